import {describe, expect, it} from "vitest";
import {
  dictionaryList,
  dictionarySearch,
  dictionarySummary
} from "../../src/components/dictionary.js";
import {dictionaryTables, searchDictionary} from "../../src/components/dictionaryEntries.js";
import {marts} from "../../src/contract/marts.js";
import {sources} from "../../src/contract/sources.js";
import {manifest} from "./manifest.js";

const tables = dictionaryTables(sources, marts, manifest);

describe("the dictionary", () => {
  it("has every source table with every field and every published table with every column", () => {
    expect(tables).toHaveLength(sources.length + marts.length);
    for (const source of sources) {
      const entry = tables.find(({kind, name}) => kind === "source" && name === source.name)!;
      expect(entry.fields.map(({name}) => name)).toEqual(Object.keys(source.fields));
    }
    for (const mart of marts) {
      const entry = tables.find(({kind, name}) => kind === "mart" && name === mart.name)!;
      expect(entry.fields.map(({name}) => name)).toEqual(Object.keys(mart.columns));
    }
  });

  it("has the rows of this build, and none for a table without an extract", () => {
    const rows = (name: string) => tables.find((table) => table.name === name)!.rows;
    expect(rows("repair_order")).toBe(12_345);
    expect(rows("lead")).toBeNull();
  });

  it("finds fields by label, name and header, in either language and any case", () => {
    const found = (search: string) =>
      searchDictionary(tables, search).flatMap(({table, fields}) =>
        fields.map(({name}) => `${table.name}.${name}`)
      );
    expect(found("车架号")).toContain("repair_order.vin");
    expect(found("ro_no").length).toBeGreaterThan(1);
    expect(found("opendate")).toEqual(["repair_order.opened_at"]);
    expect(found("nothing like this")).toEqual([]);
    expect(found("")).toHaveLength(tables.reduce((sum, {fields}) => sum + fields.length, 0));
  });

  it("keeps all fields of a table that is found by its own name", () => {
    const [first] = searchDictionary(tables, "repair_order_line");
    expect(first!.fields).toHaveLength(first!.table.fields.length);
  });

  it("opens the tables of which a search leaves some fields, and counts them", () => {
    const list = dictionaryList(tables, "opendate");
    expect(list.querySelector("[role=status]")!.textContent).toBe("找到 1 个字段，在 1 张表中");
    const details = list.querySelector("details")!;
    expect(details.open).toBe(true);
    const cells = [...details.querySelectorAll("tbody > tr > *")].map((cell) => cell.textContent);
    expect(cells[0]).toBe("开单日期 opened_at");
    expect(cells[3]).toBe("");
    expect(cells.at(-1)).toBe("归为区间");
  });

  it("says so where nothing is found", () => {
    expect(dictionaryList(tables, "nothing like this").textContent).toContain("没有找到");
  });

  it("shows the labels of a code list and how personal data are handled", () => {
    const list = dictionaryList(
      tables.filter(({kind}) => kind === "source"),
      "性别"
    );
    expect(list.textContent).toContain("取值：男、女");
    expect(list.querySelector(".tag.is-personal")!.textContent).toBe("间接标识");
  });

  it("sums itself up", () => {
    expect(dictionarySummary(tables).textContent).toContain(`读取 ${sources.length} 种来源表`);
  });

  it("has a search field whose value is the search", () => {
    const search = dictionarySearch();
    search.querySelector("input")!.value = "里程";
    expect(search.value).toBe("里程");
  });
});
