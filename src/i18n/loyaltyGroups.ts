import {messages} from "./message.js";

/** By what a customer counts as loyal: its name, its axis, a value of it, and who has none. */
export const measureNames = messages({
  back: {zh: "评价后回厂", en: "came back"},
  services: {zh: "应保养完成率", en: "share of due services done here"},
  attitude: {zh: "忠诚度题组", en: "loyalty block of the survey"},
  combined: {zh: "行为与态度综合", en: "behaviour and attitude combined"}
});

export const measureAxes = messages({
  back: {zh: "↑ 评价后几个月再来", en: "↑ months until the next visit"},
  services: {
    zh: "↑ 近 24 个月应做的保养中在本集团完成的比例",
    en: "↑ share of the services due in the last 24 months done here"
  },
  attitude: {zh: "↑ 忠诚度题组的平均水平（1–5）", en: "↑ mean level of the loyalty block (1–5)"},
  combined: {
    zh: "↑ 应保养完成率与题组水平的平均百分位",
    en: "↑ mean percentile rank of services done and of the block"
  }
});

export const measureCuts = messages({
  back: {zh: "{value} 个月内", en: "within {value} months"},
  services: {zh: "忠诚从 {value} 起", en: "loyal from {value}"},
  attitude: {zh: "忠诚从 {value} 起", en: "loyal from {value}"},
  combined: {zh: "忠诚从第 {value} 百分位起", en: "loyal from percentile {value}"}
});

export const measureBases = messages({
  back: {
    zh: "观察期已满的答卷，观察期 {window} 个月",
    en: "responses with a whole window behind them, window {window} months"
  },
  services: {
    zh: "近 24 个月有应做保养的客户的答卷；完成率是到数据截止日的，与评价的先后无关",
    en: "responses of customers with services due in the last 24 months; the share is as of the data's end, whenever they answered"
  },
  attitude: {
    zh: "每位客户的第一份答卷；两个方向都是同一份问卷里说的话",
    en: "each customer's first response; both directions are said in the same questionnaire"
  },
  combined: {
    zh: "每位客户的第一份答卷，且近 24 个月有应做的保养",
    en: "each customer's first response, with services due in the last 24 months"
  }
});

/** The four groups where loyalty is not coming back. */
export const groupLabels = messages({
  satisfied_came_back: {zh: "满意且忠诚", en: "satisfied and loyal"},
  satisfied_but_gone: {zh: "满意却不忠诚", en: "satisfied but not loyal"},
  not_satisfied_came_back: {zh: "未满意仍忠诚", en: "loyal though not satisfied"},
  not_satisfied_gone: {zh: "未满意且不忠诚", en: "neither satisfied nor loyal"}
});

export const groupWords = messages({
  loyal_by: {zh: "忠诚按什么算", en: "Loyal by"},
  satisfied_from: {zh: "满意从几级起", en: "Satisfied from level"},
  satisfied_cut: {zh: "满意：{value} 级起", en: "satisfied from {value}"},
  loyal_from: {zh: "忠诚从多少起", en: "Loyal from"},
  month_unit: {zh: "个月", en: "months"},
  level_unit: {zh: "级", en: "of 5"},
  not_back: {zh: "尚未再来", en: "not back yet"},
  month_row: {zh: "{months} 月", en: "{months} m"},
  more: {
    zh: "满意的人里流失的不少：{gone} 的答卷说满意却{away}，明显多于“{lost_label}”的 {lost}。",
    en: "Many leave satisfied: {gone} of the responses were satisfied and {away}, clearly more than the {lost} who were “{lost_label}”."
  },
  alike: {
    zh: "{gone} 的答卷说满意却{away}，与“{lost_label}”的 {lost} 分不出多少。",
    en: "{gone} of the responses were satisfied and {away}; this cannot be told apart from the {lost} who were “{lost_label}”."
  },
  fewer: {
    zh: "这里流失的多是事先就不满意的：“{lost_label}”占 {lost}，说满意却{away}的只有 {gone}。课程说的“满意却流失”在这里不是主要问题。",
    en: "Here most of those who leave had not been satisfied: {lost} were “{lost_label}”, and only {gone} satisfied and {away}. The course's “satisfied but gone” is not the main problem here."
  },
  away_back: {zh: "没有再来", en: "did not come back"},
  away_other: {zh: "不够忠诚", en: "not loyal"},
  none: {
    zh: "答卷太少，还分不出四类客户。",
    en: "There are too few responses to form the four groups."
  },
  subtitle: {
    zh: "四类各占多少，%，{period}；{base}；n={n} 份答卷，{people} 位客户。颜色越深人越多；两条线可以拖动",
    en: "Share of each group, per cent, {period}; {base}; n={n} responses of {people} customers. The darker, the more; both lines can be dragged"
  },
  corner: {zh: "{range}，{count} 份", en: "{range}, {count}"},
  moved_note: {
    zh: "切分线已移动：默认是满意 {satisfied} 级起、{loyal}。四类的名称不变，含义随线而变。",
    en: "The cuts have been moved; the defaults are satisfied from level {satisfied} and {loyal}."
  },
  table_caption: {
    zh: "四类客户：多大，值多少，后来怎样（{window} 个月内）",
    en: "The four groups: how large, worth what, and what came next (within {window} months)"
  },
  group: {zh: "类别", en: "Group"},
  share: {zh: "占比", en: "Share"},
  interval: {zh: "95% 区间", en: "95 % interval"},
  responses: {zh: "答卷", en: "Responses"},
  customers: {zh: "客户", en: "Customers"},
  value: {zh: "人均最后一年毛利", en: "Value when last seen, mean"},
  value_total: {zh: "合计", en: "In all"},
  next_title: {
    zh: "“{gone_label}”的客户，离开前一年人均带来毛利 {gone_value}，{compared}“{kept_label}”的 {kept_value}；其中 {complained} 投诉过，{later} 后来又来过。",
    en: "Customers “{gone_label}” were worth {gone_value} each in their last year, {compared} the {kept_value} of those “{kept_label}”; {complained} of them complained, {later} came again later."
  },
  value_more: {zh: "高于", en: "more than"},
  value_less: {zh: "低于", en: "less than"},
  value_alike: {zh: "分不出高低，对照", en: "not to be told apart from"},
  next_none: {
    zh: "这一类客户太少，说不了他们值多少、后来怎样。",
    en: "There are too few such customers to say what they were worth and did next."
  },
  next_subtitle: {
    zh: "一位客户有几份答卷时可以在几类里。价值是客户最后一次到店或购车为止 12 个月的毛利，与现在是否流失无关",
    en: "A customer with several responses can be in several groups. Value is the profit of the 12 months up to the last visit or purchase, whether lost or not"
  },
  assumed_note: {
    zh: "没有成本的单据按假设毛利率推算，毛利是估计值。",
    en: "Where the extract has no cost, profit rests on assumed margins."
  },
  sensitivity: {
    zh: "切分线移一档，四类怎么变",
    en: "How the groups change when a cut moves by one"
  },
  sensitivity_caption: {
    zh: "切分线各移一档时的答卷份数；括号内为占比",
    en: "Responses when each cut moves by one; in brackets their share"
  },
  cut: {zh: "切分线", en: "Cuts"},
  cut_now: {
    zh: "现在：满意 {satisfied} 级起，{loyal}",
    en: "now: satisfied from {satisfied}, {loyal}"
  },
  cut_satisfied: {zh: "满意改为 {satisfied} 级起", en: "satisfied from {satisfied}"},
  cut_loyal: {zh: "忠诚改为：{loyal}", en: "{loyal}"},
  dealers_title: {
    zh: "“{label}”最高的是{highest}（{high}），最低的是{lowest}（{low}）：差 {difference}。",
    en: "“{label}” is highest at {highest} ({high}) and lowest at {lowest} ({low}): {difference} apart."
  },
  dealers_alike: {
    zh: "各{kind}之间，“{label}”分不出高低：区间都碰在一起。",
    en: "No {kind} can be told apart by “{label}”: the intervals meet."
  },
  dealers_few: {
    zh: "只有一{kind}有足够的答卷，无从比较。",
    en: "There is only one {kind} with enough responses; nothing to compare."
  },
  dealer: {zh: "门店", en: "dealer"},
  model: {zh: "车系", en: "model"},
  mosaics_subtitle: {
    zh: "每格为一{kind}：左右按满意与否分，上下按忠诚与否分，面积即占比；下方为“{label}”的比例与 95% 区间。{period}",
    en: "One square for each {kind}: split by satisfaction from left to right, by loyalty from top to bottom, areas are shares; below, “{label}” with its 95 % interval. {period}"
  },
  other_model: {zh: "车系不详", en: "model unknown"}
});
