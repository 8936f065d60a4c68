import {readFileSync} from "node:fs";
import {join} from "node:path";
import {centreFor} from "./normal.js";
import {touchpoints, truth} from "./truth.js";
import type {Journey, Touchpoint} from "./truth.js";
import {parseCsv} from "./write/csv.js";

export type Questionnaire = keyof typeof truth.surveys.invited;

export const journeyOf: Readonly<Record<Questionnaire, Journey>> = {
  CSS_SERVICE: "service",
  JOURNEY_SERVICE: "service",
  CSS_SALES: "sales",
  JOURNEY_SALES: "sales",
  SSI: "sales"
};

/** What an answer to an item says beside a touchpoint. */
export type Role =
  | "quality"
  | "overall"
  | "return"
  | "recommend"
  | "advantage"
  | "premium"
  | "forgive"
  | "standard"
  | "recommended_count"
  | "warned_count";

export interface Item {
  code: string;
  label: string;
  role: Role;
  min: number;
  max: number;
  noAnswer: number;
  /** Place of its touchpoint in the journey; -1 for an item that hangs on none. */
  touchpointAt: number;
  centre: number;
  sd: number;
}

const roles: Readonly<Record<string, Role>> = {
  总体满意度: "overall",
  愿意再来: "return",
  愿意推荐: "recommend",
  相对优势: "advantage",
  愿付溢价: "premium",
  愿意谅解: "forgive",
  视为标杆: "standard",
  已推荐人数: "recommended_count",
  已劝阻人数: "warned_count"
};

/** Score on a scale from 1 to 10 for a position of 1 to 5. */
const tenFor = (level: number): number => 1 + 2.25 * (level - 1);

/** Planted mean of SSI item `rank` (from 1): the best in the industry less its share of the gap. */
export function ssiMean(rank: number): number {
  const {bands, total_gap, best_in_industry} = truth.ssi;
  let before = 0;
  for (const {items, share} of bands) {
    if (rank <= before + items) {
      // Falls in a straight line within a band, from 1.3 to 0.7 times its mean gap.
      const place = (rank - before - 1) / (items - 1);
      return best_in_industry - ((total_gap * share) / items) * (1.3 - 0.6 * place);
    }
    before += items;
  }
  throw new Error(`SSI item ${rank}: expected 1 to ${before}`);
}

function meanAndTouchpoint(
  questionnaire: Questionnaire,
  code: string,
  touchpoint: string
): {mean: number; sd: number; touchpoint: string | null} {
  if (questionnaire === "SSI")
    return {mean: ssiMean(Number(code.slice(3))), sd: truth.ssi.item_sd, touchpoint};
  if (questionnaire.startsWith("JOURNEY")) {
    const mean = tenFor(truth.journeys[touchpoint as Touchpoint].own);
    return {mean, sd: truth.journey_sd * 2.25, touchpoint};
  }
  const planted = truth.css[code as keyof typeof truth.css];
  if (!planted) throw new Error(`item ${code}: not in truth.ts, but in data/reference/item.csv`);
  return {mean: planted.mean, sd: truth.css_sd, touchpoint: planted.touchpoint};
}

/** The questionnaires as `data/reference/item.csv` has them, with the planted means. */
export function readQuestionnaires(referenceFolder: string): Record<Questionnaire, Item[]> {
  const [header, ...rows] = parseCsv(readFileSync(join(referenceFolder, "item.csv"), "utf8"));
  const column = (name: string): number => {
    const at = header!.indexOf(name);
    if (at < 0) throw new Error(`item.csv: no column ${name}`);
    return at;
  };
  const [at, code, label, role] = [
    column("问卷编号"),
    column("题目编号"),
    column("题目"),
    column("题目角色")
  ];
  const [touch, low, high, none] = [
    column("触点"),
    column("最小分"),
    column("最大分"),
    column("未作答代码")
  ];
  const items: Record<Questionnaire, Item[]> = {
    CSS_SERVICE: [],
    JOURNEY_SERVICE: [],
    CSS_SALES: [],
    JOURNEY_SALES: [],
    SSI: []
  };
  for (const row of rows) {
    const questionnaire = row[at] as Questionnaire;
    if (!(questionnaire in items)) continue;
    const [min, max] = [Number(row[low]), Number(row[high])];
    const own = roles[row[role]!] ?? "quality";
    const planted =
      own === "quality"
        ? meanAndTouchpoint(questionnaire, row[code]!, row[touch]!)
        : {mean: 0, sd: 1, touchpoint: null};
    const noAnswer = row[none]!.split("|").map(Number).at(-1)!;
    items[questionnaire].push({
      code: row[code]!,
      label: row[label]!,
      role: own,
      min,
      max,
      noAnswer: noAnswer > max ? noAnswer : 99,
      touchpointAt: touchpoints[journeyOf[questionnaire]].indexOf(planted.touchpoint as Touchpoint),
      centre: own === "quality" ? centreFor(planted.mean, planted.sd, min, max) : 0,
      sd: planted.sd
    });
  }
  return items;
}
