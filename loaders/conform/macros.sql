-- Functions that every entity and mart may use; settings and secret are variables set before.
-- Joins elsewhere put a condition on their left side into a key (case when … then key end): DuckDB
-- compares every pair of rows of an outer join whose conditions are not all comparisons.
-- HMAC as in RFC 2104: the two pads are the secret's, so that the secret itself is in no SQL text.
create or replace macro hmac_sha256(message) as
  sha256(getvariable('hmac_outer_pad')
    || unhex(sha256(getvariable('hmac_inner_pad') || encode(message))));

-- Truncated to 128 bits, which RFC 2104 allows, so that it fits a UUID.
create or replace macro identifier_of(domain, value) as
  cast(hmac_sha256(domain || ':' || value)[:32] as uuid);

create or replace macro add_months(day, months) as
  cast(day + to_months(cast(months as integer)) as date);

-- The least number of months after a day within which another, later one lies, at most 255; null if it is not later.
create or replace macro months_until(later, day) as
  case when later > day then least(255,
    date_diff('month', day, later)
    + cast(later > add_months(day, date_diff('month', day, later)) as integer)
  ) end;

-- The whole months that are over since a day, 0 to 255.
create or replace macro months_since(day, today) as
  greatest(0, least(255,
    date_diff('month', day, today)
    - cast(add_months(day, date_diff('month', day, today)) > today as integer)
  ));

-- The whole months of ownership on a day; unknown where the sale is, 0 before it.
create or replace macro owned_months(sale_date, day) as
  case when sale_date is not null and day is not null then months_since(sale_date, day) end;

create or replace macro half_year_of(day) as
  make_date(year(day), case when month(day) <= 6 then 1 else 7 end, 1);

create or replace macro month_of(day) as cast(date_trunc('month', day) as date);

create or replace macro cents(amount) as cast(round(amount * 100) as bigint);

-- A sum over a customer: a fleet's may pass what a published INTEGER holds (21 million yuan).
-- Unknown stays unknown: least and greatest pass over null.
create or replace macro bounded_cents(cents) as
  case when cents is not null then greatest(least(cents, 2147483647), -2147483647) end;

-- Sums are cast back to 18 digits before they come here: DECIMAL(38, 2) is ten times dearer to count in.
create or replace macro cents_sum(amount) as bounded_cents(cents(amount));

-- What a small published type holds; unknown stays unknown.
create or replace macro at_most(value, most) as
  case when value is not null then least(value, most) end;

-- Level of a score on the common scale of five, rounded half up.
create or replace macro level_of(score, scale_min, scale_max) as
  cast(floor(1 + 4 * (score - scale_min) / nullif(scale_max - scale_min, 0) + 0.5) as integer);

create or replace macro is_test_text(value) as
  coalesce(regexp_matches(value, getvariable('test_record_pattern'), 'i'), false);

create or replace macro is_test_vin(vin) as length(replace(vin, vin[1], '')) = 0;

create or replace macro normal_name(name) as
  nullif(
    upper(
      case when regexp_matches(name, '\s') then regexp_replace(name, '\s+', '', 'g') else name end
    ),
    ''
  );

create or replace macro has_identifier(value) as
  regexp_matches(value, getvariable('identifier_pattern'));

-- A category or label as published: nothing long and nothing that looks like an identifier.
create or replace macro publishable(value) as
  case
    when length(trim(value)) between 1 and 80 and not has_identifier(value) then trim(value)
  end;

-- Reading has made punctuation half-width, so that labels can be compared; after Chinese it is printed full-width.
create or replace macro in_chinese_print(label) as
  regexp_replace(regexp_replace(regexp_replace(regexp_replace(label,
    '([\p{Han}》”])\(([^()]*)\)', '\1（\2）', 'g'),
    '([\p{Han}》”）]); ?', '\1；', 'g'),
    '([\p{Han}》”）]): ?', '\1：', 'g'),
    '([\p{Han}》”）]), ?', '\1，', 'g');

-- A name of a place: short and without digits, or it may be an address.
create or replace macro place_name(value) as
  case
    when length(trim(value)) between 2 and 10 and not regexp_matches(value, '[0-9]')
      then publishable(value)
  end;

-- Which of the bands of `value_car_age_years` an age in years falls into, from 0; unknown stays unknown.
create or replace macro car_age_band_of(years) as
  case
    when years is null then null
    when years < getvariable('value_car_age_from_years') then 0
    when years < getvariable('value_car_age_to_years') then 1
    else 2
  end;
