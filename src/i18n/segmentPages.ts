import {messages} from "./message.js";

/** Words of the segments page. */
export const segmentWords = messages({
  as_of_now: {zh: "各店数据截止日", en: "each dealer's as-of"},
  as_of_month: {
    zh: "截至{month}末（已结束的最近半年）",
    en: "the last half-year over by the end of {month}"
  },
  persons: {zh: "个人客户 {n} 位", en: "{n} persons"},
  subtitle: {
    zh: "{as_of}；{persons}；价值为最后一次到店或购车前 12 个月的毛利",
    en: "{as_of}; {persons}; value is the profit of the 12 months up to the last visit or purchase"
  },
  subtitle_residual: {
    zh: "{as_of}；{persons}；价值为今天起的剩余终身价值，毛利为最后一年的",
    en: "{as_of}; {persons}; value is the residual lifetime value as of today, profit that of the last year"
  },
  companies: {
    zh: "单位和大客户 {n} 家另列，不计入图中的比例；他们最后一年的毛利合计 {profit}。",
    en: "{n} companies and fleets are apart and not in these shares; their last year's profit was {profit}."
  },
  none_title: {
    zh: "现在的筛选下没有可以分类的客户。",
    en: "Under these filters there is no customer to class."
  },
  answer: {
    zh: "个人客户里，{share} 价值高却不忠诚（B 类），他们最后一年带来全部毛利的 {profit_share}。其中 {lost} 已经流失，还在的 {here} 位最后一年值 {at_risk}。",
    en: "Of the persons, {share} are of high value but not loyal (class B); their last year brought {profit_share} of all profit. {lost} of them are lost; the {here} who are still here were worth {at_risk}."
  },
  class: {zh: "类", en: "class"},
  customers: {zh: "客户数", en: "customers"},
  customer_share: {zh: "客户占比", en: "share of customers"},
  profit: {zh: "最后一年毛利", en: "profit of the last year"},
  profit_share: {zh: "毛利占比", en: "share of profit"},
  mean_profit: {zh: "人均毛利", en: "profit per customer"},
  lost_share: {zh: "已流失比例（95% 区间）", en: "share lost (95 % interval)"},
  at_risk: {zh: "还没流失的毛利", en: "profit of those not lost"},
  total: {zh: "合计", en: "total"},
  abcd_title: {
    zh: "{b_share} 的客户价值高却不忠诚，占毛利的 {b_profit}；又忠诚又有价值的占 {a_share}，毛利的 {a_profit}。",
    en: "{b_share} of customers are of high value and not loyal, with {b_profit} of the profit; {a_share} are loyal and of high value, with {a_profit}."
  },
  axis_value: {zh: "↑ 价值排名（前 %）", en: "↑ rank by value (upper %)"},
  axis_loyal: {zh: "忠诚：{measure} →", en: "loyalty: {measure} →"},
  band: {zh: "前 {share}", en: "upper {share}"},
  band_rest: {zh: "其余", en: "the rest"},
  cut_loyal: {zh: "忠诚从 {value} 起", en: "loyal from {value}"},
  cut_value: {zh: "高价值：前 {share}（{yuan}起）", en: "high value: upper {share} (from {yuan})"},
  corner: {zh: "{count} 位，毛利 {profit}", en: "{count} customers, profit {profit}"},
  unplaced: {
    zh: "另有 {count} 位无法归类：近 24 个月没有应做的保养或没有答过忠诚度题组，或没有毛利记录。",
    en: "{count} more cannot be classed: no service due in 24 months or no answer about loyalty, or no profit on record."
  },
  moved: {
    zh: "切分线不在默认位置（忠诚 {loyal}，价值前 {high}）。",
    en: "The cuts are not where they stand by default (loyal {loyal}, upper {high} of value)."
  },
  abcd_caption: {zh: "A/B/C/D 各类", en: "The classes of A/B/C/D"},
  sensitivity: {zh: "线移一格，各类变多少", en: "What the sizes are with a cut moved by a step"},
  sensitivity_caption: {
    zh: "各类客户数（占比），切分线移动一格",
    en: "Customers in each class (share), with a cut moved by one step"
  },
  cut: {zh: "切分", en: "cuts"},
  cut_now: {zh: "现在", en: "now"},
  risk_title: {
    zh: "提升忠诚先看 B 类：它带来毛利的 {b_profit}，其中已流失的占 {gone}。",
    en: "Class B comes first: it brought {b_profit} of the profit, of which {gone} belonged to customers now lost."
  },
  risk_title_none: {zh: "这里没有 B 类客户。", en: "There is no class B here."},
  bar_customers: {zh: "客户", en: "customers"},
  bar_profit: {zh: "毛利", en: "profit"},
  bar_lost: {zh: "其中已流失", en: "of it lost"},
  compare_lost: {
    zh: "已流失的比例，B 类减 A 类：{points}（95% 区间 {range}）。",
    en: "Share lost, class B less class A: {points} (95 % interval {range})."
  },
  compare_lost_rule: {
    zh: "忠诚按“应保养完成率”算时，两者本来就有关：不来保养既压低完成率，也就是流失。",
    en: "With loyalty by services done the two hang together by definition: not coming lowers the share and is what a loss is."
  },
  count_share: {zh: "{count}（{share}）", en: "{count} ({share})"},
  tiers_title: {
    zh: "塔尖和高层合起来占客户的 {people}，带来毛利的 {profit}；基座占客户的 {base_people}，毛利的 {base_profit}。",
    en: "Top and upper layer together are {people} of customers with {profit} of the profit; the base is {base_people} with {base_profit}."
  },

  pyramid_title: {
    zh: "毛利最高的 20% 客户带来 {top}；基尼系数 {gini}（95% 区间 {range}）。",
    en: "The upper 20 % of customers bring {top} of the profit; Gini coefficient {gini} (95 % interval {range})."
  },
  pyramid_none: {
    zh: "现在的筛选下没有毛利可以分层。",
    en: "Under these filters there is no profit to layer."
  },
  pyramid_subtitle: {
    zh: "{as_of}；有毛利记录的个人客户 {n} 位，从毛利最高的排起",
    en: "{as_of}; {n} persons with a profit on record, the highest first"
  },
  axis_people: {zh: "客户累计占比 →", en: "share of customers →"},
  axis_share: {zh: "↑ 毛利累计占比", en: "↑ share of profit"},
  equal: {zh: "人人一样", en: "all equal"},
  negative: {
    zh: "有 {n} 位客户最后一年的毛利是负的，曲线在尾部回落，基尼系数因此偏高。",
    en: "{n} customers brought a loss; the curve falls at its end and the Gini coefficient is higher for it."
  },
  tiers_caption: {zh: "各层的人数与毛利", en: "Layers: customers and profit"},
  from_yuan: {zh: "最低毛利", en: "from"},
  base_note: {
    zh: "层的金额界线取自今天全体个人客户，筛选后不变，所以筛选后各层的人数占比可以不同于默认的 1%、4%、15%、80%。",
    en: "The amounts that cut the layers are those of all persons today and stay under filters, so that a filtered share may differ from 1, 4, 15 and 80 %."
  },

  insects_title: {
    zh: "买过车的人里蜜蜂占 {bees}；还没买的 {prospects} 位潜客中，蜻蜓 {dragonfly}、蝴蝶 {butterfly}、螳螂 {mantis}。",
    en: "Of the buyers {bees} are bees; of the {prospects} prospects who have not bought {dragonfly} are dragonflies, {butterfly} butterflies, {mantis} mantises."
  },
  insects_subtitle: {
    zh: "{as_of}；个人客户与潜客；按下面的规则从上到下，先符合的为准",
    en: "{as_of}; persons and prospects; by the rules below, the first that holds"
  },
  rules_caption: {
    zh: "规则与人数（改上面的数，这里跟着变，网址也记住）",
    en: "Rules and numbers; they follow the fields above, and the address keeps them"
  },
  rule: {zh: "规则", en: "rule"},
  count: {zh: "人数", en: "number"},
  rule_bee: {
    zh: "在本集团买过车，并且：买过 {bee_purchases} 辆以上，或带来过 {bee_referrals} 位以上客户，或最近 {bee_active} 到过店且推荐意愿在 {bee_recommend} 以上",
    en: "bought here, and: {bee_purchases} cars or more, or referred {bee_referrals} or more, or visited within {bee_active} and would recommend at {bee_recommend} or above"
  },
  rule_customer: {
    zh: "在本集团买过车，但不符合上一条",
    en: "bought here, and does not fit the rule above"
  },
  rule_dragonfly: {
    zh: "没买；意向为 {intent_high}，或意向车不在价格最低的 {price_low}；并且比较 {compared} 款以上",
    en: "has not bought; intent {intent_high}, or the intended car not among the cheapest {price_low}; and compares {compared} models or more"
  },
  rule_butterfly: {
    zh: "没买；跟进满 {followed_days} 或 {followed_contacts} 次以上；并且意向车在价格最低的 {price_low} 或要过优惠",
    en: "has not bought; followed for {followed_days} or {followed_contacts} contacts; and the intended car among the cheapest {price_low} or asked for a discount"
  },
  rule_mantis: {
    zh: "没买；意向为 {intent_low}，且意向车在价格最低的 {price_low}",
    en: "has not bought; intent {intent_low} and the intended car among the cheapest {price_low}"
  },
  rule_none: {zh: "以上都不符合，或资料不够判断", en: "none of these, or the data do not suffice"},
  missing_caption: {zh: "无法归类的，缺什么", en: "Not classifiable: what is missing"},
  missing: {zh: "缺的资料", en: "missing"},
  missing_purchase_and_lead: {
    zh: "没买过车、也没有潜客档案（只来保养的客户）",
    en: "neither bought nor a lead (comes for service only)"
  },
  missing_rule: {zh: "资料齐全，但哪条都不符合", en: "all known, and no rule fits"},
  missing_intent: {zh: "意向级别", en: "intent"},
  missing_price: {zh: "意向车价", en: "price of the intended car"},
  missing_compared: {zh: "比较了几款车", en: "models compared"},
  missing_contacts: {zh: "跟进次数", en: "contacts"},
  missing_discount: {zh: "是否要过优惠", en: "whether a discount was asked for"},
  insect_companies: {
    zh: "单位和大客户 {n} 家不在其中。",
    en: "{n} companies and fleets are not among them."
  },
  leads_note: {
    zh: "潜客按档案上的日期和级别归类。截止日以前的时点，意向取建档时的级别，跟进次数在结案后才算，因为这两项没有日期。战败的潜客仍按规则归类：他们没有买。",
    en: "Prospects are classed by dates and levels of their file. Before the as-of an intent is the one first noted and contacts count once the lead is closed, because neither is dated. Lost leads are classed too: they did not buy."
  },

  rfm_title: {
    zh: "最近来、来得勤（R、F 都在 4 分以上）的客户有 {count} 位，占 {share}，最后一年毛利占 {profit}；久未来且来得少的有 {away} 位，其中 {lost} 已流失。",
    en: "{count} customers came lately and often (R and F at 4 or 5), {share} with {profit} of the profit; {away} came long ago and seldom, and {lost} of those are lost."
  },
  rfm_subtitle: {
    zh: "{as_of}；近 24 个月到过店的个人客户 {n} 位；格里是人数，颜色深浅也是",
    en: "{as_of}; {n} persons with a visit in the last 24 months; the cell says how many"
  },
  rfm_recency: {zh: "R 最近到店（5 = 最近）→", en: "R recency (5 = latest) →"},
  rfm_frequency: {zh: "↑ F 到店天数（5 = 最多）", en: "↑ F days with a visit (5 = most)"},
  rfm_ties: {
    zh: "分数 = 1 + ⌊5 ×（严格更低的人数）÷ 人数⌋，相同的值同分，所以各格人数不相等；R 反过来排。M 为近 24 个月实收，分数见表。",
    en: "Score = 1 + ⌊5 × number strictly below ÷ n⌋: equal values score alike, so that cells differ in size; R is reversed. M is money received in 24 months; its scores are in the table."
  },
  rfm_cell: {zh: "R{recency} F{frequency}", en: "R{recency} F{frequency}"},
  rfm_caption: {zh: "R × F 各格", en: "Cells of R × F"},
  mean_money_score: {zh: "M 平均分", en: "mean M score"},
  mean_received: {zh: "人均实收", en: "received per person"},
  done_share: {zh: "应保养完成率", en: "services done of those due"},
  tenure_years: {zh: "平均关系年数", en: "mean years known"},

  said_title: {
    zh: "嘴上忠诚的 {said} 位客户里，{not_done} 实际没做到（应保养完成率不到 {cut}）。",
    en: "Of the {said} customers who say that they are loyal, {not_done} are not by what they do (fewer than {cut} of the due services done here)."
  },
  said_none: {
    zh: "答过忠诚度题组、又有应做保养的客户太少，不作比较。",
    en: "Too few answered about loyalty and had a service due to compare."
  },
  said_subtitle: {
    zh: "{as_of}；答过忠诚度题组、近 24 个月有应做保养的个人客户 {n} 位；说忠诚 = 题组平均水平至少 {from}",
    en: "{as_of}; {n} persons who answered about loyalty and had services due; to say so is a mean level from {from}"
  },
  said_yes: {zh: "说忠诚", en: "say loyal"},
  said_no: {zh: "没说忠诚", en: "do not say so"},
  done_share_note: {zh: "做到 {value}", en: "did: {value}"},
  did_in_group: {zh: "行为忠诚的比例", en: "share loyal by what they do"},
  said_difference: {
    zh: "两者相差 {points}（95% 区间 {range}）：{verdict}",
    en: "The two differ by {points} (95 % interval {range}): {verdict}"
  },
  said_tells: {
    zh: "说的和做的有关，但不是一回事。",
    en: "what is said goes with what is done, and is not the same."
  },
  said_tells_not: {
    zh: "这里看不出说的和做的有关。",
    en: "here what is said does not go with what is done."
  },

  list_title: {
    zh: "{name}：{count} 位客户，最后一年毛利合计 {value}。",
    en: "{name}: {count} customers; their last year's profit was {value}."
  },
  list_none: {zh: "{name}：没有客户。", en: "{name}: no customer."},
  list_of: {zh: "名单", en: "List"},
  list_said: {zh: "说忠诚却没做到", en: "say loyal, are not"},
  list_rfm: {zh: "RFM 的一格", en: "a cell of RFM"},
  list_recency: {zh: "R", en: "R"},
  list_frequency: {zh: "F", en: "F"},
  list_caption: {
    zh: "前 {shown} 位（未流失的在前，按毛利）",
    en: "The first {shown}: those not lost first, by profit"
  },
  list_subject: {zh: "客户群名单", en: "customers of a class"},
  list_export: {zh: "导出全部 {count} 位（只含编号）", en: "Export all {count} (keys only)"},
  list_failed: {zh: "没有导出，请再试一次。", en: "Not exported; please try again."},
  customer: {zh: "客户编号", en: "customer"},
  dealer: {zh: "门店", en: "dealer"},
  model: {zh: "车系", en: "model"},
  last_seen: {zh: "最近出现", en: "last seen"},
  services: {zh: "应保养/完成", en: "services due/done"},
  state: {zh: "状态", en: "state"},
  state_lost: {zh: "已流失", en: "lost"},
  state_here: {zh: "未流失", en: "not lost"},
  kind_company: {zh: "单位", en: "company"},
  value_yuan: {zh: "最后一年毛利（元）", en: "profit of the last year (yuan)"},
  services_due: {zh: "应保养次数", en: "services due"},
  services_done: {zh: "完成次数", en: "services done"},
  rule_label: {zh: "名单口径", en: "Rule"}
});
