import {addMonths, calendarDate, dayOf} from "../calendar.js";
import type {DealerGroup} from "../group.js";
import {rivalBrand} from "../group.js";
import type {Item} from "../questionnaires.js";
import {randomStream} from "../random.js";
import {touchpoints, truth} from "../truth.js";
import type {Emit} from "./recording.js";

const agency = "示例调研公司《年度对标研究》（虚构）";
const costKinds = {
  recruiting: 6,
  contacting: 9,
  rewarding: 22,
  serving: 14,
  administering: 5
} as const;
const programmes = ["晴友会", "老友回家"] as const;

/** Writes costs and targets of every dealer, month by month. */
export function recordProgramme(group: DealerGroup, emit: Emit): void {
  const streams = randomStream(group.options.seed, "programme");
  for (const dealer of group.dealers) {
    const random = streams(dealer.index);
    const size = group.options.customers / group.dealers.length / 2000;
    const {year, month} = calendarDate(dealer.end);
    for (
      let back = Math.min(truth.kept_months.programme, 12 * group.options.years) - 1;
      back >= 0;
      back--
    ) {
      const first = addMonths(dayOf(year, month, 1), -back);
      for (const programme of programmes) {
        for (const [kind, weight] of Object.entries(costKinds)) {
          const budget = Math.round(weight * 100 * size * (programme === programmes[0] ? 1 : 0.4));
          emit("programme_cost", dealer.index, {
            cost_month: first,
            programme,
            cost_kind: kind,
            cost_amount: Math.round(budget * (0.85 + 0.3 * random.uniform())),
            budget_amount: budget
          });
        }
      }
      const targets = {
        service_retention_rate: 0.62,
        satisfied_share: 0.9,
        visits: Math.round(120 * size),
        revenue: Math.round(130_000 * size),
        car_sales: Math.round(24 * size),
        referral_sales: Math.round(4 * size),
        programme_budget: Math.round(7800 * size)
      };
      for (const [metric, value] of Object.entries(targets))
        emit("target", dealer.index, {target_month: first, metric, target_value: value});
    }
  }
}

/** Writes what the agency reports of the rival and the industry, touchpoint by touchpoint. */
export function recordBenchmarks(group: DealerGroup, ssi: readonly Item[], emit: Emit): void {
  const random = randomStream(group.options.seed, "benchmark")(0);
  const {year} = calendarDate(group.end);
  const kinds = [
    ["rival", rivalBrand],
    ["industry", null]
  ] as const;
  for (const period of [year - 1, year]) {
    for (const [kind, brand] of kinds) {
      const sample = kind === "rival" ? random.integer(420, 640) : random.integer(3200, 4800);
      for (const name of [...touchpoints.sales, ...touchpoints.service]) {
        const drift = period === year ? 0 : 0.06 * random.normal();
        emit("benchmark", 0, {
          benchmark_kind: kind,
          benchmark_code: name,
          brand,
          region: "华东大区",
          period: String(period),
          value: Math.round((1 + 2.25 * (truth.journeys[name][kind] + drift - 1)) * 100) / 100,
          scale_min: 1,
          scale_max: 10,
          sample_size: sample,
          citation: agency
        });
      }
    }
  }
  for (const {code, label} of ssi)
    emit("benchmark", 0, {
      benchmark_kind: "industry",
      benchmark_code: code,
      label_zh: label,
      brand: "行业最佳",
      region: "华东大区",
      period: String(year),
      value: truth.ssi.best_in_industry,
      scale_min: 1,
      scale_max: 10,
      sample_size: 1200,
      citation: agency
    });
}
