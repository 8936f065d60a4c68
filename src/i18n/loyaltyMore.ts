import {messages} from "./message.js";

/** What the curves of repurchase say about "only very satisfied makes loyal", one sentence a case. */
export const repurchaseThesis = messages({
  only_top: {
    zh: "买车时“非常满意”的人，{months} 个月内有 {top} 又在这里买车，满意的只有 {upper}，并不比更低的（{lower}）多：只有非常满意才带来再购。",
    en: "Of those very satisfied with the purchase {top} bought here again within {months} months, of the satisfied only {upper}, no more than of the others ({lower}): only “very satisfied” brings a repurchase."
  },
  every_step: {
    zh: "买车时越满意，再在这里买车的越多：{months} 个月内非常满意 {top}，满意 {upper}，更低 {lower}。",
    en: "The more satisfied with the purchase, the more buy here again: within {months} months {top}, {upper} and {lower}."
  },
  top_better: {
    zh: "买车时“非常满意”的人，{months} 个月内有 {top} 又在这里买车，高于满意的 {upper}；更低的太少，无法比较。",
    en: "Of those very satisfied with the purchase {top} bought here again within {months} months, more than the {upper} of the satisfied; there are too few others to compare with."
  },
  no_difference: {
    zh: "再购不支持“只有非常满意才忠诚”：{months} 个月内，非常满意的有 {top} 又在这里买车，满意的有 {upper}，差别在误差范围内。",
    en: "Repurchase does not support “only the very satisfied are loyal”: within {months} months {top} of the very satisfied and {upper} of the satisfied bought here again, a difference within the margin of error."
  },
  reversed: {
    zh: "再购与课程的论断相反：{months} 个月内，非常满意的只有 {top} 又在这里买车，满意的却有 {upper}。",
    en: "Repurchase contradicts the course: within {months} months only {top} of the very satisfied bought here again, but {upper} of the satisfied."
  },
  too_few: {
    zh: "作出购车评价又观察得够久的客户太少，看不出满意与再购的关系。",
    en: "Too few buyers have answered and been followed long enough to tell how satisfaction and repurchase go together."
  }
});

/** What the return rates by the intention to return say. */
export const saidThesis = messages({
  keep_word: {
    zh: "说会再来的多数真的来了，也比别人多：{yes} 回来了，没说会来的是 {no}。说了会来却没来的有 {broken}。",
    en: "Most who say they will return do, and more than the others: {yes} came back, against {no} of those who did not say so. {broken} said so and did not come."
  },
  no_difference: {
    zh: "说会再来的，并没有比别人来得多：{yes} 对 {no}，差别在误差范围内。嘴上的忠诚在这里预测不了行为。",
    en: "Those who say they will return do not come more than the others: {yes} against {no}, within the margin of error. What they say does not foretell what they do here."
  },
  reversed: {
    zh: "说会再来的反而来得更少：{yes} 对 {no}。请先核对数据。",
    en: "Those who say they will return come less: {yes} against {no}. Check the data first."
  },
  yes_only: {
    zh: "说会再来的人里 {yes} 回来了；没说会来的太少，无法比较。",
    en: "Of those who say they will return {yes} came back; too few did not say so to compare with."
  },
  too_few: {
    zh: "问到“是否愿意再来”且观察期已满的答卷太少，还不能回答。",
    en: "Too few were asked whether they would return and have a whole window behind them."
  }
});

export const moreWords = messages({
  by: {zh: "横轴", en: "By"},
  by_level: {zh: "五级水平", en: "five levels"},
  by_score: {zh: "原始分", en: "score as answered"},
  panel_back: {zh: "{window} 个月内回厂", en: "came back within {window} months"},
  panel_return: {zh: "说一定会再来", en: "said they certainly would return"},
  panel_recommend: {zh: "说一定会推荐", en: "said they certainly would recommend"},
  score_range: {zh: "{min}–{max} 分制", en: "scale {min}–{max}"},
  evidence: {
    zh: "{label} {value}（95% 区间 {range}，n={n}）",
    en: "{label} {value} (95 % interval {range}, n={n})"
  },
  score: {zh: "得分", en: "Score"},
  recommend_share: {zh: "一定会推荐", en: "certainly would recommend"},
  return_share: {zh: "一定会再来", en: "certainly would return"},
  parts_title: {
    zh: "课程说 15/70/15；这里“非常满意”占 {top}，中间占 {middle}，“不满意”占 {low}；回厂率依次是 {top_back}、{middle_back}、{low_back}。",
    en: "The course says 15/70/15; here {top} are very satisfied, {middle} in between and {low} dissatisfied, and {top_back}, {middle_back} and {low_back} of them came back."
  },
  parts_none: {
    zh: "答卷太少，还不能与课程的 15/70/15 对照。",
    en: "There are too few responses to set beside the course's 15/70/15."
  },
  parts_subtitle: {
    zh: "观察期已满的答卷按总体满意度分三段，%，{period}；n={n} 份答卷，{people} 位客户；线为 95% 区间，灰色虚线框为课程数据",
    en: "Responses with a whole window behind them in three parts of overall satisfaction, per cent, {period}; n={n} responses of {people} customers; dashed grey: course figures"
  },
  parts_note: {
    zh: "课程的 15/70/15 是把人大致分成三种，不是回厂率，也不是满意率；这里并排只为看人数的分布是否像它。{citation}。",
    en: "The course's 15/70/15 is a rough division of people, neither a return rate nor a satisfaction rate; it stands here only beside how many there are. {citation}."
  },
  part_back: {zh: "其中 {share} 回厂（{range}）", en: "of these {share} came back ({range})"},
  part_withheld: {zh: "其中回厂：样本不足", en: "of these came back: too few"},
  part_1: {zh: "不满意（1–2 级）", en: "dissatisfied (levels 1–2)"},
  part_2: {zh: "中间（3–4 级）", en: "in between (levels 3–4)"},
  part_3: {zh: "非常满意（5 级）", en: "very satisfied (level 5)"},
  part: {zh: "分段", en: "Part"},
  repurchase_subtitle: {
    zh: "购车评价后再向本集团买车的累积发生率，%，{period}；n={n} 位客户；色带为逐点 95% 区间，仍在观察的不足 10 位时曲线止",
    en: "Cumulative incidence of buying from the group again after answering about the purchase, per cent, {period}; n={n} customers; bands: pointwise 95 % intervals; a curve ends below 10 at risk"
  },
  repurchase_note: {
    zh: "原车已知卖出、报废、转出或全损的按竞争事件计（Aalen–Johansen），三个月内又在此买车的算再购；DMS 不知道的离开按仍在观察计。不要拿它与课程的 30–40% 比：那是换车者的比例。",
    en: "A car known to be sold, scrapped, moved or a total loss is a competing event (Aalen–Johansen) unless its owner buys here within three months; what the DMS does not know of counts as still followed. Not to be compared with the course's 30–40 %, which is of replacers."
  },
  curve_1: {zh: "更低", en: "less"},
  curve_2: {zh: "满意", en: "satisfied"},
  curve_3: {zh: "非常满意", en: "very satisfied"},
  month: {zh: "月", en: "Month"},
  at_risk: {zh: "仍在观察", en: "At risk"},
  incidence: {zh: "累积发生率", en: "Cumulative incidence"},
  replaced_title: {
    zh: "被问到的换车客户里，{share} 又在本集团买车。",
    en: "Of the customers asked who had replaced the car, {share} bought the new one from the group."
  },
  replaced_none: {
    zh: "流失回访中已换车的客户太少，还不能回答有多少人又在这里买。",
    en: "Too few of the customers asked had replaced the car to say how many bought here again."
  },
  replaced_subtitle: {
    zh: "换车者在此再购，%，{period}；n={n} 位在流失回访中已换车的客户；线为 95% 区间，灰色虚线框为课程数据",
    en: "Replacers who bought here again, per cent, {period}; n={n} customers asked who had replaced the car; dashed grey: course figure"
  },
  replaced_note: {
    zh: "课程说的是再买同一厂家或车型的车主，范围比“又在本集团买”宽。",
    en: "The course speaks of the same maker or model, which is wider than buying from the group."
  },
  above: {zh: "这高于课程的数字。", en: "This is above the course's figure."},
  within: {zh: "这与课程的数字相符。", en: "This agrees with the course's figure."},
  below: {zh: "这低于课程的数字。", en: "This is below the course's figure."},
  said_subtitle: {
    zh: "评价后 {window} 个月内回厂的比例，按答卷里“是否愿意再来”的水平，%，{period}；n={n} 份答卷；线为 95% 区间",
    en: "Came back within {window} months, by what was said of returning, per cent, {period}; n={n} responses; whiskers: 95 % interval"
  },
  said_level: {zh: "{level} 级", en: "level {level}"},
  said_yes: {zh: "说会再来（4–5 级）", en: "said they would return (levels 4–5)"},
  said_no: {zh: "没说会来（1–3 级）", en: "did not say so (levels 1–3)"},
  said_broken: {zh: "说会来却没来，占全部", en: "said so and did not come, of all"},
  said_surprised: {zh: "没说会来却来了，占全部", en: "did not say so and came, of all"},
  agreement: {zh: "说与做", en: "Said and done"},
  block_title: {
    zh: "忠诚度题组的信度（未标准化 Cronbach α）：{list}。",
    en: "Reliability of the loyalty block (raw Cronbach α): {list}."
  },
  block_one: {zh: "{name} {alpha}（{range}，n={n}）", en: "{name} {alpha} ({range}, n={n})"},
  block_ok: {
    zh: "α 不低于 0.6 的问卷可以合成一个忠诚指数（各题平均），低于的只看单题。",
    en: "Where α is at least .6 the items form an index, their mean; elsewhere they are shown one by one."
  },
  block_none: {
    zh: "问卷里没有两道以上的忠诚度题，或作答太少，算不出信度。",
    en: "No questionnaire asks two items of the loyalty block, or too few answered, to tell its reliability."
  },
  block_caption: {
    zh: "忠诚度题组，逐题平均水平（1–5）",
    en: "The loyalty block, mean level of each item (1–5)"
  },
  questionnaire: {zh: "问卷", en: "Questionnaire"},
  alpha: {zh: "α", en: "α"},
  index: {zh: "指数", en: "Index"},
  no_index: {zh: "不合成", en: "none"},
  item_return: {zh: "愿意再来", en: "would return"},
  item_recommend: {zh: "愿意推荐", en: "would recommend"},
  item_advantage: {zh: "相对优势", en: "advantage"},
  item_premium: {zh: "愿付溢价", en: "premium"},
  item_forgive: {zh: "愿意谅解", en: "forgive"},
  item_standard: {zh: "视为标杆", en: "standard"}
});

/** The list of customers to call. */
export const callWords = messages({
  title: {
    zh: "{count} 位客户最近一次评价是满意的，之后{away}。他们离开前的最后一年共带来毛利 {value}。",
    en: "{count} customers were satisfied when last asked and {away} since. In their last year they were worth {value}."
  },
  away_back: {zh: "超过 {window} 个月没有再来", en: "have not come for more than {window} months"},
  away_other: {zh: "忠诚不够（{measure}）", en: "are not loyal ({measure})"},
  none: {
    zh: "按现在的筛选，没有最近一次评价满意、之后却没有再来的客户。",
    en: "Under these filters nobody was satisfied when last asked and stayed away since."
  },
  caption: {
    zh: "毛利最高的 {shown} 位；编号只能在本店用 relink 还原",
    en: "The {shown} worth most; keys can only be resolved at the dealer, by relink"
  },
  customer: {zh: "客户编号", en: "Customer key"},
  dealer: {zh: "归属门店", en: "Home dealer"},
  model: {zh: "车系", en: "Model"},
  last_seen: {zh: "最近到店", en: "Last seen"},
  level: {zh: "当时评价", en: "Satisfaction then"},
  answered: {zh: "评价月份", en: "Answered"},
  value: {zh: "最后一年毛利", en: "Value when last seen"},
  value_yuan: {zh: "最后一年毛利（元）", en: "Value when last seen (yuan)"},
  reason: {zh: "打电话谈什么", en: "Reason to call"},
  complained: {
    zh: "评价后投诉过，先问处理结果",
    en: "complained since: ask first how it was settled"
  },
  lost: {
    zh: "保养过期 {months} 个月，已算流失：问换了地方还是换了车",
    en: "service {months} months overdue, lost: another garage or another car?"
  },
  lost_plain: {zh: "已算流失：问换了地方还是换了车", en: "lost: another garage or another car?"},
  overdue: {
    zh: "保养过期 {months} 个月：约时间",
    en: "service {months} months overdue: make an appointment"
  },
  quiet: {zh: "没有过期的保养：问候，了解近况", en: "nothing overdue: ask how they are"},
  export: {zh: "导出全部 {count} 位（CSV）", en: "Export all {count} (CSV)"},
  subject: {zh: "满意却流失的客户", en: "satisfied but gone"},
  failed: {zh: "没有导出成功，请重试。", en: "The export failed; please try again."},
  order: {zh: "按最后一年毛利从高到低", en: "by value when last seen, highest first"},
  order_label: {zh: "排序", en: "Order"},
  rule_label: {zh: "名单含义", en: "What it lists"}
});
