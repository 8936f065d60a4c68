import type {LevelReturn} from "../charts/returnBySatisfaction.js";
import {formatCount} from "../i18n/format.js";
import {levelNames, loyaltyWords} from "../i18n/loyalty.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {clusteredProportion} from "../stats/clusteredProportion.js";
import type {ClusterSums} from "../stats/clusterSums.js";

/** Returns of one level of satisfaction, as the query gives them. */
export interface LevelRow extends ClusterSums {
  level: number;
  too_recent: number;
}

const LEVELS = Object.entries(levelNames).map(([level, name]) => ({level: Number(level), name}));

/** All five levels with share, interval and n; those without a response have n = 0. */
export function levelReturns(rows: readonly LevelRow[], locale: Locale = "zh"): LevelReturn[] {
  return LEVELS.map(({level, name}) => {
    const row = rows.find((candidate) => candidate.level === level);
    const share = row ? clusteredProportion(row) : null;
    return {
      level,
      label: name[locale],
      share: share?.value ?? null,
      lo: share?.lo ?? null,
      hi: share?.hi ?? null,
      n: row?.n ?? 0,
      people: row?.people ?? 0
    };
  });
}

/** How many responses the choice leaves, for the filter bar. */
export const countedResponses = (rows: readonly LevelRow[], locale: Locale = "zh"): string =>
  say(
    loyaltyWords.counted,
    {
      n: formatCount(
        rows.reduce((sum, {n}) => sum + n, 0),
        locale
      )
    },
    locale
  );
