import {describe, expect, it} from "vitest";
import type {AnswerShare} from "../../../src/charts/answerShares.js";
import {returnThesis} from "../../../src/components/loyalty/returnThesis.js";
import {sentence, sentenceText} from "../../../src/components/sentence.js";
import {thesis} from "../../../src/i18n/loyalty.js";
import {wilsonInterval} from "../../../src/stats/wilson.js";

const level = (level: number, came: number, n: number): AnswerShare => ({
  answer: level,
  label: String(level),
  share: n === 0 ? null : came / n,
  lo: wilsonInterval(came, n)?.lo ?? null,
  hi: wilsonInterval(came, n)?.hi ?? null,
  n,
  people: n
});

describe("returnThesis(levels)", () => {
  it("supports the thesis where only the top level stands out", () => {
    const said = returnThesis([level(3, 255, 500), level(4, 520, 1000), level(5, 800, 1000)]);
    expect(said.message).toBe(thesis.only_top);
    expect(sentenceText(said)).toBe(
      "在这些数据里，只有“非常满意”才明显带来回厂：非常满意的回来了 80.0%，满意的只有 52.0%，并不比一般的 51.0% 高。"
    );
  });

  it("names the largest step where all levels differ", () => {
    const said = returnThesis([level(3, 400, 1000), level(4, 500, 1000), level(5, 800, 1000)]);
    expect(said.message).toBe(thesis.top_step_largest);
    expect(sentenceText(said)).toContain("相差 30.0 个百分点");
    expect(sentenceText(said)).toContain("只差 10.0 个百分点");
  });

  it("says so where the lower step is the larger", () => {
    const said = returnThesis([level(3, 300, 1000), level(4, 600, 1000), level(5, 700, 1000)]);
    expect(said.message).toBe(thesis.top_step_not_largest);
  });

  it("does not call a step the larger where the data cannot tell", () => {
    const said = returnThesis([level(3, 170, 285), level(4, 1424, 1895), level(5, 1814, 1979)]);
    expect(said.message).toBe(thesis.steps_alike);
    expect(sentenceText(said)).toContain("两步分不出大小");
  });

  it("says so where the data do not support it", () => {
    const said = returnThesis([level(3, 255, 500), level(4, 600, 1000), level(5, 610, 1000)]);
    expect(said.message).toBe(thesis.no_difference);
  });

  it("says so where the data contradict it", () => {
    const said = returnThesis([level(3, 255, 500), level(4, 700, 1000), level(5, 600, 1000)]);
    expect(said.message).toBe(thesis.reversed);
  });

  it("compares the two upper levels alone where the middle is too small", () => {
    const said = returnThesis([level(3, 4, 9), level(4, 500, 1000), level(5, 700, 1000)]);
    expect(said.message).toBe(thesis.top_better);
  });

  it("does not judge from too few people, however many answers they gave", () => {
    const few = {...level(5, 28, 30), people: 9};
    const said = returnThesis([level(3, 40, 100), level(4, 50, 100), few]);
    expect(said.message).toBe(thesis.too_few);
    expect(sentenceText(said, "en")).toContain("30 of the very satisfied and 100 of the satisfied");
    expect(returnThesis([]).message).toBe(thesis.too_few);
  });

  it("carries its figures as elements", () => {
    const said = returnThesis([level(3, 255, 500), level(4, 520, 1000), level(5, 800, 1000)]);
    const top = sentence(said).querySelector("data")!;
    expect(top.dataset).toMatchObject({
      metric: "came_back",
      group: "level:5",
      value: "0.8",
      n: "1000"
    });
    expect(Number(top.dataset.lo)).toBeCloseTo(0.7741, 3);
  });
});
