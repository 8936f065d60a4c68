import {describe, expect, it} from "vitest";
import {attitudeSentence} from "../../src/components/referrals/answer.js";
import {measureNamed} from "../../src/components/measures.js";

const sums = (n: number, y: number) => ({people: n, n, y, nn: n, ny: y, yy: y});
const said = (scores: number) =>
  attitudeSentence(
    [
      measureNamed("recommend_top_box", sums(200, 80)),
      measureNamed("net_promoter_score", sums(scores, scores / 2))
    ],
    "en"
  ).textContent;

describe("attitudeSentence(attitude)", () => {
  it("tells a question that nobody was asked from one that too few answered", () => {
    expect(said(0)).toContain("there is no 0–10 question");
    expect(said(8)).toContain("too few answered the 0–10 question");
    expect(said(200)).toContain("net promoter score is");
  });
});
