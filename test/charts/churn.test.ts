import {describe, expect, it} from "vitest";
import {CohortHeatmap} from "../../src/charts/cohortHeatmap.js";
import {HazardSteps} from "../../src/charts/hazardSteps.js";
import {Icicle} from "../../src/charts/icicle.js";
import {PartBars} from "../../src/charts/partBars.js";
import {PeopleBesideCourse} from "../../src/charts/peopleBesideCourse.js";

const options = {width: 800, alternative: "A picture."};
const number = (element: Element, name: string): number => Number(element.getAttribute(name));

describe("Icicle(root)", () => {
  const tree = {
    name: "all",
    children: [
      {
        name: "left",
        branch: "dissatisfied",
        children: [
          {name: "one", count: 30},
          {name: "two", count: 10}
        ]
      },
      {name: "right", branch: "rival", count: 60}
    ]
  };

  it("gives each node the height of its share, beside its parent", () => {
    const svg = Icicle(tree, options);
    const height = (name: string) =>
      number(svg.querySelector(`[data-name="${name}"] rect`)!, "height") + 1;
    expect(height("left") / height("all")).toBeCloseTo(0.4, 2);
    expect(height("one") / height("left")).toBeCloseTo(0.75, 2);
    expect(svg.querySelector('[data-name="two"]')!.classList).toContain("branch-dissatisfied");
    expect(svg.querySelector('[data-name="right"]')!.textContent).toContain("60");
  });

  it("leaves the root out on a phone, and is hatched without anyone", () => {
    expect(Icicle(tree, {...options, width: 340}).querySelector('[data-name="all"]')).toBeNull();
    const empty = Icicle({name: "all", children: []}, options);
    expect(empty.querySelectorAll(".hatched")).toHaveLength(1);
  });
});

describe("CohortHeatmap(rows)", () => {
  it("writes shares into cells and hatches those that are not over", () => {
    const svg = CohortHeatmap(
      [
        {
          name: "2024 H1",
          size: 120,
          cells: [
            {share: 0.85, state: "shown"},
            {share: 0.2, state: "small", text: "24"},
            {share: null, state: "unfinished"}
          ]
        }
      ],
      {...options, heads: ["1", "2", "3"], rowHead: "bought", sizeHead: "cars"}
    );
    const [dark, light, open] = [...svg.querySelectorAll(".heat-cell")];
    expect(dark!.querySelector("rect")!.classList).toContain("heat-9");
    expect(dark!.querySelector("text")!.classList).toContain("on-dark");
    expect(light!.textContent).toBe("24");
    expect(open!.querySelector(".hatched")!.getAttribute("fill")).toMatch(/^url\(#hatch/);
    expect(open!.textContent).toBe("");
  });
});

describe("HazardSteps(steps)", () => {
  it("draws columns with intervals and the course's times above them", () => {
    const svg = HazardSteps(
      [
        {from: 0, to: 3, value: 0.02, lo: 0.01, hi: 0.03},
        {from: 3, to: 6, value: 0.04, lo: 0.03, hi: 0.05}
      ],
      {
        ...options,
        marks: [
          {from: 3, label: "first service"},
          {from: 90, label: "never"}
        ]
      }
    );
    const [low, high] = [...svg.querySelectorAll(".hazard .own")];
    expect(number(high!, "height") / number(low!, "height")).toBeCloseTo(2, 5);
    expect(svg.querySelectorAll(".hazard .whisker")).toHaveLength(2);
    expect([...svg.querySelectorAll(".course text")].map((text) => text.textContent)).toEqual([
      "first service"
    ]);
  });
});

describe("PartBars(parts)", () => {
  it("is as long as the counts, with shares of the whole on request", () => {
    const parts = [
      {label: "kept", count: 30, part: "under_care"},
      {label: "lost", count: 10, part: "lost"}
    ];
    const svg = PartBars(parts, options);
    const [kept, lost] = [...svg.querySelectorAll(".part-bar rect")];
    expect(number(kept!, "width") / number(lost!, "width")).toBeCloseTo(3, 5);
    expect(svg.textContent).toContain("75.0%");
    expect(PartBars(parts, {...options, hasShares: false}).textContent).not.toContain("%");
  });
});

describe("PeopleBesideCourse(rows)", () => {
  it("draws those brought to the right and those warned off to the left, the course dashed below", () => {
    const svg = PeopleBesideCourse(
      [
        {label: "top", people: 0.8, lo: 0.7, hi: 0.9, course: 0.78, courseLabel: "course 0.78"},
        {label: "low", people: -1.3, lo: -1.9, hi: -0.7, course: -1.2, courseLabel: "course −1.20"},
        {label: "few", people: null, lo: null, hi: null, course: 0.1, courseLabel: "course 0.10"}
      ],
      options
    );
    const zero = number(svg.querySelector(".baseline")!, "x1");
    expect(number(svg.querySelector(".own")!, "x")).toBeCloseTo(zero, 5);
    expect(number(svg.querySelector(".people-warned")!, "x")).toBeLessThan(zero);
    expect(svg.querySelectorAll(".course rect")).toHaveLength(3);
    expect(svg.querySelectorAll(".hatched")).toHaveLength(1);
  });
});
