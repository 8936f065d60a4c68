import {settings} from "../../contract/settings.js";
import {sql} from "../sql.js";
import type {Arguments, Sql} from "../sql.js";

/** What counts as lost. */
export interface LossDefinition {
  /** Months from a visit until the next is due; null is the service plan with the mileage path. */
  intervalMonths?: number | null; // defaults to null
  graceMonths?: number; // defaults to grace_months
}

/** The definition with its defaults. */
export function lossDefinition({
  intervalMonths = null,
  graceMonths = settings.grace_months
}: LossDefinition = {}): Required<LossDefinition> {
  return {intervalMonths, graceMonths};
}

/** The definition as part of a query's key. */
export const definitionArguments = (definition: LossDefinition): Arguments => ({
  ...lossDefinition(definition)
});

/** The definition's parts on rows of `silences s`. */
export interface LossSql {
  /** Whether the silence is a loss, known by the as-of. */
  isLoss: Sql;
  /** Months of ownership at which the service fell due, by which the loss is dated; null without a date of sale. */
  lostMonths: Sql;
  /** The day it fell due. */
  lostDate: Sql;
  /** Months from the end of the grace to the next visit, to the car's leaving, to the as-of. */
  backMonths: Sql;
  leftMonths: Sql;
  knownMonths: Sql;
}

const whole = (value: number): Sql => sql`cast(${value} as integer)`;

/**
 * A loss on rows of `silences s`: nothing within interval and grace, which are over, and the car did not
 * leave in them. Equal to the comparison of dates (`months_until`), and to `first_lost_date` by default.
 */
export function lossSql(definition: LossDefinition = {}): LossSql {
  const {intervalMonths, graceMonths} = lossDefinition(definition);
  const [next, left, observed, limit] =
    intervalMonths === null
      ? [
          sql`s.next_after_due`,
          sql`s.left_after_due`,
          sql`s.observed_after_due`,
          whole(graceMonths)
        ]
      : [
          sql`s.next_after`,
          sql`s.left_after`,
          sql`s.observed_after`,
          whole(intervalMonths + graceMonths)
        ];
  const interval = whole(intervalMonths ?? 0);
  return {
    isLoss: sql`(${next} is null or ${next} > ${limit}) and ${observed} >= ${limit} and (${left} is null or ${left} > ${limit})`,
    lostMonths:
      intervalMonths === null
        ? sql`cast(s.due_months as integer)`
        : sql`cast(s.event_months as integer) + ${interval}`,
    lostDate:
      intervalMonths === null
        ? sql`s.due_date`
        : sql`cast(s.event_date + to_months(${interval}) as date)`,
    backMonths: sql`cast(${next} as integer) - ${limit}`,
    leftMonths: sql`cast(${left} as integer) - ${limit}`,
    knownMonths: sql`cast(${observed} as integer) - ${limit}`
  };
}

/** Every definition that the page offers, plan first. */
export const lossDefinitions: readonly Required<LossDefinition>[] = [
  null,
  ...settings.loss_interval_months
].flatMap((intervalMonths) =>
  settings.loss_grace_months.map((graceMonths) => ({intervalMonths, graceMonths}))
);
