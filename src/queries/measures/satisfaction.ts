import {settings} from "../../contract/settings.js";
import {spansOf} from "../filters.js";
import {responseChoice, firstAnswer, isChosenResponse, respondent} from "../responses.js";
import type {ResponseChoice} from "../responses.js";
import {rowsOf} from "../segments/segment.js";
import {sql} from "../sql.js";
import {keysApart, measuresOf} from "./measure.js";
import type {MeasureOptions, Subject} from "./measure.js";

/**
 * Attitudes: satisfied, very satisfied, would recommend (top box; net promoter score where the scale is
 * 0 to 10). Each customer's first response in the span counts; responses are counted all.
 */
export const satisfaction: Subject<MeasureOptions & ResponseChoice> = (filters, options) => {
  const choice = responseChoice(options);
  const among = options.apart?.among;
  const keys = keysApart(options, {
    dealer: sql`r.dealer_id`,
    model: sql`r.model_series`,
    month: sql`cast(date_trunc('month', r.responded_date) as date)`
  });
  const isTenPoint = sql`r.recommend_score is not null and r.recommend_scale_min = 0 and r.recommend_scale_max = 10`;
  const level = (value: number) => sql`cast(${value} as integer)`;
  return {
    name: "satisfaction",
    kind: "first",
    keptBy: "customer",
    customers: choice.customers,
    parameters: {journey: choice.journey, questionnaire: choice.questionnaire},
    marts: ["dealers", "responses"],
    relations: [
      spansOf(filters, options),
      sql`kept as materialized (
  select ${keys.select},
    ${respondent} as cluster,
    count(*) as response_count,
    ${firstAnswer(sql`r.overall_level`, sql`r.overall_level is not null`)} as overall_level,
    ${firstAnswer(sql`r.recommend_level`, sql`r.recommend_level is not null`)} as recommend_level,
    ${firstAnswer(sql`case when r.recommend_score >= 9 then 2 when r.recommend_score > 6 then 1 else 0 end`, isTenPoint)} as promotion
  from ${rowsOf(filters, "responses")} r
  join spans s on s.dealer_id = r.dealer_id
  where r.responded_date > s.after_day
    and r.responded_date <= s.ends_on
    and ${isChosenResponse(filters, choice)}
    and ${among ? sql`${respondent} in ${among}` : sql`true`}
  group by ${keys.group}${respondent}
)`
    ],
    ratios: [
      {
        metric: "satisfied_share",
        of: sql`overall_level is not null`,
        has: sql`overall_level >= ${level(settings.satisfied_from_level)}`
      },
      {
        metric: "very_satisfied_share",
        of: sql`overall_level is not null`,
        has: sql`overall_level >= ${level(settings.very_satisfied_level)}`
      },
      {
        metric: "dissatisfied_share",
        of: sql`overall_level is not null`,
        has: sql`overall_level <= ${level(settings.dissatisfied_to_level)}`
      },
      {
        metric: "recommend_top_box",
        of: sql`recommend_level is not null`,
        has: sql`recommend_level >= ${level(settings.very_satisfied_level)}`
      },
      {
        metric: "net_promoter_score",
        of: sql`promotion is not null`,
        amount: sql`promotion - 1`,
        unit: 1
      }
    ],
    counts: [{metric: "responses", sum: sql`response_count`}]
  };
};

/** A query of these figures. */
export const satisfactionMeasures = measuresOf(satisfaction);
