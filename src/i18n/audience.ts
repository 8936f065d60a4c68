import {messages} from "./message.js";

/** Who they are: a class of customers against the rest, and what their files hold. */
export const profileWords = messages({
  choice_class: {zh: "看哪一类客户", en: "class"},
  from_filter: {zh: "看的是页首筛选里的客户群。", en: "The class is that of the filters above."},
  answer: {
    zh: "{class}有 {count} 位个人客户，和其余 {rest} 位相比，最大的差别是“{what}”：{share} 对 {rest_share}。",
    en: "{class}: {count} private customers. Against the other {rest} they differ most in {what}: {share} to {rest_share}."
  },
  answer_none: {
    zh: "{class}有 {count} 位个人客户，和其余 {rest} 位相比，没有经得起多重比较校正的差别。",
    en: "{class}: {count} private customers. Against the other {rest} no difference survives the correction for many comparisons."
  },
  answer_few: {
    zh: "{class}只有 {count} 位个人客户，太少，不作比较。",
    en: "{class}: {count} private customers, too few to compare."
  },
  title: {
    zh: "{class}：“{up}”更多，“{down}”更少。",
    en: "{class}: more are {up}, fewer {down}."
  },
  title_up: {zh: "{class}：“{up}”更多。", en: "{class}: more are {up}."},
  title_down: {zh: "{class}：“{down}”更少。", en: "{class}: fewer are {down}."},
  title_none: {
    zh: "{class}与其余客户之间，没有经得起校正的差别。",
    en: "{class}: no difference from the rest survives."
  },
  subtitle: {
    zh: "占比之差（百分点，这一类减其余，95% 区间），只列校正后 q < 5% 的；{n} 位对 {rest} 位个人客户",
    en: "Difference of shares (points, class less rest, 95 % interval), only those with q < 5 %; {n} and {rest} private customers"
  },
  less: {zh: "← 这一类更少", en: "← fewer in the class"},
  more: {zh: "这一类更多 →", en: "more in the class →"},
  mark: {zh: "{share} 对 {rest}", en: "{share} to {rest}"},
  caption: {
    zh: "全部比较：这一类与其余客户的占比（分母为该项有资料的客户）",
    en: "All comparisons: shares of the class and of the rest, of those whose file says"
  },
  note_cause: {
    zh: "差别是相关，不是原因。分类规则本身用到的东西（例如到店、买车时间）自然会不同。",
    en: "A difference is association, not cause. What the class is defined by (visits, time of purchase) differs by itself."
  },
  note_more: {
    zh: "另有 {count} 项差别也经得起校正，见数据表。",
    en: "{count} further differences survive and are in the table."
  },
  attribute: {zh: "项目", en: "attribute"},
  category: {zh: "取值", en: "value"},
  in_class: {zh: "这一类", en: "class"},
  in_rest: {zh: "其余", en: "rest"},
  known: {zh: "有资料", en: "known"},
  difference: {zh: "之差", en: "difference"},
  q_value: {zh: "q 值", en: "q"},
  withheld: {zh: "人数不足", en: "too few"},
  of_attribute: {zh: "{attribute} {category}", en: "{attribute} {category}"},
  model: {zh: "车系", en: "model series"},
  car_age: {zh: "车龄", en: "age of the car"},
  mileage: {zh: "里程", en: "mileage"},
  gender: {zh: "性别", en: "gender"},
  age_band: {zh: "年龄", en: "age"},
  occupation: {zh: "职业", en: "occupation"},
  city: {zh: "城市", en: "city"},
  interest: {zh: "兴趣", en: "interest"},
  member: {zh: "会员", en: "club member"},
  complained: {zh: "投诉过", en: "has complained"},
  package: {zh: "买过套餐", en: "has bought a package"},
  event: {zh: "参加过活动", en: "has attended an event"},
  yes: {zh: "是", en: "yes"},
  no: {zh: "否", en: "no"},
  age_of: {zh: "{band} 岁", en: "{band}"}
});

/** The customer file. */
export const fileWords = messages({
  title: {
    zh: "客户档案里，{worst}最不全，平均填了 {share}。",
    en: "Of the customer file {worst} are least complete: {share} filled on average."
  },
  none: {zh: "没有客户档案可看。", en: "There are no customer files."},
  subtitle: {
    zh: "各归属门店的客户档案平均填写比例与 95% 区间；{n} 位个人客户",
    en: "Mean share filled by home dealer, with 95 % intervals; {n} private customers"
  },
  basic: {zh: "基本资料", en: "basic data"},
  vehicle: {zh: "车辆资料", en: "vehicle data"},
  consumption: {zh: "消费资料", en: "consumption data"},
  all: {zh: "全部", en: "all"},
  advisors_caption: {
    zh: "各服务顾问（化名）名下客户的档案填写比例",
    en: "Share filled by service advisor (alias)"
  },
  years_caption: {
    zh: "按客户首次出现的年份：档案现在填了多少",
    en: "By the year in which the customer was first seen: what the file holds now"
  },
  dealer: {zh: "门店", en: "dealer"},
  advisor: {zh: "服务顾问", en: "advisor"},
  year: {zh: "首次出现", en: "first seen"},
  customers: {zh: "客户数", en: "customers"},
  note: {
    zh: "基本资料 6 项（姓名、电话、出生、性别、地址、职业），车辆资料 4 项（车型、销售日期、里程、车牌），消费资料 3 项（账单、兴趣、来源）。",
    en: "Basic: 6 fields (name, phone, birth, gender, address, occupation); vehicle: 4 (model, sale date, mileage, plate); consumption: 3 (bills, interests, source)."
  },
  year_note: {
    zh: "系统只存现在的档案，所以“随时间”看的是不同年份进来的客户，不是当年的填写情况。",
    en: "The system keeps the present file only: years are those in which customers came, not what was filled in then."
  }
});

/** Strategy cards and the planner of audiences. */
export const audienceWords = messages({
  answer: {
    zh: "{what}：现在选出 {count} 位个人客户，剩余价值共 {value}。{response}",
    en: "{what}: {count} private customers, with a residual value of {value}. {response}"
  },
  anyone: {zh: "全部客户", en: "all customers"},
  response_event: {
    zh: "过去邀请过的同类客户，随机邀约的到场率是 {share}。",
    en: "Of people like them invited at random before, {share} came."
  },
  response_event_any: {
    zh: "过去邀请过的同类客户，到场率是 {share}；邀请谁不是随机的。",
    en: "Of people like them invited before, {share} came; whom to invite was not left to chance."
  },
  response_none: {
    zh: "过去没有足够多的同类客户被邀请过，不知道响应如何。",
    en: "Too few people like them have been invited before to say how they answer."
  },
  choice_scheme: {zh: "按哪种分类", en: "scheme"},
  card_customers: {zh: "{count} 位客户", en: "{count} customers"},
  card_prospects: {zh: "{count} 位潜客", en: "{count} prospects"},
  card_value: {zh: "剩余价值共 {value}，平均 {mean}", en: "residual value {value}, {mean} each"},
  card_state: {
    zh: "已流失 {lost}，有流失风险 {risk}",
    en: "{lost} lost, {risk} at risk"
  },
  card_referrals: {zh: "共带来客户 {count} 位", en: "{count} referred"},
  card_open: {zh: "开口可以这样说", en: "How to begin"},
  card_no_value: {zh: "潜客没有可推算的价值", en: "prospects have no value to forecast"},
  season: {zh: "季节（下次保养到期）", en: "season (next service due)"},
  mileage: {zh: "里程", en: "mileage"},
  car_age: {zh: "车龄", en: "age of the car"},
  age_band: {zh: "年龄", en: "age"},
  gender: {zh: "性别", en: "gender"},
  interest: {zh: "兴趣", en: "interest"},
  any: {zh: "不限", en: "any"},
  size: {zh: "人数", en: "people"},
  value: {zh: "剩余价值", en: "residual value"},
  mean_value: {zh: "平均每位", en: "each"},
  hint: {
    zh: "门店、车系和客户群用页首的筛选；这里再按季节、里程、车龄、年龄、性别和兴趣收窄。",
    en: "Dealer, model and class come from the filters above; season, mileage, age of the car, age, gender and interest narrow it here."
  },
  response_caption: {
    zh: "同类客户过去的响应（不看季节）",
    en: "How people like them answered before (whatever the season)"
  },
  response_kind: {zh: "做过什么", en: "what was done"},
  invited: {zh: "次数", en: "times"},
  asked_people: {zh: "人数", en: "people"},
  rate: {zh: "响应率", en: "response"},
  interval: {zh: "95% 区间", en: "95 % interval"},
  event_row: {zh: "{kind}：到场", en: "{kind}: came"},
  event_random_row: {zh: "{kind}：到场（随机邀约）", en: "{kind}: came (invited at random)"},
  contact_row: {zh: "{kind}：30 天内回厂", en: "{kind}: visit within 30 days"},
  response_note: {
    zh: "邀请和提醒的对象多半是挑过的，响应率不是活动的效果；只有随机邀约的可以外推。",
    en: "Those invited or reminded were mostly chosen, so the rate is no effect; only random invitations generalise."
  },
  no_response: {
    zh: "过去没有对这类客户做过活动或提醒。",
    en: "There have been no events or reminders for people like them."
  },
  list_title: {zh: "先联系剩余价值最高的", en: "Those worth most first"},
  list_caption: {
    zh: "前 {shown} 位；其余在导出的名单里",
    en: "the first {shown}; the rest are in the file"
  },
  list_none: {zh: "没有符合条件的客户。", en: "There is no such customer."},
  export: {zh: "导出名单（{count} 位）", en: "Export the list ({count})"},
  failed: {zh: "导出失败，请再试一次。", en: "The export failed; please try again."},
  subject: {zh: "活动名单", en: "audience"},
  customer: {zh: "客户键", en: "customer key"},
  dealer: {zh: "归属门店", en: "home dealer"},
  model: {zh: "车系", en: "model series"},
  last_seen: {zh: "最近出现", en: "last seen"},
  next_due: {zh: "下次应到店", en: "next due"},
  alive: {zh: "活跃概率", en: "still active"},
  value_yuan: {zh: "剩余价值（元）", en: "residual value (yuan)"},
  rule_label: {zh: "名单条件", en: "audience"}
});
