import {execFile} from "node:child_process";
import {mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {promisify} from "node:util";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {openExtract} from "../../loaders/read/extract.js";
import {asExtractError, ExtractError} from "../../loaders/read/extractError.js";
import {withoutCells} from "../../loaders/read/sqlText.js";
import {connect} from "./extractFixture.js";
import {writeWorkbook} from "./workbookOracle.js";

describe("ExtractError", () => {
  it("says where, what was found, what was expected and what to do", () => {
    const place = {file: "2024/a.xls", sheet: "工单", row: 7, column: "C"};
    const error = new ExtractError("truncated_sheet", place, {rows: 65_536, limit: 65_535});
    expect(error.message).toBe(
      "2024/a.xls, sheet 工单, row 7, column C: 65536 rows, where its format ends (expected fewer than 65535: rows beyond are cut off without a word); export in parts (for example by month), or as .xlsx or CSV"
    );
    expect(error).toMatchObject({...place, code: "truncated_sheet", name: "ExtractError"});
    expect(error.message).toContain(`${error.found} (expected ${error.expected}); ${error.remedy}`);
  });
});

describe("asExtractError", () => {
  it("knows a full disk from Node and from DuckDB, and leaves other errors alone", () => {
    const node = Object.assign(new Error("write"), {code: "ENOSPC"});
    const duckdb = new Error("IO Error: Could not write file: No space left on device");
    for (const error of [node, duckdb]) {
      expect(asExtractError(error, "a.csv")).toMatchObject({code: "disk_full", file: "a.csv"});
    }
    const other = new Error("other");
    expect(asExtractError(other, "a.csv")).toBe(other);
  });
});

describe("withoutCells", () => {
  it("drops the line that DuckDB quotes", async () => {
    const folder = mkdtempSync(join(tmpdir(), "read-test-"));
    writeFileSync(join(folder, "a.csv"), '张三,13800000000\n"李四" x,1\n');
    const connection = await connect();
    const thrown: unknown = await connection
      .run(
        `from read_csv('${folder}/a.csv', header = false, quote = '"', auto_detect = false, columns = {'a': 'VARCHAR', 'b': 'VARCHAR'})`
      )
      .catch((error: unknown) => error);
    rmSync(folder, {recursive: true});
    expect(String(thrown)).toContain("李四");
    expect(String(withoutCells(thrown))).not.toMatch(/李四|张三|1380/);
  });
});

describe("openExtract's temporary files", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "read-test-"));
    vi.stubEnv("TMPDIR", folder);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, {recursive: true});
  });

  const scratch = () => readdirSync(folder).filter((name) => name.startsWith("loyalty-atlas-"));

  it("are readable by the user alone and gone after close", async () => {
    writeFileSync(join(folder, "a.xlsx"), writeWorkbook("xlsx", [{name: "S", cells: [["a"]]}]));
    const extract = await openExtract({file: "a.xlsx", path: join(folder, "a.xlsx")});
    const [name = ""] = scratch();
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o700);
    await extract.close();
    expect(scratch()).toEqual([]);
  });

  it("are gone when the file is refused", async () => {
    writeFileSync(join(folder, "a.xlsx"), "PK\x03\x04");
    await expect(openExtract({file: "a.xlsx", path: join(folder, "a.xlsx")})).rejects.toThrow(
      "damaged"
    );
    expect(scratch()).toEqual([]);
  });

  it("are not needed for text in UTF-8", async () => {
    writeFileSync(join(folder, "a.csv"), "a,b\n1,2\n");
    const extract = await openExtract({file: "a.csv", path: join(folder, "a.csv")});
    await extract.load(extract.sheets[0]!, await connect(), "plain", 1);
    expect(scratch()).toEqual([]);
    await extract.close();
    await (await connect()).run("drop table plain; drop table plain_broken");
  });

  it("are gone when a process under tsx ends without close, with those of a killed one", async () => {
    // No process has a number this high: Linux ends at 2^22.
    const [killed, running] = [`loyalty-atlas-${2 ** 30}-a`, `loyalty-atlas-${process.pid}-a`];
    for (const name of [killed, running]) mkdirSync(join(folder, name));
    writeFileSync(
      join(folder, "a.xlsx"),
      writeWorkbook("xlsx", [{name: "S", cells: [["甲"], [1]]}])
    );
    const script = join(folder, "open.mts");
    const module = resolve(import.meta.dirname, "../../loaders/read/extract.ts");
    writeFileSync(
      script,
      `import {openExtract} from ${JSON.stringify(module)};
       const extract = await openExtract({file: "a.xlsx", path: ${JSON.stringify(join(folder, "a.xlsx"))}});
       console.log(JSON.stringify(extract.sheets[0].head));`
    );
    const root = resolve(import.meta.dirname, "../..");
    const {stdout} = await promisify(execFile)(process.execPath, ["--import", "tsx", script], {
      cwd: root,
      env: {...process.env, TMPDIR: folder}
    });
    expect(JSON.parse(stdout)).toEqual([["甲"], ["1"]]);
    expect(scratch()).toEqual([running]);
  });
});
