import {HazardSteps} from "../../charts/hazardSteps.js";
import {IncidenceCurves} from "../../charts/incidenceCurves.js";
import type {TimeMark} from "../../charts/incidenceCurves.js";
import {settings} from "../../contract/settings.js";
import {survivalWords} from "../../i18n/churn.js";
import {formatCount} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import type {IncidencePoint} from "../../stats/cumulativeIncidence.js";
import {atRiskAt, cumulativeIncidence, incidenceAt} from "../../stats/cumulativeIncidence.js";
import type {HazardPoint} from "../../stats/kaplanMeier.js";
import {hazards} from "../../stats/kaplanMeier.js";
import type {Figure} from "../figure.js";
import {figure, intervalText} from "../figure.js";
import {picture} from "../picture.js";
import {table} from "../table.js";
import type {CurveRow} from "./context.js";
import {followedCount, lifeTableOf} from "./context.js";

const word = (name: keyof typeof survivalWords, locale: Locale, values = {}): string =>
  say(survivalWords[name], values, locale);

function incidenceFigure(metric: string, point: IncidencePoint, n: number): Figure {
  const {time, incidence: value, lo, hi} = point;
  return {metric, group: `month:${time}`, value, format: "share", n, lo, hi};
}

const drawn = (points: readonly IncidencePoint[]) =>
  points.map((point) => ({...point, value: point.incidence}));

/** Losses and departures (sold, scrapped, moved) as competing events, by months of ownership. */
export function competePicture(all: readonly CurveRow[], locale: Locale = "zh"): HTMLElement {
  const n = followedCount(all);
  const lost = cumulativeIncidence(lifeTableOf(all));
  const left = cumulativeIncidence(lifeTableOf(all, true));
  const month = Math.floor((lost.at(-1)?.time ?? 0) / 12) * 12;
  const [atLost, atLeft] = [incidenceAt(lost, month), incidenceAt(left, month)];
  const subtitle = word("compete_subtitle", locale, {n: formatCount(n, locale)});
  return picture({
    title:
      month > 0 && atLost && atLeft
        ? {
            message: survivalWords.compete_title,
            values: {
              month,
              lost: incidenceFigure("loss_incidence", atLost, n),
              left: incidenceFigure("left_incidence", atLeft, n)
            }
          }
        : {message: survivalWords.compete_none, values: {}},
    subtitle,
    draw: (options) =>
      IncidenceCurves(
        [
          {part: "lost", label: word("compete_lost", locale), points: drawn(lost)},
          {part: 1, label: word("compete_left", locale), points: drawn(left)}
        ],
        {...options, followed: word("curves_at_risk", locale)}
      ),
    table: () => yearTable({lost, left}, n, subtitle, locale),
    notes: [word("compete_note", locale)],
    locale
  });
}

/** Coming back after the first loss. */
export function backPicture(rows: readonly CurveRow[], locale: Locale = "zh"): HTMLElement {
  const n = followedCount(rows);
  const points = cumulativeIncidence(lifeTableOf(rows));
  const end = points.at(-1)?.time ?? 0;
  const [year, two] = [incidenceAt(points, 12), incidenceAt(points, 24)];
  const subtitle = word("back_subtitle", locale, {n: formatCount(n, locale)});
  const isKnown = end >= 24 && year !== null && two !== null;
  return picture({
    title: isKnown
      ? {
          message:
            survivalWords[two.hi !== null && two.hi < 0.5 ? "back_title" : "back_title_many"],
          values: {
            year: incidenceFigure("back_by_month", year, n),
            two: incidenceFigure("back_by_month", two, n)
          }
        }
      : {message: survivalWords.back_none, values: {}},
    subtitle,
    draw: (options) =>
      IncidenceCurves([{part: "back", label: word("back_curve", locale), points: drawn(points)}], {
        ...options,
        followed: word("back_at_risk", locale)
      }),
    table: () => yearTable({back: points}, n, subtitle, locale),
    locale
  });
}

const CURVES = {
  lost: {metric: "loss_incidence", word: "compete_lost"},
  left: {metric: "left_incidence", word: "compete_left"},
  back: {metric: "back_by_month", word: "back_curve"}
} as const;

function yearTable(
  curves: Readonly<Partial<Record<keyof typeof CURVES, readonly IncidencePoint[]>>>,
  n: number,
  caption: string,
  locale: Locale
): HTMLElement {
  const named = Object.entries(curves) as [keyof typeof CURVES, readonly IncidencePoint[]][];
  const last = Math.max(0, ...named.map(([, points]) => points.at(-1)?.time ?? 0));
  return table<number>({
    caption,
    columns: [
      {label: word("span", locale), cell: String},
      ...named.flatMap(([name, points]) => {
        const at = (month: number): Figure | null => {
          const point = incidenceAt(points, month);
          return point && incidenceFigure(CURVES[name].metric, {...point, time: month}, n);
        };
        return [
          {
            label: word(CURVES[name].word, locale),
            cell: (month: number) => {
              const share = at(month);
              return share ? figure(share, locale) : "";
            },
            isNumber: true
          },
          {
            label: word("median_range", locale),
            cell: (month: number) => {
              const share = at(month);
              return (share && intervalText(share, locale)) ?? "";
            },
            isNumber: true
          }
        ];
      }),
      {
        label: word("curves_at_risk", locale),
        cell: (month) => formatCount(atRiskAt(named[0]?.[1] ?? [], month), locale),
        isNumber: true
      }
    ],
    rows: Array.from({length: Math.floor(last / 6)}, (_, index) => (index + 1) * 6)
  });
}

/** Months of ownership in one column of hazards. */
const WIDTH = 3;

/** The points in ownership that the course names: the end of novelty, the first free service, the end of the warranty. */
export function courseMarks(
  course: readonly {benchmark_code: string; value_low: number | null; value_high: number | null}[],
  warrantyMonths: number | null,
  locale: Locale = "zh"
): TimeMark[] {
  const novelty = course.find(({benchmark_code}) => benchmark_code === "novelty_ends_months");
  return [
    {from: settings.first_service_interval_months, label: word("first_service", locale)},
    ...(novelty && novelty.value_low !== null
      ? [
          {
            from: novelty.value_low,
            ...(novelty.value_high === null ? {} : {to: novelty.value_high}),
            label: word("novelty", locale)
          }
        ]
      : []),
    ...(warrantyMonths === null ? [] : [{from: warrantyMonths, label: word("warranty", locale)}])
  ];
}

/** The hazard of loss by months of ownership, with what the course says of it. */
export function hazardPicture(
  all: readonly CurveRow[],
  marks: readonly TimeMark[],
  locale: Locale = "zh"
): HTMLElement {
  const steps = hazards(lifeTableOf(all), {width: WIDTH});
  const events = steps.reduce((sum, step) => sum + step.events, 0);
  const exposure = steps.reduce((sum, step) => sum + step.exposure, 0);
  const highest = steps
    .filter((step) => step.events >= settings.smallest_sample)
    .sort((a, b) => b.value - a.value)[0];
  const figureOf = ({from, to, value, lo, hi, events: n}: HazardPoint): Figure => ({
    metric: "loss_hazard",
    group: `months:${from}-${to}`,
    value,
    format: "share",
    n,
    lo,
    hi
  });
  const subtitle = word("hazard_subtitle", locale, {width: WIDTH, n: formatCount(events, locale)});
  return picture({
    title: highest
      ? {
          message: survivalWords.hazard_title,
          values: {
            from: highest.from,
            to: highest.to,
            high: figureOf(highest),
            mean: {
              metric: "loss_hazard",
              value: events / exposure,
              format: "share",
              n: events
            }
          }
        }
      : {message: survivalWords.hazard_none, values: {}},
    subtitle,
    draw: (options) => HazardSteps(steps, {...options, marks}),
    table: () =>
      table<HazardPoint>({
        caption: subtitle,
        columns: [
          {label: word("span", locale), cell: ({from, to}) => `${from}–${to}`},
          {
            label: word("hazard", locale),
            cell: (step) => figure({...figureOf(step), n: Math.round(step.exposure)}, locale),
            isNumber: true
          },
          {
            label: word("median_range", locale),
            cell: (step) => intervalText({...figureOf(step), n: step.exposure}, locale) ?? "",
            isNumber: true
          },
          {
            label: word("events", locale),
            cell: ({events: count}) => formatCount(count, locale),
            isNumber: true
          },
          {
            label: word("exposure", locale),
            cell: ({exposure: months}) => formatCount(months, locale),
            isNumber: true
          }
        ],
        rows: steps
      }),
    locale
  });
}
