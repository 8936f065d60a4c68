import {messages} from "./message.js";

/** What the return rates by how a complaint ended say, one sentence a case. */
export const endThesis = messages({
  every_step: {
    zh: "处理得越好，回来的越多：{days} 天内解决的 {quickly} 在 {window} 个月内回来了，较晚解决的 {resolved}，没解决的 {unresolved}。",
    en: "The better a complaint is handled, the more come back: resolved within {days} days {quickly} within {window} months, resolved later {resolved}, not resolved {unresolved}."
  },
  resolved: {
    zh: "解决了就有人回来：{days} 天内解决的 {quickly}，较晚解决的 {resolved}，没解决的 {unresolved}；快慢之间的差别在误差范围内。",
    en: "Resolving brings people back: within {days} days {quickly}, later {resolved}, not resolved {unresolved}; quick and late differ within the margin of error."
  },
  quickly: {
    zh: "只有快速解决才看得出差别：{days} 天内解决的 {quickly}，较晚解决的 {resolved}，没解决的 {unresolved}。",
    en: "Only quick resolution makes a visible difference: within {days} days {quickly}, later {resolved}, not resolved {unresolved}."
  },
  no_difference: {
    zh: "处理结果与回厂率看不出关系：{days} 天内解决的 {quickly}，较晚解决的 {resolved}，没解决的 {unresolved}。",
    en: "How a complaint ended shows no relation with coming back: within {days} days {quickly}, later {resolved}, not resolved {unresolved}."
  },
  too_few: {
    zh: "观察期已满的投诉太少，还看不出处理结果与回厂的关系。",
    en: "Too few complaints have a whole window behind them to tell how their handling and coming back go together."
  }
});

/** How a case ended. */
export const endNames = messages({
  silent: {zh: "不满但没有投诉", en: "dissatisfied, did not complain"},
  unresolved: {zh: "投诉了，没有解决", en: "complained, not resolved"},
  resolved: {zh: "投诉了，较晚解决", en: "complained, resolved later"},
  quickly: {zh: "投诉了，{days} 天内解决", en: "complained, resolved within {days} days"},
  none: {zh: "没有不满，也没有投诉", en: "neither dissatisfied nor complained"}
});

/** Who is compared with whom. */
export const comparisonNames = messages({
  complained: {zh: "投诉过 − 没有投诉", en: "complained − did not"},
  resolved: {zh: "解决了 − 没解决", en: "resolved − not resolved"},
  quickly: {zh: "{days} 天内解决 − 较晚解决", en: "within {days} days − later"}
});

export const refusalNames = messages({
  too_few: {zh: "人数太少，不给出差别", en: "too few to compare"},
  no_overlap: {
    zh: "{share} 找得到相似的客户，太少，不给出差别",
    en: "only {share} have anyone similar: no difference is given"
  },
  no_balance: {
    zh: "匹配后仍不平衡（{names}），不给出差别",
    en: "still different after matching ({names}): no difference is given"
  }
});

export const covariateNames = messages({
  visits: {zh: "此前到店次数", en: "visits before"},
  profit: {zh: "此前 12 个月毛利（对数）", en: "profit of the 12 months before (log)"},
  level: {zh: "对这次服务的满意水平", en: "satisfaction with this experience"},
  prior_very_satisfied: {zh: "此前评过非常满意", en: "very satisfied before"},
  sale: {zh: "与购车有关", en: "about the purchase"}
});

export const complaintWords = messages({
  answer: {
    zh: "{period}收到 {complaints} 件投诉；按问卷推算，同期还有约 {silent} 次不满没有说出口。{rest}",
    en: "{complaints} complaints were received in the {period}; surveys suggest about {silent} more dissatisfied experiences that nobody spoke of. {rest}"
  },
  answer_plain: {
    zh: "{period}收到 {complaints} 件投诉。{rest}",
    en: "{complaints} complaints were received in the {period}. {rest}"
  },
  last_year: {zh: "最近 12 个月", en: "last 12 months"},
  chosen: {zh: "所选期间", en: "chosen period"},
  tile_open: {zh: "还没解决，也没结案", en: "still open"},
  tile_quickly: {zh: "{days} 天内解决", en: "resolved within {days} days"},
  tile_median: {zh: "一半在多少天内解决", en: "days until half are resolved"},
  window: {zh: "观察期", en: "Window"},
  iceberg_title: {
    zh: "每说出来 1 件，约有 {ratio} 次不满没有说：{complaints} 件投诉之外，估计还有 {silent} 次。",
    en: "For each one that was said, about {ratio} dissatisfied experiences were not: {silent} besides {complaints} complaints."
  },
  iceberg_few: {
    zh: "答卷太少，推算不出投诉背后有多少不满。",
    en: "Too few answers to estimate the dissatisfaction behind the complaints."
  },
  iceberg_subtitle: {
    zh: "次数，{period}；沉默的不满 = {experiences} 次到店与交车 × 答卷中不满而前后 {days} 天没有投诉的比例（{share}，{range}，n={n} 份答卷）；灰色虚线框为课程数据",
    en: "Count, {period}; silent = {experiences} visits and deliveries × the share of answers that are dissatisfied without a complaint {days} days around ({share}, {range}, n={n}); dashed grey: course figure"
  },
  iceberg_note: {
    zh: "推算假定没有作答的客户与作答的一样；不满 = 五级中的两个低级。{complained}{citation}。",
    en: "This takes those who did not answer to be like those who did; dissatisfied = the lower two of five levels. {complained}{citation}."
  },
  iceberg_complained: {
    zh: "答卷表示不满的 {n} 次里，{share} 前后有投诉（{range}）。",
    en: "Of {n} dissatisfied answers {share} go with a complaint ({range}). "
  },
  seen: {zh: "说出来的投诉", en: "complaints"},
  silent: {zh: "沉默的不满", en: "silent dissatisfied"},
  course_silent: {zh: "课程数据：1 : 24", en: "course figure: 1 : 24"},
  count: {zh: "次数", en: "Count"},
  returns_subtitle: {
    zh: "个案日后 {window} 个月内回厂，%，{period}；n={n} 件个案；线为 95% 区间，灰色虚线为课程数据",
    en: "Came back within {window} months, per cent, {period}; n={n} cases; lines: 95 % intervals; dashed grey: course figures"
  },
  returns_note: {
    zh: "谁得到快速处理不是随机的：轻的问题容易快，客户也更可能回来，所以这些差别不全是处理带来的。时间未到的 {recent} 件不计入。{citation}。",
    en: "Who is served quickly is not left to chance: slight matters are quickly settled, and their customers come back more easily in any case; these differences are not all due to the handling. {recent} cases are too recent and left out. {citation}."
  },
  ended: {zh: "怎样结束", en: "How it ended"},
  came_back: {zh: "回厂率", en: "Came back"},
  interval: {zh: "95% 区间", en: "95 % interval"},
  n: {zh: "n", en: "n"},
  course: {zh: "课程", en: "Course"},
  cases: {zh: "n={n}", en: "n={n}"},
  similar_title: {
    zh: "与相似的客户比：{quickly}；{complained}。",
    en: "Beside similar customers: {quickly}; {complained}."
  },
  similar_quickly: {
    zh: "快速解决与较晚解决的回厂率相差 {points}（{range}）",
    en: "quick and late resolution differ by {points} in coming back ({range})"
  },
  similar_quickly_none: {
    zh: "快速解决与较晚解决之间不能比较",
    en: "quick and late resolution cannot be compared"
  },
  similar_complained: {
    zh: "投诉过与没有投诉的回厂率相差 {points}（{range}）",
    en: "complaining and not complaining differ by {points} in coming back ({range})"
  },
  similar_complained_none: {
    zh: "投诉与没有投诉之间不能比较",
    en: "complaining and not complaining cannot be compared"
  },
  similar_subtitle: {
    zh: "{window} 个月内回厂率之差，百分点，{period}；上面浅色的为直接相减，下面深色的为在此前到店次数、毛利、满意水平相同的客户之间比较；线为 95% 区间，按客户聚类",
    en: "Difference in coming back within {window} months, percentage points, {period}; above, light: as they are; below, dark: among customers with the same visits, profit and satisfaction before; lines: 95 % intervals, clustered by customer"
  },
  similar_note: {
    zh: "匹配只能用提取文件里有的东西。问题有多严重，DMS 没有记录，匹配不掉：快速解决的差别仍可能偏大。满意水平取前后 {days} 天内的答卷，可能已受处理结果影响。",
    en: "Only what the extracts hold can be matched. How severe a matter was is not recorded: the difference of quick resolution may still be too large. Satisfaction is that of a response {days} days around, which the handling may have touched."
  },
  matched_counts: {
    zh: "{treated} 对 {controls}",
    en: "{treated} against {controls}"
  },
  directly: {zh: "直接相减", en: "as they are"},
  matched: {zh: "相似客户之间", en: "among similar"},
  comparison: {zh: "比较", en: "Comparison"},
  pairs: {zh: "有相似者的人数", en: "with anyone similar"},
  overlap: {zh: "找得到相似者的", en: "overlap"},
  balance: {zh: "最大标准化差 前→后", en: "largest |SMD| before → after"},
  day_worth: {
    zh: "在已解决的投诉里，每早一天解决，回厂率相差 {points}（{range}）；按这些客户最后一年毛利平均 {value}算，一件投诉早一天约值 {worth}（{worth_range}）。这是关联，不是试验得到的效果。",
    en: "Among complaints that were resolved, each day earlier goes with {points} in coming back ({range}); at {value} of profit in these customers' last year, a day is worth about {worth} a complaint ({worth_range}). This is an association, not the effect of a trial."
  },
  day_worth_none: {
    zh: "已解决且观察期已满的投诉太少，算不出早一天值多少。",
    en: "Too few resolved complaints have a whole window behind them to say what a day is worth."
  },
  resolution_title: {
    zh: "一半的投诉在 {median} 天内解决，{quickly} 在 {days} 天内；{month} 天后仍有 {left} 没有解决。",
    en: "Half of the complaints are resolved within {median} days, {quickly} within {days}; after {month} days {left} are not."
  },
  resolution_slow: {
    zh: "不到一半的投诉得到解决：{days} 天内解决 {quickly}，{month} 天后仍有 {left} 没有解决。",
    en: "Less than half of the complaints are resolved: {quickly} within {days} days; after {month} days {left} are not."
  },
  resolution_few: {
    zh: "投诉太少，还画不出解决用时。",
    en: "Too few complaints to draw the time to resolve."
  },
  resolution_subtitle: {
    zh: "到那天已解决的比例，%，{period}；n={n} 件；Kaplan–Meier，未结的 {open} 件按截止日删失，没有结果就结案的 {closed} 件算一直没解决；色带为逐点 95% 区间",
    en: "Share resolved by then, per cent, {period}; n={n}; Kaplan–Meier, {open} open ones censored at the as-of, {closed} closed without a result count as never resolved; band: pointwise 95 % interval"
  },
  resolved_by: {zh: "已解决", en: "resolved"},
  days: {zh: "天", en: "days"},
  day: {zh: "第几天", en: "Day"},
  at_risk: {zh: "仍未解决", en: "Not yet resolved"},
  causes_title: {
    zh: "投诉最多的是{cause}，{count} 件，占 {share}。",
    en: "Most complaints are about {cause}: {count}, {share} of all."
  },
  causes_none: {zh: "期间内没有投诉。", en: "No complaints in the period."},
  causes_caption: {
    zh: "投诉按原因，{period}；解决比例只算已满 {days} 天的",
    en: "Complaints by cause, {period}; shares resolved of those {days} days old"
  },
  cause: {zh: "原因", en: "Cause"},
  no_cause: {zh: "未填", en: "not filled in"},
  complaints: {zh: "投诉数", en: "Complaints"},
  open: {zh: "未结", en: "Open"},
  resolved_share: {zh: "解决了", en: "Resolved"},
  quickly_share: {zh: "{days} 天内解决", en: "Within {days} days"},
  ages_title: {
    zh: "还没解决的 {count} 件里，{old} 件已超过 {days} 天。",
    en: "Of {count} open complaints {old} are older than {days} days."
  },
  ages_none: {zh: "没有未结的投诉。", en: "No complaint is open."},
  ages_caption: {zh: "未结投诉的天数", en: "Age of open complaints"},
  age: {zh: "已过", en: "Age"},
  age_band: {zh: "{from}–{to} 天", en: "{from}–{to} days"},
  age_last: {zh: "超过 {from} 天", en: "more than {from} days"},
  citation: {zh: "课程数据：{citation}", en: "Course figures: {citation}"}
});
