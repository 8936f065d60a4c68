import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {checkBalance} from "../../loaders/check/balance.js";
import type {GateContext} from "../../loaders/check/gates.js";
import {
  absoluteGates,
  acceptableGates,
  checkGate,
  checkGates,
  GateError
} from "../../loaders/check/gates.js";
import {openDatabase} from "../../loaders/duckdb.js";
import {ExtractError} from "../../loaders/read/extractError.js";
import {gateNames} from "../../src/i18n/quality.js";
import {explainError} from "../../loaders/stage/explainError.js";

function contextOf(accepted: string): GateContext & {lines: string[]} {
  const lines: string[] = [];
  return {
    lines,
    locale: "en",
    report: {print: (line) => void lines.push(line)},
    acceptableGates: acceptableGates({ACCEPT_GATES: accepted}),
    acceptedGates: new Set()
  };
}

describe("gates", () => {
  it("acceptableGates(env) splits names at commas and spaces", () => {
    expect([...acceptableGates({ACCEPT_GATES: "a, b,c"})]).toEqual(["a", "b", "c"]);
    expect(acceptableGates({}).size).toBe(0);
  });

  it("checkGate(context, gate) stops with the name and how to let it pass", () => {
    const context = contextOf("");
    expect(() => checkGate(context, "control_total", "off by a lot")).toThrow(
      new GateError(
        ["control_total"],
        "[control_total] off by a lot\nto let it pass this once, set ACCEPT_GATES=control_total."
      )
    );
  });

  it("checkGate(context, gate) lets an accepted gate pass, says so and records it", () => {
    const context = contextOf("control_total");
    checkGate(context, "control_total", "off by a lot");
    expect(context.lines).toEqual(["let pass by ACCEPT_GATES, control_total: off by a lot"]);
    expect([...context.acceptedGates]).toEqual(["control_total"]);
  });

  it.each(absoluteGates)("nothing lets %s pass", (gate) => {
    expect(() => checkGate(contextOf(gate), gate, "found")).toThrow(`[${gate}] found`);
  });

  it("checkGates(context, problems) names all that stop at once", () => {
    const problems = [
      {gate: "wrong_label", message: "one"},
      {gate: "missing_column", message: "two"},
      {gate: "missing_dealer", message: "three"}
    ] as const;
    expect(() => checkGates(contextOf("missing_column"), problems)).toThrow(
      "[wrong_label] one\n[missing_dealer] three\nto let it pass this once, set ACCEPT_GATES=wrong_label,missing_dealer."
    );
  });
});

it("data/README.md explains every gate", () => {
  const readme = readFileSync(join(import.meta.dirname, "../../data/README.md"), "utf8");
  const explained = [...readme.matchAll(/^\| `(\w+)` \| .* \| (.*) \|$/gm)].map(([, gate]) => gate);
  expect(explained).toEqual(expect.arrayContaining([...Object.keys(gateNames), ...absoluteGates]));
});

describe("the balance", () => {
  it("closes when each table and dealer adds up, and stops the build otherwise", async () => {
    const {connection, close} = await openDatabase();
    await connection.run(`create table balance as from (values
      ('vehicle', 'D01', 'read', null, 10), ('vehicle', 'D01', 'accepted', null, 6),
      ('vehicle', 'D01', 'merged', 'duplicate', 2), ('vehicle', 'D01', 'refused', 'not_a_vin', 1),
      ('vehicle', 'D01', 'excluded', 'test', 1), ('vehicle', 'D01', 'blank', null, 99),
      ('lead', null, 'read', null, 1), ('lead', null, 'refused', 'missing_value', 1)
    ) as line (source_table, dealer, balance_line, reason, row_count)`);
    const context = contextOf("balance");
    await expect(checkBalance(connection, context)).resolves.toBeUndefined();
    await connection.run("insert into balance values ('vehicle', 'D02', 'read', null, 3)");
    await expect(checkBalance(connection, context)).rejects.toThrow(
      "[balance] vehicles does not balance: 3 rows read, but accepted 0 + merged 0 + refused 0 + excluded 0 = 0 (dealer: D02)."
    );
    close();
  });
});

describe("explainError(error, locale)", () => {
  it("translates what a reader says, by its code", () => {
    const cut = new ExtractError(
      "truncated_sheet",
      {file: "a.xls", sheet: "S"},
      {rows: 65536, limit: 65535}
    );
    expect(explainError(cut, "zh")).toBe(
      "a.xls#S：有 65536 行，正是 .xls 格式的上限（应少于 65535 行），其后的数据可能已被截断。请按月分批导出，或导出为 .xlsx、CSV。"
    );
    const garbled = new ExtractError(
      "undecodable",
      {file: "a.csv"},
      {encoding: "utf-8", share: 0.0234, limit: 0.001}
    );
    expect(explainError(garbled, "en")).toBe(
      "a.csv: 2.34 % of the characters are not utf-8 (at most 0.1 %). Name the encoding in extract.json, or export the file again as UTF-8."
    );
  });

  it("says what to do when the machine fails", () => {
    const full = Object.assign(new Error("write"), {code: "ENOSPC"});
    expect(explainError(full, "en")).toContain(
      "no space left on the disk; the build stopped and the site is as it was."
    );
    expect(explainError(new Error("IO Error: No space left on device"), "zh")).toContain(
      "磁盘已满"
    );
    const denied = Object.assign(new Error("open"), {code: "EACCES", path: "private/refused.xlsx"});
    expect(explainError(denied, "en")).toContain("private/refused.xlsx cannot be read or written");
  });

  it("leaves gates and unknown errors as they are", () => {
    expect(explainError(new GateError(["a"], "stop"), "zh")).toBe("stop");
    expect(explainError(new Error("odd"), "zh")).toBe("odd");
    expect(explainError("odd", "zh")).toBe("odd");
  });
});
