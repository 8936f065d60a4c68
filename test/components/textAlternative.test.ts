import {expect, it} from "vitest";
import {table, withFirstRows} from "../../src/components/table.js";
import {ROWS_HEARD, tableText, trendText} from "../../src/components/textAlternative.js";

const rows = (count: number, total?: number) =>
  table({
    caption: "各店",
    columns: [
      {label: "门店", cell: (index: number) => `${index} 店`},
      {label: "回厂率", cell: (index: number) => `${index}%`, sortBy: (index: number) => index},
      {label: "备注", cell: (index: number) => (index === 1 ? "" : "好")}
    ],
    rows: Array.from({length: count}, (_, index) => index + 1),
    ...(total === undefined ? {} : {total})
  });

it("tableText(table) says each value with its row and its column, and leaves empty cells out", () => {
  expect(tableText(rows(2))).toBe("1 店，回厂率 1%；2 店，回厂率 2%，备注 好");
});

it.each([3, 8, 9, 20])(
  "tableText(table) says the same of the first of %i rows, with a sum or without",
  (count) => {
    for (const total of [undefined, 99]) {
      const make = () => rows(count, total);
      const first = withFirstRows(ROWS_HEARD, make);
      expect(tableText(first)).toBe(tableText(make()));
      expect(first.querySelectorAll("tbody tr").length).toBeLessThanOrEqual(ROWS_HEARD + 1);
    }
  }
);

it("tableText(table) says how many rows it leaves to the table", () => {
  const text = tableText(rows(20), "en");
  expect(text).toContain("8 店, 回厂率 8%");
  expect(text).not.toContain("9 店");
  expect(text).toContain("12 more rows in the table");
});

it("trendText(points) says the last full month, the highest and the lowest", () => {
  const point = (month: string, value: number | null, isPartial = false) => ({
    month,
    value,
    isPartial
  });
  const points = [
    point("2026-01", 5),
    point("2026-02", 9),
    point("2026-03", null),
    point("2026-04", 6),
    point("2026-05", 1, true)
  ];
  const write = (value: unknown) => String(value);
  expect(trendText(points, write, write)).toBe(
    "最近一个完整月：2026-04 6；最高：2026-02 9；最低：2026-01 5。"
  );
  expect(trendText([], write, write)).toBe("");
});
