import jstat from "jstat";
import {choleskySolve} from "./choleskySolve.js";
import {benjaminiHochberg} from "./benjaminiHochberg.js";
import {riskSets} from "./riskSets.js";
import type {LifeTableRow} from "./riskSets.js";

/** The life table of one group, within one stratum where there are several. */
export interface GroupTable {
  group: string;
  stratum?: string; // defaults to one for all
  table: readonly LifeTableRow[];
}

export interface LogRank {
  /** χ² with `degrees` degrees of freedom. */
  statistic: number;
  degrees: number;
  p: number;
  groups: {group: string; observed: number; expected: number}[];
}

/**
 * The log-rank test (Mantel 1966; Peto & Peto 1972) of two or more groups, with hypergeometric variance;
 * stratified where strata are given: observed, expected and variances add up over them. Groups without
 * anyone at risk do not count. Null with fewer than two groups or without events.
 */
export function logRank(tables: readonly GroupTable[]): LogRank | null {
  const names = [...new Set(tables.filter(hasAny).map(({group}) => group))];
  const size = names.length - 1;
  if (size < 1) return null;
  const observed = names.map(() => 0);
  const expected = names.map(() => 0);
  const covariance = new Float64Array(size * size);
  for (const stratum of new Set(tables.map(({stratum}) => stratum))) {
    const own = names.map((name) =>
      riskSetsOf(tables.find((one) => one.group === name && one.stratum === stratum)?.table ?? [])
    );
    const times = [...new Set(own.flatMap(({eventTimes}) => eventTimes))].sort((a, b) => a - b);
    for (const time of times) {
      const at = own.map(({at}) => at(time));
      const n = at.reduce((sum, {at_risk}) => sum + at_risk, 0);
      const d = at.reduce((sum, {events}) => sum + events, 0);
      at.forEach(({at_risk, events}, i) => {
        observed[i]! += events;
        expected[i]! += (d * at_risk) / n;
      });
      if (n < 2) continue;
      const factor = (d * (n - d)) / (n - 1);
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          const [p, q] = [at[i]!.at_risk / n, at[j]!.at_risk / n];
          covariance[i * size + j]! += factor * (i === j ? p * (1 - p) : -p * q);
        }
      }
    }
  }
  const excess = Float64Array.from({length: size}, (_, i) => observed[i]! - expected[i]!);
  if (!covariance.some((value) => value > 0)) return null;
  const solved = choleskySolve(covariance.slice(), excess.slice());
  const statistic = excess.reduce((sum, value, i) => sum + value * solved[i]!, 0);
  return {
    statistic,
    degrees: size,
    p: 1 - jstat.chisquare.cdf(statistic, size),
    groups: names.map((group, i) => ({group, observed: observed[i]!, expected: expected[i]!}))
  };
}

export interface PairTest {
  a: string;
  b: string;
  statistic: number;
  p: number;
  /** Corrected for all pairs (Benjamini & Hochberg 1995). */
  q: number;
}

/** The log-rank test of every pair of groups, corrected together. */
export function pairedLogRank(tables: readonly GroupTable[]): PairTest[] {
  const names = [...new Set(tables.map(({group}) => group))];
  const tested = names.flatMap((a, i) =>
    names.slice(i + 1).flatMap((b) => {
      const test = logRank(tables.filter(({group}) => group === a || group === b));
      return test ? [{a, b, statistic: test.statistic, p: test.p}] : [];
    })
  );
  const q = benjaminiHochberg(tested.map(({p}) => p));
  return tested.map((pair, i) => ({...pair, q: q[i]!}));
}

const hasAny = ({table}: GroupTable): boolean =>
  table.some(({events, competing, censored}) => events + competing + censored > 0);

/** Who is at risk and to whom the event happens at a time, also between the rows of the table. */
function riskSetsOf(table: readonly LifeTableRow[]): {
  eventTimes: number[];
  at: (time: number) => {at_risk: number; events: number};
} {
  const sets = riskSets(table);
  return {
    eventTimes: sets.filter(({events}) => events > 0).map(({time}) => time),
    at: (time) => {
      const set = sets.find((one) => one.time >= time);
      return {at_risk: set?.at_risk ?? 0, events: set?.time === time ? set.events : 0};
    }
  };
}
