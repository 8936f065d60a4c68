import type {AnswerRow} from "../../../src/components/loyalty/answerRows.js";
import type {Chosen} from "../../../src/components/loyalty/choice.js";
import type {GroupRow} from "../../../src/components/loyalty/groups.js";
import type {MetricId} from "../../../src/contract/metrics.js";

/** What the controls of the page say by default. */
export const chosen: Chosen = {
  survey: "service",
  window: 12,
  where: "group",
  loyalBy: "back",
  satisfiedFrom: 4,
  loyalFrom: 12
};

/** The row of an answer that n customers gave once each, of whom y came back. */
export const answerRow = (
  part: AnswerRow["part"],
  answer: number,
  y: number,
  n: number,
  more: Partial<AnswerRow> = {}
): AnswerRow => {
  const {recommend_n = 0, recommend_y = 0} = more;
  return {
    part,
    scale_min: null,
    scale_max: null,
    answer,
    too_recent: 0,
    people: n,
    n,
    y,
    nn: n,
    ny: y,
    yy: y,
    recommend_people: recommend_n,
    recommend_n,
    recommend_y,
    recommend_nn: recommend_n,
    recommend_ny: recommend_y,
    recommend_yy: recommend_y,
    return_people: 0,
    return_n: 0,
    return_y: 0,
    return_nn: 0,
    return_ny: 0,
    return_yy: 0,
    ...more
  };
};

/** A count among n responses of as many customers. */
export const groupRow = (
  metric: MetricId,
  y: number,
  n = 1000,
  more: Partial<GroupRow> = {}
): GroupRow => ({
  part: "all",
  dealer_id: null,
  model_series: null,
  metric,
  people: n,
  n,
  y,
  nn: n,
  ny: y,
  yy: y,
  too_recent: 7,
  unlinked: 3,
  ...more
});
