import {readXlsx, writeXlsx} from "hucre";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {fieldExample, fieldNote} from "../../loaders/template/fieldNote.js";
import {templateWorkbook} from "../../loaders/template/templateWorkbook.js";
import type {Source} from "../../src/contract/field.js";
import {sourceNamed, sources} from "../../src/contract/sources.js";
import type {Staged} from "../stage/fixture.js";
import {stageFiles} from "../stage/fixture.js";

/** A template with its own examples in the second row. */
async function filled(source: Source): Promise<Buffer> {
  const {sheets} = await readXlsx(await templateWorkbook(source, "zh"));
  const [table, notes] = sheets.map(({name, rows}) => ({name, rows}));
  table!.rows[1] = Object.entries(source.fields).map(([name, field]) => fieldExample(name, field));
  return Buffer.from(await writeXlsx({sheets: [table!, notes!]}));
}

let staged: Staged;

beforeAll(async () => {
  const files: Record<string, Buffer> = {};
  for (const [index, source] of sources.entries()) {
    files[`${index}.xlsx`] = await filled(source); // a name that says nothing
  }
  const empty = await templateWorkbook(sourceNamed("customer"), "zh");
  const env = {SOURCE_DATE_EPOCH: "1767225600"}; // 2026-01-01
  staged = await stageFiles({...files, "empty.xlsx": Buffer.from(empty)}, {env});
});

afterAll(() => staged.close());

describe.each(sources.map((source) => [source.name, source] as const))(
  "templateWorkbook(%s)",
  (name, source) => {
    const fields = Object.entries(source.fields);

    it.each(["zh", "en"] as const)("names and explains every column (%s)", async (locale) => {
      const {sheets} = await readXlsx(await templateWorkbook(source, locale));
      const [table, notes] = sheets;
      const headers = fields.map(([, {label}]) => label.zh);
      expect(table!.rows[0]!.slice(0, headers.length)).toEqual(headers);
      expect(new Set(headers).size).toBe(headers.length);
      fields.forEach(([, field], column) => {
        const comment = table!.cells?.get(`0,${column}`)?.comment?.text ?? "";
        expect(comment).toContain(field.label[locale]);
        expect(comment.includes(locale === "zh" ? "必填" : "required")).toBe(field.required);
      });
      for (const header of headers) {
        expect(notes!.rows.some(([line]) => String(line).startsWith(`${header}: `))).toBe(true);
      }
    });

    it("is read as its table, whole, once it is filled with its own examples", async () => {
      const read = await staged.rows(`select * from stg_${name}`);
      expect(read).not.toEqual([]);
      // Further contacts of a row are rows of their own once read; of hand-kept tables others are there.
      const empty = fields
        .map(([field]) => field)
        .filter((field) => !/_\d_/.test(field) && read.every((row) => row[field] === null));
      expect(empty).toEqual([]);
    });
  }
);

describe("the templates together", () => {
  it("stop no build and lose no row", async () => {
    expect(staged.error).toBeNull();
    expect(await staged.rows("select * from refused")).toEqual([]);
  });

  it("say nothing where they are empty, notes included", async () => {
    expect(await staged.rows("select * from stg_customer")).toHaveLength(1);
    expect(staged.printed).not.toMatch(/not understood/i);
  });
});

it("fieldNote says type, unit, bounds, labels, treatment, headers and an example", () => {
  const {mileage_in_km, ro_type, phone} = sourceNamed("repair_order").fields;
  expect(fieldNote("mileage_in_km", mileage_in_km!, "en")).toEqual([
    "mileage on arrival (mileage_in_km), optional",
    "Type: integer, in km",
    "at least 0",
    "No personal data",
    "Headers also recognised: 进厂行驶里程, 进站里程, 进店里程数, 入厂里程, 里程, Mileage",
    "Example: 36500"
  ]);
  expect(fieldNote("ro_type", ro_type!, "zh").join("\n")).toMatch(/^可填：.+、.+$/m);
  expect(fieldNote("phone", phone!, "zh")).toContain("个人信息：直接标识；发布前：换成编号");
});
