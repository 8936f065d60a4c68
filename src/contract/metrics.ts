import type {Metric} from "./metric.js";
import {attitudeMetrics} from "./metrics/attitude.js";
import {businessMetrics} from "./metrics/business.js";
import {careMetrics} from "./metrics/care.js";
import {driverMetrics} from "./metrics/drivers.js";
import {lossMetrics} from "./metrics/loss.js";
import {loyaltyMetrics} from "./metrics/loyalty.js";
import {retentionMetrics} from "./metrics/retention.js";
import {valueMetrics} from "./metrics/value.js";
import {ownerMetrics} from "./metrics/owners.js";
import {survivalMetrics} from "./metrics/survival.js";
import {wordOfMouthMetrics} from "./metrics/wordOfMouth.js";
import {segmentMetrics} from "./metrics/segments.js";

const all = {
  ...retentionMetrics,
  ...ownerMetrics,
  ...lossMetrics,
  ...survivalMetrics,
  ...attitudeMetrics,
  ...driverMetrics,
  ...loyaltyMetrics,
  ...segmentMetrics,
  ...careMetrics,
  ...wordOfMouthMetrics,
  ...businessMetrics,
  ...valueMetrics
};

export type MetricId = keyof typeof all;

/** The metric catalogue: every figure of the site, in the order of the definitions page. */
export const metrics: Readonly<Record<MetricId, Metric>> = all;

/** The figure of that id. */
export function metricNamed(id: MetricId): Metric {
  return metrics[id];
}
