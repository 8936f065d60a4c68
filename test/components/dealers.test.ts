import {beforeAll, describe, expect, it, vi} from "vitest";
import {dealerPicture, dealersTitle, dealerTable} from "../../src/components/dealerPicture.js";
import {dealerStandings} from "../../src/components/dealerStanding.js";
import {measureNamed} from "../../src/components/measures.js";
import {
  satisfiedPicture,
  satisfiedTitle,
  visitsPicture,
  visitsTitle
} from "../../src/components/monthlyPictures.js";
import {sentenceText} from "../../src/components/sentence.js";
import type {MetricId} from "../../src/contract/metrics.js";
import {manifest} from "./manifest.js";

const share = (id: MetricId, y: number, n: number, dealer: number | null) =>
  measureNamed(id, {people: n, n, y, nn: n, ny: y, yy: y}, dealer);
const retention = (...shares: number[]) =>
  shares.map((y, index) => share("service_retention_rate", y, 1000, index + 1));
const span = {period: "近 12 个月", before: "前 12 个月"};

beforeAll(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(private readonly seen: (entries: {contentRect: {width: number}}[]) => void) {}
      observe(): void {
        this.seen([{contentRect: {width: 500}}]);
      }
    }
  );
});

describe("dealers compared", () => {
  const title = (...shares: number[]) =>
    sentenceText(dealersTitle(dealerStandings(retention(...shares), manifest)));

  it("are ranked only where the data can tell them apart", () => {
    expect(title(700, 690, 600)).toBe("瑞达的回厂率只有 60.0%，比其余门店低 9.5 个百分点。");
    expect(title(700, 690, 745)).toContain("瑞达的回厂率有 74.5%，比其余门店高 5.0 个百分点");
    expect(title(700, 690, 705)).toContain("看不出可靠的差别");
  });

  it("leave out a dealer with too few people", () => {
    const few = share("service_retention_rate", 1, 8, 3);
    expect(dealerStandings([...retention(700, 690), few], manifest).map(({name}) => name)).toEqual([
      "众合",
      "星辰"
    ]);
  });

  it("are drawn highest first, with what they have in common said below", () => {
    const node = dealerPicture(retention(700, 690, 600), manifest, span, "service_retention_rate");
    expect(node.querySelector("svg")!.textContent).toMatch(/星辰.*众合.*瑞达/);
    expect(node.querySelector(".picture-note")!.textContent).toContain("各店只算回到本店的车");
  });

  it("cannot be compared where there is only one", () => {
    const node = dealerPicture(retention(700), manifest, span, "service_retention_rate");
    expect(node.textContent).toContain("没有可比较的");
  });

  it("stand in a table with the figures that the data have, named by dealer", () => {
    const table = dealerTable(retention(700, 690), manifest, span, [
      "service_retention_rate",
      "visits"
    ]);
    expect([...table.querySelectorAll("thead th")].map((cell) => cell.textContent)).toEqual([
      "门店",
      "回厂率"
    ]);
    const figures = [...table.querySelectorAll("data")].map(({dataset}) => dataset);
    expect(figures.map(({group, value}) => [group, value])).toEqual([
      ["dealer:1", "0.7"],
      ["dealer:2", "0.69"]
    ]);
  });
});

describe("visits by month", () => {
  const month = (month: string, visits: number, is_partial = false) => ({
    month,
    visits,
    is_partial
  });

  it("compare the last full month with the same month a year earlier", () => {
    const months = [
      month("2025-09-01", 400),
      month("2026-09-01", 360),
      month("2026-10-01", 100, true)
    ];
    expect(sentenceText(visitsTitle(months))).toBe("2026年9月到店 360 次，比上年同月少 10.0%。");
    expect(sentenceText(visitsTitle(months.slice(1)))).toBe("2026年9月到店 360 次。");
    expect(sentenceText(visitsTitle([]))).toContain("没有到店");
  });

  it("say what a hollow month is only where there is one", () => {
    const full = [month("2026-08-01", 10), month("2026-09-01", 20)];
    expect(visitsPicture(full).querySelector(".picture-note")).toBeNull();
    const open = [...full, month("2026-10-01", 5, true)];
    expect(visitsPicture(open).querySelector(".picture-note")!.textContent).toContain("空心点");
  });
});

describe("satisfaction by month", () => {
  const of = (y: number) => share("satisfied_share", y, 1000, null);

  it("says whether the span differs from the one before", () => {
    expect(sentenceText(satisfiedTitle(of(900), of(800), span))).toBe(
      "近 12 个月的满意率为 90.0%，前 12 个月为 80.0%，上升了。"
    );
    expect(sentenceText(satisfiedTitle(of(801), of(800), span))).toContain("差别在误差范围内");
    const overlapping = {period: "2024年1月起", before: null};
    expect(sentenceText(satisfiedTitle(of(900), of(800), overlapping))).toBe(
      "2024年1月起的满意率为 90.0%。"
    );
  });

  it("leaves out a month with too few answers", () => {
    const month = (month: string, n: number) => ({
      month,
      is_partial: false,
      answering_persons: n,
      satisfied_persons: n / 2
    });
    const months = [month("2026-07-01", 40), month("2026-08-01", 8), month("2026-09-01", 40)];
    const node = satisfiedPicture(months, [of(900)], [of(800)], span);
    node.querySelector("details")!.dispatchEvent(new Event("toggle"));
    const cells = [...node.querySelectorAll("tbody data")].map((cell) => cell.textContent);
    expect(cells).toEqual(["50.0%", "样本不足", "50.0%"]);
  });
});
