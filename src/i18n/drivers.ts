import {messages} from "./message.js";

/** The four fields of importance × performance and what to do in each. */
export const quadrantWords = messages({
  concentrate: {zh: "重点改进", en: "concentrate here"},
  keep_up: {zh: "继续保持", en: "keep up"},
  low_priority: {zh: "次要改进", en: "low priority"},
  overkill: {zh: "可能过度", en: "possible overkill"}
});

export const quadrantActions = messages({
  concentrate: {
    zh: "重要，但没有达标：人手、时间、费用先放在这里。",
    en: "Important and below target: put people, time and money here first."
  },
  keep_up: {
    zh: "重要，也已达标：守住标准，不要为别处的改进削弱它。",
    en: "Important and on target: hold the standard, and do not weaken it for the sake of something else."
  },
  low_priority: {
    zh: "不太重要，也没有达标：有余力再改，先解决投诉里反复出现的。",
    en: "Less important and below target: improve it when there is time; first what complaints keep naming."
  },
  overkill: {
    zh: "不太重要，却已做得很好：看看这里的投入能不能匀给“重点改进”。",
    en: "Less important and done very well: see whether effort here can go to “concentrate here”."
  }
});

/** Outcomes that items are held against. */
export const outcomeWords = messages({
  return: {zh: "愿意再来", en: "would return"},
  overall: {zh: "总体满意", en: "overall satisfaction"},
  came_back: {zh: "评价后回厂", en: "came back"}
});

export const driverChoiceWords = messages({
  survey: {zh: "问卷", en: "Questionnaire"},
  outcome: {zh: "对什么重要", en: "Important for"},
  importance: {zh: "重要性", en: "Importance"},
  derived: {zh: "从数据推算", en: "derived from the data"},
  stated: {zh: "问卷规定的权重", en: "stated weights"},
  basis: {zh: "表现和什么比", en: "Performance against"},
  fixed: {zh: "目标 {level} 级", en: "target level {level}"},
  own_mean: {zh: "本店各项平均", en: "own mean"},
  industry: {zh: "行业平均", en: "industry"},
  rival: {zh: "竞品 {brand}", en: "rival {brand}"},
  target: {zh: "表现的分界", en: "Cut of performance"},
  share: {zh: "重要性的分界", en: "Cut of importance"},
  level_unit: {zh: "级", en: "level"},
  untied: {zh: "其他（不属于某个触点）", en: "other (of no touchpoint)"}
});

/** The page's answer. */
export const driverAnswers = messages({
  concentrate: {
    zh: "先改{items}：对“{outcome}”重要，又没有达到 {target} 级。",
    en: "Work on {items} first: they matter for “{outcome}” and are below level {target}."
  },
  some: {
    zh: "对“{outcome}”重要而没有达到 {target} 级的有{items}；其次看离满分余地最大的{others}。",
    en: "Important for “{outcome}” and below level {target}: {items}. Next, where there is most to gain: {others}."
  },
  none: {
    zh: "没有哪一项既对“{outcome}”重要、又低于 {target} 级；还想再提高，先看余地最大的{items}。",
    en: "Nothing that matters for “{outcome}” is below level {target}; to go further, begin where there is most to gain: {items}."
  },
  unsure: {
    zh: "但{items}是否该排进前三，这些答卷还不能肯定（把握不到 {least}）。",
    en: "Whether {items} belong among the first three these responses cannot tell (chance below {least})."
  },
  refused: {
    zh: "这些答卷还不够，或看不出哪一项更重要，没有排序。",
    en: "These responses are too few, or do not tell what matters more; nothing is ranked."
  },
  link: {zh: "看四分图和依据", en: "The quadrant chart and what it rests on"}
});

export const driverCardWords = messages({
  rank: {zh: "第 {rank} 项", en: "No. {rank}"},
  in_first: {zh: "进前三的把握 {chance}", en: "among the first three: {chance}"},
  line: {zh: "压线", en: "on the line"},
  sure: {zh: "{quadrant}（把握 {chance}）", en: "{quadrant} ({chance})"},
  unsure: {
    zh: "压线：最可能是“{quadrant}”，把握只有 {chance}",
    en: "on the line: most likely “{quadrant}”, but only {chance}"
  },
  point: {zh: "{quadrant}（尚未重抽样）", en: "{quadrant} (not resampled)"},
  interval: {zh: "（{range}）", en: " ({range})"},
  importance: {zh: "重要性", en: "importance"},
  performance: {zh: "表现", en: "performance"},
  weight: {zh: "权重", en: "weight"}
});

/** The quadrant picture. */
export const driverPictureWords = messages({
  title_sure: {
    zh: "稳稳落在“重点改进”的有 {count} 项：{items}。",
    en: "{count} of the items lie firmly in “concentrate here”: {items}."
  },
  title_none: {
    zh: "没有一项稳稳落在“重点改进”；对“{outcome}”最重要的是{item}，占 {share}，表现 {level}。",
    en: "No item lies firmly in “concentrate here”; what matters most for “{outcome}” is {item}, {share}, at level {level}."
  },
  title_line: {
    zh: "{items}可能要“重点改进”，但压在线上，还不能肯定。",
    en: "{items} may belong to “concentrate here” but lie on the line."
  },
  subtitle_derived: {
    zh: "横轴：对“{outcome}”的重要性，占 R² 的份额；纵轴：表现，1–5 级；{period}；{people} 位客户的答卷中 {n} 份每题都答；R²={fit}；十字为 95% 区间",
    en: "Across: importance for “{outcome}”, share of R²; upwards: performance, level 1 to 5; {period}; {n} complete responses among those of {people} customers; R²={fit}; crosses: 95 % intervals"
  },
  subtitle_stated: {
    zh: "横轴：问卷规定的权重，占总权重的份额；纵轴：表现，1–5 级；{period}；{n} 份答卷，来自 {people} 位客户；竖线为 95% 区间",
    en: "Across: stated weights as shares; upwards: performance, level 1 to 5; {period}; {n} responses of {people} customers; whiskers: 95 % intervals"
  },
  x_derived: {zh: "重要性（推算）→", en: "importance (derived) →"},
  x_stated: {zh: "重要性（规定权重）→", en: "importance (stated weight) →"},
  y: {zh: "↑ 表现（1–5 级）", en: "↑ performance (level 1 to 5)"},
  on_line: {zh: "{label}·压线", en: "{label} · on the line"},
  alternative_item: {
    zh: "{label}：重要性 {share}，表现 {level}，{quadrant}",
    en: "{label}: importance {share}, performance {level}, {quadrant}"
  }
});

/** What limits the reading. */
export const driverNotes = messages({
  counted: {
    zh: "{responses} 份答卷，{people} 位个人客户",
    en: "{responses} responses of {people} persons"
  },
  complete: {
    zh: "{responses} 份答卷中，{n} 份既有结果又答了每一题，用于推算重要性；表现用每题的全部答案。",
    en: "Of {responses} responses, {n} have the outcome and answer every item, on which importance rests; performance rests on every answer."
  },
  alike: {
    zh: "分不出先后的：{pairs}（份额之差的 95% 区间包含 0）。",
    en: "Cannot be told apart: {pairs} (the 95 % interval of their difference includes 0)."
  },
  pair: {zh: "{a}与{b}", en: "{a} and {b}"},
  inflation: {
    zh: "彼此高度相关（VIF ≥ {limit}）的：{items}。它们的份额是平分出来的，不要据此在它们之间取舍。",
    en: "Highly correlated (VIF ≥ {limit}): {items}. Their shares are split between them; do not choose among them by these."
  },
  check: {
    zh: "核对：换用 Johnson 相对权重，与 LMG 份额最多相差 {points}。",
    en: "Check: Johnson's relative weights differ from the LMG shares by at most {points}."
  },
  subsample: {
    zh: "答卷超过 {limit} 份：每次只从 {sample} 份中抽取约 {draw} 份客户成组的答卷（m-out-of-n），偏差再按 √(m/n) 缩小。",
    en: "More than {limit} responses: each replicate draws about {draw} of {sample}, whole customers at a time (m out of n), and its deviations are shrunk by √(m/n)."
  },
  binary_sample: {
    zh: "评价后回厂的份额按 {n} 份随机抽出的答卷计算（按客户整组抽取），区间也只反映这些答卷。",
    en: "Shares for came back rest on {n} responses taken at random, whole customers at a time, and so do their intervals."
  },
  binary: {
    zh: "评价后回厂是“是或否”，份额按 McFadden R² 分配；重抽样时用线性 R² 近似。只计入观察期 {window} 个月已满的答卷。",
    en: "Came back is yes or no, so McFadden's R² is shared; resampling uses the linear R², equal to it to first order. Only responses whose {window} months are over count."
  },
  scales: {
    zh: "对标数据用 {max} 分制，与这份问卷的量表不同，各自换算到 1–5 级后比较，换算会带来误差。",
    en: "The benchmark is on a scale of {max}, the questionnaire is not; both were put on levels 1 to 5, which adds error."
  },
  benchmark: {
    zh: "分界线取{name}在这些触点上的平均 {level} 级（{period}）。",
    en: "The cut is the mean of {name} over these touchpoints, level {level} ({period})."
  },
  unreliable: {
    zh: "没有画出：{items}。同组题目内部不一致（Cronbach α 低于 0.6），不合成一个指数。",
    en: "Not drawn: {items}. Its items do not hang together (Cronbach's α below .6), so no index is formed of them."
  },
  no_slot: {
    zh: "没有画出：{items}。一次最多分析十项，取问卷次序在前的。",
    en: "Not drawn: {items}. At most ten items are analysed, the first in the questionnaire's order."
  },
  grouped: {
    zh: "这份问卷题目多于十道，先按触点合并，再推算重要性。",
    en: "This questionnaire has more than ten items; they are put together by touchpoint first."
  },
  no_workers: {
    zh: "这个浏览器不能在后台计算，只显示估计值，没有区间和把握。",
    en: "This browser cannot compute in the background: estimates only, without intervals."
  },
  worker_failed: {
    zh: "重抽样没有完成，只显示估计值。重新载入页面可再试。",
    en: "Resampling did not finish: estimates only. Reload the page to try again."
  },
  weights_instead: {
    zh: "改用问卷规定的权重：{why}",
    en: "The stated weights are used instead: {why}"
  }
});

/** Why importance cannot be derived. */
export const driverProblems = messages({
  no_items: {
    zh: "所选范围内没有可评分的题目。",
    en: "Nothing is rated in this selection."
  },
  no_outcome: {
    zh: "这份问卷没有问“{outcome}”，没有可以对照的结果。",
    en: "This questionnaire does not ask “{outcome}”, so there is nothing to hold the items against."
  },
  too_few: {
    zh: "推算 {p} 项的重要性至少要 {needed} 份每题都答的答卷，现有 {n} 份，还差 {missing} 份。",
    en: "Deriving the importance of {p} items takes at least {needed} complete responses; there are {n}, {missing} are missing."
  },
  weak_fit: {
    zh: "各项合起来只能解释“{outcome}”差异的 {fit}（低于 {least}），分配份额没有意义，不显示。",
    en: "All items together explain only {fit} of “{outcome}” (below {least}); sharing that out would mean nothing."
  },
  not_drawn: {
    zh: "没有画四分图：重要性推算不出来，这份问卷也没有规定权重。{why}",
    en: "The quadrant is not drawn: importance cannot be derived and no weights are stated. {why}"
  }
});

export const driverTableWords = messages({
  item: {zh: "项目", en: "Item"},
  performance: {zh: "表现", en: "Performance"},
  importance: {zh: "重要性", en: "Importance"},
  weight: {zh: "规定权重", en: "Stated weight"},
  interval: {zh: "95% 区间", en: "95 % interval"},
  rank: {zh: "名次区间", en: "Rank interval"},
  inflation: {zh: "VIF", en: "VIF"},
  n: {zh: "答案数", en: "Answers"},
  alpha: {zh: "α（原始）", en: "α (raw)"},
  quadrant: {zh: "象限", en: "Quadrant"},
  chance: {zh: "把握", en: "Chance"},
  infinite: {zh: "∞", en: "∞"}
});

export const sensitivityWords = messages({
  summary: {zh: "分界线动一动，结论变不变", en: "How much the cut decides"},
  caption: {
    zh: "表现的分界取不同数值时，各象限里有哪些项（重要性分界 {share}）",
    en: "Which items lie where as the cut of performance moves (cut of importance {share})"
  },
  cut: {zh: "分界", en: "Cut"},
  stable: {
    zh: "表现的分界在 {from} 到 {to} 级之间移动，“重点改进”里的项目不变。",
    en: "“Concentrate here” holds the same items wherever the cut lies between levels {from} and {to}."
  },
  moves: {
    zh: "表现的分界从 {from} 移到 {to} 级，“重点改进”里的项目从 {least} 项变到 {most} 项。",
    en: "As the cut moves from level {from} to {to}, “concentrate here” goes from {least} to {most} items."
  },
  none: {zh: "无", en: "none"}
});

export const resampleWords = messages({
  running: {
    zh: "正在重抽样，区间和把握稍后补上",
    en: "Resampling; intervals and chances follow"
  },
  done: {zh: "已按客户重抽样 {count} 次", en: "{count} resamples by customer"}
});
