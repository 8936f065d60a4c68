-- One row per figure of a rival, the industry or the course.
-- Decided: keys follow the natural key, so that they mean the same for the same table.
select
  row_number() over (
    order by benchmark_kind, benchmark_code, brand nulls first, region nulls first,
      period nulls first
  ) as benchmark_id,
  benchmark_kind, benchmark_code, in_chinese_print(label_zh) as label_zh, label_en,
  brand, region, period,
  value, value_low, value_high, scale_min, scale_max, sample_size,
  in_chinese_print(citation) as citation
from stg_benchmark
order by benchmark_id
