import {describe, expect, it} from "vitest";
import {searchPages, searchTokens} from "../../src/components/searchRanking.js";
import type {SearchIndex} from "../../src/contract/searchIndex.js";

const passage = (page: number, anchor: string, heading: string, text: string) => ({
  page,
  anchor,
  heading,
  text
});

const index: SearchIndex = {
  pages: [
    {path: "index.html", title: "总览"},
    {path: "definitions.html", title: "指标定义"},
    {path: "loyalty.html", title: "满意与忠诚"}
  ],
  passages: [
    passage(0, "", "客户留下了吗？", "先看回厂率，再看满意的客户里有多少没有再来。"),
    passage(0, "走势", "走势", "每个月的到店次数。"),
    passage(1, "service_retention_rate", "回厂率", "最近 12 个月至少到店一次的比例。"),
    passage(1, "service_retention_rate", "service retention", "Seen in the last 12 months."),
    passage(1, "came_back", "评价后回厂率", "其后 12 个月内再次到店的比例。"),
    passage(1, "lost_share", "流失率", "首次流失的比例；NPS 不在此列。"),
    passage(2, "", "说满意的客户，会回来吗？", "满意度每一级的客户回来了多少。")
  ],
  aliases: [
    {words: ["忠诚度", "loyalty"], passage: 6},
    {words: ["回站率"], passage: 2}
  ]
};

/** Anchors of the hits in order, pages one after the other. */
const found = (query: string): string[] =>
  searchPages(index, query).flatMap(({path, hits}) =>
    hits.map(({passage: {anchor}}) => `${path}#${anchor}`)
  );

describe("searchTokens(query)", () => {
  it("takes overlapping pairs of Chinese characters, and other words whole", () => {
    expect(searchTokens("回厂率")).toEqual(["回厂", "厂率"]);
    expect(searchTokens("满意 NPS2025，率")).toEqual(["满意", "nps", "2025", "率"]);
    expect(searchTokens("ＮＰＳ")).toEqual(["nps"]);
    expect(searchTokens(" ，。")).toEqual([]);
  });
});

describe("searchPages(index, query)", () => {
  it("finds a word inside a sentence", () => {
    expect(found("没有再来")).toEqual(["index.html#"]);
    expect(found("到店次数")).toContain("index.html#走势");
  });

  it("puts the heading that is the word before one that has it, and both before a mention", () => {
    expect(found("回厂率")).toEqual([
      "definitions.html#service_retention_rate",
      "definitions.html#came_back",
      "index.html#"
    ]);
  });

  it("follows the words of readers to where the site says it otherwise", () => {
    expect(found("忠诚度")).toEqual(["loyalty.html#"]);
    expect(found("忠诚")[0]).toBe("loyalty.html#"); // while it is being typed
    expect(found("我们的忠诚度怎么样")).toContain("loyalty.html#");
    expect(found("回站率")[0]).toBe("definitions.html#service_retention_rate");
  });

  it("answers a question of which not every word is there", () => {
    expect(found("说满意的客户会回来吗")[0]).toBe("loyalty.html#");
  });

  it("finds Latin words from their beginning and in any case, not inside others", () => {
    expect(found("Retent")).toEqual(["definitions.html#service_retention_rate"]);
    expect(found("nps")).toEqual(["definitions.html#lost_share"]);
    expect(found("tention")).toEqual([]);
  });

  it("names a place once, whichever of its languages has the word", () => {
    expect(found("12")).toEqual([
      "definitions.html#service_retention_rate",
      "definitions.html#came_back"
    ]);
  });

  it("finds nothing where nothing is, and for nothing", () => {
    expect(found("变速箱")).toEqual([]);
    expect(found("")).toEqual([]);
    expect(searchPages({pages: [], passages: [], aliases: []}, "回厂率")).toEqual([]);
  });
});
