import {messages} from "./message.js";

/** Levels of satisfaction, 1 to 5. */
export const levelNames = messages({
  1: {zh: "非常不满意", en: "very dissatisfied"},
  2: {zh: "不满意", en: "dissatisfied"},
  3: {zh: "一般", en: "neither"},
  4: {zh: "满意", en: "satisfied"},
  5: {zh: "非常满意", en: "very satisfied"}
});

/** What the shares that came back say about "only very satisfied makes loyal", one sentence a case. */
export const thesis = messages({
  only_top: {
    zh: "在这些数据里，只有“非常满意”才明显带来回厂：非常满意的回来了 {top}，满意的只有 {upper}，并不比一般的 {middle} 高。",
    en: "In these data only “very satisfied” clearly brings customers back: {top} of them came back, against {upper} of the satisfied, which is not reliably more than the {middle} of those in between."
  },
  top_step_largest: {
    zh: "越满意越回来，而最大的一步在“满意”与“非常满意”之间：{upper} 对 {top}，相差 {step}；“一般”到“满意”只差 {lower_step}。",
    en: "The more satisfied, the more come back, and the largest step is from “satisfied” to “very satisfied”: {upper} against {top}, {step} apart; from “neither” to “satisfied” it is {lower_step}."
  },
  top_step_not_largest: {
    zh: "越满意越回来，但不是“只有非常满意才忠诚”：更大的一步在“一般”与“满意”之间，差 {lower_step}；“满意”到“非常满意”再差 {step}（{upper} 对 {top}）。",
    en: "The more satisfied, the more come back, but not “only the very satisfied are loyal”: the larger step is from “neither” to “satisfied”, {lower_step}; from “satisfied” to “very satisfied” it is another {step} ({upper} against {top})."
  },
  steps_alike: {
    zh: "越满意越回来，每一级都有差别，但不能说“只有非常满意才忠诚”：“一般”到“满意”差 {lower_step}，“满意”到“非常满意”差 {step}（{upper} 对 {top}），两步分不出大小。",
    en: "The more satisfied, the more come back, at every level, so that one cannot say “only the very satisfied are loyal”: from “neither” to “satisfied” {lower_step}, from “satisfied” to “very satisfied” {step} ({upper} against {top}); neither step is reliably the larger."
  },
  top_better: {
    zh: "非常满意的客户回来了 {top}，满意的 {upper}，相差 {step}；“一般”的答卷太少，无法比较。",
    en: "Of the very satisfied {top} came back, of the satisfied {upper}, {step} apart; there are too few answers in between to compare with."
  },
  no_difference: {
    zh: "这些数据不支持“只有非常满意才忠诚”：非常满意的回来了 {top}，满意的 {upper}，差别在误差范围内。",
    en: "These data do not support “only the very satisfied are loyal”: {top} of the very satisfied came back and {upper} of the satisfied, a difference within the margin of error."
  },
  reversed: {
    zh: "这些数据与“越满意越忠诚”相反：非常满意的只回来了 {top}，满意的却有 {upper}。",
    en: "These data contradict “the more satisfied, the more loyal”: only {top} of the very satisfied came back, but {upper} of the satisfied."
  },
  too_few: {
    zh: "答卷不够，无法判断满意与回厂的关系：非常满意的有 {top_n} 份、满意的有 {upper_n} 份已满观察期，每组至少需要 {smallest} 位客户。",
    en: "There are too few answers to tell how satisfaction and coming back go together: {top_n} of the very satisfied and {upper_n} of the satisfied have a whole window behind them; each needs {smallest} customers."
  }
});

/** The same verdicts, short, for the head of the page. */
export const verdicts = messages({
  only_top: {
    zh: "只有“非常满意”才明显带来回厂，“满意”并不比“一般”好。",
    en: "Only “very satisfied” clearly brings customers back; “satisfied” does no better than “neither”."
  },
  top_step_largest: {
    zh: "越满意越回来，而最大的一步在“满意”与“非常满意”之间。",
    en: "The more satisfied, the more come back, and the largest step is from “satisfied” to “very satisfied”."
  },
  top_step_not_largest: {
    zh: "越满意越回来，但更大的一步在“一般”与“满意”之间，而不在顶端。",
    en: "The more satisfied, the more come back, but the larger step is from “neither” to “satisfied”, not at the top."
  },
  steps_alike: {
    zh: "越满意越回来，每升一级都有用；“非常满意”并不是唯一起作用的一级。",
    en: "The more satisfied, the more come back, at every level; “very satisfied” is not the only one that counts."
  },
  top_better: {
    zh: "“非常满意”的客户比“满意”的更常回来。",
    en: "The very satisfied come back more often than the satisfied."
  },
  no_difference: {
    zh: "“非常满意”与“满意”的客户，回来的比例看不出差别：课程的论断在这里没有得到支持。",
    en: "Very satisfied and satisfied customers cannot be told apart by coming back: the course's thesis finds no support here."
  },
  reversed: {
    zh: "“非常满意”的客户反而回来得更少：与课程的论断相反，应先核对数据。",
    en: "The very satisfied come back less: the opposite of the course's thesis; check the data first."
  },
  too_few: {
    zh: "答卷还不够判断满意与回厂的关系。",
    en: "There are too few answers yet to tell how satisfaction and coming back go together."
  }
});

export const loyaltyWords = messages({
  gone: {
    zh: "{gone} 的答卷说满意、却没有在 {window} 个月内再来；说满意又回来的有 {kept}。",
    en: "{gone} of the responses said they were satisfied and were not followed by a visit within {window} months; {kept} were satisfied and came back."
  },
  gone_other: {
    zh: "“{gone_label}”的占 {gone}，“{kept_label}”的占 {kept}。",
    en: "{gone} are {gone_label}, {kept} {kept_label}."
  },
  window: {zh: "观察期", en: "Window"},
  months: {zh: "{months} 个月", en: "{months} months"},
  where: {zh: "回到哪里算回厂", en: "What counts as back"},
  any_dealer: {zh: "集团内任一门店", en: "any dealer of the group"},
  same_dealer: {zh: "仅原门店", en: "the same dealer"},
  survey: {zh: "哪些答卷", en: "Which responses"},
  service: {zh: "售后", en: "after service"},
  sales: {zh: "销售", en: "after sales"},
  both: {zh: "全部", en: "all"},
  survey_menu: {zh: "{journey}：{label}", en: "{journey}: {label}"},
  return_subtitle: {
    zh: "评价后 {window} 个月内回厂的比例，%，{period}；{n} 份观察期已满的答卷，来自 {people} 位客户；线为 95% 区间",
    en: "Came back within {window} months of the response, per cent, {period}; {n} responses with a whole window behind them, of {people} customers; whiskers: 95 % interval"
  },
  too_recent_note: {
    zh: "另有 {count} 份答卷的观察期未满，还不知道会不会回来，没有计入。",
    en: "Another {count} responses are too recent: whether they come back is not known yet, and they are left out."
  },
  mixed_note: {
    zh: "同时看了量表不同的问卷，各自换算成五级后并列，换算本身会带来误差。",
    en: "Questionnaires with different scales are side by side, each converted to five levels; the conversion adds error."
  },
  level: {zh: "总体满意度", en: "Overall satisfaction"},
  responses: {zh: "答卷", en: "Responses"},
  people: {zh: "客户", en: "Customers"},
  back: {zh: "回厂", en: "Came back"},
  share: {zh: "回厂率", en: "Share that came back"},
  interval: {zh: "95% 区间", en: "95 % interval"},
  value: {zh: "数值", en: "Value"},
  too_recent: {zh: "时间未到", en: "Too recent"},
  group: {zh: "类别", en: "Group"},
  lost_title: {
    zh: "流失的客户里，{share} 在流失前最后一次答卷中说过满意。",
    en: "Of the customers lost, {share} had said in their last response before that they were satisfied."
  },
  lost_above: {
    zh: "这高于课程给出的汽车行业数字。",
    en: "This is above the course's figure for cars."
  },
  lost_within: {
    zh: "这与课程给出的汽车行业数字相符。",
    en: "This agrees with the course's figure for cars."
  },
  lost_below: {
    zh: "这低于课程给出的汽车行业数字：在这里，流失的客户事先表示过不满的比课程说的多。",
    en: "This is below the course's figure for cars: here more of the lost had not been satisfied before."
  },
  lost_none: {
    zh: "流失前 12 个月内有答卷的流失客户太少，还不能回答。",
    en: "Too few of the customers lost had answered in the 12 months before."
  },
  lost_subtitle: {
    zh: "流失客户中曾表示满意者，%，{period}；n={n} 位流失前 12 个月内有答卷的客户；线为 95% 区间，灰色虚线框为课程数据",
    en: "Lost who had said they were satisfied, per cent, {period}; n={n} customers with a response in the 12 months before; line: 95 % interval, dashed grey: course figures"
  },
  own: {zh: "本次数据", en: "these data"},
  course_tag: {zh: "课程数据 · {label}", en: "course figure · {label}"},
  citation: {zh: "课程数据出处：{citation}。", en: "Course figures: {citation}."},
  counted: {
    zh: " 观察期已满的答卷 {n} 份。",
    en: " {n} responses with a whole window behind them."
  }
});
