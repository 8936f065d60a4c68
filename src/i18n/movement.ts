import {messages} from "./message.js";

/** Words of the page on movement between classes. */
export const movementWords = messages({
  scheme: {zh: "按哪种分法", en: "Scheme"},
  back: {zh: "与哪时比", en: "Compared with"},
  back_1: {zh: "前一个半年末", en: "one half-year end earlier"},
  back_2: {zh: "前两个半年末（约一年）", en: "two half-year ends earlier (about a year)"},
  back_4: {zh: "前四个半年末（约两年）", en: "four half-year ends earlier (about two years)"},
  class: {zh: "看哪一类的进出", en: "Who came into and left"},
  unseen: {zh: "当时还不认识", en: "not yet known"},
  day_end: {zh: "{day}", en: "{day}"},
  now: {zh: "数据截止日", en: "the as-of"},
  none: {
    zh: "现在的筛选下没有可以比较的客户。",
    en: "Under these filters there is nobody to compare."
  },
  answer: {
    zh: "从{before}到{after}，{name}从 {from} 位变为 {to} 位：{became} 位新成为，{left} 位不再是，{arrived} 位是这期间才认识的。",
    en: "From {before} to {after} “{name}” went from {from} to {to}: {became} became one, {left} stopped being one, and {arrived} became known only since."
  },
  flow_title: {
    zh: "原来归得了类的客户中，{stayed} 留在原来的类；走动最多的是从{from}到{into}，{count} 位。",
    en: "Of those who were in a class {stayed} stayed in it; the largest move was from {from} to {into}, {count} of them."
  },
  flow_title_still: {
    zh: "原来归得了类的客户中，{stayed} 留在原来的类，没有人换类。",
    en: "Of those who were in a class {stayed} stayed in it; nobody moved."
  },
  flow_subtitle: {
    zh: "{who} {n} 位；左边 {before}，右边 {after}；带子的宽度是人数，颜色是原来的类",
    en: "{n} {who}; left {before}, right {after}; a ribbon is as wide as it is many, in the colour of where they were"
  },
  persons: {zh: "个人客户", en: "persons"},
  persons_prospects: {zh: "个人客户与潜客", en: "persons and prospects"},
  conserve: {
    zh: "每位客户在每个时点恰好归一类（含“当时还不认识”和“无法归类”），所以左右两边人数相等。门店与车系按今天的归属。",
    en: "Everyone is in exactly one class at each end, “not yet known” and “not classifiable” included, so that both sides add up to the same. Dealer and series are those of today."
  },
  same_cuts: {
    zh: "两个时点用同一套金额界线（今天全体个人客户的），所以换类是客户自己变了，不是界线变了。",
    en: "Both ends use the same amounts (those of all persons today): a move is the customer's, not the cut's."
  },
  intents: {
    zh: "潜客的意向级别和跟进次数没有日期，较早的时点只知道建档时的级别；所以有些“走动”只是后来才知道。",
    en: "Intents and contacts of prospects are not dated; the earlier end knows only the first intent, so some moves are knowledge gained since."
  },
  companies: {
    zh: "单位和大客户 {n} 家不在图中。",
    en: "{n} companies and fleets are not in the picture."
  },
  matrix_caption: {
    zh: "从哪一类（行）到哪一类（列）：人数，占该行的比例与 95% 区间",
    en: "From which class (row) to which (column): number, share of the row with its 95 % interval"
  },
  from_class: {zh: "原来", en: "before"},
  total: {zh: "合计", en: "total"},
  became: {zh: "新成为", en: "became one"},
  left: {zh: "不再是", en: "stopped being one"},
  stayed: {zh: "一直是", en: "stayed one"},
  arrived: {zh: "新认识就是", en: "one when first known"},
  rate_became: {zh: "原来不是的客户中", en: "of those who were not one"},
  rate_left: {zh: "原来是的客户中", en: "of those who were one"},
  before_title_became: {
    zh: "成为{name}的人，此前一年与没有成为的人相比，有差别的是：{list}。",
    en: "Those who became “{name}” differed in the year before from those who did not in: {list}."
  },
  before_title_left: {
    zh: "不再是{name}的人，此前一年与留下的人相比，有差别的是：{list}。",
    en: "Those who stopped being “{name}” differed in the year before from those who stayed in: {list}."
  },
  before_none_became: {
    zh: "成为{name}的人，此前一年与没有成为的人看不出差别。",
    en: "Those who became “{name}” cannot be told apart by the year before from those who did not."
  },
  before_none_left: {
    zh: "不再是{name}的人，此前一年与留下的人看不出差别。",
    en: "Those who stopped being “{name}” cannot be told apart by the year before from those who stayed."
  },
  before_few: {
    zh: "进出{name}的人太少，不作比较。",
    en: "Too few moved into or out of “{name}” to compare."
  },
  before_item: {zh: "{sign}（{a} 对 {b}）", en: "{sign} ({a} against {b})"},
  before_subtitle: {
    zh: "截至{before}的 12 个月；蓝点是{movers} {n} 位，灰点是{others} {m} 位；横线是 95% 区间",
    en: "The 12 months to {before}; blue: {n} who {movers}, grey: {m} who {others}; lines are 95 % intervals"
  },
  movers_became: {zh: "后来成为的", en: "became one"},
  others_became: {zh: "没有成为的", en: "did not"},
  movers_left: {zh: "后来离开的", en: "left"},
  others_left: {zh: "留下的", en: "stayed"},
  before_note: {
    zh: "两张图共 {m} 项比较一起校正（Benjamini–Hochberg，错报率 5%），只有 q 小于 0.05 才在标题里说。先后不等于因果：这些是此前一年就有的差别，不是原因。",
    en: "The {m} comparisons of both pictures are corrected together (Benjamini–Hochberg, 5 %); only those with q below .05 are named. Before is not because: these are differences of the year before, not causes."
  },
  by_rule: {
    zh: "类别的规则本身用到到店和评价，所以与它们有关的差别有一部分是规则造成的。",
    en: "The rules of the classes use visits and answers themselves, so differences in these are partly the rules' own."
  },
  sign: {zh: "此前一年", en: "year before"},
  difference: {zh: "差（95% 区间）", en: "difference (95 % interval)"},
  q: {zh: "q 值", en: "q"},
  visited_twice: {zh: "到店两天以上", en: "came on two days or more"},
  had_rework: {zh: "到店的人里有返修", en: "of those who came: rework"},
  got_discount: {zh: "到店的人里得过优惠", en: "of those who came: a discount"},
  paid_much: {
    zh: "到店的人里单次平均实收超过 {yuan} 元",
    en: "of those who came: paid more than ¥{yuan} a visit"
  },
  complained: {zh: "投诉过", en: "complained"},
  attended_event: {zh: "参加过活动", en: "attended an event"},
  was_reached: {zh: "被客服联系上", en: "was reached by a call"},
  very_satisfied: {zh: "最近一次评价非常满意", en: "very satisfied when last asked"}
});
