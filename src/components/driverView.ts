import {settings} from "../contract/settings.js";
import {driverProblems, outcomeWords} from "../i18n/drivers.js";
import {formatCount, formatShare} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import type {Interval} from "../stats/interval.js";
import {priorityChances, priorityOrder} from "../stats/priorities.js";
import type {Cuts, Quadrant} from "../stats/quadrants.js";
import {quadrantChances, quadrantOf} from "../stats/quadrants.js";
import type {DriverItem, DriverProblem, DriverStudy} from "./driverStudy.js";

/** An item in its field of the quadrant. */
export interface ViewedItem extends DriverItem {
  importance: number;
  importanceInterval: Interval | null;
  performance: number;
  /** The field of the estimate; after resampling the most frequent one. */
  quadrant: Quadrant;
  /** How often it lies there; null before resampling. */
  chance: number | null;
  /** How often it is among the first three; null before resampling. */
  firstChance: number | null;
}

/** A study under two cuts. */
export interface DriverView {
  study: DriverStudy;
  isStated: boolean;
  /** Why the weights stand in for what cannot be derived; null where nothing stands in. */
  instead: DriverProblem | null;
  cuts: Cuts;
  /** In the order in which to work on them. */
  items: ViewedItem[];
}

/** How many items to work on first. */
export const FIRST_ITEMS = 3;

/** Whether every item has a stated weight. */
export const hasWeights = ({items}: DriverStudy): boolean =>
  items.length > 0 && items.every(({stated}) => stated !== null);

/** Whether importance is stated under this wish: as wished, or because it cannot be derived. */
export const isStatedUnder = (study: DriverStudy, wished: "derived" | "stated"): boolean =>
  hasWeights(study) && (wished === "stated" || study.problem !== null);

/** The study as the quadrant shows it; null where importance is neither derived nor stated, or nobody answered. */
export function driverView(
  study: DriverStudy,
  wished: "derived" | "stated",
  cuts: Cuts
): DriverView | null {
  const isStated = isStatedUnder(study, wished);
  if (!isStated && study.problem !== null) return null;
  if (study.people < settings.smallest_sample) return null;
  if (study.items.some(({performance}) => performance === null)) return null;
  const {intervals} = study;
  const importance = study.items.map(({stated, derived}) => (isStated ? stated! : derived!));
  const performance = study.items.map((item) => item.performance!);
  const stated = isStated ? importance : null;
  const first = intervals && priorityChances(intervals, cuts, FIRST_ITEMS, stated);
  const items = study.items.map((item, i): ViewedItem => {
    const chances = intervals && quadrantChances(intervals, i, cuts, stated?.[i] ?? null);
    const [quadrant, chance] = chances
      ? mostFrequent(chances)
      : ([quadrantOf(importance[i]!, performance[i]!, cuts), null] as const);
    return {
      ...item,
      importance: importance[i]!,
      importanceInterval: isStated ? null : item.derivedInterval,
      performance: performance[i]!,
      quadrant,
      chance,
      firstChance: first && first[i]!
    };
  });
  return {
    study,
    isStated,
    instead: isStated && wished === "derived" ? study.problem : null,
    cuts,
    items: priorityOrder(importance, performance, cuts).map((i) => items[i]!)
  };
}

function mostFrequent(chances: Readonly<Record<Quadrant, number>>): [Quadrant, number] {
  const names = Object.keys(chances) as Quadrant[];
  const best = names.reduce((a, b) => (chances[b] > chances[a] ? b : a));
  return [best, chances[best]];
}

/** Whether too few replicates put the item into its field to say so. */
export const isOnTheLine = ({chance}: ViewedItem): boolean =>
  chance !== null && chance < settings.quadrant_sure_from;

/** Why importance cannot be derived, in words. */
export function problemText(
  problem: DriverProblem,
  {outcome}: Pick<DriverStudy, "outcome">,
  locale: Locale = "zh"
): string {
  const name = outcomeWords[outcome][locale];
  switch (problem.kind) {
    case "no_items":
      return driverProblems.no_items[locale];
    case "no_outcome":
      return say(driverProblems.no_outcome, {outcome: name}, locale);
    case "too_few": {
      const {p, n, needed, missing} = problem;
      const written = {
        n: formatCount(n, locale),
        needed: formatCount(needed, locale),
        missing: formatCount(missing, locale)
      };
      return say(driverProblems.too_few, {p, ...written}, locale);
    }
    case "weak_fit":
      return say(
        driverProblems.weak_fit,
        {
          outcome: name,
          fit: formatShare(problem.fit, locale),
          least: formatShare(problem.least, locale, 0)
        },
        locale
      );
  }
}
