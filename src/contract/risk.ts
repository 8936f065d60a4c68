/**
 * What the risk model knows of a vehicle on a day, each in levels: the first is what the others are
 * compared with. `loaders/risk/risk_landmark.sql` says when each holds.
 */
export const riskFeatures = {
  recency: [
    "due_in_3_months",
    "due_in_2_months",
    "due_in_1_month",
    "overdue_1_month",
    "overdue_2_months",
    "overdue_3_months",
    "overdue_4_months",
    "overdue_longer"
  ],
  tenure: ["first_year", "second_year", "third_year", "warranty_ending", "out_of_warranty"],
  visits: ["several", "none_yet", "first_done"],
  punctuality: ["all_done", "most_done", "few_done", "none_due"],
  lost_before: ["never", "came_back"],
  satisfaction: ["not_asked", "very_satisfied", "satisfied", "middle", "dissatisfied"],
  complaint: ["none", "quickly", "resolved", "unresolved"],
  price: ["usual", "much_higher"],
  waiting: ["usual", "long"],
  rework: ["none", "rework"],
  mileage: ["usual", "low", "high"],
  prepaid: ["none", "has_package"],
  company: ["person", "company"]
} as const;

export type RiskFeature = keyof typeof riskFeatures;
export const riskFeatureNames = Object.keys(riskFeatures) as RiskFeature[];

/** A level of a feature by its name, such as `satisfaction:dissatisfied`. */
export type RiskLevel = {
  [F in RiskFeature]: `${F}:${(typeof riskFeatures)[F][number]}`;
}[RiskFeature];

/** Every level of every feature, in the order of the model. */
export const riskLevels = riskFeatureNames.flatMap((feature) =>
  riskFeatures[feature].map((level, nth) => ({
    name: `${feature}:${level}` as RiskLevel,
    feature,
    level: nth
  }))
);
