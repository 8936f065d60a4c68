import type {Query} from "./query.js";
import {queryOf, sql} from "./sql.js";

export type BenchmarkRow = {
  benchmark_code: string;
  label_zh: string | null;
  label_en: string | null;
  period: string | null;
  value: number | null;
  value_low: number | null;
  value_high: number | null;
  citation: string;
};

/** The course's figures, each with its citation: never shown as computed. */
export function courseFigures(): Query<BenchmarkRow> {
  return queryOf<BenchmarkRow>(
    "course_figures",
    {},
    ["benchmarks"],
    sql`select cast(benchmark_code as varchar) as benchmark_code,
  cast(label_zh as varchar) as label_zh,
  cast(label_en as varchar) as label_en,
  cast(period as varchar) as period,
  cast(value as double) as value,
  cast(value_low as double) as value_low,
  cast(value_high as double) as value_high,
  cast(citation as varchar) as citation
from benchmarks
where benchmark_kind = 'course'
order by benchmark_id`
  );
}
