import {lab, rgb} from "d3";
import {describe, expect, it} from "vitest";
import type {SchemeName} from "../../src/contract/segments.js";
import {classesOf, schemeNames} from "../../src/contract/segments.js";
import type {Theme} from "./tokens.js";
import {coloursOf} from "./tokens.js";

const themes: Theme[] = ["light", "dark", "projector", "projectorDark", "print"];

/** Texts and what they stand on: WCAG 1.4.3. */
const texts: [text: string, ground: string][] = [
  ...["ink", "ink-soft", "ink-faint", "accent", "course", "better", "worse"].flatMap(
    (text): [string, string][] => [
      [text, "paper"],
      [text, "paper-shade"]
    ]
  ),
  ["accent", "accent-shade"],
  ["warn-ink", "warn-shade"],
  ["paper", "own"], // labels inside bars
  ["paper", "worse"]
];

/** Marks, interval lines and the borders of controls, which must show on the page: WCAG 1.4.11. */
const marks = [
  ...["own", "rival", "industry", "course", "better", "worse", "rule-strong", "ink"],
  ...schemeNames.flatMap((scheme) => classesOf(scheme).map(([, {colour}]) => colour))
];

const segmentColours = (scheme: SchemeName): string[] =>
  classesOf(scheme).map(([, {colour}]) => colour);

/** Colours that tell things apart within one picture. */
const sets: Record<string, string[]> = {
  series: ["own", "rival", "industry"],
  judgement: ["better", "worse"],
  groups: ["own", "worse", "own-small", "worse-shade"],
  curves: ["own", "rival", "ink-faint", "curve-4", "curve-5"],
  rows: ["own", "own-small", "rule-strong", "worse"],
  abcd: segmentColours("abcd"),
  tiers: segmentColours("tiers"),
  insects: segmentColours("insects")
};

/** Smallest difference (CIE 1976 ΔE) at which two areas side by side are told apart at a glance. */
const smallestDifference = 15;

// Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
const visions: Record<string, number[][]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1]
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998]
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881]
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039]
  ]
};

const linear = (colour: string): number[] => {
  const {r, g, b} = rgb(colour);
  return [r, g, b].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
};

/** Relative luminance and contrast as WCAG defines them. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [r, g, b] = linear(colour) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function seenWith(vision: number[][], colour: string): string {
  const source = linear(colour);
  const [r, g, b] = vision.map((row) => {
    const value = row.reduce((sum, weight, index) => sum + weight * source[index]!, 0);
    const clamped = Math.min(1, Math.max(0, value));
    return 255 * (clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055);
  }) as [number, number, number];
  return rgb(r, g, b).formatRgb();
}

function difference(one: string, other: string): number {
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(a.l - b.l, a.a - b.a, a.b - b.b);
}

describe("the measures", () => {
  it("contrast() is 21 for black on white and 4.48 for #777777 on white", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 6);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });

  it("a colour-blind reader sees greys as they are, and red and green of one lightness alike", () => {
    for (const vision of Object.values(visions)) {
      expect(difference(seenWith(vision, "#808080"), "#808080")).toBeLessThan(1);
    }
    const [red, green] = ["#b04a4a", "#5f7a1e"];
    expect(difference(red!, green!)).toBeGreaterThan(60);
    expect(
      difference(seenWith(visions.deuteranopia!, red!), seenWith(visions.deuteranopia!, green!))
    ).toBeLessThan(30);
  });
});

describe.each(themes)("the colours of the %s theme", (theme) => {
  const colours = coloursOf(theme);

  it.each(texts)("write %s legibly on %s (4.5 : 1)", (text, ground) => {
    expect(contrast(colours[text]!, colours[ground]!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(marks)("draw %s visibly on the page (3 : 1)", (mark) => {
    expect(contrast(colours[mark]!, colours.paper!)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(sets))("keep %s apart in every kind of colour vision", (_name, set) => {
    const close = Object.entries(visions).flatMap(([name, vision]) =>
      set.flatMap((one, index) =>
        set.slice(index + 1).flatMap((other) => {
          const [a, b] = [one, other].map((token) => seenWith(vision, colours[token]!));
          const apart = difference(a!, b!);
          return apart < smallestDifference
            ? [`${one} and ${other}, ${name}: ΔE ${apart.toFixed(1)}`]
            : [];
        })
      )
    );
    expect(close).toEqual([]);
  });
});
