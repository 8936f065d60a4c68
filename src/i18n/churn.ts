import {messages} from "./message.js";

/** The page on losses: its answer, its choices, what its pictures say. */
export const churnWords = messages({
  answer: {
    zh: "最近可判定的 12 个月里，在管车辆有 {share} 首次流失（{lo}–{hi}）。",
    en: "In the last 12 months for which losses are known, {share} of the vehicles under care were lost for the first time ({lo}–{hi})."
  },
  answer_none: {
    zh: "所选范围内的车辆太少，或观察得还不够久，看不出流失。",
    en: "There are too few vehicles in the selection, or they have been observed too briefly, to tell losses."
  },
  answer_median: {
    zh: "一半的车在车龄 {median} 个月之前流失。",
    en: "Half of the cars are lost before {median} months of ownership."
  },
  answer_not_reached: {
    zh: "到曲线末尾（车龄 {last} 个月）仍有一半以上没有流失。",
    en: "At the end of the curve ({last} months of ownership) more than half are not lost yet."
  },
  interval: {zh: "保养间隔", en: "service interval"},
  interval_plan: {zh: "按保养计划与里程", en: "service plan and mileage"},
  interval_months: {zh: "{months} 个月", en: "{months} months"},
  grace: {zh: "宽限", en: "grace"},
  split: {zh: "分组", en: "split"},
  split_dealer: {zh: "门店", en: "dealer"},
  split_model: {zh: "车系", en: "model series"},
  split_year: {zh: "购车年", en: "year of purchase"},
  split_origin: {zh: "在哪里买的", en: "where bought"},
  split_abcd: {zh: "忠诚 × 价值", en: "loyalty × value"},
  split_tiers: {zh: "客户金字塔", en: "customer pyramid"},
  here: {zh: "本集团售出", en: "bought here"},
  elsewhere: {zh: "别处购入", en: "bought elsewhere"},
  unknown: {zh: "未知", en: "unknown"},
  vehicles_lost: {zh: "曾流失的车辆", en: "vehicles ever lost"},
  median_label: {zh: "流失的中位车龄", en: "median months of ownership at loss"},
  median_interval: {zh: "95% 区间 {lo}–{hi} 个月", en: "95% interval {lo}–{hi} months"},
  not_reached: {zh: "未到一半", en: "not reached"},
  restricted: {
    zh: "车龄 {tau} 个月以内平均 {mean} 个月未流失",
    en: "on average {mean} of the first {tau} months not lost"
  },
  back_label: {zh: "流失后 12 个月内回来", en: "came back within 12 months of the loss"},
  cohort_label: {zh: "最近 12 个可判定月份", en: "the last 12 months that can be judged"},

  definition_title: {
    zh: "同一批车，换一种流失定义，流失率从 {low} 到 {high}：先说清定义，再比较数字。",
    en: "With another definition of lost, the same vehicles give between {low} and {high}: say the definition first, compare then."
  },
  definition_none: {
    zh: "所选范围内车辆太少，无法比较不同的流失定义。",
    en: "There are too few vehicles to compare definitions of lost."
  },
  definition_subtitle: {
    zh: "流失率：各定义下最近可判定的 12 个月里首次流失的比例，95% 区间；每种定义的可判定期不同，宽限越长越早截止",
    en: "share lost in the last 12 months that can be judged under each definition, 95% interval; the longer the grace, the earlier these end"
  },
  definition_row: {zh: "{interval}，宽限 {grace} 个月", en: "{interval}, grace {grace} months"},
  definition_chosen: {zh: "现在所选", en: "chosen"},
  definition_n: {zh: "车辆数", en: "vehicles"},
  definition_lost: {zh: "其中流失", en: "of these, lost"},

  seen_title: {
    zh: "按部分品牌的 N−6 口径，最近 12 个可判定月份到店的车里有 {share} 其后六个月没有再来同一家店。",
    en: "By the N−6 rule of some brands, {share} of the vehicles seen in the last 12 months that can be judged did not come to the same dealer again in the six months after."
  },
  seen_none: {
    zh: "没有足够的月份可以按 N−6 口径判定。",
    en: "There are too few months that the N−6 rule can judge."
  },
  seen_segment: {
    zh: "N−6 口径按店按月汇总，不分客户群：选了客户群时不显示。",
    en: "The N−6 rule is counted by dealer and month, not by group of customers: it is not shown while one is chosen."
  },
  seen_subtitle: {
    zh: "N−6 月度流失率：某月到店的车辆中，此后到第六个月末没有再到同一家店的比例，按到店月份；共 {n} 辆·月",
    en: "lost by the N−6 rule, by the month in which the vehicles were seen; {n} vehicle-months"
  },
  seen_note: {
    zh: "保养间隔就是六个月左右，晚来几天也算流失，所以这个数总比上面的高，不能与上面直接比较。",
    en: "As service intervals are about six months, a few days' delay counts as lost: this figure is always higher than the one above and not comparable with it."
  },
  definition: {zh: "定义", en: "definition"},
  share: {zh: "占比", en: "share"},
  seen_share: {zh: "流失率", en: "share lost"},
  range: {zh: "95% 区间", en: "95% interval"},
  month: {zh: "月份", en: "month"},
  seen: {zh: "到店车辆", en: "vehicles seen"},
  silent: {zh: "其后未再来", en: "not seen again"},

  outcomes_title: {
    zh: "{total} 辆进入观察的车里，{lost} 辆流失后至今没有回来，{back} 辆流失后回来过，{left} 辆已知卖出、报废或迁出，{young} 辆还太新，不能判定。",
    en: "Of {total} vehicles under observation {lost} were lost and have not come back, {back} came back after a loss, {left} are known to have been sold, scrapped or moved away, and {young} are too recent to judge."
  },
  outcomes_none: {zh: "没有进入观察的车辆。", en: "No vehicle is under observation."},
  outcomes_subtitle: {
    zh: "个人客户的车辆，截至各店数据截止日；“不能判定”的既不算留住，也不算流失",
    en: "vehicles of persons as of each dealer's as-of; those that cannot be judged count neither as kept nor as lost"
  },
  under_care: {zh: "在管，未流失", en: "under care, not lost"},
  lost: {zh: "流失，未回来", en: "lost, not back"},
  back: {zh: "流失后回来过", en: "came back after a loss"},
  too_young: {zh: "太新，不能判定", en: "too recent to judge"},
  outcome: {zh: "状态", en: "state"},
  vehicles: {zh: "车辆", en: "vehicles"},
  customers: {zh: "客户", en: "customers"}
});

/** When vehicles are lost and when they come back. */
export const survivalWords = messages({
  curves_apart: {
    zh: "{split}之间流失的快慢不同（log-rank χ²={statistic}，p {p}）：车龄 {month} 个月时，{best}还有 {high} 没有流失，{worst}只有 {low}。",
    en: "Losses come at different speed by {split} (log-rank χ²={statistic}, p {p}): at {month} months of ownership {high} of {best} are not lost, of {worst} only {low}."
  },
  curves_alike: {
    zh: "按{split}看，流失的快慢没有可以确认的差别（log-rank χ²={statistic}，p {p}）。",
    en: "By {split} there is no difference in the speed of losses that could be confirmed (log-rank χ²={statistic}, p {p})."
  },
  curves_one: {
    zh: "只有一组有足够的车辆可以画出曲线。",
    en: "Only one group has enough vehicles for a curve."
  },
  curves_none: {
    zh: "没有一组车辆多到可以画出曲线。",
    en: "No group has enough vehicles for a curve."
  },
  curves_subtitle: {
    zh: "仍未流失的车辆比例，按车龄（Kaplan–Meier，含迟到进入），带为逐点 95% 区间（log–log）；{definition}；{n} 辆",
    en: "vehicles not yet lost, by months of ownership (Kaplan–Meier with late entry), bands pointwise 95% (log–log); {definition}; {n} vehicles"
  },
  curves_at_risk: {zh: "仍在观察的车辆数", en: "Vehicles still followed"},
  curves_more: {
    zh: "图中只画车辆最多的 {shown} 组，检验也只在它们之间；其余 {hidden} 组在下表。",
    en: "Drawn and tested are the {shown} groups with most vehicles; the other {hidden} are in the table."
  },
  curves_segment: {
    zh: "客户分级按期末的行为划分，与是否流失本来就有关：这里只是描述，不是原因。",
    en: "Classes are formed by what customers did up to the end: they hang together with being lost by construction. A description, not a cause."
  },
  group: {zh: "组", en: "group"},
  started: {zh: "车辆", en: "vehicles"},
  events: {zh: "流失", en: "lost"},
  median: {zh: "中位车龄（月）", en: "median (months)"},
  median_range: {zh: "95% 区间", en: "95% interval"},
  at_12: {zh: "12 个月", en: "12 months"},
  at_24: {zh: "24 个月", en: "24 months"},
  at_36: {zh: "36 个月", en: "36 months"},
  expected: {zh: "若无差别应流失", en: "expected"},
  pairs_summary: {
    zh: "两两比较（Benjamini–Hochberg 校正）",
    en: "Pairs, corrected (Benjamini–Hochberg)"
  },
  pair: {zh: "两组", en: "pair"},
  statistic: {zh: "χ²", en: "χ²"},
  q: {zh: "校正后的 q", en: "q"},
  verdict: {zh: "能否分开", en: "told apart"},
  apart: {zh: "有差别", en: "apart"},
  alike: {zh: "分不出", en: "not apart"},

  compete_title: {
    zh: "到车龄 {month} 个月，{lost} 的车流失，另有 {left} 已知被卖出、报废或迁出：后者不是流失，也不再是可以留住的。",
    en: "By {month} months of ownership {lost} of the cars are lost, and {left} are known to have been sold, scrapped or moved away: these are not losses, nor could they be kept."
  },
  compete_none: {
    zh: "观察得不够久，画不出流失与离开。",
    en: "Observation is too short to draw losses and departures."
  },
  compete_subtitle: {
    zh: "累积发生率，按车龄（Aalen–Johansen，流失与离开互为竞争事件），带为逐点 95% 区间；{n} 辆",
    en: "cumulative incidence by months of ownership (Aalen–Johansen, losses and departures compete), bands pointwise 95%; {n} vehicles"
  },
  compete_lost: {zh: "流失", en: "lost"},
  compete_left: {zh: "卖出报废迁出", en: "sold, moved"},
  compete_note: {
    zh: "DMS 只知道一部分车的去向，没有登记的会被当作流失。",
    en: "The DMS knows only some of the departures; the others look like losses."
  },

  hazard_title: {
    zh: "流失最多的是车龄 {from}–{to} 个月：那时每月有 {high} 的车流失；全程平均每月 {mean}。",
    en: "Losses are most frequent at {from}–{to} months of ownership: {high} of the cars a month, against {mean} on average."
  },
  hazard_none: {
    zh: "车辆太少，看不出哪个车龄流失最多。",
    en: "There are too few vehicles to tell at which age they are lost."
  },
  hazard_subtitle: {
    zh: "每月流失风险率，按车龄每 {width} 个月一段（流失车辆 ÷ 在险车·月），95% 区间；流失记在应到的那个月；{n} 次流失",
    en: "hazard of loss a month, by spans of {width} months of ownership (losses over vehicle-months at risk), 95% interval; a loss is dated at the month in which the car should have come; {n} losses"
  },
  novelty: {zh: "课程：新鲜感结束", en: "course: novelty ends"},
  first_service: {zh: "首次免费保养", en: "first free service"},
  warranty: {zh: "保修结束", en: "warranty ends"},
  span: {zh: "车龄（月）", en: "months of ownership"},
  hazard: {zh: "每月流失风险率", en: "hazard a month"},
  exposure: {zh: "在险车·月", en: "vehicle-months"},

  back_title: {
    zh: "流失的车里，宽限期满后 12 个月内有 {year} 回来，24 个月内 {two}：大多数一去不回，要在流失之前去找。",
    en: "Of the cars lost, {year} come back within 12 months after the grace, {two} within 24: most are gone for good, so reach them before."
  },
  back_title_many: {
    zh: "流失的车里，宽限期满后 12 个月内有 {year} 回来，24 个月内 {two}。",
    en: "Of the cars lost, {year} come back within 12 months after the grace, {two} within 24."
  },
  back_none: {
    zh: "流失后观察得够久的车太少，看不出有多少回来。",
    en: "Too few lost cars have been followed long enough to tell how many come back."
  },
  back_subtitle: {
    zh: "流失后再次到店的累积发生率，自宽限期满起（Aalen–Johansen），带为逐点 95% 区间；{n} 辆流失的车",
    en: "cumulative incidence of a visit after the loss, from the end of the grace on (Aalen–Johansen), bands pointwise 95%; {n} cars lost"
  },
  back_curve: {zh: "回来", en: "came back"},
  back_at_risk: {zh: "仍未回来、仍在观察", en: "Not back, still followed"}
});

/** Why they leave. */
export const reasonWords = messages({
  root: {zh: "说出原因的", en: "gave a reason"},
  dissatisfied: {zh: "不满意", en: "dissatisfied"},
  rival: {zh: "竞争对手更强", en: "rivals stronger"},
  private: {zh: "个人原因", en: "private"},
  product_quality: {zh: "产品质量", en: "product"},
  service: {zh: "服务", en: "service"},
  rival_service: {zh: "对手服务更好", en: "better service"},
  rival_product: {zh: "对手产品更好", en: "better product"},
  rival_brand: {zh: "对手品牌吸引", en: "brand"},
  moved: {zh: "搬迁", en: "moved"},
  needs_changed: {zh: "需求变化", en: "needs changed"},
  preference: {zh: "个人偏好", en: "preference"},
  no_complaint: {zh: "没有投诉过", en: "never complained"},
  title: {
    zh: "说出原因的 {n} 位流失客户里，{top}最多，占 {share}；不满意的有 {dissatisfied}，其中 {silent} 从没有投诉过。",
    en: "Of {n} lost customers who gave a reason most name {top}, {share}; {dissatisfied} were dissatisfied, {silent} of whom had never complained."
  },
  title_few: {
    zh: "问到的流失客户太少，看不出原因。",
    en: "Too few lost customers were asked to tell why they left."
  },
  subtitle: {
    zh: "流失回访中说出的原因，按课程的原因树；最右一列是不满意者回访前 24 个月内最近一次投诉的类型；{period}，{n} 人",
    en: "reasons stated in calls to lost customers, by the course's tree; on the right the last complaint of the dissatisfied in the 24 months before; {period}, n = {n}"
  },
  note: {
    zh: "这是问到的人说的，不是所有流失客户；愿意说的人和不愿意说的人可能不同。“较前”比较最近 12 个月与此前，相差超出误差才说升降。",
    en: "It is what those asked say, not all lost customers, and those willing to say may differ. “Before” compares the last 12 months with the time before; a change is named only beyond error."
  },
  up: {zh: "较前上升 {points}", en: "up {points}"},
  down: {zh: "较前下降 {points}", en: "down {points}"},
  same: {zh: "较前持平", en: "no change"},
  reason: {zh: "原因", en: "reason"},
  count: {zh: "人数", en: "people"},
  share: {zh: "占比", en: "share"},
  range: {zh: "95% 区间", en: "95% interval"},
  trend: {zh: "近一年较前", en: "last year against before"},

  behaviour_title: {
    zh: "说因服务或产品不满而走的人，{open} 有未解决的投诉，留下的只有 {stayed}：{verdict}",
    en: "Of those who say they left dissatisfied {open} have an unresolved complaint, of those who stayed {stayed}: {verdict}"
  },
  behaviour_more: {
    zh: "说的与看到的对得上。",
    en: "what they say agrees with what is seen."
  },
  behaviour_same: {
    zh: "说的在投诉记录里看不出来。",
    en: "what they say does not show in the complaints."
  },
  behaviour_few: {
    zh: "能对上车辆的流失回访太少，无法与行为对照。",
    en: "Too few calls can be matched with vehicles to compare with behaviour."
  },
  behaviour_subtitle: {
    zh: "最近两次到店看到的：账单高（不低于同车系中位数的 {ratio} 倍）、等候久（{wait} 分钟以上，留车的不算）、投诉未解决；95% 区间",
    en: "seen in the last two visits: a high bill (at least {ratio} times the median of the series), a long wait ({wait} minutes or more, cars left behind apart), a complaint unresolved; 95% interval"
  },
  behaviour_note: {
    zh: "这是同时出现，不是因果：价格敏感的人本来就会挑更贵的去处。",
    en: "They go together; that is no cause."
  },
  sign: {zh: "看到的", en: "what is seen"},
  high_bill: {zh: "账单高", en: "high bill"},
  long_wait: {zh: "等候久", en: "long wait"},
  open_complaint: {zh: "投诉未解决", en: "open complaint"},
  part_dissatisfied: {zh: "说不满意而走的", en: "left dissatisfied"},
  part_rival: {zh: "说对手更强的", en: "left for a rival"},
  part_private: {zh: "说个人原因的", en: "left for private reasons"},
  part_lost: {zh: "全部流失", en: "all lost"},
  part_stayed: {zh: "留下的", en: "stayed"}
});
