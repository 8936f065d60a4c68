/** Defaults of the contested definitions (`DECISIONS.md`): each said once, here, and switchable. */
export const settings = {
  /** Regular service interval where the service plan names none. */
  service_interval_months: 6,
  first_service_interval_months: 3,
  /** A due service may be this late before the vehicle counts as lost. */
  grace_months: 6,
  /** Choices for the return window; the default is interval + grace. */
  return_window_months: [6, 9, 12, 18, 24],
  default_return_window_months: 12,
  /** Due longer ago than this, not yet lost: at risk. */
  at_risk_after_due_months: 3,
  /** A dealer whose extracts end this long before the newest is flagged. */
  stale_after_days: 45,
  /** Home dealer: most countable visits in this time. */
  home_dealer_months: 24,
  /** 回厂率: seen in the last 12 months, of those sold or seen in the 24 before. */
  retention_months: 12,
  retention_base_months: 24,
  /** Due services counted for behavioural loyalty. */
  behavioural_loyalty_months: 24,
  loyal_from_score: 0.75,
  /** Attitudinally loyal: mean level of the loyalty block; combined: mean of the two percentile ranks. */
  loyal_from_attitude: 4,
  loyal_from_rank: 0.5,
  high_value_top_share: 0.3,
  /** Layers of the pyramid, each with all above it. */
  tier_shares: {top: 0.01, upper: 0.05, middle: 0.2},
  /** The four insects; intents and their order are H, A, B, C, D. */
  insects: {
    bee_purchases: 2,
    bee_referrals: 1,
    bee_active_months: 12,
    bee_recommend_level: 4,
    /** Low price: less than this share of intended list prices are lower. */
    price_low_share: 0.333,
    compared_models: 2,
    followed_days: 90,
    followed_contacts: 3
  },
  /** On time: done by due + 1 month; first service: by first due + 2 months. */
  on_time_after_due_months: 1,
  first_service_after_due_months: 2,
  quick_resolution_days: 3,
  /** A complaint is expected to be over after so many days. */
  complaint_decided_days: 30,
  /** A response and a complaint so many days apart are about the same experience. */
  complaint_about_days: 30,
  /** A comparison of similar customers: share of the treated who have any, and standardised difference. */
  matched_least_share: 0.8,
  matched_largest_difference: 0.1,
  /** Risk: landmarks half a year apart for each fit, and losses that a fit and its validation need. */
  risk_landmarks: 4,
  risk_least_losses: 50,
  risk_fit_at_most: 200_000,
  /** Risk: a bill so many times the usual one, a wait so long, and kilometres a month, are remarkable. */
  risk_price_rise: 1.5,
  risk_long_wait_minutes: 180,
  risk_low_km_per_month: 750,
  risk_high_km_per_month: 1700,
  /** The call list of the week: due within so many days, not called for so many, and how many are listed. */
  call_before_due_days: 30,
  call_again_after_days: 30,
  call_list_at_most: 500,
  call_list_size: 50,
  /** Contacts within 12 months from which a customer is contacted too often. */
  contacts_too_often: 6,
  /** Set aside at random from the list, to learn what calling does. */
  hold_out_shares: [0, 0.1, 0.2, 0.3, 0.5],
  hold_out_share: 0.2,
  /** What came of a list is counted so many days after it was drawn. */
  call_outcome_days: 60,
  /** Risk: what calling this share finds is said. */
  risk_gain_shown: 0.2,
  /** Risk: a reason to call raises the logit by so much above the average. */
  risk_reason_from: 0.1,
  reminder_success_from_hours: 4,
  reminder_success_to_days: 30,
  satisfied_from_level: 4,
  very_satisfied_level: 5,
  dissatisfied_to_level: 2,
  /** Asymmetric effects: levels up to which an answer is low and from which it is high, and the other way to cut. */
  asymmetry_cut: {low_to: 3, high_from: 5},
  asymmetry_other_cut: {low_to: 2, high_from: 5},
  /** Low or high answers about a touchpoint that an asymmetric effect needs. */
  asymmetry_smallest_cell: 30,
  /** Surpass node: within so many levels of the rival, in this upper share of importance. */
  surpass_within_levels: 0.25,
  surpass_importance_share: 1 / 3,
  /** Share lost: first losses dated in so many months, the last ones known. */
  known_loss_months: 12,
  /** Months before a loss in which a last response still speaks for it. */
  lost_response_months: 12,
  /** A purchase within so many months of the old car's leaving replaces it. */
  trade_in_months: 3,
  /** Value: discounted at so much a year, over so many years; the choices on the page. */
  value_discount_rate: 0.1,
  value_discount_rates: [0.08, 0.1, 0.12, 0.15],
  value_horizon_years: 5,
  value_horizons_years: [1, 3, 5, 10],
  /** The last months are held out when the counting model is chosen. */
  value_holdout_months: 12,
  /** Up-buying, cross-buying, referrals and repurchase are counted over so many months. */
  value_base_months: 24,
  /** Repurchase is told apart by the age of the customer's newest car: below, between, from. */
  value_car_age_from_years: 3,
  value_car_age_to_years: 5,
  /** Counting models are fitted on at most so many customers. */
  value_fit_at_most: 20_000,
  /** Stages between two visits that are tried out at most. */
  value_stages_at_most: 8,
  /** What a reader may choose as service interval (null: the plan) and grace on the pages about loss. */
  loss_interval_months: [6, 12],
  loss_grace_months: [3, 6, 9, 12],
  /** The cohort rule of some brands: silent so many months after the month in which the car was seen. */
  seen_month_silence_months: 6,
  /** A complaint so long before a customer was asked why they left still belongs to it. */
  complaint_before_leaving_months: 24,
  /** A wait beyond this is a car left behind. */
  waited_at_most_minutes: 600,
  /** A bill so much above the median of the model series is high. */
  high_ticket_ratio: 1.5,
  /** Curves of at most so many groups in one picture, the largest first. */
  curves_at_most: 5,
  /** A referral within so many months after a response belongs to it. */
  referral_window_months: 12,
  /** Service due: so far ahead. */
  due_ahead_months: 3,
  /** Satisfied but gone: so many on the page, the rest in the exported list. */
  calls_shown: 15,
  /** Before a move between classes: a visit that cost more than this on average was dear. */
  paid_much_yuan: 1000,
  /** General display rules (`statistics`): below the first withheld, below the second greyed. */
  smallest_sample: 10,
  small_sample: 30,
  /** Drivers: complete responses needed for each item, and the least share of the outcome that all explain. */
  driver_responses_per_item: 10,
  driver_least_fit: 0.1,
  driver_least_mcfadden: 0.02,
  /** Replicates of the bootstrap, responses drawn for each at most, and what its random numbers start from. */
  driver_replicates: 1000,
  driver_draw_at_most: 5000,
  driver_seed: 20_081_213,
  /** Variance inflation from which items are said to hang together. */
  driver_inflation_warn: 5,
  /** An item is put into a field of the quadrant where so many replicates put it there. */
  quadrant_sure_from: 0.8,
  /** Target level of performance in the quadrant. */
  quadrant_target_level: 4,
  /** Persons in the published marts: warn, and stop unless acknowledged. */
  persons_warn: 80_000,
  persons_stop: 100_000,
  /** Gates. */
  refused_share_stop: 0.05,
  control_total_tolerance: 0.005,
  /** Behaviour may be dated this many days after the export: clocks of the DMS differ. */
  export_grace_days: 2,
  /** Rows of one .xls sheet at which the DMS has cut it off. */
  xls_row_limit: 65_535,
  phone_shared_by_at_most: 8,
  odometer_drop_km: 100,
  odometer_km_per_day: 2000,
  /** A name or plate like this is a test record (regular expression, any case). */
  test_record_pattern: "测试|test|试驾|PDI|展车",
  /** An order at less than this, before the car was sold, is pre-delivery work. */
  pre_delivery_below_km: 50,
  /** Readings through which mileage is projected. */
  mileage_readings: 5,
  /** A place named by fewer customers is not published: it may be an address. */
  place_named_by_at_least: 5,
  /** Groups smaller than this are counted in the report of k. */
  report_k: 5
} as const;
