import type {MetricId} from "../../contract/metrics.js";
import {metricNamed} from "../../contract/metrics.js";
import {retentionWords} from "../../i18n/retention.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import type {ClusterSums} from "../../stats/clusterSums.js";
import {element} from "../element.js";
import type {Measured} from "../measures.js";
import {measureNamed} from "../measures.js";
import {rankPicture} from "../rankPicture.js";
import {spanOf} from "../span.js";
import type {ChurnContext} from "../churn/context.js";
import type {Rate, RateBy} from "./choice.js";

/** A figure of a model series, or of an advisor of a dealer. */
export interface GroupRateRow extends ClusterSums {
  metric: MetricId;
  dealer_id: number | null;
  group: string;
}

/** A rate by dealer, model series or advisor, with the places that can be told apart. */
export function ratePicture(
  {
    dealers,
    models,
    advisors
  }: {
    dealers: readonly Measured[];
    models: readonly GroupRateRow[];
    advisors: readonly GroupRateRow[];
  },
  {rate, by}: {rate: Rate; by: RateBy},
  {filters, manifest}: Pick<ChurnContext, "filters" | "manifest">,
  locale: Locale = "zh"
): HTMLElement {
  const word = (name: keyof typeof retentionWords): string => say(retentionWords[name], {}, locale);
  const dealerName = (id: number | null): string =>
    manifest.dealers.find(({dealer_id}) => dealer_id === id)?.short_name ?? "";
  // Cells of model series know no classes of customers.
  if (by === "model" && filters.segment != null)
    return element("p", {class: "small"}, word("segment_only"));
  const groups =
    by === "dealer"
      ? dealers
          .filter(({id}) => id === rate)
          .map((measure) => ({name: dealerName(measure.dealer_id), measure}))
      : by === "model"
        ? models
            .filter(({metric}) => metric === rate)
            .map((row) => ({name: row.group, measure: measureNamed(rate, row)}))
        : advisors.map((row) => ({
            name: `${dealerName(row.dealer_id)} ${row.group}`,
            measure: measureNamed("services_done_share", row)
          }));
  const shown = by === "advisor" ? "services_done_share" : rate;
  return rankPicture(
    groups,
    {
      by: word(`by_${by}`),
      metric: metricNamed(shown).label[locale],
      period: by === "advisor" ? word("rank_today") : spanOf(filters, manifest, locale).period,
      notes: [...(by === "advisor" ? [word("advisor_only")] : []), word("rank_mix")]
    },
    locale
  );
}
