import {FileAttachment} from "observablehq:stdlib";
import type {MartName} from "../contract/marts.js";
import type {pageQueries} from "../queries/pages.js";

// A bare FileAttachment("x.parquet") makes Framework fetch Arrow from a CDN; with any method chained it does not.

/** The Parquet file of each mart. */
export const martFiles: Readonly<Record<MartName, FileAttachment>> = {
  dealers: FileAttachment("../data/marts/dealers.parquet").valueOf(),
  customers: FileAttachment("../data/marts/customers.parquet").valueOf(),
  vehicles: FileAttachment("../data/marts/vehicles.parquet").valueOf(),
  visits: FileAttachment("../data/marts/visits.parquet").valueOf(),
  lines: FileAttachment("../data/marts/lines.parquet").valueOf(),
  sales: FileAttachment("../data/marts/sales.parquet").valueOf(),
  vehicle_days: FileAttachment("../data/marts/vehicle_days.parquet").valueOf(),
  vehicle_lives: FileAttachment("../data/marts/vehicle_lives.parquet").valueOf(),
  silences: FileAttachment("../data/marts/silences.parquet").valueOf(),
  loss_counts: FileAttachment("../data/marts/loss_counts.parquet").valueOf(),
  seen_months: FileAttachment("../data/marts/seen_months.parquet").valueOf(),
  referrals: FileAttachment("../data/marts/referrals.parquet").valueOf(),
  dealer_months: FileAttachment("../data/marts/dealer_months.parquet").valueOf(),
  appointments: FileAttachment("../data/marts/appointments.parquet").valueOf(),
  responses: FileAttachment("../data/marts/responses.parquet").valueOf(),
  scores: FileAttachment("../data/marts/scores.parquet").valueOf(),
  experiences: FileAttachment("../data/marts/experiences.parquet").valueOf(),
  touchpoint_scores: FileAttachment("../data/marts/touchpoint_scores.parquet").valueOf(),
  survey_frame: FileAttachment("../data/marts/survey_frame.parquet").valueOf(),
  items: FileAttachment("../data/marts/items.parquet").valueOf(),
  touchpoints: FileAttachment("../data/marts/touchpoints.parquet").valueOf(),
  predictors: FileAttachment("../data/marts/predictors.parquet").valueOf(),
  answers: FileAttachment("../data/marts/answers.parquet").valueOf(),
  complaints: FileAttachment("../data/marts/complaints.parquet").valueOf(),
  contacts: FileAttachment("../data/marts/contacts.parquet").valueOf(),
  care_cases: FileAttachment("../data/marts/care_cases.parquet").valueOf(),
  events: FileAttachment("../data/marts/events.parquet").valueOf(),
  participations: FileAttachment("../data/marts/participations.parquet").valueOf(),
  leads: FileAttachment("../data/marts/leads.parquet").valueOf(),
  packages: FileAttachment("../data/marts/packages.parquet").valueOf(),
  points: FileAttachment("../data/marts/points.parquet").valueOf(),
  churn_reasons: FileAttachment("../data/marts/churn_reasons.parquet").valueOf(),
  risk_effects: FileAttachment("../data/marts/risk_effects.parquet").valueOf(),
  risk_checks: FileAttachment("../data/marts/risk_checks.parquet").valueOf(),
  risk_vehicles: FileAttachment("../data/marts/risk_vehicles.parquet").valueOf(),
  call_lists: FileAttachment("../data/marts/call_lists.parquet").valueOf(),
  costs: FileAttachment("../data/marts/costs.parquet").valueOf(),
  targets: FileAttachment("../data/marts/targets.parquet").valueOf(),
  benchmarks: FileAttachment("../data/marts/benchmarks.parquet").valueOf(),
  service_plan: FileAttachment("../data/marts/service_plan.parquet").valueOf(),
  customer_periods: FileAttachment("../data/marts/customer_periods.parquet").valueOf(),
  customer_values: FileAttachment("../data/marts/customer_values.parquet").valueOf(),
  value_models: FileAttachment("../data/marts/value_models.parquet").valueOf(),
  value_classes: FileAttachment("../data/marts/value_classes.parquet").valueOf(),
  value_errors: FileAttachment("../data/marts/value_errors.parquet").valueOf(),
  value_parts: FileAttachment("../data/marts/value_parts.parquet").valueOf(),
  recent_figures: FileAttachment("../data/marts/recent_figures.parquet").valueOf(),
  month_figures: FileAttachment("../data/marts/month_figures.parquet").valueOf(),
  month_series_figures: FileAttachment("../data/marts/month_series_figures.parquet").valueOf(),
  recent_practices: FileAttachment("../data/marts/recent_practices.parquet").valueOf(),
  month_practices: FileAttachment("../data/marts/month_practices.parquet").valueOf(),
  quality: FileAttachment("../data/marts/quality.parquet").valueOf()
};

export type PageName = keyof typeof pageQueries;

/** Each page's results at default filters, computed when the site was built: `{[query.key]: rows}`. */
export const firstFiles: Readonly<Record<PageName, FileAttachment>> = {
  home: FileAttachment("../data/marts/first_home.json").valueOf(),
  loyalty: FileAttachment("../data/marts/first_loyalty.json").valueOf(),
  drivers: FileAttachment("../data/marts/first_drivers.json").valueOf(),
  emotion: FileAttachment("../data/marts/first_emotion.json").valueOf(),
  workshop: FileAttachment("../data/marts/first_workshop.json").valueOf(),
  surveys: FileAttachment("../data/marts/first_surveys.json").valueOf(),
  complaints: FileAttachment("../data/marts/first_complaints.json").valueOf(),
  value: FileAttachment("../data/marts/first_value.json").valueOf(),
  risk: FileAttachment("../data/marts/first_risk.json").valueOf(),
  contacts: FileAttachment("../data/marts/first_contacts.json").valueOf(),
  churn: FileAttachment("../data/marts/first_churn.json").valueOf(),
  retention: FileAttachment("../data/marts/first_retention.json").valueOf(),
  referrals: FileAttachment("../data/marts/first_referrals.json").valueOf(),
  profile: FileAttachment("../data/marts/first_profile.json").valueOf(),
  audience: FileAttachment("../data/marts/first_audience.json").valueOf(),
  segments: FileAttachment("../data/marts/first_segments.json").valueOf(),
  movement: FileAttachment("../data/marts/first_movement.json").valueOf(),
  quality: FileAttachment("../data/marts/first_quality.json").valueOf(),
  dictionary: FileAttachment("../data/marts/first_dictionary.json").valueOf()
};

/** What the site was built from. */
export const manifestFile = FileAttachment("../data/marts/manifest.json").valueOf();

/** DuckDB-WASM's module, compressed when the site is built. */
export const engineModule = FileAttachment("./duckdb-eh.wasm.gz").valueOf();
