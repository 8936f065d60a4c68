import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {canvas} from "../../src/charts/canvas.js";
import {picture} from "../../src/components/picture.js";
import {table} from "../../src/components/table.js";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(private readonly callback: (entries: object[]) => void) {}
      observe(): void {
        this.callback([{contentRect: {width: 600}}]);
      }
    }
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

const returns = (makeTable: () => Element, alternative?: string) =>
  picture({
    title: {message: {zh: "城西店最高", en: "the western store leads"}, values: {}},
    subtitle: "回厂率，%",
    draw: ({width, alternative}) => canvas(width, 100, {alternative}).node()!,
    table: makeTable,
    ...(alternative === undefined ? {} : {alternative})
  });
const makeTable = () =>
  table({
    caption: "各店",
    columns: [
      {label: "门店", cell: (name: string) => name},
      {label: "回厂率", cell: () => "70%"}
    ],
    rows: ["城西店"]
  });
const said = (node: Element) => node.querySelector("svg")!.getAttribute("aria-label");

it("picture() names its drawing at once, and with the values of its table once the page is at rest", () => {
  const node = returns(makeTable);
  document.body.append(node);
  expect(said(node)).toBe("城西店最高 回厂率，%");
  vi.runAllTimers();
  expect(said(node)).toBe("城西店最高 回厂率，% 城西店，回厂率 70%");
});

it("picture() makes no table for a drawing that is gone by then", () => {
  const make = vi.fn(makeTable);
  document.body.append(returns(make));
  document.body.replaceChildren();
  vi.runAllTimers();
  expect(make).not.toHaveBeenCalled();
});

it("picture() says an alternative of its own at once", () => {
  expect(said(returns(makeTable, "城西店 70%"))).toBe("城西店最高 回厂率，% 城西店 70%");
});
