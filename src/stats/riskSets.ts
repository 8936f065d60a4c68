/** What happened in one interval of time; those in it were at risk at its beginning. */
export interface LifeTableRow {
  /** End of the interval. */
  time: number;
  events: number;
  competing: number;
  censored: number;
  /** Came under observation in it, at risk only after it; defaults to 0, all others are there from the beginning. */
  late?: number;
}

/** A row of a life table with how many were at risk in its interval. */
export interface RiskSet extends LifeTableRow {
  at_risk: number;
}

/**
 * The risk sets of a life table in order of time. Start–stop: whoever comes late is at risk only in later
 * intervals (left truncation); events of an interval come before its censoring.
 */
export function riskSets(table: readonly LifeTableRow[]): RiskSet[] {
  const rows = [...table].sort((a, b) => a.time - b.time);
  let at_risk = rows.reduce(
    (sum, {events, competing, censored, late = 0}) => sum + events + competing + censored - late,
    0
  );
  return rows.map((row) => {
    const set = {...row, at_risk};
    at_risk += (row.late ?? 0) - row.events - row.competing - row.censored;
    return set;
  });
}
