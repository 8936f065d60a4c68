import {messages} from "./message.js";

/** What the emotion curve says, one sentence a case. */
export const curveThesis = messages({
  plain: {
    zh: "{journey}里，客户给{peak}的评价最高（{peak_value} 级），给{valley}的最低（{valley_value} 级），最后停在{end}（{end_value} 级）。",
    en: "On the {journey}, customers rate {peak} highest ({peak_value} levels) and {valley} lowest ({valley_value}); it ends with {end} ({end_value})."
  },
  flat: {
    zh: "{journey}里各触点的评价分不出高低：最高的{peak}（{peak_value} 级）与最低的{valley}（{valley_value} 级），差别在误差范围内。",
    en: "On the {journey}, no touchpoint stands out: the highest, {peak} ({peak_value} levels), and the lowest, {valley} ({valley_value}), differ within error."
  },
  too_few: {
    zh: "{journey}里对触点作出评价的客户太少，还画不出情感曲线；每个触点至少需要 {smallest} 位客户。",
    en: "Too few customers rated touchpoints of the {journey} to draw the curve; each touchpoint needs {smallest} customers."
  },
  stayed: {
    zh: "后来回厂的与没有再来的客户，差别最大的触点是{touchpoint}：{stayed} 对 {left} 级；{count} 个触点的差别经得起检验。",
    en: "Customers who came back and those who did not differ most at {touchpoint}: {stayed} against {left} levels; {count} touchpoints hold up when tested."
  },
  stayed_same: {
    zh: "后来回厂的与没有再来的客户，在各触点的评价上看不出可靠的差别：这些触点不能解释谁会离开。",
    en: "Customers who came back and those who did not rate no touchpoint reliably differently: these do not explain who leaves."
  },
  two: {
    zh: "{first}与{second}差别最大的触点是{touchpoint}：{a} 对 {b} 级；{count} 个触点的差别经得起检验。",
    en: "{first} and {second} differ most at {touchpoint}: {a} against {b} levels; {count} touchpoints hold up when tested."
  },
  two_same: {
    zh: "{first}与{second}在各触点上看不出可靠的差别。",
    en: "{first} and {second} cannot be told apart at any touchpoint."
  }
});

/** How own and rival compare, after the curve's sentence. */
export const rivalSentences = messages({
  both: {
    zh: "与{rival}相比，{ahead}领先，{behind}落后。",
    en: "Against {rival}: ahead at {ahead}, behind at {behind}."
  },
  ahead: {
    zh: "与{rival}相比，{ahead}领先，没有一处落后。",
    en: "Against {rival}: ahead at {ahead}, behind nowhere."
  },
  behind: {
    zh: "与{rival}相比，{behind}落后，没有一处领先。",
    en: "Against {rival}: behind at {behind}, ahead nowhere."
  },
  neither: {
    zh: "与{rival}相比，没有一处分得出高下。",
    en: "Against {rival}: no touchpoint can be told apart."
  }
});

export const emotionWords = messages({
  journey: {zh: "哪条旅程", en: "Which journey"},
  sales: {zh: "销售旅程", en: "sales journey"},
  service: {zh: "售后旅程", en: "service journey"},
  survey: {zh: "哪份问卷", en: "Which questionnaire"},
  split: {zh: "同图比较", en: "Side by side"},
  split_none: {zh: "不比较", en: "nothing"},
  split_dealer: {zh: "两家门店", en: "two dealers"},
  split_model: {zh: "两个车系", en: "two models"},
  split_period: {zh: "近12个月与之前12个月", en: "last 12 months and the 12 before"},
  split_stayed: {zh: "留下的与离开的", en: "stayed and left"},
  first: {zh: "甲", en: "A"},
  second: {zh: "乙", en: "B"},
  rival: {zh: "竞品", en: "Rival"},
  no_rival: {zh: "不显示", en: "none"},
  own: {zh: "本集团", en: "own"},
  industry: {zh: "行业平均", en: "industry"},
  stayed: {zh: "后来回厂", en: "came back"},
  left: {zh: "没有再来", en: "did not come back"},
  now: {zh: "近12个月", en: "last 12 months"},
  before: {zh: "之前12个月", en: "the 12 months before"},
  peak: {zh: "峰", en: "peak"},
  valley: {zh: "谷", en: "valley"},
  end: {zh: "终", en: "end"},
  ahead: {zh: "◆ 领先", en: "◆ ahead"},
  within_reach: {zh: "◇ 可超越", en: "◇ within reach"},
  behind: {zh: "▽ 落后", en: "▽ behind"},
  not_asked: {zh: "未问", en: "not asked"},
  apart: {zh: "差 {difference}", en: "differs {difference}"},
  subtitle: {
    zh: "各触点的平均评价，五级（1 很差 – 5 很好），{period}；{questionnaire}，{people} 位客户的 {n} 份答卷；竖线为 95% 区间",
    en: "Mean rating per touchpoint, five levels (1 very poor to 5 very good), {period}; {questionnaire}, {n} responses of {people} customers; whiskers: 95 % interval"
  },
  scales_note: {
    zh: "各条线的原量表不同（{scales}），都换算成五级后同图，换算本身会带来误差。",
    en: "The lines come from different scales ({scales}), each converted to five levels; the conversion adds error."
  },
  complete_note: {
    zh: "只看每个触点都作答的 {people} 位客户，曲线也在下面的数据表里；两种算法相差最多 {difference} 级（{touchpoint}）。",
    en: "The table behind also has the curve of the {people} customers who rated every touchpoint; the two differ by at most {difference} levels ({touchpoint})."
  },
  halo_note: {
    zh: "各触点的评价来自事后填写的同一份问卷，整体印象会带着各项一起高、一起低。",
    en: "All touchpoints are rated afterwards on one form, so that the overall impression pulls them up or down together."
  },
  no_benchmark: {
    zh: "没有竞品和行业的触点得分，只画自己的曲线。请在“对标数据”表中提供各触点的得分、来源、期间和样本量。",
    en: "There are no scores of rivals or the industry at touchpoints, so only the own curve is drawn. Supply them in the benchmark table: score per touchpoint, source, period, sample size."
  },
  no_reach: {
    zh: "“可超越”要看触点的重要性；这里算不出（完整答卷不够或解释力不足），所以只标“领先”。",
    en: "“Within reach” rests on a touchpoint's importance, which cannot be derived here (too few complete answers, or too little explained), so only “ahead” is marked."
  },
  benchmark_note: {
    zh: "{name}：{citation}，{period}，n={n}。",
    en: "{name}: {citation}, {period}, n={n}."
  },
  unknown: {zh: "未注明", en: "not given"},
  touchpoint: {zh: "触点", en: "Touchpoint"},
  position: {zh: "{name}（级）", en: "{name} (levels)"},
  interval: {zh: "95% 区间", en: "95 % interval"},
  people: {zh: "客户", en: "Customers"},
  complete: {zh: "全部触点均作答者", en: "rated every touchpoint"},
  difference: {zh: "差（级）", en: "Difference (levels)"},
  q: {zh: "校正后的 q 值", en: "q, corrected"},
  counted: {zh: " 对触点作出评价的答卷 {n} 份。", en: " {n} responses that rate touchpoints."},
  caption: {zh: "情感曲线：{journey}", en: "Emotion curve: {journey}"}
});

/** What the remembered moments do, by outcome; one sentence a case. */
export const momentSentences = messages({
  peak_end: {
    zh: "在这些数据里，峰终比平均更能说明{outcome}：相关 {peak_end} 对 {mean}，预测新答卷时解释 {peak_end_fit} 对 {mean_fit}。",
    en: "In these data peak–end tells more of {outcome} than the mean: correlation {peak_end} against {mean}; in answers not fitted it explains {peak_end_fit} against {mean_fit}."
  },
  mean: {
    zh: "在这些数据里，平均比峰终更能说明{outcome}：相关 {mean} 对 {peak_end}，预测新答卷时解释 {mean_fit} 对 {peak_end_fit}。不能说客户只记住峰和终。",
    en: "In these data the mean tells more of {outcome} than peak–end: correlation {mean} against {peak_end}; in answers not fitted it explains {mean_fit} against {peak_end_fit}. One cannot say that customers remember only peak and end."
  },
  same: {
    zh: "说明{outcome}，峰终与平均分不出高下：相关 {peak_end} 对 {mean}，预测新答卷时解释 {peak_end_fit} 对 {mean_fit}。",
    en: "For {outcome}, peak–end and the mean cannot be told apart: correlation {peak_end} against {mean}; in answers not fitted they explain {peak_end_fit} against {mean_fit}."
  },
  too_few: {
    zh: "既评了触点又能看到{outcome}的客户只有 {people} 位，至少需要 {needed} 位，还不能比较峰终与平均。",
    en: "Only {people} customers rated touchpoints and show {outcome}; comparing peak–end with the mean needs {needed}."
  }
});

export const momentWords = messages({
  overall: {zh: "总体满意度", en: "overall satisfaction"},
  came_back: {zh: "是否回厂", en: "coming back"},
  mean: {zh: "各触点平均", en: "mean of touchpoints"},
  peak_end: {zh: "峰终（峰与终的平均）", en: "peak–end"},
  peak: {zh: "峰", en: "peak alone"},
  end: {zh: "终", en: "end alone"},
  subtitle: {
    zh: "与{outcome}的相关系数，{people} 位客户的 {n} 次经历；线为 95% 区间",
    en: "Correlation with {outcome}, {n} experiences of {people} customers; line: 95 % interval"
  },
  published_note: {
    zh: "已发表的研究里也是如此：对 174 项效应的汇总，峰终与总体评价的相关是 .58，与简单平均相当（Alaybek 等 2022）。",
    en: "Published data agree: over 174 effects peak–end correlates .58 with the overall judgement, comparable to the plain mean (Alaybek et al. 2022)."
  },
  summary: {zh: "用什么概括一次经历", en: "Summary of an experience"},
  correlation: {zh: "相关系数", en: "Correlation"},
  fit: {zh: "交叉验证的解释力", en: "Cross-validated share explained"},
  interval: {zh: "95% 区间", en: "95 % interval"},
  caption: {zh: "各种概括与{outcome}", en: "Summaries of an experience and {outcome}"},
  mean_score: {zh: "各触点平均", en: "mean of the touchpoints"},
  peak_end_score: {zh: "峰终得分", en: "peak–end score"},
  score_note_peak: {
    zh: "比平均高 {difference} 级：按峰终看，这段经历比逐项平均显得更好。",
    en: "{difference} levels above the mean: by peak and end the journey looks better than by its average."
  },
  score_note_valley: {
    zh: "比平均低 {difference} 级：差的时刻最突出，按峰终看，这段经历比逐项平均显得更差。",
    en: "{difference} levels below the mean: the bad moments stand out, and by peak and end the journey looks worse than by its average."
  },
  score_note_same: {
    zh: "与平均的差别在误差范围内：两种看法对这段经历的评价相同。",
    en: "Not reliably different from the mean: both judge the journey alike."
  },
  score_note: {
    zh: "每次经历先各自取峰与终再平均，不是平均曲线上的峰；{share} 的经历没有答到最后一个触点。",
    en: "Peak and end are taken within each experience and then averaged, not read off the mean curve; {share} of the experiences end before the last touchpoint."
  }
});

/** Which touchpoints hurt and which delight. */
export const asymmetrySentences = messages({
  both: {
    zh: "{hurts}做差了明显拉低总体满意，{delights}做到“很好”能明显加分。",
    en: "When bad, {hurts} clearly lowers overall satisfaction; when very good, {delights} clearly raises it."
  },
  hurts: {
    zh: "{hurts}做差了明显拉低总体满意；没有哪个触点做到“很好”能可靠地加分。",
    en: "When bad, {hurts} clearly lowers overall satisfaction; no touchpoint reliably raises it when very good."
  },
  delights: {
    zh: "{delights}做到“很好”能明显加分；没有哪个触点做差了会可靠地拉低总体满意。",
    en: "When very good, {delights} clearly raises overall satisfaction; no touchpoint reliably lowers it when bad."
  },
  neither: {
    zh: "看不出哪个触点做差了会扣分、做好了会加分。",
    en: "No touchpoint reliably lowers overall satisfaction when bad or raises it when very good."
  },
  too_few: {
    zh: "对每个触点都作答的客户只有 {n} 位，或低分、高分的不足 {cell} 位，还看不出哪些触点做差扣分、做好加分。",
    en: "Only {n} customers rated every touchpoint, or fewer than {cell} rated one low or high: what hurts and what delights cannot be told."
  }
});

export const asymmetryWords = messages({
  subtitle: {
    zh: "与“好”（4 级）相比，总体满意度高低多少级；低分为 {low} 级及以下、高分为 {high} 级，{n} 位客户的首份完整答卷；线为 95% 区间",
    en: "Overall satisfaction in levels, against those who rated the touchpoint in between; low: up to {low}, high: {high}; first complete response of {n} customers; line: 95 % interval"
  },
  low_end: {zh: "← 做差了扣分", en: "← hurts when bad"},
  high_end: {zh: "做好了加分 →", en: "delights when good →"},
  hurts: {zh: "做差扣分", en: "hurts"},
  delights: {zh: "做好加分", en: "delights"},
  both: {zh: "差扣好加", en: "both"},
  neither: {zh: "看不出", en: "neither"},
  unclear: {zh: "方向不明", en: "unclear"},
  refused: {zh: "样本不足", en: "too few"},
  touchpoint: {zh: "触点", en: "Touchpoint"},
  low_n: {zh: "低分客户", en: "Low answers"},
  high_n: {zh: "高分客户", en: "High answers"},
  penalty: {zh: "扣分（级）", en: "Penalty (levels)"},
  reward: {zh: "加分（级）", en: "Reward (levels)"},
  interval: {zh: "95% 区间", en: "95 % interval"},
  asymmetry: {zh: "不对称 IA", en: "Asymmetry IA"},
  kind: {zh: "判断", en: "Verdict"},
  other_kind: {zh: "换一种分法", en: "With the other cut"},
  caption: {zh: "各触点的不对称影响", en: "Asymmetric effects by touchpoint"},
  sensitive_note: {
    zh: "换一种分法（低分为 {low} 级及以下），{touchpoints}的判断会变，读时留意。",
    en: "With the other cut (low: up to {low}) the verdict changes for {touchpoints}."
  },
  robust_note: {
    zh: "换一种分法（低分为 {low} 级及以下），判断都不变。",
    en: "With the other cut (low: up to {low}) no verdict changes."
  },
  name_note: {
    zh: "这叫不对称影响，不是 Kano 分类：那要成对地问“有怎样、没有怎样”。",
    en: "These are asymmetric effects, not Kano classes, which need paired questions."
  }
});
