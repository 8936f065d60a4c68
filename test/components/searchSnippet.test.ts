import {describe, expect, it} from "vitest";
import type {MarkedPart} from "../../src/components/searchSnippet.js";
import {markedParts, snippet} from "../../src/components/searchSnippet.js";

const written = (parts: MarkedPart[]): string =>
  parts.map(({text, isMarked}) => (isMarked ? `[${text}]` : text)).join("");

describe("snippet(text, query)", () => {
  const text = "到店是一天一次。流失率按到期日计算；回厂率不同。\nThe retention rate. And others.";

  it("is the sentence in which the word stands, with the word marked", () => {
    expect(written(snippet(text, "回厂率"))).toBe("[回厂率]不同。");
    expect(written(snippet(text, "流失"))).toBe("[流失]率按到期日计算；");
    expect(written(snippet(text, "RETENTION"))).toBe("The [retention] rate.");
  });

  it("marks the parts where the words do not stand as they were typed", () => {
    expect(written(snippet(text, "到期计算流失率"))).toBe("[流失率]按[到期]日[计算]；");
  });

  it("is the first sentence where none has the word, and empty for no text", () => {
    expect(written(snippet(text, "忠诚"))).toBe("到店是一天一次。");
    expect(snippet("", "忠诚")).toEqual([]);
  });

  it("cuts a long sentence around the word", () => {
    const long = `${"甲".repeat(200)}回厂率${"乙".repeat(200)}`;
    const cut = written(snippet(long, "回厂率"));
    expect(cut).toMatch(/^…甲{24}\[回厂率\]乙+…$/);
    expect(cut.length).toBeLessThan(100);
  });
});

describe("markedParts(text, query)", () => {
  it("joins marks that touch and keeps the text whole", () => {
    expect(markedParts("回厂率", "回厂率")).toEqual([{text: "回厂率", isMarked: true}]);
    const parts = markedParts("评价后回厂率", "回厂");
    expect(parts.map(({text}) => text).join("")).toBe("评价后回厂率");
  });

  it("marks the right place behind characters whose normal form is longer", () => {
    expect(markedParts("…㎞ 里程", "里程")).toEqual([
      {text: "…㎞ ", isMarked: false},
      {text: "里程", isMarked: true}
    ]);
  });
});
