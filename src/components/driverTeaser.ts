import type {Filters} from "../contract/filters.js";
import {settings} from "../contract/settings.js";
import {driverAnswers} from "../i18n/drivers.js";
import type {Locale} from "../i18n/message.js";
import {driverAnswer} from "./driverAnswer.js";
import {defaultOutcome, driverQuestion} from "./driverChoice.js";
import type {DriverSurvey} from "./driverChoice.js";
import type {Predictor, SumsRow} from "./driverStudy.js";
import {driverStudy} from "./driverStudy.js";
import {driverView} from "./driverView.js";
import {element} from "./element.js";

/** What another page has asked of the first questionnaire: its sums, and what there is. */
export interface DriverTeaserRows {
  sums: readonly SumsRow[];
  surveys: readonly DriverSurvey[];
  predictors: readonly Predictor[];
}

/** What another page asks of the engine for it, under its filters. */
export function teaserQuestion(
  surveys: readonly DriverSurvey[],
  predictors: readonly Predictor[],
  filters: Filters
) {
  const survey = surveys[0];
  const own = predictors.filter(({questionnaire}) => questionnaire === survey?.questionnaire);
  const context = {surveys, survey, predictors: own, filters};
  return driverQuestion(
    context,
    defaultOutcome(survey),
    settings.default_return_window_months,
    "group"
  );
}

/** Which three items first, at the default cuts, with the way to the page that shows how sure that is. */
export function driverTeaser(
  {sums, surveys, predictors}: DriverTeaserRows,
  locale: Locale = "zh"
): HTMLElement {
  const survey = surveys[0];
  const study = driverStudy(
    sums[0],
    predictors.filter(({questionnaire}) => questionnaire === survey?.questionnaire),
    defaultOutcome(survey),
    locale
  );
  const root = driverAnswer(
    study,
    driverView(study, "derived", {
      importance: 1 / Math.max(1, study.items.length),
      performance: settings.quadrant_target_level
    }),
    locale
  );
  root.className = "stale-able";
  root.append(" ", element("a", {href: "./drivers"}, driverAnswers.link[locale]));
  return root;
}
