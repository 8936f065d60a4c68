import type {Query} from "../query.js";
import {queryOf, sql} from "../sql.js";

/** A parameter or statistic of a model; the same for every filter. */
export type ValueModelRow = {
  model: string;
  fitted_on: string;
  parameter: string;
  value: number;
  lo: number | null;
  hi: number | null;
};

/** The models of customer value: what was fitted on what, and what the hold-out said. */
export const valueModelRows = (): Query<ValueModelRow> =>
  queryOf<ValueModelRow>(
    "value_models",
    {},
    ["value_models"],
    sql`select cast(model as varchar) as model, cast(fitted_on as varchar) as fitted_on,
  cast(parameter as varchar) as parameter, cast(value as double) as value, cast(lo as double) as lo, cast(hi as double) as hi
from value_models
order by model, fitted_on, parameter`
  );

/** Visits forecast and made in the months held out, by model and frequency class. */
export type ValueClassRow = {
  model: string;
  frequency_class: number;
  customers: number;
  predicted: number;
  actual: number;
};

export const valueClassRows = (): Query<ValueClassRow> =>
  queryOf<ValueClassRow>(
    "value_classes",
    {},
    ["value_classes"],
    sql`select cast(model as varchar) as model, cast(frequency_class as integer) as frequency_class,
  cast(customers as double) as customers, cast(predicted as double) as predicted, cast(actual as double) as actual
from value_classes
order by model, frequency_class`
  );

/** By how much an independent standard error of the parameters moves the logarithm of a class's value in a year. */
export type ValueErrorRow = {
  frequency_class: number;
  year: number;
  component: number;
  log_error: number;
};

export const valueErrorRows = (): Query<ValueErrorRow> =>
  queryOf<ValueErrorRow>(
    "value_errors",
    {},
    ["value_errors"],
    sql`select cast(frequency_class as integer) as frequency_class, cast(year as integer) as year,
  cast(component as integer) as component, cast(log_error as double) as log_error
from value_errors
order by frequency_class, year, component`
  );

/** What persons brought besides their visits, over their visits: sums over customers. */
export type ValuePartRow = {
  part: "repurchase" | "cross_buying" | "up_buying" | "referral";
  car_age_band: number | null;
  events: number;
  people: number;
  n: number;
  y: number;
  nn: number;
  ny: number;
  yy: number;
};

export const valuePartRows = (): Query<ValuePartRow> =>
  queryOf<ValuePartRow>(
    "value_parts",
    {},
    ["value_parts"],
    sql`select cast(part as varchar) as part, cast(car_age_band as integer) as car_age_band,
  cast(events as double) as events, cast(people as double) as people,
  cast(n as double) as n, cast(y as double) as y, cast(nn as double) as nn, cast(ny as double) as ny, cast(yy as double) as yy
from value_parts
order by part, car_age_band nulls first`
  );
