import {settings} from "../contract/settings.js";
import {messages} from "./message.js";

const {value_base_months: base, value_holdout_months: held} = settings;

/** What the page on customer value says. */
export const valueWords = messages({
  answer: {
    zh: "今后 {years} 年，这里的 {customers} 位个人客户预计还会带来毛利 {total}（现值，年折现率 {rate}），平均每位 {mean}；其中保养维修占 {service}。按到店规律推算，还是客户的约有 {alive} 位。",
    en: "Over the next {years} years these {customers} private customers are expected to bring a profit of {total} (present value at {rate} a year), {mean} each; service is {service} of it. By the rhythm of their visits about {alive} are still customers."
  },
  answer_unknown_alive: {
    zh: "今后 {years} 年，这里的 {customers} 位个人客户预计还会带来毛利 {total}（现值，年折现率 {rate}），平均每位 {mean}；其中保养维修占 {service}。",
    en: "Over the next {years} years these {customers} private customers are expected to bring a profit of {total} (present value at {rate} a year), {mean} each; service is {service} of it."
  },
  refused: {
    zh: "这里的数据还不足以推算客户的终身价值：{reason}",
    en: "The data do not yet allow a lifetime value: {reason}"
  },
  too_few_repeaters: {
    zh: "再次到店的客户不到 200 位。",
    en: "fewer than 200 customers came again."
  },
  not_identified: {
    zh: "数据分不清模型的参数。",
    en: "the data do not tell the models' parameters apart."
  },
  no_customers: {
    zh: "所选范围内没有可以推算的客户。",
    en: "there is no such customer in this choice."
  },
  total: {zh: "剩余终身价值", en: "residual lifetime value"},
  mean: {zh: "平均每位客户", en: "per customer"},
  customers: {zh: "推算的个人客户", en: "private customers"},
  alive: {zh: "预计仍活跃的客户", en: "expected still active"},
  alive_note: {zh: "占 {share}", en: "{share} of them"},
  left_note: {
    zh: "其中 {left} 位的车已知全部离开，按 0 计",
    en: "of whom {left} have no car left, counted as 0"
  },
  visits: {zh: "未来 12 个月预期到店", en: "visits expected in 12 months"},
  range_note: {
    zh: "区间只含模型参数与发生率的抽样误差，不含个人的偶然和今后环境的变化；预测与实际差多少，见下面的留出检验。",
    en: "The interval covers the sampling error of parameters and rates, not the chance of single customers or a changing world; the hold-out below says how far forecasts were off."
  },
  assumed_note: {
    zh: "没有成本的收入按毛利率折算，毛利率的出厂值是假设值。",
    en: "Where there is no cost, profit is money × margin, and the margins shipped are assumed."
  },
  period_note: {
    zh: "价值是截止日当天的状态，不随期间筛选变化。",
    en: "Value is a state at the as-of and does not follow the period chosen."
  },
  company_note: {zh: "单位客户不在内。", en: "Companies are left out."},
  choice_rate: {zh: "年折现率", en: "discount rate a year"},
  choice_years: {zh: "看几年", en: "horizon"},
  years: {zh: "{years} 年", en: "{years} years"},

  spread_title: {
    zh: "价值最高的 20% 客户，占全部剩余价值的 {share}。",
    en: "The most valuable 20 % of customers hold {share} of all residual value."
  },
  spread_few: {
    zh: "客户太少，看不出价值集中在哪里。",
    en: "There are too few customers to see where value lies."
  },
  spread_subtitle: {
    zh: "每位客户今后 {years} 年的剩余价值（现值，元）分档：客户占比与价值占比；{n} 位个人客户",
    en: "Residual value of {years} years per customer (present value, yuan): share of customers and of value; {n} private customers"
  },
  spread_note: {
    zh: "最低一档多是久未再来、预计已不再是客户的人。",
    en: "The lowest band are mostly people long unseen, who are expected to be customers no more."
  },
  band: {zh: "剩余价值（元）", en: "residual value (yuan)"},
  band_from: {zh: "{from} 以上", en: "{from} and more"},
  band_between: {zh: "{from}–{to}", en: "{from}–{to}"},
  share_of_customers: {zh: "客户占比", en: "share of customers"},
  share_of_value: {zh: "价值占比", en: "share of value"},
  number: {zh: "客户数", en: "customers"},
  value: {zh: "价值", en: "value"},

  parts_title: {
    zh: "剩余价值里，保养维修占 {service}，再购占 {repurchase}，转介绍占 {referral}。",
    en: "Of the residual value {service} is service, {repurchase} repurchase and {referral} referrals."
  },
  parts_service_only: {
    zh: "没有再购、转介绍等记录，剩余价值只含保养维修。",
    en: "No repurchase, referral or the like is on record: the residual value is service alone."
  },
  parts_subtitle: {
    zh: "今后 {years} 年毛利的现值（元），按来源",
    en: "Present value of {years} years of profit (yuan) by what brings it"
  },
  part: {zh: "组成", en: "part"},
  amount: {zh: "现值", en: "present value"},
  interval: {zh: "95% 区间", en: "95 % interval"},
  share: {zh: "占比", en: "share"},
  per_visit: {zh: "每次到店（元）", en: "per visit (yuan)"},
  events: {zh: "近 24 个月次数", en: "events in 24 months"},
  how: {zh: "怎样估计", en: "how it is estimated"},
  how_service: {
    zh: "预期到店 × 该客户预期每次毛利（Gamma–Gamma），再乘有毛利的到店占比。",
    en: "Expected visits × the profit expected of the customer's visit (Gamma–Gamma) × the share of visits that leave any."
  },
  how_repurchase: {
    zh: `近 ${base} 个月老客户再买车的整车毛利 ÷ 同期到店，按最新一辆车的车龄分三段。`,
    en: `Profit of cars bought again in ${base} months over the visits in them, by three bands of the newest car's age.`
  },
  how_cross_buying: {
    zh: `近 ${base} 个月老客户再买车时的精品与保险毛利 ÷ 同期到店。`,
    en: `Profit of accessories and insurance bought with a further car in ${base} months over the visits in them.`
  },
  how_up_buying: {
    zh: `近 ${base} 个月老客户买套餐、延保、储值、精洗的毛利 ÷ 同期到店。`,
    en: `Profit of packages, extended warranties, stored value and detailing in ${base} months over the visits in them.`
  },
  how_referral: {
    zh: `近 ${base} 个月由他们介绍而成交的车的毛利 ÷ 同期到店；记在介绍人名下。`,
    en: `Profit of cars sold in ${base} months to people whom they referred, over the visits; credited to the referrer.`
  },
  part_none: {
    zh: "近 24 个月没有记录，或缺少这类数据。",
    en: "None recorded in 24 months, or no such data."
  },

  sensitivity_caption: {
    zh: "换一个折现率或年限，剩余价值是多少（元）",
    en: "Residual value at other discount rates and horizons (yuan)"
  },
  rate_of: {zh: "折现率 {rate}", en: "at {rate}"},

  classes_caption: {
    zh: "以往再次到店的天数不同的客户：还活跃吗，还值多少",
    en: "By days of visits so far: who is still active, and worth what"
  },
  frequency: {zh: "首日后到店天数", en: "visits after the first day"},
  frequency_of: {zh: "{x} 次", en: "{x}"},
  frequency_top: {zh: "{x} 次及以上", en: "{x} or more"},
  class_alive: {zh: "平均活跃概率", en: "mean probability of being active"},
  class_visits: {zh: "明年人均到店", en: "visits each next year"},
  class_value: {zh: "人均剩余价值", en: "residual value each"},

  dealers_title: {
    zh: "{high} 的客户平均剩余价值最高（{most}），{low} 最低（{least}）。",
    en: "Customers of {high} are worth most on average ({most}), those of {low} least ({least})."
  },
  groups_alike: {
    zh: "各组客户的平均剩余价值，区间都重叠，分不出高低。",
    en: "The intervals of all groups overlap: their mean residual values cannot be told apart."
  },
  dealers_subtitle: {
    zh: "各归属门店每位个人客户的剩余价值（元，均值与 95% 区间）",
    en: "Residual value per private customer by home dealer (yuan, mean and 95 % interval)"
  },
  models_subtitle: {
    zh: "各车系每位个人客户的剩余价值（元，均值与 95% 区间）",
    en: "Residual value per private customer by model series (yuan, mean and 95 % interval)"
  },
  dealer: {zh: "门店", en: "dealer"},
  model: {zh: "车系", en: "model series"},
  one_group: {
    zh: "所选范围内只有一组，没有可比的。",
    en: "There is only one group in this choice."
  },

  holdout_title: {
    zh: `隐去最后 ${held} 个月再预测：模型预测 {predicted} 次到店，实际 {actual} 次；按以往频率外推是 {naive} 次。`,
    en: `With the last ${held} months hidden the model forecast {predicted} visits; {actual} were made; the same rate as before gives {naive}.`
  },
  holdout_subtitle: {
    zh: `留出的 ${held} 个月里人均到店次数，按此前再次到店的天数分组；全集团，{n} 位个人客户`,
    en: `Visits per customer in the ${held} months held out, by visits after the first day before them; whole group, {n} private customers`
  },
  holdout_note: {
    zh: "模型按单个客户预测误差（均方根）最小选出；之前已知车辆离开的客户不参加检验。",
    en: "The model is the one whose forecasts of single customers were least off (root mean square); customers known to have left before are not in it."
  },
  actual: {zh: "实际", en: "actual"},
  forecast: {zh: "模型预测", en: "model"},
  naive: {zh: "按以往频率外推", en: "same rate as before"},
  models_caption: {
    zh: "参加比较的模型（拟合时不看最后 12 个月）",
    en: "Models compared (fitted without the last 12 months)"
  },
  model_name: {zh: "模型", en: "model"},
  stages: {zh: "规律性 k", en: "stages k"},
  log_likelihood: {zh: "对数似然", en: "log-likelihood"},
  root_mean_square: {zh: "个人误差（均方根）", en: "error per customer (root mean square)"},
  mean_absolute: {zh: "个人误差（平均绝对）", en: "error per customer (mean absolute)"},
  total_error: {zh: "总数误差", en: "error of the total"},
  verdict: {zh: "结果", en: "result"},
  chosen: {zh: "采用", en: "chosen"},
  refused_too_few_repeaters: {
    zh: "拒绝：再次到店不足 200 人",
    en: "refused: fewer than 200 came again"
  },
  refused_not_identified: {
    zh: "拒绝：参数不可识别",
    en: "refused: parameters not identified"
  },
  parameters_caption: {
    zh: "采用的模型的参数（全部数据，时间单位为月）与每次到店毛利的 Gamma–Gamma 模型",
    en: "Parameters of the model chosen (all data, time in months) and of Gamma–Gamma for profit per visit"
  },
  parameter: {zh: "参数", en: "parameter"},
  estimate: {zh: "估计", en: "estimate"},
  parameter_r: {zh: "r（到店快慢的形状）", en: "r (shape of visit rates)"},
  parameter_alpha: {zh: "α（到店快慢的尺度，月）", en: "α (scale of visit rates, months)"},
  parameter_a: {zh: "a（停止概率）", en: "a (stopping)"},
  parameter_b: {zh: "b（停止概率）", en: "b (stopping)"},
  parameter_s: {zh: "s（停止快慢的形状）", en: "s (shape of stopping)"},
  parameter_beta: {zh: "β（停止快慢的尺度，月）", en: "β (scale of stopping, months)"},
  parameter_stop_odds: {
    zh: "每次到店后不再来的胜算（概率 ÷ 其余）",
    en: "odds of stopping after a visit"
  },
  parameter_p: {zh: "p（每次毛利的形状）", en: "p (shape of profit per visit)"},
  parameter_q: {zh: "q（客户间差异的形状）", en: "q (shape over customers)"},
  parameter_gamma: {zh: "γ（尺度，元）", en: "γ (scale, yuan)"},
  parameter_paying_share: {
    zh: "有毛利的到店占比（首保除外）",
    en: "share of visits that leave profit"
  },
  parameter_correlation: {
    zh: "到店次数与每次毛利的相关系数",
    en: "correlation of visits and profit per visit"
  },
  correlation_note: {
    zh: "Gamma–Gamma 假设到店次数与每次毛利无关；相关系数越接近 0 越站得住。",
    en: "Gamma–Gamma takes visits and profit per visit to be independent; the nearer the correlation to 0, the better."
  }
});
