import {ForecastLines} from "../../charts/forecastLines.js";
import type {ForecastLine} from "../../charts/forecastLines.js";
import {codeLists} from "../../contract/codes.js";
import {formatChange, formatCount, formatDecimal, formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {valueWords} from "../../i18n/value.js";
import {element} from "../element.js";
import {picture} from "../picture.js";
import {table} from "../table.js";
import {word} from "./context.js";

/** A parameter or statistic of a model, as the query gives it. */
export interface ModelRow {
  model: string;
  fitted_on: string;
  parameter: string;
  value: number;
  lo: number | null;
  hi: number | null;
}

/** Visits forecast and made in the months held out. */
export interface ClassRow {
  model: string;
  frequency_class: number;
  customers: number;
  predicted: number;
  actual: number;
}

const before = "without_last_months";

const valueOf = (
  rows: readonly ModelRow[],
  model: string,
  parameter: string,
  on: string = before
): number | null =>
  rows.find((row) => row.model === model && row.parameter === parameter && row.fitted_on === on)
    ?.value ?? null;

/** The model that the hold-out chose; none where all were refused. */
export const chosenModel = (rows: readonly ModelRow[]): string | null =>
  rows.find(({parameter}) => parameter === "chosen")?.model ?? null;

/** Why nothing is forecast; null where something is. */
export function refusalOf(
  rows: readonly ModelRow[]
): "too_few_repeaters" | "not_identified" | null {
  const refused = rows.filter(({parameter}) => parameter.startsWith("refused_"));
  const isAll =
    chosenModel(rows) === null ||
    refused.some(({model, fitted_on}) => model === "gamma_gamma" || fitted_on === "all");
  if (!isAll) return null;
  return refused.some(({parameter}) => parameter === "refused_not_identified")
    ? "not_identified"
    : "too_few_repeaters";
}

const modelName = (model: string, locale: Locale): string =>
  codeLists.value_model[model as keyof typeof codeLists.value_model]?.[locale] ?? model;

/** Visits forecast against visits made in the months held out, beside the naive forecast. */
export function holdOutPicture(
  classes: readonly ClassRow[],
  models: readonly ModelRow[],
  locale: Locale = "zh"
): HTMLElement {
  const chosen = chosenModel(models);
  const own = classes.filter(({model}) => model === chosen);
  if (chosen === null || own.length === 0)
    return element(
      "p",
      {class: "small"},
      word("refused", locale, {reason: word(refusalOf(models) ?? "too_few_repeaters", locale)})
    );
  const naive = classes.filter(({model}) => model === "naive");
  const sum = (rows: readonly ClassRow[], of: "predicted" | "actual" | "customers"): number =>
    rows.reduce((all, row) => all + row[of], 0);
  const each = (rows: readonly ClassRow[], of: "predicted" | "actual"): number[] =>
    rows.map((row) => row[of] / row.customers);
  const lines: ForecastLine[] = [
    {name: word("actual", locale), kind: "actual", values: each(own, "actual")},
    {name: word("forecast", locale), kind: "forecast", values: each(own, "predicted")},
    {name: word("naive", locale), kind: "naive", values: each(naive, "predicted")}
  ];
  const top = Math.max(...own.map(({frequency_class}) => frequency_class));
  const label = (x: number): string => (x === top ? `${x}+` : String(x));
  const count = (metric: string, value: number) => ({
    metric,
    value: Math.round(value),
    format: "count" as const
  });
  const subtitle = word("holdout_subtitle", locale, {
    n: formatCount(sum(own, "customers"), locale)
  });
  return picture({
    title: {
      message: valueWords.holdout_title,
      values: {
        predicted: count("holdout_predicted", sum(own, "predicted")),
        actual: count("holdout_actual", sum(own, "actual")),
        naive: count("holdout_naive", sum(naive, "predicted"))
      }
    },
    subtitle,
    draw: (options) =>
      ForecastLines(lines, {
        ...options,
        labels: own.map(({frequency_class}) => label(frequency_class)),
        axis: word("frequency", locale)
      }),
    table: () =>
      table<ClassRow>({
        caption: subtitle,
        columns: [
          {label: word("frequency", locale), cell: ({frequency_class}) => label(frequency_class)},
          {
            label: word("number", locale),
            cell: ({customers}) => formatCount(customers, locale),
            isNumber: true
          },
          ...lines.map(({name, values}) => ({
            label: name,
            cell: (row: ClassRow) => formatDecimal(values[own.indexOf(row)] ?? null, locale, 2),
            isNumber: true,
            raw: (row: ClassRow) => values[own.indexOf(row)] ?? ""
          }))
        ],
        rows: own
      }),
    notes: [word("holdout_note", locale)],
    locale
  });
}

const compared = ["mbg_cnbd", "cnbd", "mbg_nbd", "bg_nbd", "pareto_nbd", "naive"];

/** All models that were compared, how far each was off, and why one was refused. */
export function modelTable(rows: readonly ModelRow[], locale: Locale = "zh"): HTMLElement {
  const number = (
    parameter: string,
    digits: number
  ): {
    cell: (model: string) => string;
    isNumber: true;
    raw: (model: string) => number | string;
  } => ({
    cell: (model) => formatDecimal(valueOf(rows, model, parameter), locale, digits),
    isNumber: true,
    raw: (model) => valueOf(rows, model, parameter) ?? ""
  });
  const verdict = (model: string): string => {
    if (model === chosenModel(rows)) return word("chosen", locale);
    const refused = rows.find(
      (row) =>
        row.model === model && row.fitted_on === before && row.parameter.startsWith("refused_")
    );
    if (!refused) return "";
    return word(
      refused.parameter === "refused_not_identified"
        ? "refused_not_identified"
        : "refused_too_few_repeaters",
      locale
    );
  };
  return table<string>({
    caption: word("models_caption", locale),
    columns: [
      {label: word("model_name", locale), cell: (model) => modelName(model, locale)},
      {label: word("stages", locale), ...number("stages", 0)},
      {label: word("log_likelihood", locale), ...number("log_likelihood", 1)},
      {label: word("root_mean_square", locale), ...number("root_mean_square", 3)},
      {label: word("mean_absolute", locale), ...number("mean_absolute", 3)},
      {
        label: word("total_error", locale),
        cell: (model) => formatChange(totalError(rows, model), locale),
        isNumber: true,
        raw: (model) => totalError(rows, model) ?? ""
      },
      {label: word("verdict", locale), cell: verdict, isLong: true}
    ],
    rows: compared.filter((model) => rows.some((row) => row.model === model))
  });
}

function totalError(rows: readonly ModelRow[], model: string): number | null {
  const predicted = valueOf(rows, model, "predicted");
  const actual = valueOf(rows, model, "actual");
  return predicted === null || !actual ? null : predicted / actual - 1;
}

const shownParameters = [
  "r",
  "alpha",
  "a",
  "b",
  "stop_odds",
  "s",
  "beta",
  "p",
  "q",
  "gamma",
  "paying_share",
  "correlation"
] as const;

/** The parameters of what was chosen, with their intervals. */
export function parameterTable(rows: readonly ModelRow[], locale: Locale = "zh"): HTMLElement {
  const chosen = chosenModel(rows);
  const shown = rows
    .filter(
      ({model, fitted_on, parameter}) =>
        fitted_on === "all" &&
        (model === chosen || model === "gamma_gamma") &&
        shownParameters.some((name) => name === parameter)
    )
    .sort(
      (a, b) =>
        Number(a.model === "gamma_gamma") - Number(b.model === "gamma_gamma") ||
        shownParameters.findIndex((name) => name === a.parameter) -
          shownParameters.findIndex((name) => name === b.parameter)
    );
  const write = ({parameter}: ModelRow, value: number | null): string =>
    parameter === "paying_share" ? formatShare(value, locale) : formatDecimal(value, locale, 3);
  return table<ModelRow>({
    caption: word("parameters_caption", locale),
    columns: [
      {label: word("model_name", locale), cell: ({model}) => modelName(model, locale)},
      {
        label: word("parameter", locale),
        cell: ({parameter}) => word(`parameter_${parameter}` as keyof typeof valueWords, locale),
        isLong: true
      },
      {
        label: word("estimate", locale),
        cell: (row) => write(row, row.value),
        isNumber: true,
        raw: ({value}) => value
      },
      {
        label: word("interval", locale),
        cell: (row) => (row.lo === null ? "" : `${write(row, row.lo)} – ${write(row, row.hi)}`),
        isNumber: true
      }
    ],
    rows: shown
  });
}
