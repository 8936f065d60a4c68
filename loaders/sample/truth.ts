/**
 * The truth that the sample plants: every parameter of the behavioural model, with its source.
 * "S0" to "S3" are the project's source documents (`DECISIONS.md`), "ours" is a choice made so that
 * the sample behaves like a dealer group without any source giving the figure. Code that uses them is
 * elsewhere; `latent.ts` computes what follows from them.
 */
export type Level = 1 | 2 | 3 | 4 | 5;
export type Handling = "unresolved" | "resolved" | "quickly";
export type Severity = "mild" | "severe";

export const truth = {
  /** Who the customers are (ours). */
  population: {
    company_share: 0.055,
    fleet_share: 0.012,
    fleet_vehicles: [3, 7],
    /** Bought here within the window, bought here before it and still coming; the rest bought elsewhere. */
    bought_in_window_share: 0.7,
    bought_before_window_share: 0.18,
    bought_before_window_months: 54,
    bought_elsewhere_age_months: [6, 48],
    bought_elsewhere_sale_date_known_share: 0.6,
    second_car_share: 0.05,
    /** Also goes to another dealer of the group, and how many of the visits then. */
    second_dealer_share: 0.08,
    second_dealer_visit_share: 0.35,
    km_per_month_median: 1150,
    km_per_month_log_sd: 0.35
  },

  /**
   * Overall satisfaction with an experience (ours): a sum of a few touchpoints, value perceived,
   * and what no touchpoint explains; standard deviations of 1 throughout.
   */
  satisfaction: {
    /** A customer's own inclination, the halo of one experience, and the touchpoint itself. */
    touchpoint_parts: {customer: 0.35, experience: 0.45, own: 0.82},
    /** Touchpoints that drive satisfaction; all the others do not. */
    service_drivers: {service_work: 0.55, service_diagnosis: 0.4, service_hand_over: 0.27},
    sales_drivers: {sales_delivery: 0.58, sales_test_drive: 0.38, sales_presentation: 0.22},
    value_weight: 0.2,
    unexplained_sd: 0.5,
    /** Share of experiences at each level (most answers are 4 or 5 of 5, as in practice). */
    level_shares: {5: 0.42, 4: 0.475, 3: 0.075, 2: 0.02, 1: 0.01}
  },

  /**
   * Coming back, by level of satisfaction: non-linear, only the very satisfied markedly loyal, and
   * most of those lost had said they were satisfied (S3). The values are ours; the last row is S3's 9 %.
   */
  returning: {
    after_service: {5: 0.965, 4: 0.74, 3: 0.66, 2: 0.09, 1: 0.09},
    /** The free first service draws even the dissatisfied (ours). */
    first_service: {5: 0.96, 4: 0.88, 3: 0.78, 2: 0.55, 1: 0.45},
    company: 0.9,
    /** Odds of leaving by stage of ownership (S0 names the stages, the factors are ours). */
    after_first_service_odds: 1.5,
    novelty_ends: {from_month: 6, to_month: 12, odds: 1.25},
    warranty_ends: {from_month: 33, to_month: 39, odds: 1.9},
    after_warranty_odds: 1.2,
    /** Odds of leaving per standard deviation (ours): price counts once the warranty is over. */
    price_sensitivity_odds: 1.4,
    trust_odds: 0.82,
    /** Of those who leave, who come back once more, and after how many months (ours). */
    reactivated_share: 0.1,
    reactivated_after_months: [13, 30]
  },

  /** Visits (ours; intervals as in `data/reference/service_plan.csv`). */
  visits: {
    first_service_months: 3,
    service_months: 6,
    service_km: 10_000,
    regularity_sd: 0.12, // of the interval
    lateness_months: 0.6,
    latest_months: 11,
    latest_first_service_months: 8,
    unscheduled_share: 0.16,
    unscheduled_kinds: {mechanical: 0.42, accident: 0.2, body: 0.14, warranty: 0.16, recall: 0.08},
    rework_logit: -4.9,
    rework_per_work_sd: -0.9,
    appointment_share: 0.3
  },

  /** How ownership ends, by month (ours); replacement in the same brand is S3's 30 to 40 %. */
  ownership: {
    replaced_hazard: [
      {to_month: 24, hazard: 0.0008},
      {to_month: 36, hazard: 0.004},
      {to_month: 60, hazard: 0.01},
      {to_month: 400, hazard: 0.015}
    ],
    moved_hazard: 0.0012,
    sold_hazard: 0.0006,
    total_loss_hazard: 0.0003,
    scrapped_hazard: 0.001,
    scrapped_from_month: 96,
    /** Of those who replace the car, who take the same brand, by last level of satisfaction. */
    same_brand: {5: 0.46, 4: 0.25, 3: 0.12, 2: 0.04, 1: 0.02},
    same_brand_here_share: 0.94,
    /** A second car from here while very satisfied, a month. */
    additional_hazard: 0.0025,
    /** The DMS learns of the end of an ownership in this share of cases. */
    status_known: {replaced: 0.5, sold: 0.4, moved: 0.5, scrapped: 0.6, total_loss: 0.8}
  },

  /** Complaints (S3): most of the dissatisfied keep silent; handling decides who comes back. */
  complaints: {
    /** 90 to 98 % of the dissatisfied never complain (S3). */
    after_service: {5: 0.006, 4: 0.028, 3: 0.08, 2: 0.09, 1: 0.09},
    after_sale: {5: 0.002, 4: 0.01, 3: 0.05, 2: 0.09, 1: 0.09},
    /** Not randomised: severe ones are handled worse, and come back less in any case (ours). */
    severe_share: 0.4,
    handling: {
      mild: {unresolved: 0.18, resolved: 0.4, quickly: 0.42},
      severe: {unresolved: 0.4, resolved: 0.38, quickly: 0.22}
    },
    /** Came back, by handling (S3: 19, 54, 82 %), over mild and severe together. */
    returning: {unresolved: 0.19, resolved: 0.54, quickly: 0.82},
    severe_penalty: 0.08,
    quickly_within_days: 3
  },

  /** Word of mouth (S3, J.D. Power 2007): delighted = level 5, lukewarm = 3 and 4, disappointed = 1 and 2. */
  word_of_mouth: {
    delighted: {recommends: 0.39, people: 2},
    lukewarm: {recommends: 0.14, people: 0.7},
    disappointed: {warned: 1.2},
    referred_sale_share: 0.12
  },

  /** Surveys (ours): who is asked, who answers, mild and documented selection. */
  surveys: {
    invited: {
      CSS_SERVICE: 0.36,
      JOURNEY_SERVICE: 0.1,
      CSS_SALES: 0.55,
      JOURNEY_SALES: 0.24,
      SSI: 0.22
    },
    answered: 0.56,
    answered_log_odds: {5: 0.2, 4: 0, 3: -0.05, 2: 0.15, 1: 0.2},
    days_after: [3, 20],
    ssi_days_after: [60, 120],
    straight_lining_share: 0.03,
    /** Standard deviation of an item about its touchpoint, in levels, and of an answer about the person. */
    item_noise: 0.45
  },

  /**
   * Mean position on the emotion curve (1 to 5) in the answers, ours: sales peaks at test drive and
   * delivery with its valley at negotiation and paperwork; service has its valley at waiting and its
   * peak at the work done and the hand-over. Rival and industry as an agency reports them.
   */
  journeys: {
    sales_arrival: {own: 4.05, rival: 4.15, industry: 4},
    sales_reception: {own: 4.2, rival: 4.1, industry: 4.05},
    sales_needs: {own: 4.05, rival: 4.05, industry: 3.95},
    sales_presentation: {own: 4.15, rival: 4.3, industry: 4.1},
    sales_test_drive: {own: 4.5, rival: 4.1, industry: 4.05},
    sales_negotiation: {own: 3.4, rival: 3.7, industry: 3.55},
    sales_paperwork: {own: 3.75, rival: 3.7, industry: 3.65},
    sales_delivery: {own: 4.55, rival: 4.3, industry: 4.25},
    sales_follow_up: {own: 3.95, rival: 3.8, industry: 3.7},
    service_appointment: {own: 4.05, rival: 4.1, industry: 3.95},
    service_reception: {own: 4.25, rival: 4.15, industry: 4.1},
    service_diagnosis: {own: 4.1, rival: 4.2, industry: 4},
    service_waiting: {own: 3.35, rival: 3.75, industry: 3.55},
    service_work: {own: 4.5, rival: 4.3, industry: 4.2},
    service_bill: {own: 3.85, rival: 3.85, industry: 3.8},
    service_hand_over: {own: 4.45, rival: 4.15, industry: 4.1},
    service_follow_up: {own: 3.9, rival: 3.85, industry: 3.75}
  },
  /** Spread of answers to touchpoints and CSS items, in levels (ours). */
  journey_sd: 0.8,
  css_sd: 0.85,

  /** Means of the CSS items on their 1 to 5 scale, and the touchpoint each hangs on (ours). */
  css: {
    SV01: {touchpoint: "service_work", mean: 4.4},
    SV02: {touchpoint: null, mean: 4.35},
    SV03: {touchpoint: "service_bill", mean: 3.95},
    SV04: {touchpoint: "service_reception", mean: 4.4},
    SV05: {touchpoint: "service_diagnosis", mean: 4.2},
    SV06: {touchpoint: null, mean: 4.25},
    SV07: {touchpoint: "service_bill", mean: 4.1},
    SV08: {touchpoint: "service_hand_over", mean: 4.35},
    SA01: {touchpoint: "sales_reception", mean: 4.4},
    SA02: {touchpoint: "sales_presentation", mean: 4.25},
    SA03: {touchpoint: "sales_needs", mean: 3.95},
    SA04: {touchpoint: "sales_test_drive", mean: 4.35},
    SA05: {touchpoint: "sales_delivery", mean: 4.5},
    SA06: {touchpoint: "sales_follow_up", mean: 4},
    SA07: {touchpoint: null, mean: 4.15}
  },

  /** SSI (S3): gaps to the best in the industry, in shares of the total gap by band. */
  ssi: {
    best_in_industry: 8.9,
    total_gap: 34,
    bands: [
      {items: 10, share: 0.63},
      {items: 15, share: 0.27},
      {items: 23, share: 0.1}
    ],
    item_sd: 1.3
  },

  /** Dealers differ by this much at a touchpoint, in standard deviations (ours). */
  dealer_touchpoint_sd: 0.18,

  /** The showroom funnel of S3: 75 % with intent, half come back, 60 % of them buy. */
  leads: {
    with_intent: 0.75,
    comes_back: 0.5,
    buys: 0.6,
    open_share: 0.5, // of those younger than two months
    /** Cars sold in the window for each customer, which sizes the number of prospects (ours). */
    sales_per_customer: 0.88,
    referred_share: 0.08
  },

  /** Exit calls (ours): everyone lost, or known to have replaced the car, may be asked; independent of the answer. */
  exit_calls: {
    lost_asked: 0.3,
    replacers_asked: 0.6,
    /** Stated reasons of those who had been dissatisfied, and of everyone else. */
    reasons_dissatisfied: {
      product_quality: 0.2,
      service: 0.5,
      rival_service: 0.12,
      rival_product: 0.06,
      rival_brand: 0.02,
      moved: 0.04,
      needs_changed: 0.04,
      preference: 0.02
    },
    reasons_satisfied: {
      product_quality: 0.06,
      service: 0.1,
      rival_service: 0.2,
      rival_product: 0.18,
      rival_brand: 0.12,
      moved: 0.1,
      needs_changed: 0.14,
      preference: 0.1
    }
  },

  /**
   * Care, club and events (ours): plausible rows without any effect on coming back; who takes part
   * is those who come anyway, so a before/after comparison would find an effect that is not there.
   */
  care: {
    reminded_share: 0.4,
    first_service_reminded_share: 0.7,
    churn_alert_share: 0.25,
    birthday_share: 0.06,
    insurance_share: 0.1,
    reached_share: 0.62,
    booked_share_of_reached: 0.35,
    member_share: 0.35,
    package_share: 0.12,
    events_a_year: 4,
    invited_share: 0.07,
    attended_share: 0.34,
    attended_very_satisfied_odds: 1.4,
    effect_on_returning: 0
  },

  /** How far back the systems of the dealers list what is not kept for ever (ours). */
  kept_months: {
    repair_order_line: 30,
    appointment: 24,
    contact: 24,
    lead: 20,
    points_transaction: 24,
    programme: 36
  },

  /** Money (ours). Satisfaction has no effect on it, and discounts none on coming back. */
  money: {
    discount_share_per_price_sensitivity: 0.03,
    discount_share: 0.05,
    effect_of_discount_on_returning: 0,
    effect_of_satisfaction_on_spend: 0
  }
} as const;

export type Touchpoint = keyof typeof truth.journeys;
export type Journey = "sales" | "service";

export const touchpoints: Readonly<Record<Journey, readonly Touchpoint[]>> = {
  sales: (Object.keys(truth.journeys) as Touchpoint[]).filter((name) => name.startsWith("sales_")),
  service: (Object.keys(truth.journeys) as Touchpoint[]).filter((name) =>
    name.startsWith("service_")
  )
};

/** Came back after a complaint so handled, mild or severe apart; over both it is S3's share. */
export function returnAfterComplaint(handling: Handling, severity: Severity): number {
  const {severe_share, handling: shares, returning, severe_penalty} = truth.complaints;
  const severe = severe_share * shares.severe[handling];
  const severeShare = severe / (severe + (1 - severe_share) * shares.mild[handling]);
  const shift = severity === "severe" ? severeShare - 1 : severeShare;
  return returning[handling] + severe_penalty * shift;
}
