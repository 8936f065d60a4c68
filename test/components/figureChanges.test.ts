import {expect, it} from "vitest";
import {figureChanges} from "../../src/components/figureChanges.js";
import {publishedPersons} from "../../src/components/publishedPersons.js";
import type {BuildFigures} from "../../src/contract/figureChanges.js";
import {manifest} from "./manifest.js";

const build = (fingerprint: string, visits: number, came: number): BuildFigures => ({
  built_at: "2026-10-05T00:00:00.000Z",
  fingerprint,
  sources: {repair_order: 10},
  figures: [
    {metric: "visits", dealer_id: null, people: 0, n: 0, y: visits, nn: 0, ny: 0, yy: 0},
    {
      metric: "service_retention_rate",
      dealer_id: null,
      people: 100,
      n: 100,
      y: came,
      nn: 100,
      ny: came,
      yy: came
    },
    {metric: "satisfied_share", dealer_id: null, people: 0, n: 0, y: 0, nn: 0, ny: 0, yy: 0}
  ]
});

const cells = (root: HTMLElement): string[][] =>
  [...root.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent ?? "")
  );

it("figureChanges sets the figures of both builds side by side", () => {
  const root = figureChanges({
    before: build("aaaaaaaaaaaa", 1000, 60),
    after: build("bbbbbbbbbbbb", 900, 66)
  });
  expect(cells(root)).toEqual([
    ["到店次数", "1,000", "900", "−10.0%"],
    ["回厂率", "60.0%", "66.0%", "+6.0 个百分点"]
  ]);
  expect(root.textContent).toContain("aaaaaaaaaaaa");
  expect(root.querySelector('[data-metric="visits:change"]')?.getAttribute("data-value")).toBe(
    String(900 / 1000 - 1)
  );
});

it("figureChanges says so where nothing is known to compare with", () => {
  const root = figureChanges(null, "en");
  expect(root.querySelector("table")).toBeNull();
  expect(root.textContent).toBe("No earlier build with other data is known.");
});

it("publishedPersons counts persons and small classes, and says what that means and what not", () => {
  const root = publishedPersons(manifest, "en");
  const value = (metric: string): string | null =>
    root.querySelector(`[data-metric="${metric}"]`)!.getAttribute("data-value");
  expect(value("persons")).toBe("6123");
  expect(value("k_smallest")).toBe("1");
  expect(value("k_persons_below")).toBe("1234");
  expect(root.textContent).toContain("24.7%");
  expect(root.textContent).toMatch(/warns at 80,000 and stops at 100,000/);
  expect(root.textContent).toMatch(/not anonymous/);
});

it("publishedPersons says nothing of classes where nobody is published", () => {
  const k = {persons: 0, smallest: null, classes: 0, persons_below: 0};
  const root = publishedPersons({person_count: 0, k});
  expect(root.querySelectorAll("p")).toHaveLength(1);
});
