import {
  boolean,
  category,
  cents,
  coded,
  double,
  integer,
  mart,
  smallint,
  utinyint
} from "../mart.js";
import {customerId, dealerId, modelSeries} from "./keys.js";

const visitsOfYear = (year: number) =>
  double(`第 ${year} 年预期到店`, `visits expected in year ${year} from the as-of on`);

export const customerValues = mart("customer_values", {
  label: {zh: "客户价值", en: "customer value"},
  grain: {
    zh: "每位在截止日前买过车或到过店的客户一行；到店数按天合并；预期值来自留出检验选出的计数模型，只对个人客户",
    en: "one row per customer who bought or visited before the as-of; visits merged by day; expectations from the counting model that the hold-out chose, for persons only"
  },
  key: ["customer_id"],
  columns: {
    customer_id: customerId,
    home_dealer_id: dealerId,
    model_series: modelSeries,
    is_company: boolean("单位客户", "a company or fleet"),
    repeat_count: smallint("首日之后的到店天数", "days of visits after the first day", {
      unit: "count"
    }),
    last_months: double("首日到最近到店", "from the first day to the last visit", {unit: "months"}),
    observed_months: double("首日到截止日", "from the first day to the as-of", {unit: "months"}),
    frequency_class: utinyint("到店频次组", "repeat visits, 7 or more together"),
    car_age_years: smallint("最新一辆车的车龄", "age of the newest car", {unit: "years"}),
    car_age_band: utinyint("车龄组", "band of that age"),
    mileage_km: integer("在用车辆的里程", "latest mileage, the highest of the cars in use", {
      unit: "km"
    }),
    has_left: boolean("车辆均已离开", "all cars known to be sold, scrapped, moved or a total loss"),
    alive_share: double("仍活跃的概率", "probability of still being a customer", {unit: "share"}),
    profit_per_visit_cents: cents("预期每次到店毛利", "profit expected of a visit"),
    visits_year_1: visitsOfYear(1),
    visits_year_2: visitsOfYear(2),
    visits_year_3: visitsOfYear(3),
    visits_year_4: visitsOfYear(4),
    visits_year_5: visitsOfYear(5),
    visits_year_6: visitsOfYear(6),
    visits_year_7: visitsOfYear(7),
    visits_year_8: visitsOfYear(8),
    visits_year_9: visitsOfYear(9),
    visits_year_10: visitsOfYear(10),
    residual_value_cents: cents(
      "剩余终身价值",
      "residual value: net present value of the profit expected, all parts, at the default discount rate and horizon"
    )
  }
});

export const valueModels = mart("value_models", {
  label: {zh: "价值模型", en: "value models"},
  grain: {
    zh: "每个模型 × 拟合数据 × 参数或统计量一行",
    en: "one row per model, data it was fitted on, and parameter or statistic"
  },
  key: ["model", "fitted_on", "parameter"],
  columns: {
    model: coded("value_model", "模型", "model"),
    fitted_on: category("拟合数据", "all, or without the months held out"),
    parameter: category("参数或统计量", "parameter or statistic"),
    value: double("数值", "value"),
    lo: double("下限", "lower end"),
    hi: double("上限", "upper end")
  }
});

export const valueClasses = mart("value_classes", {
  label: {zh: "留出检验", en: "hold-out"},
  grain: {
    zh: "每个模型 × 到店频次组一行：留出期内预测与实际的到店",
    en: "one row per model and frequency class: visits predicted and made in the months held out"
  },
  key: ["model", "frequency_class"],
  columns: {
    model: coded("value_model", "模型", "model"),
    frequency_class: utinyint("到店频次组", "repeat visits before, 7 or more together"),
    customers: integer("客户数", "customers", {unit: "count"}),
    predicted: double("预测到店", "visits predicted"),
    actual: double("实际到店", "visits made")
  }
});

export const valueErrors = mart("value_errors", {
  label: {zh: "价值的参数误差", en: "errors of the value's parameters"},
  grain: {
    zh: "每个到店频次组 × 未来年 × 独立误差分量一行：一个标准误使该组该年价值的对数变动多少",
    en: "one row per frequency class, year ahead and independent component: by how much one standard error moves the logarithm of the class's value in the year"
  },
  key: ["frequency_class", "year", "component"],
  columns: {
    frequency_class: utinyint("到店频次组", "repeat visits, 7 or more together"),
    year: utinyint("第几年", "year ahead"),
    component: utinyint("误差分量", "component"),
    log_error: double("对数误差", "error in logarithms")
  }
});

export const valueParts = mart("value_parts", {
  label: {zh: "价值的组成", en: "parts of the value"},
  grain: {
    zh: "每个价值组成 × 车龄组（空为全部）一行：近 24 个月个人客户的合计，分母是到店天数，分子是毛利（元）",
    en: "one row per part of the value and age band of the newest car (empty: all): persons' sums over 24 months, days of visits below, profit in yuan above"
  },
  key: ["part", "car_age_band"],
  columns: {
    part: coded("value_part", "价值组成", "part"),
    car_age_band: utinyint("车龄组", "band of the newest car's age"),
    events: integer("发生次数", "how often", {unit: "count"}),
    people: integer("人数", "customers", {unit: "count"}),
    n: double("到店天数", "days of visits"),
    y: double("毛利", "profit, yuan"),
    nn: double("分母平方和", "sum of squared denominators"),
    ny: double("分母分子积和", "sum of products"),
    yy: double("分子平方和", "sum of squared numerators")
  }
});
