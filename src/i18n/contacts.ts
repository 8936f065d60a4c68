import {messages} from "./message.js";

/** The nine practices of looking after customers (S1), and what the extracts tell of each. */
export const practiceNames = messages({
  file: {zh: "一、建客户档案", en: "1 a customer file"},
  needs: {zh: "二、诊断需求", en: "2 diagnose needs"},
  channels: {zh: "三、多种渠道", en: "3 several channels"},
  same_advisor: {zh: "四、个人服务品牌", en: "4 a personal service brand"},
  easy: {zh: "五、容易找到", en: "5 easy to reach"},
  reminded: {zh: "六、提醒记录", en: "6 a reminder log"},
  pictures: {zh: "七、图片", en: "7 pictures"},
  rework: {
    zh: "八、救援、理赔、维修做到最好",
    en: "8 the best service in rescue, claims and repair"
  },
  referred: {zh: "九、牵线搭桥", en: "9 a go-between"}
});

export const practiceMeasures = messages({
  file: {zh: "档案的 13 项里已填的", en: "of 13 fields of the file, filled"},
  needs: {zh: "到店时有建议而客户没做的项目", en: "visits with work advised and declined"},
  channels: {zh: "用得最多的渠道占全部联系", en: "contacts by the channel used most"},
  same_advisor: {
    zh: "到店由上次同一位服务顾问接待",
    en: "visits with the advisor of the time before"
  },
  easy: {zh: "预约后到店", en: "visits by appointment"},
  reminded: {zh: "到期前后一个月内有提醒", en: "due services with a reminder a month around"},
  pictures: {zh: "DMS 里看不到，请现场看", en: "not in a DMS: look on the spot"},
  rework: {zh: "到店含返修（越低越好）", en: "visits with rework (the lower the better)"},
  referred: {zh: "卖给老客户介绍来的", en: "sales to referred customers"}
});

export const contactWords = messages({
  answer: {
    zh: "{period}联系了 {attempts} 次，{reached} 接通；联系后 {days} 天内到店的有 {success}。联系得最多的客户里，有 {often} 位一年被联系了 {most} 次以上。",
    en: "{attempts} contacts in the {period}, {reached} reached; {success} were followed by a visit within {days} days. {often} customers were contacted {most} times or more in a year."
  },
  none: {zh: "期间内没有联系记录。", en: "No contacts in the period."},
  tile_refused: {zh: "拒绝", en: "refused"},
  tile_wrong: {zh: "空错号", en: "wrong number"},
  tile_often: {
    zh: "一年被联系 {most} 次以上的客户",
    en: "contacted {most} times or more in a year"
  },
  types_title: {
    zh: "联系后来得最多的是{best}（{share}），最少的是{worst}（{low}）；各种目的的时机不同，不能当成效果来排名。",
    en: "Most came after {best} ({share}), fewest after {worst} ({low}); purposes differ in their timing and are no ranking of effects."
  },
  types_none: {zh: "联系太少，还不能按目的比较。", en: "Too few contacts to compare by purpose."},
  types_subtitle: {
    zh: "联系后 {days} 天内（4 小时以后）到店，%，{period}；n={n} 次已满 {days} 天的联系；线为 95% 区间，按客户聚类",
    en: "A visit later than 4 hours and within {days} days of the contact, per cent, {period}; n={n} contacts {days} days old; lines: 95 % intervals, clustered by customer"
  },
  results_caption: {
    zh: "按目的与结果，{period}；到店只算已满 {days} 天的联系",
    en: "By purpose and result, {period}; visits of contacts {days} days old"
  },
  channels_caption: {zh: "按渠道，{period}", en: "By channel, {period}"},
  results_note: {
    zh: "服务到期提醒：接通 {reached}（{reached_range}），没接通 {missed}（{missed_range}），相差 {points}（{range}）。两组人本来就可能不同。",
    en: "Reminders of a due service: reached {reached} ({reached_range}), not reached {missed} ({missed_range}), a difference of {points} ({range}). The two groups may differ in any case."
  },
  purpose: {zh: "目的", en: "Purpose"},
  channel: {zh: "渠道", en: "Channel"},
  result: {zh: "结果", en: "Result"},
  attempts: {zh: "次数", en: "Contacts"},
  success: {zh: "其后到店", en: "Came after"},
  interval: {zh: "95% 区间", en: "95 % interval"},
  reached: {zh: "接通", en: "Reached"},
  booked: {zh: "约成", en: "Booked"},
  refused: {zh: "拒绝", en: "Refused"},
  wrong: {zh: "空错号", en: "Wrong number"},
  load_title: {
    zh: "{customers} 位客户在 12 个月里被联系过，其中 {often} 位在 {most} 次以上。",
    en: "{customers} customers were contacted within 12 months, {often} of them {most} times or more."
  },
  load_caption: {
    zh: "客户按 12 个月内被联系的次数（每次尝试都算）",
    en: "Customers by contacts in 12 months (every attempt counts)"
  },
  load_times: {zh: "{count} 次", en: "{count}"},
  load_most: {zh: "{count} 次以上", en: "{count} or more"},
  times: {zh: "联系次数", en: "Contacts"},
  customers: {zh: "客户", en: "Customers"},
  practices_caption: {
    zh: "照顾客户的九种做法（S1）与提取文件里看得到的数，{period}",
    en: "Nine practices of looking after customers (S1) and what the extracts tell, {period}"
  },
  practice: {zh: "做法", en: "Practice"},
  measure: {zh: "看得到的", en: "What can be seen"},
  value: {zh: "数", en: "Value"},
  n: {zh: "n", en: "n"}
});
