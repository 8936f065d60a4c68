import type {AnswerShare} from "../../charts/answerShares.js";
import {settings} from "../../contract/settings.js";
import {thesis} from "../../i18n/loyalty.js";
import type {Estimated} from "../../stats/interval.js";
import {linearContrast} from "../../stats/linearContrast.js";
import {newcombeDifference} from "../../stats/newcombe.js";
import {sampleState} from "../../stats/sampleState.js";
import type {Figure} from "../figure.js";
import type {Sentence} from "../sentence.js";
import {answerFigure} from "./answerRows.js";

const RETURN_METRIC = "came_back";

const isKnown = (datum: AnswerShare | undefined): datum is AnswerShare & Estimated =>
  datum !== undefined &&
  datum.share !== null &&
  datum.lo !== null &&
  datum.hi !== null &&
  sampleState(datum.people) !== "withheld";

const estimated = ({share, lo, hi}: AnswerShare): Estimated => ({value: share!, lo: lo!, hi: hi!});

const stepFigure = ({value, lo, hi}: Estimated): Figure => ({
  metric: `${RETURN_METRIC}:difference`,
  value,
  format: "points_size",
  lo,
  hi
});

/** Which of the cases the levels are: the name of its sentence. */
export function thesisCase(levels: readonly AnswerShare[]): keyof typeof thesis {
  const {message} = returnThesis(levels);
  return (Object.keys(thesis) as (keyof typeof thesis)[]).find((name) => thesis[name] === message)!;
}

/**
 * What the shares that came back say about the course's thesis that only the very satisfied are
 * loyal: very satisfied against satisfied, and satisfied against neither, by Newcombe's interval of
 * the difference, and one step against the other by the interval of their contrast. A difference
 * counts when its interval leaves out 0.
 */
export function returnThesis(levels: readonly AnswerShare[]): Sentence {
  const at = (level: number) => levels.find((datum) => datum.answer === level);
  const top = at(settings.very_satisfied_level);
  const upper = at(settings.satisfied_from_level);
  const middle = at(settings.satisfied_from_level - 1);
  if (!isKnown(top) || !isKnown(upper)) {
    return {
      message: thesis.too_few,
      values: {
        top_n: {metric: "eligible_responses", value: top?.n ?? 0, format: "count"},
        upper_n: {metric: "eligible_responses", value: upper?.n ?? 0, format: "count"},
        smallest: settings.smallest_sample
      }
    };
  }
  const step = newcombeDifference(estimated(top), estimated(upper));
  const values = {top: answerFigure(top), upper: answerFigure(upper), step: stepFigure(step)};
  if (step.hi < 0) return {message: thesis.reversed, values};
  if (step.lo <= 0) return {message: thesis.no_difference, values};
  if (!isKnown(middle)) return {message: thesis.top_better, values};
  const lowerStep = newcombeDifference(estimated(upper), estimated(middle));
  if (lowerStep.lo <= 0) {
    return {message: thesis.only_top, values: {...values, middle: answerFigure(middle)}};
  }
  const steps = {...values, lower_step: stepFigure(lowerStep)};
  const growth = linearContrast([
    [1, estimated(top)],
    [-2, estimated(upper)],
    [1, estimated(middle)]
  ]);
  if (growth.lo > 0) return {message: thesis.top_step_largest, values: steps};
  if (growth.hi < 0) return {message: thesis.top_step_not_largest, values: steps};
  return {message: thesis.steps_alike, values: steps};
}
