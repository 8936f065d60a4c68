import {readdirSync, readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import type {MartGroup} from "../../loaders/marts/martOrder.js";
import {martGroups, martSql, martsRead} from "../../loaders/marts/martOrder.js";
import {marts} from "../../src/contract/marts.js";

const loaders = resolve(import.meta.dirname, "../../loaders");

/** The group of a mart. */
const groupOf = (name: string): MartGroup =>
  groups.find(({marts: names}) => names.some((one) => one === name))!;

let groups: MartGroup[];
beforeAll(async () => {
  groups = await martGroups();
});

describe("martGroups()", () => {
  it("has every mart once", () => {
    expect(groups.flatMap(({marts: names}) => names).sort()).toEqual(
      marts.map(({name}) => name).sort()
    );
  });

  it("has what a mart selects from in an earlier group, or before it in its own", async () => {
    const order = groups.flatMap(({marts: names}) => names);
    for (const {name} of marts) {
      for (const read of martsRead(await martSql(name), name)) {
        expect([name, read, order.indexOf(read) < order.indexOf(name)]).toEqual([name, read, true]);
        if (groupOf(name) !== groupOf(read)) expect(groupOf(name).reads).toContain(read);
      }
    }
    for (const {marts: names, reads} of groups) {
      for (const read of reads) {
        expect([read, order.indexOf(read) < order.indexOf(names[0]!)]).toEqual([read, true]);
      }
    }
  });

  it("waits for the marts that models select from", () => {
    const readIn = (folder: string): string[] =>
      readdirSync(join(loaders, folder)).flatMap((file) =>
        martsRead(readFileSync(join(loaders, folder, file), "utf8"))
      );
    expect([...new Set(readIn("value"))].sort()).toEqual(groupOf("customer_values").reads);
    expect([...new Set(readIn("risk"))].sort()).toEqual(groupOf("risk_effects").reads);
  });

  it("waits for the marts that figures are summed up from", () => {
    for (const name of ["month_figures", "month_series_figures"]) {
      expect(groupOf(name).reads).toEqual(["recent_figures"]);
    }
    expect(groupOf("recent_figures").reads).toEqual(
      expect.arrayContaining(["dealers", "customers", "vehicle_days", "vehicles", "sales", "leads"])
    );
    expect(groupOf("month_practices").reads).toEqual(
      expect.arrayContaining(["dealers", "visits", "sales", "vehicle_days"])
    );
  });
});

it("martsRead(sql) finds marts after from and join, in lines of their own or not", () => {
  expect(
    martsRead("select visits from sales\njoin\n  leads using (x) left join (from dealers)")
  ).toEqual(["dealers", "sales", "leads"]);
});
