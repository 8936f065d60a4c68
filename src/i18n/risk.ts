import type {RiskFeature, RiskLevel} from "../contract/risk.js";
import type {Message} from "./message.js";
import {messages} from "./message.js";

export const featureNames: Readonly<Record<RiskFeature, Message>> = messages({
  recency: {zh: "距到期", en: "time to the due date"},
  tenure: {zh: "车龄", en: "age of the car"},
  visits: {zh: "做过几次", en: "services done"},
  punctuality: {zh: "近 24 个月按期保养", en: "due services done, 24 months"},
  lost_before: {zh: "以前流失过", en: "lost before"},
  satisfaction: {zh: "近 12 个月最近一次评价", en: "last response, 12 months"},
  complaint: {zh: "近 12 个月最近一次投诉", en: "last complaint, 12 months"},
  price: {zh: "上次花费", en: "last bill"},
  waiting: {zh: "上次等待", en: "last wait"},
  rework: {zh: "上次是返修", en: "last visit was rework"},
  mileage: {zh: "每月里程", en: "kilometres a month"},
  prepaid: {zh: "预付套餐", en: "prepaid package"},
  company: {zh: "单位客户", en: "company"}
});

export const riskLevelNames: Readonly<Record<RiskLevel, Message>> = messages({
  "recency:due_in_3_months": {zh: "还有 3 个月以上", en: "due in 3 months or more"},
  "recency:due_in_2_months": {zh: "还有 1–3 个月", en: "due in 1 to 3 months"},
  "recency:due_in_1_month": {zh: "1 个月内到期", en: "due within a month"},
  "recency:overdue_1_month": {zh: "已过期不到 1 个月", en: "overdue by less than a month"},
  "recency:overdue_2_months": {zh: "已过期 1–2 个月", en: "overdue by 1 to 2 months"},
  "recency:overdue_3_months": {zh: "已过期 2–3 个月", en: "overdue by 2 to 3 months"},
  "recency:overdue_4_months": {zh: "已过期 3–4 个月", en: "overdue by 3 to 4 months"},
  "recency:overdue_longer": {zh: "已过期 4 个月以上", en: "overdue by more than 4 months"},
  "tenure:first_year": {zh: "不到 1 年", en: "first year"},
  "tenure:second_year": {zh: "第 2 年", en: "second year"},
  "tenure:third_year": {zh: "24–32 个月", en: "24 to 32 months"},
  "tenure:warranty_ending": {
    zh: "33–38 个月，质保将满或刚满",
    en: "33 to 38 months, around the end of warranty"
  },
  "tenure:out_of_warranty": {zh: "39 个月以上，出质保", en: "39 months or more, out of warranty"},
  "visits:several": {zh: "来过两次以上", en: "two visits or more"},
  "visits:none_yet": {zh: "还没来过，等首保", en: "none yet, first service ahead"},
  "visits:first_done": {zh: "只来过一次", en: "one visit so far"},
  "punctuality:all_done": {zh: "都做了", en: "all done"},
  "punctuality:most_done": {zh: "做了一半以上", en: "half or more done"},
  "punctuality:few_done": {zh: "做了不到一半", en: "fewer than half done"},
  "punctuality:none_due": {zh: "还没有到期过", en: "none was due"},
  "lost_before:never": {zh: "没有", en: "no"},
  "lost_before:came_back": {zh: "流失过又回来", en: "lost, and came back"},
  "satisfaction:not_asked": {zh: "没有问到", en: "not asked"},
  "satisfaction:very_satisfied": {zh: "非常满意", en: "very satisfied"},
  "satisfaction:satisfied": {zh: "满意", en: "satisfied"},
  "satisfaction:middle": {zh: "一般", en: "in between"},
  "satisfaction:dissatisfied": {zh: "不满意", en: "dissatisfied"},
  "complaint:none": {zh: "没有", en: "none"},
  "complaint:quickly": {zh: "很快解决", en: "resolved quickly"},
  "complaint:resolved": {zh: "较晚解决", en: "resolved later"},
  "complaint:unresolved": {zh: "没解决", en: "not resolved"},
  "price:usual": {zh: "与平时差不多", en: "about as usual"},
  "price:much_higher": {zh: "比平时高一半以上", en: "half as much again, or more"},
  "waiting:usual": {zh: "按时", en: "on time"},
  "waiting:long": {zh: "晚交或等得久", en: "late, or a long wait"},
  "rework:none": {zh: "不是", en: "no"},
  "rework:rework": {zh: "是", en: "yes"},
  "mileage:usual": {zh: "750–1,700 公里，或不知道", en: "750 to 1,700 km, or unknown"},
  "mileage:low": {zh: "不到 750 公里", en: "less than 750 km"},
  "mileage:high": {zh: "超过 1,700 公里", en: "more than 1,700 km"},
  "prepaid:none": {zh: "没有", en: "none"},
  "prepaid:has_package": {zh: "有，在有效期内", en: "a valid one"},
  "company:person": {zh: "个人", en: "person"},
  "company:company": {zh: "单位", en: "company"}
});

/** What to say first, by what raises the risk most; levels without a word of their own are passed over. */
export const talkWords: Readonly<Partial<Record<RiskLevel, Message>>> = messages({
  "tenure:warranty_ending": {
    zh: "质保到期前后做一次全面检查，之后先报价再做",
    en: "offer a full check around the end of the warranty; after it, quote before working"
  },
  "tenure:out_of_warranty": {
    zh: "出质保后先报价再做",
    en: "out of warranty: quote before working"
  },
  "visits:first_done": {
    zh: "问第一次来得顺不顺，介绍固定的服务顾问",
    en: "ask how the first visit went, and introduce a fixed advisor"
  },
  "punctuality:most_done": {
    zh: "问上次没来去了哪里，什么时间方便",
    en: "ask where the last service was done, and what time suits"
  },
  "punctuality:few_done": {
    zh: "问上次没来去了哪里，什么时间方便",
    en: "ask where the last service was done, and what time suits"
  },
  "lost_before:came_back": {
    zh: "谢谢回来，问当初为什么走",
    en: "thank for coming back, and ask what had been the reason to leave"
  },
  "satisfaction:satisfied": {
    zh: "问一句怎样才算非常满意",
    en: "ask what would have made it very satisfying"
  },
  "satisfaction:middle": {
    zh: "先问上次哪里不够好，只听不辩，再说怎么改",
    en: "ask first what was not good enough last time, listen, then say what changes"
  },
  "satisfaction:dissatisfied": {
    zh: "先问上次哪里不好，只听不辩，再说怎么改，由负责人打",
    en: "ask first what went wrong last time, listen, then say what changes; the manager calls"
  },
  "complaint:quickly": {
    zh: "问上次投诉的事后来好了没有",
    en: "ask whether all has been well since the complaint"
  },
  "complaint:resolved": {
    zh: "为上次处理得慢道歉，问现在好了没有",
    en: "apologise that it took so long, and ask whether all is well now"
  },
  "complaint:unresolved": {
    zh: "先问投诉解决了没有，由负责人打这个电话",
    en: "ask first whether the complaint was settled; the manager makes this call"
  },
  "price:much_higher": {
    zh: "解释上次的账单，这次先报价",
    en: "explain the last bill, and quote first this time"
  },
  "waiting:long": {
    zh: "为上次等待道歉，约人少的时段",
    en: "apologise for the wait, and offer a quiet slot"
  },
  "rework:rework": {zh: "问上次的毛病好了没有", en: "ask whether the fault is gone"}
});

/** What to say where only the due date speaks. */
export const talkOfDue: Message = {
  zh: "说明该做哪一项、要多久、多少钱，当场约时间",
  en: "say which service is due, how long it takes, what it costs, and book it"
};

/** What loyalty × value adds to what is said. */
export const segmentTalk = messages({
  a: {
    zh: "老客户，谢谢他一直来，由固定的服务顾问打",
    en: "a faithful one: thank them, and let their own advisor call"
  },
  b: {
    zh: "最值得争取，给方便（取送车、快修时段），少谈折扣",
    en: "most worth winning: offer ease (collection, a quick slot) rather than discounts"
  },
  c: {zh: "提醒即可，顺带介绍套餐", en: "a reminder is enough; mention the package"},
  d: {zh: "先发微信，打不通不必追", en: "a message first; do not chase"}
});

export const riskWords = messages({
  answer: {
    zh: "现在有 {customers} 位客户在等下一次保养，照以往的规律，约有 {foretold} 位会错过它，牵涉最后一年毛利 {value}。本周可以联系的有 {callable} 位。",
    en: "{customers} customers now wait for their next service; as things went before, about {foretold} of them will miss it, with {value} of last year's profit at stake. {callable} can be called this week."
  },
  none: {
    zh: "过去可判定的流失太少，还不能估计谁会流失。至少要有 {least} 起，并在较晚的时点上检验。",
    en: "Too few losses are known to estimate who will be lost: {least} are needed, and as many to validate on."
  },
  tile_area_rule: {zh: "只看到期时间的 AUC", en: "area of recency alone"},
  tile_callable: {zh: "本周可以联系", en: "can be called this week"},
  tile_lately: {zh: "其余：近期已联系", en: "others: called lately"},
  tile_refusing: {zh: "其余：拒绝联系", en: "others: refusing"},
  size: {zh: "本周打几个电话", en: "Calls this week"},
  size_unit: {zh: "位", en: "customers"},
  hold_out: {zh: "随机留出不打的", en: "Set aside at random"},
  seed: {zh: "随机种子", en: "Seed"},
  list_title: {
    zh: "价值×风险最高的 {count} 位，共牵涉毛利 {value}；其中随机留出 {held} 位不打，作为对照。",
    en: "The {count} with most value × risk, {value} at stake; {held} of them are set aside at random and not called."
  },
  list_none: {zh: "现在没有到期前后又可以联系的客户。", en: "Nobody is due and free to be called."},
  list_note: {
    zh: "“牵涉毛利”= 最后一年毛利 × 流失概率，是会受影响的金额，不是打电话能省下的钱；打电话有没有用，要靠留出的对照回答。",
    en: "Value at risk = last year's profit × chance of loss: what is at stake, not what calling saves. Whether calling helps is what those set aside will tell."
  },
  export: {zh: "导出名单（{count} 位）", en: "Export the list ({count})"},
  caption: {zh: "名单的前 {shown} 位", en: "The first {shown} of the list"},
  subject: {zh: "本周联系名单", en: "call list of the week"},
  customer: {zh: "客户键", en: "Customer key"},
  vehicle: {zh: "车辆键", en: "Vehicle key"},
  dealer: {zh: "门店", en: "Dealer"},
  model: {zh: "车系", en: "Model"},
  due: {zh: "到期", en: "Due"},
  due_in: {zh: "还有 {days} 天", en: "in {days} days"},
  due_over: {zh: "已过 {days} 天", en: "{days} days ago"},
  risk: {zh: "流失概率", en: "Risk"},
  value: {zh: "最后一年毛利", en: "Last year's profit"},
  value_at_risk: {zh: "牵涉毛利", en: "Value at risk"},
  reason: {zh: "为什么打", en: "Reasons to call"},
  talk: {zh: "先说什么", en: "What to say first"},
  segment: {zh: "客户类别", en: "Segment"},
  arm: {zh: "安排", en: "Arm"},
  arm_call: {zh: "联系", en: "call"},
  arm_hold_out: {zh: "不联系（对照）", en: "do not call (hold-out)"},
  list_id: {zh: "名单编号", en: "List"},
  drawn_on: {zh: "名单日期", en: "Drawn on"},
  rule_label: {zh: "名单规则", en: "Rule"},
  rule: {
    zh: "到期前 {before} 天内或已过期、近 {again} 天没有联系过、近 12 个月没有拒绝联系的个人客户，按牵涉毛利从高到低取 {size} 位",
    en: "persons due within {before} days or overdue, not contacted for {again} days, not refusing in 12 months; the {size} with most value at risk"
  },
  hold_label: {zh: "对照", en: "Hold-out"},
  hold_rule: {
    zh: "随机留出 {share}，种子 {seed}；名单用过以后原样放回提取文件夹，再建一次站，就能看到打电话的效果",
    en: "{share} set aside at random, seed {seed}; put the list back among the extracts as it is, build again, and the effect of calling is shown"
  },
  failed: {zh: "名单没有取到，请再试一次。", en: "The list could not be read. Try again."},
  recency_title: {
    zh: "到期后每拖一个月，流失的比例就跳一级：到期前 1 个月内 {before}，过期 1–2 个月 {after}。",
    en: "Each month past the due date raises the share lost: {before} within the month before, {after} one to two months after."
  },
  recency_none: {zh: "按到期远近的流失比例", en: "Share lost by time to the due date"},
  recency_subtitle: {
    zh: "最终流失的比例，%，过去 {landmarks} 个时点上的车辆；n={n} 车次；线为 95% 区间",
    en: "Share lost in the end, per cent, vehicles at {landmarks} past landmarks; n={n}; lines: 95 % intervals"
  },
  effects_title: {
    zh: "到期远近相同时，最能拉开差别的是{first}（{first_odds} 倍）和{second}（{second_odds} 倍）。",
    en: "At the same distance to the due date, {first} ({first_odds} times the odds) and {second} ({second_odds} times) matter most."
  },
  effects_none: {
    zh: "除到期远近外，没有哪一项的作用超出误差范围。",
    en: "Beside the time to the due date nothing is beyond the margin of error."
  },
  effects_subtitle: {
    zh: "流失胜算之比，对数轴，1 为与参照相同；n={n} 车次，{lost} 起流失；线为 95% 区间，按客户聚类",
    en: "Odds ratio of being lost, log scale, 1 is like the reference; n={n}, {lost} lost; lines: 95 % intervals, clustered by customer"
  },
  effects_note: {
    zh: "这是关联：把评价从“满意”变成“非常满意”，不一定就把风险降到那一级。模型看不到的有：别处的报价、搬家和换车的打算、家里的第二台车、客户与服务顾问的交情、问题有多严重。",
    en: "These are associations: turning “satisfied” into “very satisfied” need not bring the risk down to that level. What the model cannot see: offers elsewhere, plans to move or to replace the car, a second car in the family, how customer and advisor get on, how severe a matter was."
  },
  level: {zh: "档", en: "Level"},
  reference: {zh: "参照", en: "reference"},
  odds: {zh: "胜算比", en: "Odds ratio"},
  interval: {zh: "95% 区间", en: "95 % interval"},
  n: {zh: "车次", en: "n"},
  lost_share: {zh: "流失", en: "Lost"},
  check_title_model: {
    zh: "在没有用来拟合的较晚时点上，模型的 AUC 是 {model}，只看到期时间是 {rule}：模型更准，名单用模型。",
    en: "At a later landmark the model's area is {model}, that of recency alone {rule}: the model is better, and the list uses it."
  },
  check_title_rule: {
    zh: "在没有用来拟合的较晚时点上，模型的 AUC 是 {model}，只看到期时间是 {rule}：模型没有更准，名单用只看到期时间的规则。",
    en: "At a later landmark the model's area is {model}, that of recency alone {rule}: the model is no better, and the list uses recency alone."
  },
  gain_subtitle: {
    zh: "从风险最高的打起，打到多少人时找到了多少流失，%；{n} 台车，较晚的时点；对角线为随便打",
    en: "Of all losses, per cent found when calling from the highest risk down; {n} vehicles, a later landmark; the diagonal is calling at random"
  },
  gain_axis: {zh: "打了多少，%", en: "called, per cent"},
  gain_measure: {zh: "找到的流失", en: "losses found"},
  gain_model: {zh: "模型", en: "model"},
  gain_rule: {zh: "只看到期时间", en: "recency alone"},
  gain_note: {
    zh: "打前 {share} 的人，模型找到 {captured} 的流失，是随便打的 {lift} 倍；只看到期时间找到 {rule}。",
    en: "Calling the first {share}, the model finds {captured} of the losses, {lift} times as many as at random; recency alone finds {rule}."
  },
  calibration_title: {
    zh: "说多少就是多少吗？模型说平均 {foretold}，实际 {happened}；校准斜率 {slope}（1 为正好）。",
    en: "Does it happen as foretold? On average {foretold} was foretold and {happened} happened; calibration slope {slope} (1 is right)."
  },
  calibration_subtitle: {
    zh: "按预测概率分成约十组，横轴为预测的平均，纵轴为实际流失的比例，%；n={n} 台车，较晚的时点；线为 95% 区间；Brier 分 {brier}，只用总比例是 {brier_share}",
    en: "About ten groups by foretold probability: mean foretold across, share lost upwards, per cent; n={n} vehicles at a later landmark; lines: 95 % intervals; Brier score {brier}, {brier_share} for the share alone"
  },
  calibration_axis: {zh: "预测，%", en: "foretold, per cent"},
  calibration_measure: {zh: "实际", en: "happened"},
  calibration_own: {zh: "每组的实际比例", en: "share that happened in each group"},
  effect_none: {
    zh: "还没有用过的名单。导出名单，打完以后把导出的 CSV 原样放进提取文件夹再建站；名单日期满 {days} 天后，这里给出打电话的效果：安排联系的与随机留出的相比，多来了多少，多带来多少毛利，都带区间。",
    en: "No list has been worked yet. Export one, and once it is worked put the CSV among the extracts as it is; {days} days after it was drawn the effect of calling stands here: those to be called less those set aside, in visits and in profit, with intervals."
  },
  effect_early: {
    zh: "名单已经放回，但满 {days} 天的客户还太少，暂不给出效果。",
    en: "Lists were put back, but too few customers are {days} days past them to say what calling did."
  },
  effect_title: {
    zh: "打电话让到店率变化 {points}（{range}）：名单以后 {days} 天内，安排联系的 {called} 来了，随机留出的 {held}。",
    en: "Calling changed the share that came by {points} ({range}): within {days} days {called} of those to be called came, and {held} of those set aside."
  },
  effect_unclear: {
    zh: "还看不出打电话有没有用：名单以后 {days} 天内，安排联系的 {called} 来了，随机留出的 {held}，相差 {points}（{range}）。",
    en: "It cannot be told yet whether calling helps: within {days} days {called} of those to be called came, and {held} of those set aside, a difference of {points} ({range})."
  },
  effect_saving: {
    zh: "按安排联系的 {called} 人次算，多带来毛利 {saving}（95% 区间 {range}）。没有打通的也算在内。",
    en: "Over the {called} who were to be called this is {saving} of profit more (95 % interval {range}), those not reached included."
  },
  effect_caption: {
    zh: "用过的名单：名单以后 {days} 天内到店（按原来的安排算，不看有没有打通）",
    en: "Worked lists: came within {days} days, by what was meant, whoever was reached"
  },
  effect_all: {zh: "全部名单", en: "all lists"},
  effect_reached: {zh: "接通", en: "Reached"},
  effect_came: {zh: "其后到店", en: "Came"},
  foretold: {zh: "预测", en: "Foretold"},
  happened: {zh: "实际", en: "Happened"},
  called: {zh: "打了", en: "Called"},
  found: {zh: "找到", en: "Found"}
});
