import {messages} from "./message.js";

export const homeWords = messages({
  last_year: {zh: "近 12 个月", en: "in the last 12 months"},
  chosen_period: {zh: "{period}", en: "in {period}"},
  standing: {
    zh: "{period}的回厂率是 {retention}，满意率是 {satisfied}；在满了观察期的答卷里，{gone} 说满意却没有再来。",
    en: "Service retention {period} is {retention} and {satisfied} of the customers are satisfied; of the responses with a whole window behind them, {gone} said so and did not come back."
  },
  standing_retention: {
    zh: "{period}的回厂率是 {retention}。",
    en: "Service retention {period} is {retention}."
  },
  standing_satisfied: {
    zh: "{period}的满意率是 {satisfied}。",
    en: "{period}, {satisfied} of the customers are satisfied."
  },
  standing_none: {
    zh: "{period}的数据还不够回答“客户留下了没有”。",
    en: "{period}, the data do not yet tell whether customers stay."
  },
  got_worse: {
    zh: "与{before}相比，变差的有{metrics}。",
    en: "Against {before}, worse are {metrics}."
  },
  got_worse_many: {
    zh: "与{before}相比，{metrics}等 {count} 项变差。",
    en: "Against {before}, {count} figures are worse, first of all {metrics}."
  },
  nothing_worse: {
    zh: "与{before}相比，没有哪一项可靠地变差。",
    en: "Against {before}, no figure is reliably worse."
  },
  act: {
    zh: "最该行动的是{dealer}：{metric}只有 {value}，比其余门店低 {difference}。",
    en: "{dealer} has to act first: its {metric} is {value}, {difference} below the other dealers."
  },
  act_ahead: {
    zh: "没有哪家门店的{metric}明显落后；{dealer}有 {value}，比其余门店高 {difference}，值得看看它怎么做。",
    en: "No dealer is clearly behind by {metric}; {dealer} has {value}, {difference} above the others, and is worth a look."
  },
  act_equal: {
    zh: "各门店的{metric}看不出可靠的差别，先做对各店都有用的事。",
    en: "The dealers cannot be told apart by {metric}: begin with what helps all of them."
  },
  before_year: {zh: "前 12 个月", en: "the 12 months before"},
  before_period: {zh: "上年同期", en: "the same period a year earlier"},
  compared: {zh: "较{before} {change}", en: "{change} against {before}"},
  compared_same: {
    zh: "较{before} {change}（误差内）",
    en: "{change} against {before} (within error)"
  },
  worse: {zh: "变差", en: "worse"},
  better: {zh: "变好", en: "better"},
  group_stay: {zh: "客户留下了吗", en: "Do customers stay?"},
  group_say: {zh: "客户怎么说", en: "What do they say?"},
  group_business: {zh: "生意怎么样", en: "How is business?"},
  change_line: {
    zh: "{metric}：{now}，较{before} {change}。",
    en: "{metric}: {now}, {change} against {before}."
  },
  no_change: {
    zh: "与{before}相比，没有哪一项可靠地变差；偶然波动不列在这里。",
    en: "No figure is reliably worse than {before}; chance variation is not listed."
  },
  nothing_before: {
    zh: "{before}的数据不够，没有可比较的。",
    en: "There are too few data of {before} to compare with."
  },
  not_comparable: {
    zh: "所选期间超过 12 个月，与上一年重叠，因此不作比较。",
    en: "The period chosen is longer than 12 months and overlaps the year before; it is not compared."
  },
  one_dealer: {
    zh: "只选了一家门店，没有可比较的。",
    en: "One dealer is chosen; there is nothing to compare."
  },
  dealers_below: {
    zh: "{dealer}的{metric}只有 {value}，比其余门店低 {difference}。",
    en: "{dealer} has {value} {metric}, {difference} below the other dealers."
  },
  dealers_above: {
    zh: "{dealer}的{metric}有 {value}，比其余门店高 {difference}；其余门店之间看不出差别。",
    en: "{dealer} has {value} {metric}, {difference} above the others, which cannot be told apart."
  },
  dealers_equal: {
    zh: "各门店的{metric}看不出可靠的差别，名次可能只是偶然。",
    en: "The dealers cannot be told apart by {metric}; their order may be chance."
  },
  dealers_here: {
    zh: "各店只算回到本店的车；在集团内换店保养的车，全集团的回厂率里算回来了，这里不算，所以合计低于全集团。",
    en: "Each dealer counts vehicles that came back to it; one that changed dealers within the group came back to the group, but not here, so that the total is below the group's."
  },
  dealers_subtitle: {
    zh: "{metric}，%，{period}；点为数值，线为 95% 区间",
    en: "{metric}, per cent, {period}; dot: value, line: 95 % interval"
  },
  dealers_caption: {
    zh: "各门店的主要指标，{period}",
    en: "Headline figures of each dealer, {period}"
  },
  dealer: {zh: "门店", en: "Dealer"},
  visits_title: {
    zh: "{month}到店 {visits} 次，比上年同月{direction} {change}。",
    en: "{visits} visits in {month}, {change} {direction} than in the same month a year earlier."
  },
  visits_title_plain: {zh: "{month}到店 {visits} 次。", en: "{visits} visits in {month}."},
  visits_none: {zh: "这段时间没有到店记录。", en: "No visits in this period."},
  more: {zh: "多", en: "more"},
  fewer: {zh: "少", en: "fewer"},
  visits_subtitle: {zh: "到店次数，每月，{period}", en: "Visits by month, {period}"},
  satisfied_title: {
    zh: "{period}的满意率为 {now}，{before_period}为 {before}，{verdict}。",
    en: "{now} satisfied {period} against {before} in {before_period}: {verdict}."
  },
  satisfied_title_plain: {zh: "{period}的满意率为 {now}。", en: "{now} satisfied {period}."},
  satisfied_none: {zh: "这段时间的答卷不足以计算满意率。", en: "Too few answers in this period."},
  verdict_up: {zh: "上升了", en: "up"},
  verdict_down: {zh: "下降了", en: "down"},
  verdict_same: {zh: "差别在误差范围内", en: "a difference within error"},
  satisfied_subtitle: {
    zh: "满意率，%，每月，{period}；浅色带为 95% 区间",
    en: "Satisfied, per cent by month, {period}; band: 95 % interval"
  },
  trend_note: {
    zh: "空心点的月份还没有过完，或有门店的数据尚未交齐，不与整月比较。",
    en: "A hollow month is not over, or data of a dealer are not in yet; it is not compared."
  },
  month: {zh: "月份", en: "Month"},
  visits: {zh: "到店次数", en: "Visits"},
  satisfied: {zh: "满意率", en: "Satisfied"},
  counted: {
    zh: " 期间内到店 {visits} 次，答卷 {responses} 份。",
    en: " {visits} visits and {responses} responses in the period."
  }
});
