import {settings} from "../../contract/settings.js";
import {customerIs, dealerIs, modelIs} from "../filters.js";
import {rowsOf} from "../segments/segment.js";
import {sql} from "../sql.js";
import {measuresOf} from "./measure.js";
import type {Subject} from "./measure.js";
import {stateRelations} from "./state.js";

/**
 * Service retention (of the vehicles sold or seen in the 24 months before the last 12, those seen in the
 * last 12) and active customers, at the end of the span. "Here" is the chosen dealers, or the row's dealer.
 */
export const retention: Subject = (filters, options) => {
  const customers = options.customers ?? "persons";
  const {retention_months: recent, retention_base_months: base} = settings;
  const day = sql`d.day`;
  return {
    name: "retention",
    kind: "state",
    keptBy: "vehicle",
    customers,
    marts: ["dealers", "vehicle_days"],
    ...stateRelations(filters, options, {
      rows: rowsOf(filters, "vehicle_days"),
      dealer: sql`d.dealer_id`,
      home: sql`d.home_dealer_id`,
      customer: sql`coalesce(d.customer_id, -d.vehicle_id)`,
      latestBy: day,
      where: [
        dealerIs(filters, sql`d.dealer_id`),
        modelIs(filters, sql`d.model_series`),
        customerIs(customers, sql`d.is_company`)
      ],
      from: {day, months: 0},
      until: [{day, months: recent + base}],
      phases: [
        {name: "is_base", from: {day, months: recent}},
        {name: "is_active", of: sql`d.is_visit`, until: {day, months: recent}}
      ]
    }),
    ratios: [{metric: "service_retention_rate", of: sql`is_base`, has: sql`is_active`}],
    counts: [{metric: "active_customers", customersWith: sql`is_active`}]
  };
};

/** A query of these figures. */
export const retentionMeasures = measuresOf(retention);
