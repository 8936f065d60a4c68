import {messages} from "./message.js";

/** The page on who stays. */
export const retentionWords = messages({
  answer: {
    zh: "此前两年在这里买过或来过的车，近一年有 {share} 又来了；到期的保养有 {time} 按时做了。",
    en: "Of the vehicles bought or seen here in the two years before, {share} came in the last year; {time} of the services due were done on time."
  },
  answer_overdue: {
    zh: "现在有 {overdue} 辆车的保养已经过期、但还没有流失，值得先联系。",
    en: "{overdue} vehicles are overdue and not lost yet: worth a call first."
  },
  answer_none: {
    zh: "所选范围内的车辆太少，看不出留住了多少。",
    en: "There are too few vehicles in the selection to tell how many stay."
  },
  cohort_interval: {zh: "每格多长", en: "length of a cell"},
  cohort_6: {zh: "6 个月", en: "6 months"},
  cohort_12: {zh: "12 个月", en: "12 months"},
  cohort_show: {zh: "格中写", en: "in the cells"},
  cohort_rates: {zh: "比例", en: "rates"},
  cohort_counts: {zh: "车辆数", en: "vehicles"},
  cohort_title: {
    zh: "购车后第一个间隔有 {first} 的车来过，看得到的最后一个间隔（第 {nth} 个）是 {later}。",
    en: "In the first interval after the purchase {first} of the cars came, in the last that can be seen (number {nth}) {later}."
  },
  cohort_title_plain: {
    zh: "购车后第一个间隔有 {first} 的车来过。",
    en: "In the first interval after the purchase {first} of the cars came."
  },
  cohort_none: {
    zh: "数据期内交的车太少，或还没有走完一个间隔。",
    en: "Too few cars were delivered within the data, or none has finished an interval."
  },
  cohort_subtitle: {
    zh: "在第几个 {interval}间隔内至少到店一次的比例，按购车半年；间隔未走完的留空；不足 10 辆的隐去；{n} 辆",
    en: "share with a visit in the nth interval of {interval}, by half-year of purchase; intervals not over are empty, fewer than 10 cars withheld; {n} vehicles"
  },
  cohort_note: {
    zh: "是“在这一间隔来过”，不是“来过以后再没有断过”。横着看一批车怎样少下去，竖着看各批是否一年比一年好。卖掉、报废的车仍留在分母里。",
    en: "It is “came in this interval”, not “never stopped”. Across, see how a cohort dwindles; down, whether cohorts get better. Cars sold or scrapped stay in the denominator."
  },
  cohort: {zh: "购车", en: "bought"},
  size: {zh: "辆", en: "cars"},
  half_1: {zh: "{year} 上", en: "{year} H1"},
  half_2: {zh: "{year} 下", en: "{year} H2"},
  nth_cell: {zh: "第 {from}–{to} 月", en: "months {from}–{to}"},
  pooled_line: {zh: "合计 {value}", en: "together {value}"},
  pooled: {zh: "全部走完的批次", en: "all finished cohorts"},

  rate: {zh: "看哪个指标", en: "figure"},
  by: {zh: "按", en: "by"},
  by_dealer: {zh: "门店", en: "dealer"},
  by_model: {zh: "车系", en: "model series"},
  by_advisor: {zh: "服务顾问", en: "advisor"},
  rank_apart: {
    zh: "{metric}：{best}最高，{high}；{worst}最低，{low}。这两者的区间不相交。",
    en: "{metric}: {best} is highest at {high}, {worst} lowest at {low}; their intervals do not meet."
  },
  rank_alike: {
    zh: "{metric}：最高的{best}（{high}）与最低的{worst}（{low}）也分不开，名次没有意义。",
    en: "{metric}: even the highest, {best} ({high}), and the lowest, {worst} ({low}), cannot be told apart; places mean nothing."
  },
  rank_one: {
    zh: "{metric}：没有两组可以比较。",
    en: "{metric}: there are not two groups to compare."
  },
  rank_subtitle: {
    zh: "{metric}，按{by}，95% 区间（按客户聚类）；{period}",
    en: "{metric} by {by}, 95% interval clustered by customer; {period}"
  },
  rank_today: {zh: "截至各店数据截止日", en: "as of each dealer's as-of"},
  rank_note: {
    zh: "“名次”是区间允许的名次范围：区间相交的两组分不出先后。",
    en: "“Place” is the range that the intervals leave open: groups whose intervals meet cannot be ranked."
  },
  rank_mix: {
    zh: "各组的车系、车龄不同，高低不全是做得好坏。",
    en: "Groups differ in models and ages of cars: not all of a difference is merit."
  },
  advisor_only: {
    zh: "按服务顾问只有应保养完成率；顾问用化名，取客户最近一次到店的顾问。",
    en: "By advisor there is only the share of due services done; advisors are aliases, taken from the customer's latest visit."
  },
  segment_only: {
    zh: "选了客户群时没有按车系的对比：请先去掉客户群，或改看门店、服务顾问。",
    en: "There is no comparison by series of one group of customers: remove the group, or look at dealers or advisors."
  },
  group: {zh: "组", en: "group"},
  value: {zh: "值", en: "value"},
  range: {zh: "95% 区间", en: "95% interval"},
  place: {zh: "名次", en: "place"},
  people: {zh: "人数", en: "people"},

  repurchase_title: {
    zh: "买车后 {months} 个月内，{share} 的客户又在这里买了一台；再购的车里 {trade} 收进了旧车。",
    en: "Within {months} months of buying, {share} of the customers bought here again; with {trade} of these purchases an old car was traded in."
  },
  repurchase_plain: {
    zh: "买车后 {months} 个月内，{share} 的客户又在这里买了一台。",
    en: "Within {months} months of buying, {share} of the customers bought here again."
  },
  repurchase_none: {
    zh: "买过车又观察得够久的客户太少。",
    en: "Too few buyers have been followed long enough."
  },
  repurchase_subtitle: {
    zh: "再购的累积发生率，自期间内第一台车交车起（Aalen–Johansen，车已离开为竞争事件），逐点 95% 区间；{n} 位个人客户",
    en: "cumulative incidence of buying here again since the delivery of the first car in the period (Aalen–Johansen, cars that left compete), pointwise 95%; {n} persons"
  },
  repurchase_curve: {zh: "再购", en: "bought again"},
  repurchase_note: {
    zh: "来源材料批评“只经营新客户”。旁边的线索占比就是看老客户有没有人在跟。",
    en: "The sources complain that only new prospects are worked; the share of leads beside says whether anyone follows the owners."
  },
  months: {zh: "月数", en: "months"},
  at_risk: {zh: "仍在观察", en: "still followed"},

  due_title: {
    zh: "{overdue} 辆车的保养已过期（其中 {risk} 辆过了三个月以上），今后三个月还有 {ahead} 辆到期。",
    en: "{overdue} vehicles are overdue ({risk} of them by more than three months), and {ahead} fall due in the next three months."
  },
  due_none: {zh: "没有到期的车辆。", en: "No vehicle is due."},
  due_subtitle: {
    zh: "下次应保养的车辆数，按距数据截止日的月数（负数为已过期）；到期日按保养计划的月数与里程推算，先到者为准；已流失的不计",
    en: "vehicles by months from the as-of to their next service (negative: overdue), by the plan's months or mileage, whichever comes first; lost ones left out"
  },
  due_overdue: {zh: "过期 {months} 个月", en: "{months} m overdue"},
  due_now: {zh: "过期不满 1 个月", en: "overdue by less than 1 m"},
  due_ahead: {zh: "{months} 个月内", en: "within {months} m"},
  due_month: {zh: "到期", en: "due"},
  due_vehicles: {zh: "车辆", en: "vehicles"},
  due_companies: {zh: "其中单位", en: "of companies"}
});

/** The list of vehicles to invite. */
export const dueWords = messages({
  subject: {zh: "保养邀约名单", en: "vehicles to invite"},
  title: {
    zh: "要邀约的有 {vehicles} 辆：{overdue} 辆已过期，其余三个月内到期。过期最久的在最前面。",
    en: "{vehicles} vehicles to invite: {overdue} are overdue, the others due within three months. The longest overdue come first."
  },
  none: {zh: "现在没有要邀约的车辆。", en: "There is no vehicle to invite now."},
  export: {zh: "导出名单（{count} 辆）", en: "Export the list ({count})"},
  failed: {
    zh: "名单没有导出成功，请再试一次。",
    en: "The list could not be exported; please try again."
  },
  caption: {zh: "前 {shown} 辆", en: "the first {shown}"},
  rule_label: {zh: "名单口径", en: "rule of the list"},
  order_label: {zh: "排序", en: "order"},
  order: {
    zh: "过期最久的在前，同月按最后一年毛利",
    en: "longest overdue first, then by profit of the last year"
  },
  vehicle: {zh: "车辆键", en: "vehicle key"},
  customer: {zh: "客户键", en: "customer key"},
  dealer: {zh: "归属门店", en: "home dealer"},
  model: {zh: "车系", en: "model series"},
  last_visit: {zh: "最近到店", en: "last visit"},
  mileage: {zh: "最近里程", en: "mileage"},
  due: {zh: "应保养", en: "due"},
  value: {zh: "最后一年毛利", en: "profit of the last year"},
  value_yuan: {zh: "最后一年毛利（元）", en: "profit of the last year, yuan"},
  mileage_km: {zh: "最近里程（公里）", en: "mileage, km"},
  reason: {zh: "怎么说", en: "what to say"},
  at_risk: {
    zh: "过期 {months} 个月，再不来就算流失",
    en: "{months} months overdue: about to be lost"
  },
  overdue: {zh: "过期 {months} 个月", en: "{months} months overdue"},
  just_due: {zh: "刚过期", en: "just overdue"},
  ahead: {zh: "{months} 个月内到期", en: "due within {months} months"}
});
