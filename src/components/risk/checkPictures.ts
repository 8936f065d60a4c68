import {ShareCurves} from "../../charts/shareCurves.js";
import {settings} from "../../contract/settings.js";
import {formatCount, formatDecimal, formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {riskWords} from "../../i18n/risk.js";
import type {Figure} from "../figure.js";
import {figure, intervalText} from "../figure.js";
import {picture} from "../picture.js";
import {table} from "../table.js";
import {areaFigure} from "./answer.js";
import type {CheckRow} from "./context.js";
import {scoreUsed, word} from "./context.js";

const of = (checks: readonly CheckRow[], score: string, measure: string): CheckRow[] =>
  checks.filter((row) => row.score === score && row.measure === measure);

const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const ticks = (locale: Locale) => TICKS.map((at) => ({at, label: formatShare(at, locale, 0)}));

/** Whether the model ranks better than recency alone: the areas, and the losses found by calling so many. */
export function gainPicture(checks: readonly CheckRow[], locale: Locale = "zh"): HTMLElement {
  const used = scoreUsed(checks);
  if (used === null) return none(locale);
  const [model, rule] = [of(checks, "model", "gain"), of(checks, "rule", "gain")];
  const n = model[0]?.n ?? 0;
  const subtitle = word("gain_subtitle", locale, {n: formatCount(n, locale)});
  const at = (rows: readonly CheckRow[]): CheckRow | undefined =>
    rows.find(({x}) => Math.abs(x! - settings.risk_gain_shown) < 1e-9);
  const points = (rows: readonly CheckRow[]) => [
    {x: 0, share: 0},
    ...rows.map(({x, value}) => ({x: x!, share: value}))
  ];
  const found = (score: string, row: CheckRow): Figure => ({
    metric: "risk_gain",
    group: `score:${score},share:${row.x}`,
    value: row.value,
    format: "share",
    n: row.n
  });
  const [one, other] = [at(model), at(rule)];
  return picture({
    title: {
      message: used === "model" ? riskWords.check_title_model : riskWords.check_title_rule,
      values: {model: areaFigure(checks, "model"), rule: areaFigure(checks, "rule")}
    },
    subtitle,
    draw: (options) =>
      ShareCurves(
        [
          {part: 3, label: word("gain_model", locale), form: "line", points: points(model)},
          {part: 2, label: word("gain_rule", locale), form: "line", points: points(rule)}
        ],
        {
          ...options,
          domain: [0, 1],
          ticks: ticks(locale),
          axis: word("gain_axis", locale),
          measure: word("gain_measure", locale),
          diagonal: ""
        }
      ),
    table: () =>
      table<CheckRow>({
        caption: subtitle,
        columns: [
          {label: word("called", locale), cell: ({x}) => formatShare(x, locale, 0)},
          {
            label: word("gain_model", locale),
            cell: (row) => figure(found("model", row), locale),
            isNumber: true
          },
          {
            label: word("gain_rule", locale),
            cell: ({nth}) => {
              const row = rule.find((same) => same.nth === nth);
              return row ? figure(found("rule", row), locale) : "";
            },
            isNumber: true
          }
        ],
        rows: model,
        locale
      }),
    notes:
      one && other
        ? [
            word("gain_note", locale, {
              share: formatShare(one.x, locale, 0),
              captured: formatShare(one.value, locale),
              lift: formatDecimal(one.value / one.x!, locale),
              rule: formatShare(other.value, locale)
            })
          ]
        : [],
    locale
  });
}

/** Whether what is foretold happens as often as it is foretold, of the score that is used. */
export function calibrationPicture(
  checks: readonly CheckRow[],
  locale: Locale = "zh"
): HTMLElement {
  const used = scoreUsed(checks);
  if (used === null) return none(locale);
  const bins = of(checks, used, "bin");
  const [happened] = of(checks, used, "happened");
  const [slope] = of(checks, used, "slope");
  const [brier] = of(checks, used, "brier");
  const [ofShare] = of(checks, used, "brier_of_share");
  const subtitle = word("calibration_subtitle", locale, {
    n: formatCount(happened?.n ?? 0, locale),
    brier: formatDecimal(brier?.value ?? null, locale, 3),
    brier_share: formatDecimal(ofShare?.value ?? null, locale, 3)
  });
  const share = (metric: string, row: CheckRow, value: number | null): Figure => ({
    metric,
    group: `bin:${row.nth}`,
    value,
    format: "share",
    n: row.n,
    lo: metric === "risk_happened" ? row.lo : null,
    hi: metric === "risk_happened" ? row.hi : null
  });
  return picture({
    title: {
      message: riskWords.calibration_title,
      values: {
        foretold: share("risk_foretold", happened!, happened!.x),
        happened: share("risk_happened", happened!, happened!.value),
        slope: {
          metric: "risk_calibration_slope",
          value: slope?.value ?? null,
          format: "coefficient",
          n: slope?.n ?? 0,
          lo: slope?.lo ?? null,
          hi: slope?.hi ?? null
        }
      }
    },
    subtitle,
    draw: (options) =>
      ShareCurves(
        [
          {
            part: 3,
            label: word("calibration_own", locale),
            form: "points",
            points: bins.map(({x, value, lo, hi}) => ({x: x!, share: value, lo, hi}))
          }
        ],
        {
          ...options,
          domain: [0, 1],
          ticks: ticks(locale),
          axis: word("calibration_axis", locale),
          measure: word("calibration_measure", locale),
          diagonal: ""
        }
      ),
    table: () =>
      table<CheckRow>({
        caption: subtitle,
        columns: [
          {
            label: word("foretold", locale),
            cell: (row) => figure(share("risk_foretold", row, row.x), locale),
            isNumber: true
          },
          {
            label: word("happened", locale),
            cell: (row) => figure(share("risk_happened", row, row.value), locale),
            isNumber: true
          },
          {
            label: word("interval", locale),
            cell: (row) => intervalText(share("risk_happened", row, row.value), locale) ?? "",
            isNumber: true
          },
          {label: word("n", locale), cell: ({n}) => formatCount(n, locale), isNumber: true}
        ],
        rows: bins,
        locale
      }),
    locale
  });
}

function none(locale: Locale): HTMLElement {
  const root = document.createElement("p");
  root.textContent = word("none", locale, {least: settings.risk_least_losses});
  return root;
}
