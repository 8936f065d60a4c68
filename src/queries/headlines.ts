import type {Filters} from "../contract/filters.js";
import {complaintMeasures} from "./measures/complaints.js";
import {atRiskMeasures, onTimeMeasures} from "./measures/dues.js";
import {lostCustomerMeasures} from "./measures/lostCustomers.js";
import type {MeasureOptions, MeasureRow} from "./measures/measure.js";
import {retentionMeasures} from "./measures/retention.js";
import {returnMeasures} from "./measures/returns.js";
import {saleMeasures} from "./measures/sales.js";
import {satisfactionMeasures} from "./measures/satisfaction.js";
import {firstServiceMeasures, lossMeasures} from "./measures/vehicles.js";
import {visitMeasures} from "./measures/visits.js";
import type {Query} from "./query.js";

/** Every headline figure under the filters: flows in the period, states as of its end. */
export function headlines(filters: Filters, options: MeasureOptions = {}): Query<MeasureRow>[] {
  return [
    visitMeasures,
    retentionMeasures,
    onTimeMeasures,
    atRiskMeasures,
    firstServiceMeasures,
    lossMeasures,
    lostCustomerMeasures,
    satisfactionMeasures,
    returnMeasures,
    saleMeasures,
    complaintMeasures
  ].map((measures) => measures(filters, options));
}
