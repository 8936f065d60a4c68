import {beforeEach, describe, expect, it} from "vitest";
import {table} from "../../src/components/table.js";

interface Row {
  name: string;
  count: number | null;
}

const rows: Row[] = [
  {name: "b", count: 2},
  {name: "a", count: null},
  {name: "c", count: 30}
];

describe("table({caption, columns, rows})", () => {
  let node: HTMLElement;
  const first = () => [...node.querySelectorAll("tbody th")].map((cell) => cell.textContent);
  const button = (index: number) => node.querySelectorAll<HTMLElement>("thead button")[index]!;

  beforeEach(() => {
    node = table<Row>({
      caption: "Counts",
      columns: [
        {label: "Name", cell: ({name}) => name, sortBy: ({name}) => name},
        {label: "Count", cell: ({count}) => count, sortBy: ({count}) => count, isNumber: true},
        {label: "Free", cell: () => "x"}
      ],
      rows,
      total: {name: "sum", count: 32}
    });
  });

  it("has a caption, row and column headers, and numbers to the right", () => {
    expect(node.querySelector("caption")!.textContent).toBe("Counts");
    expect(node.getAttribute("aria-label")).toBe("Counts");
    expect(node.querySelectorAll("thead th[scope=col]")).toHaveLength(3);
    expect(node.querySelectorAll("tbody th[scope=row]")).toHaveLength(4);
    expect(node.querySelectorAll("tbody td.number")).toHaveLength(4);
  });

  it("keeps the order given until a column is sorted, the total always last", () => {
    expect(first()).toEqual(["b", "a", "c", "sum"]);
    button(0).click();
    expect(first()).toEqual(["a", "b", "c", "sum"]);
    expect(node.querySelector("thead th")!.getAttribute("aria-sort")).toBe("ascending");
  });

  it("sorts numbers from the largest, then the other way, missing ones last", () => {
    button(1).click();
    expect(first()).toEqual(["c", "b", "a", "sum"]);
    button(1).click();
    expect(first()).toEqual(["b", "c", "a", "sum"]);
    expect(node.querySelectorAll("[aria-sort]")).toHaveLength(1);
  });

  it("does not sort a column without a measure", () => {
    expect(node.querySelectorAll("thead button")).toHaveLength(2);
  });
});
