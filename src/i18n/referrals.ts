import {messages} from "./message.js";

/** The page on word of mouth. */
export const referralWords = messages({
  answer: {
    zh: "被问到的客户平均向 {recommended} 个人推荐过，劝阻过 {warned} 个人；评价后一年内真的带来客户的有 {bringers}。",
    en: "Customers asked have recommended to {recommended} people on average and warned off {warned}; {bringers} brought anyone within a year of the response."
  },
  answer_done: {
    zh: "评价后一年内真的带来客户的有 {bringers}。",
    en: "{bringers} brought anyone within a year of the response."
  },
  answer_none: {
    zh: "所选范围内的答卷或转介绍太少，看不出口碑。",
    en: "There are too few responses or referrals in the selection to tell word of mouth."
  },
  brought_tile: {zh: "带来的客户（期间内）", en: "customers brought in the period"},
  profit_tile: {zh: "他们买车与售后的毛利", en: "profit of their purchases and visits"},
  profit_note: {
    zh: "成本或毛利率为假设值时，毛利也是假设值。",
    en: "Where cost or margin is assumed, so is the profit."
  },

  part_3: {zh: "非常满意", en: "very satisfied"},
  part_2: {zh: "满意或一般", en: "satisfied or neither"},
  part_1: {zh: "不满意", en: "dissatisfied"},
  mouth_title: {
    zh: "每位非常满意的客户平均推荐 {top} 人，其余满意和一般的 {middle} 人，每位不满意的劝阻 {low} 人。",
    en: "Each very satisfied customer recommends to {top} people on average, the satisfied and neutral to {middle}; each dissatisfied one warns {low} off."
  },
  mouth_few: {
    zh: "问过推荐人数的答卷太少，无法与课程对照。",
    en: "Too few responses asked for people recommended to."
  },
  mouth_subtitle: {
    zh: "人均推荐人数减劝阻人数，95% 区间；每位客户第一份问到此题的答卷；{n} 人。灰虚线是课程的数：39% × 2、14% × 0.7、−1.2",
    en: "people recommended to less people warned off, per customer, 95% interval; each customer's first response that was asked; {n} persons. Dashed grey is the course: 39 % × 2, 14 % × 0.7, −1.2"
  },
  course_net: {zh: "课程 {value}", en: "course {value}"},
  mouth_note: {
    zh: "课程的“愉悦、一般、失望”对应五级中的最高级、第三和第四级、最低两级。说推荐了几人是客户自己说的，带来了几人见下图。",
    en: "The course's delighted, lukewarm and disappointed are the top level, levels three and four, and the lowest two. How many they recommended to is what they say; whom they brought is below."
  },
  share_recommend: {zh: "推荐过的", en: "recommended"},
  people_each: {zh: "推荐者人均", en: "people each tells"},
  people_all: {zh: "人均推荐", en: "per customer"},
  warned_all: {zh: "人均劝阻", en: "warned, per customer"},
  net: {zh: "净", en: "net"},
  range: {zh: "95% 区间", en: "95% interval"},
  people: {zh: "人数", en: "people"},
  satisfaction: {zh: "满意程度", en: "satisfaction"},

  done_more: {
    zh: "非常满意的客户一年内有 {top} 真的带来了人，其余满意和一般的 {middle}：差别超出误差。",
    en: "Within a year {top} of the very satisfied brought anyone, {middle} of the satisfied and neutral: a difference beyond error."
  },
  done_same: {
    zh: "一年内真的带来了人的，非常满意的有 {top}，其余满意和一般的 {middle}，差别在误差范围内。",
    en: "Within a year {top} of the very satisfied and {middle} of the satisfied and neutral brought anyone, a difference within error."
  },
  done_few: {
    zh: "评价满一年的客户太少，看不出谁真的带来了人。",
    en: "Too few customers answered a year ago to tell who brought anyone."
  },
  done_subtitle: {
    zh: "评价后 {months} 个月内有线索或成交以其为介绍人的客户比例，95% 区间；每位客户第一份答卷；{n} 人",
    en: "customers named as referrer by a lead or a sale within {months} months of the response, 95% interval; each customer's first response; {n} persons"
  },
  done_note: {
    zh: "DMS 只记下登记了介绍人的那些，真的带来的只会更多。",
    en: "The DMS knows only referrals that were written down; there are more."
  },
  brought: {zh: "人均带来", en: "brought, per customer"},
  buyers: {zh: "其中已购车", en: "of these, bought"},

  attitude_nps: {
    zh: "在 0–10 分的题上，净推荐值是 {nps}；五级或十分以外的题不叫净推荐值，看最高一级的比例：{top}。",
    en: "On the 0–10 question the net promoter score is {nps}; other questions are no net promoter score: their top box is {top}."
  },
  attitude_few: {
    zh: "推荐意愿在最高一级的有 {top}；回答 0–10 分题的人太少，算不出净推荐值。",
    en: "{top} are in the top level of willingness to recommend; too few answered the 0–10 question for a net promoter score."
  },
  attitude_top: {
    zh: "推荐意愿在最高一级的有 {top}；没有 0–10 分的题，所以没有净推荐值。",
    en: "{top} are in the top level of willingness to recommend; there is no 0–10 question, hence no net promoter score."
  },

  half_title: {
    zh: "期间内老客户带来 {referrals} 位，其中 {bought} 位买了车，至今带来毛利 {profit}。",
    en: "In the period customers brought {referrals} others, of whom {bought} bought a car; profit so far {profit}."
  },
  half_none: {zh: "期间内没有登记的转介绍。", en: "No referral is on record in the period."},
  half_subtitle: {
    zh: "登记了介绍人的线索与成交，按半年；线索与其成交算一位；毛利含购车与此后的售后",
    en: "leads and sales that name a referrer, by half-year; a lead and its sale are one; profit of the purchase and of visits since"
  },
  half_note: {
    zh: "线索在系统里保留的年限比订单短：较早的半年可能只剩成交，所以不能与近期直接比多少。",
    en: "Systems keep leads for less long than orders: of earlier half-years only sales may be left, so that they do not compare with recent ones."
  },
  half_year: {zh: "半年", en: "half-year"},
  referrals: {zh: "带来", en: "brought"},
  bought: {zh: "已购车", en: "bought"},
  bought_share: {zh: "成交率", en: "share who bought"},
  sale_profit: {zh: "购车毛利", en: "profit of sales"},
  service_profit: {zh: "售后毛利", en: "profit of visits"},

  profile_title: {
    zh: "带来过客户的，{best}里有 {high}，{worst}里只有 {low}。",
    en: "{high} of {best} ever brought anyone, of {worst} only {low}."
  },
  profile_alike: {
    zh: "带来过客户的比例，各类客户之间没有超出误差的差别。",
    en: "The share who ever brought anyone does not differ beyond error between kinds of customers."
  },
  profile_subtitle: {
    zh: "至今带来过客户的个人客户比例，按今天的状态，95% 区间",
    en: "persons who ever brought anyone, by what they are today, 95% interval"
  },
  profile_note: {
    zh: "看得见的时间越长，带来过人的机会越多，所以老客户的比例自然高一些。",
    en: "The longer someone is known, the more chances to bring others."
  },
  trait: {zh: "按什么分", en: "divided by"},
  trait_state: {zh: "状态", en: "state"},
  trait_bought: {zh: "在此购车", en: "cars bought here"},
  trait_member: {zh: "会员", en: "club"},
  trait_tenure: {zh: "认识多久", en: "known for"},
  state_active: {zh: "在管客户", en: "active"},
  state_at_risk: {zh: "有流失风险的", en: "at risk"},
  state_lost: {zh: "已流失的", en: "lost"},
  bought_0: {zh: "没在此买过车的", en: "bought none here"},
  bought_1: {zh: "买过一台的", en: "bought one here"},
  bought_2: {zh: "买过两台以上的", en: "bought two or more"},
  member_yes: {zh: "会员", en: "members"},
  member_no: {zh: "非会员", en: "not members"},
  tenure_1: {zh: "认识不满一年的", en: "known for less than a year"},
  tenure_3: {zh: "认识一到三年的", en: "known for one to three years"},
  tenure_5: {zh: "认识三年以上的", en: "known for three years or more"},
  kind: {zh: "客户", en: "customers"},
  customers: {zh: "客户数", en: "customers"},
  referrers: {zh: "带来过的", en: "referrers"},

  list_title: {
    zh: "期间内有 {customers} 位老客户带来过人，至今值 {worth}。先谢他们。",
    en: "{customers} customers brought others in the period, worth {worth} so far. Thank them first."
  },
  list_none: {zh: "期间内没有登记的介绍人。", en: "No referrer is on record in the period."},
  subject: {zh: "介绍人名单", en: "referrers"},
  export: {zh: "导出名单（{count} 位）", en: "Export the list ({count})"},
  failed: {
    zh: "名单没有导出成功，请再试一次。",
    en: "The list could not be exported; please try again."
  },
  caption: {zh: "前 {shown} 位", en: "the first {shown}"},
  rule_label: {zh: "名单口径", en: "rule of the list"},
  order_label: {zh: "排序", en: "order"},
  order: {zh: "所带来客户的毛利高者在前", en: "by the profit of those they brought"},
  customer: {zh: "客户键", en: "customer key"},
  dealer: {zh: "归属门店", en: "home dealer"},
  model: {zh: "车系", en: "model series"},
  last_seen: {zh: "最近出现", en: "last seen"},
  latest: {zh: "最近一次带来", en: "latest referral"},
  worth: {zh: "带来的毛利", en: "worth"},
  worth_yuan: {zh: "带来的毛利（元）", en: "worth, yuan"},
  lost: {zh: "已流失", en: "lost"},
  yes: {zh: "是", en: "yes"},
  no: {zh: "否", en: "no"}
});
