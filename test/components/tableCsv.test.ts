import {describe, expect, it} from "vitest";
import {element} from "../../src/components/element.js";
import {figure} from "../../src/components/figure.js";
import {table} from "../../src/components/table.js";
import {csvTable} from "../../src/components/tableCsv.js";

interface Row {
  month: string;
  share: number | null;
  people: number;
}

const rows: Row[] = [
  {month: "2026-09-01", share: 0.8123456, people: 400},
  {month: "2026-10-01", share: 0.5, people: 12},
  {month: "2026-11-01", share: 0.25, people: 4},
  {month: "2026-12-01", share: null, people: 40}
];

const shares = (more: Row[] = rows): HTMLElement =>
  table<Row>({
    caption: "满意率，每月，2026年9月–12月",
    columns: [
      {
        label: "月份",
        cell: ({month}) => `${Number(month.slice(5, 7))}月`,
        raw: ({month}) => month.slice(0, 7)
      },
      {
        label: "满意率",
        cell: ({share: value, people}) =>
          figure({
            metric: "satisfied_share",
            value,
            format: "share",
            n: people,
            people,
            lo: value && value - 0.1,
            hi: value && value + 0.1,
            limits: {}
          }),
        sortBy: ({share}) => share,
        isNumber: true
      },
      {label: "区间", cell: () => "70%–90%", raw: null},
      {
        label: "图",
        cell: () => document.createElementNS("http://www.w3.org/2000/svg", "svg")
      }
    ],
    rows: more
  });

const csv = (node: HTMLElement) => csvTable(node.querySelector("table")!);

describe("csvTable(table)", () => {
  it("writes a figure as its value, the ends of its interval and its n", () => {
    const {header, rows: lines} = csv(shares(rows.slice(0, 2)));
    expect(header).toEqual(["月份", "满意率", "满意率 95% 下限", "满意率 95% 上限", "满意率 n"]);
    expect(lines[0]).toEqual(["2026-09", 0.8123456, 0.8123456 - 0.1, 0.8123456 + 0.1, 400]);
  });

  it("withholds in words what the page withholds, and leaves out what is missing", () => {
    const {rows: lines, facts} = csv(shares());
    expect(lines[2]).toEqual(["2026-11", "样本不足", null, null, 4]);
    expect(lines[3]).toEqual(["2026-12", null, null, null, 40]);
    expect(JSON.stringify(lines)).not.toContain("0.25");
    expect(facts!.map(({value}) => value).join()).toMatch(/小数.*少于 30.*不导出/);
  });

  it("says nothing of small or withheld samples where there are none", () => {
    expect(csv(shares(rows.slice(0, 1))).facts).toHaveLength(1);
  });

  it("keeps the order in which the reader sorted the rows", () => {
    const node = shares();
    node.querySelector<HTMLElement>("thead button")!.click();
    expect(csv(node).rows.map(([month]) => month)).toEqual([
      "2026-09",
      "2026-10",
      "2026-11",
      "2026-12"
    ]);
    node.querySelector<HTMLElement>("thead button")!.click();
    expect(csv(node).rows[0]![0]).toBe("2026-11");
  });

  it("names itself by its caption and takes text as it reads", () => {
    const node = table<string>({
      caption: "字段：一行一个",
      columns: [
        {
          label: [element("span", {class: "key"}), "字段"],
          cell: (name) => [name, element("br"), element("span", {}, "值：甲、乙")]
        },
        {label: "标签", cell: () => element("span", {class: "tag"}, "直接标识")}
      ],
      rows: ["日期"],
      total: "合计"
    });
    const {subject, title, header, rows: lines} = csv(node);
    expect([subject, title]).toEqual(["字段", "字段：一行一个"]);
    expect(header).toEqual(["字段", "标签"]);
    expect(lines).toEqual([
      ["日期 值：甲、乙", "直接标识"],
      ["合计 值：甲、乙", "直接标识"]
    ]);
  });

  it("takes a figure beside what is marked as not for export as the figure", () => {
    const node = table<number>({
      caption: "去向",
      columns: [
        {label: "原来", cell: () => "蜜蜂"},
        {
          label: "蜜蜂",
          cell: (value) => [
            element("span", {"data-export": "none"}, "5 · "),
            figure({metric: "flow_share", value, format: "share", n: 20, lo: 0.1, hi: 0.4})
          ],
          isNumber: true
        }
      ],
      rows: [0.25]
    });
    expect(csvTable(node.querySelector("table")!).rows).toEqual([["蜜蜂", 0.25, 0.1, 0.4, 20]]);
  });

  it("takes figures inside a sentence as text", () => {
    const node = table<number>({
      caption: "x",
      columns: [
        {
          label: "a",
          cell: (value) => ["工单 ", figure({metric: "rows", value, format: "count"})]
        }
      ],
      rows: [1234]
    });
    expect(csv(node).rows).toEqual([["工单 1,234"]]);
  });
});
