import {messages} from "./message.js";

/** What the list of priorities says, one sentence a case. */
export const prioritySentences = messages({
  plain: {
    zh: "与行业最佳差距最大的是“{first}”（差 {gap} 分）；前 {count} 项占全部差距的 {share}，先做这些。",
    en: "The widest gap to the best in the industry is “{first}” ({gap} points); the first {count} items are {share} of all gaps: begin with these."
  },
  no_best: {
    zh: "这份问卷没有行业最佳分，排不出差距；请在题库里填“行业最佳”，或在对标数据中按题目编号提供。",
    en: "This questionnaire has no best scores of the industry, so gaps cannot be ranked; give them in the item table, or as benchmarks by item code."
  },
  too_few: {
    zh: "答卷太少，还排不出优先项；每道题至少需要 {smallest} 位客户。",
    en: "Too few responses to rank items; each needs {smallest} customers."
  },
  none: {
    zh: "没有一项低于行业最佳。",
    en: "No item is below the best in the industry."
  }
});

/** What the index of dealers says. */
export const indexSentences = messages({
  apart: {
    zh: "{name}的指数为 {value} 分；门店里{best}最高（{best_value}），{worst}最低（{worst_value}），差别超出误差。",
    en: "The index of {name} is {value}; of the dealers {best} is highest ({best_value}) and {worst} lowest ({worst_value}), beyond error."
  },
  together: {
    zh: "{name}的指数为 {value} 分；各门店的名次分不出高下，差别在误差范围内。",
    en: "The index of {name} is {value}; the dealers' places cannot be told apart."
  },
  one: {zh: "{name}的指数为 {value} 分。", en: "The index of {name} is {value}."},
  too_few: {
    zh: "{name}的答卷太少，还算不出指数；至少需要 {smallest} 位客户。",
    en: "Too few responses of {name} for an index; it needs {smallest} customers."
  }
});

export const surveyWords = messages({
  survey: {zh: "哪份问卷", en: "Which questionnaire"},
  first_band: {zh: "第一段占差距", en: "First band"},
  second_band: {zh: "前两段占差距", en: "First two bands"},
  band_0: {zh: "第一段：累计到 {share}", en: "First band: up to {share}"},
  band_1: {zh: "第二段：累计到 {share}", en: "Second band: up to {share}"},
  band_2: {zh: "其余", en: "The rest"},
  priority_subtitle: {
    zh: "与行业最佳的差距，分（量表 {low}–{high}），{period}；{name}，{people} 位客户；横线为 95% 区间，右侧为累计占全部差距",
    en: "Gap to the best in the industry, points (scale {low} to {high}), {period}; {name}, {people} customers; lines: 95 % interval; right: cumulative share of all gaps"
  },
  reading_note: {
    zh: "课程把 48 项按 63%、27%、10% 分成三段；这些百分比是“占全部差距”，是本站的理解。没有权重，按差距大小排。",
    en: "The course cuts 48 items in bands of 63, 27 and 10 %; that these are shares of the total gap is our reading. Without weights, items rank by plain gap."
  },
  order_note: {
    zh: "相邻两项的区间常有重叠，名次不必较真；看的是段。",
    en: "Intervals of neighbours often overlap: read the bands, not the places."
  },
  item: {zh: "题目", en: "Item"},
  factor: {zh: "因子", en: "Factor"},
  own: {zh: "自己", en: "Own"},
  best: {zh: "行业最佳", en: "Best in the industry"},
  gap: {zh: "差距", en: "Gap"},
  interval: {zh: "95% 区间", en: "95 % interval"},
  cumulative: {zh: "累计", en: "Cumulative"},
  people: {zh: "客户", en: "Customers"},
  change: {zh: "较上一期", en: "Since the last wave"},
  no_factor: {zh: "未分因子", en: "no factor"},
  table_caption: {zh: "改进清单，按因子", en: "Priorities by factor"},
  wave_note: {
    zh: "“较上一期”比较 {now} 与 {before}；一起校正后仍可靠的变化才加粗。",
    en: "“Since the last wave” compares {now} with {before}; only changes that hold after correction are bold."
  },
  by: {zh: "对照", en: "Compare"},
  by_dealer: {zh: "按门店", en: "by dealer"},
  by_region: {zh: "按大区", en: "by region"},
  split_one_dealer: {
    zh: "当前筛选只剩一家门店有答卷，没有可对照的。",
    en: "Under these filters one dealer alone has answers: there is nothing to compare."
  },
  split_one_region: {
    zh: "当前筛选只剩一个大区有答卷，没有可对照的。",
    en: "Under these filters one region alone has answers: there is nothing to compare."
  },
  no_items: {
    zh: "这份问卷没有可评分的题目。",
    en: "This questionnaire has no rated items."
  },
  split_caption: {zh: "各题与行业最佳的差距，{by}", en: "Gap of each item to the best, {by}"},
  index: {zh: "指数", en: "index"},
  index_subtitle: {
    zh: "{name}指数，0–100 分，{weights}，{period}；{n} 份答卷，{people} 位客户；线为 95% 区间",
    en: "{name} index, 0 to 100, {weights}, {period}; {n} responses of {people} customers; lines: 95 % interval"
  },
  weighted: {zh: "按题库权重", en: "by stated weights"},
  unweighted: {zh: "没有权重，各题相等", en: "no weights: items count alike"},
  breakdown_caption: {
    zh: "{name}各题得分（量表 {low}–{high}），从低到高",
    en: "Items of {name} (scale {low} to {high}), lowest first"
  },
  score: {zh: "平均分", en: "Mean"},
  weight: {zh: "权重", en: "Weight"},
  dealer: {zh: "门店", en: "Dealer"},
  place: {zh: "名次", en: "Place"},
  place_range: {zh: "{best}–{worst}", en: "{best}–{worst}"},
  all: {zh: "合计", en: "All"},
  index_caption: {zh: "各门店{name}指数", en: "{name} index by dealer"},
  place_note: {
    zh: "名次写成“1–2”的，是区间重叠、分不出先后。",
    en: "Places such as 1–2 cannot be told apart: their intervals overlap."
  },
  trend_title: {
    zh: "{month}的{name}指数为 {value} 分，上一个完整月为 {before}。",
    en: "The {name} index was {value} in {month} and {before} the full month before."
  },
  trend_none: {
    zh: "按月看，{name}的答卷太少，画不出走势。",
    en: "By month there are too few responses of {name} for a trend."
  },
  trend_subtitle: {
    zh: "{name}指数，0–100 分，按月，{period}；浅色带为 95% 区间，不足 10 位客户的月份留空",
    en: "{name} index, 0 to 100, by month, {period}; band: 95 % interval; months with fewer than 10 customers are left out"
  },
  month: {zh: "月份", en: "Month"},
  rate_known: {
    zh: "邀请 {invited} 人，成功 {answered} 人，应答率 {rate}。",
    en: "{invited} invited, {answered} answered: response rate {rate}."
  },
  rate_unknown: {
    zh: "没有样本框，不知道邀请了多少人，应答率未知。",
    en: "There is no survey frame: how many were invited is unknown, and so is the response rate."
  }
});
