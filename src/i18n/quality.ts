import {messages} from "./message.js";

export const qualityWords = messages({
  answer: {
    zh: "从 {files} 个文件读入 {read} 行，{accepted} 被采用，{merged} 是重复行已合并，{excluded} 按规则不计入，{refused} 行被拒收；每张表读入与去向逐行对得上。",
    en: "Of {read} rows in {files} files {accepted} were accepted, {merged} merged as duplicates, {excluded} left out by rule and {refused} rows refused; for every table the rows add up."
  },
  answer_open: {
    zh: "从 {files} 个文件读入 {read} 行，但有 {tables} 对不上：读入的行数不等于各去向之和，请先查明再使用本站数字。",
    en: "{read} rows were read from {files} files, but {tables} do not add up: rows read differ from what became of them; find out why before using any figure."
  },
  answer_empty: {
    zh: "本次没有读入任何行。",
    en: "No rows were read in this build."
  },
  read: {zh: "读入", en: "Read"},
  accepted: {zh: "采用", en: "Accepted"},
  merged: {zh: "合并", en: "Merged"},
  excluded: {zh: "不计入", en: "Left out"},
  refused: {zh: "拒收", en: "Refused"},
  read_note: {zh: "各表数据行", en: "rows of all tables"},
  accepted_note: {zh: "进入统计", en: "are counted"},
  merged_note: {zh: "同一行导出了多次", en: "the same row exported twice"},
  excluded_note: {zh: "内部、红冲、PDI 等", en: "internal, reversed, pre-delivery, …"},
  refused_note: {zh: "缺必填或值不合理", en: "without a required value or with an impossible one"},
  table: {zh: "数据表", en: "Table"},
  parts: {zh: "构成", en: "Parts"},
  all_tables: {zh: "合计", en: "All tables"},
  balance_caption: {
    zh: "每张表：读入 = 采用 + 合并 + 不计入 + 拒收（行）",
    en: "Each table: read = accepted + merged + left out + refused (rows)"
  },
  bar: {
    zh: "采用 {accepted}，合并 {merged}，不计入 {excluded}，拒收 {refused}",
    en: "accepted {accepted}, merged {merged}, left out {excluded}, refused {refused}"
  },
  reason: {zh: "原因", en: "Reason"},
  remedy: {zh: "怎么办", en: "What to do"},
  tables: {zh: "在哪些表", en: "In which tables"},
  rows: {zh: "行数", en: "Rows"},
  dealer: {zh: "门店", en: "Dealer"},
  refused_caption: {zh: "被拒收的行，按原因", en: "Rows refused, by reason"},
  excluded_caption: {zh: "按规则不计入的行，按原因", en: "Rows left out by rule, by reason"},
  warned_caption: {
    zh: "已采用、但值得留意的行，按原因",
    en: "Rows accepted but worth a look, by reason"
  },
  other_caption: {
    zh: "不是数据的行（标题、合计、空行等）",
    en: "Rows that are no data (titles, totals, blanks)"
  },
  none: {zh: "{caption}：没有。", en: "{caption}: none."},
  dealers_caption: {zh: "各门店的数据期间", en: "Data of each dealer"},
  from: {zh: "数据开始", en: "From"},
  as_of: {zh: "截止日", en: "As of"},
  freshness: {zh: "时效", en: "Freshness"},
  fresh: {zh: "与最新的门店同步", en: "as new as the newest"},
  stale: {zh: "比最新的门店早 {days} 天", en: "{days} days behind the newest"},
  unknown: {zh: "不详", en: "unknown"},
  no_gates: {
    zh: "所有检查均正常通过，没有放行任何一项。",
    en: "All checks passed; none was let pass."
  },
  gates: {
    zh: "以下检查没有通过，但在生成时被明确放行：{gates}。引用本站数字时请一并说明。",
    en: "These checks failed and were let pass on purpose: {gates}. Say so when you quote a figure."
  },
  warnings_caption: {zh: "生成时的其他提醒", en: "Other warnings of the build"},
  warning: {zh: "提醒", en: "Warning"},
  count: {zh: "次数", en: "Count"},
  persons: {
    zh: "发布的数据涉及 {persons} 人，只以编号出现；达到 {warn} 人时生成会提醒，达到 {stop} 人时会停下，确认后才能放行。",
    en: "The published data are about {persons} persons, who appear by key only; the build warns at {warn} and stops at {stop} unless that is acknowledged."
  },
  k: {
    zh: "其中 {persons} 位是客户（其余是潜客）。把客户按门店、性别、年龄段、城市、车系分组，共 {classes} 组：最小的一组 {smallest} 人，{below} 人（{share}）所在的组不足 {limit} 人。",
    en: "{persons} of them are customers, the others prospects. By dealer, gender, age band, city and model series the customers fall into {classes} classes: the smallest has {smallest}, and {below} persons ({share}) are in classes below {limit}."
  },
  k_means: {
    zh: "这说明：熟人只要知道某位客户的这五项，就可能在不足 {limit} 人的组里认出他的那一行，看到他的到店、消费和评价。",
    en: "What it means: whoever knows these five things about a customer in a class below {limit} may recognise the row, and with it visits, spending and answers."
  },
  k_means_not: {
    zh: "这不说明：组里人多就认不出。到店日期、里程和金额本身也能认人，所以本站不是匿名数据，仍按个人信息管理，放在访问控制之后。",
    en: "What it does not mean: that nobody in a larger class can be recognised. Dates of visits, mileage and amounts tell persons apart as well, so the site is not anonymous: it remains personal data, behind access control."
  },
  changes_of: {
    zh: "上一份数据是 {before} 生成的（指纹 {before_fingerprint}），现在是 {after} 的（指纹 {after_fingerprint}）。数据换了，数字就会动：期间往后移、旧行被更正、少了或多了一家门店的文件，都可能是原因；先弄清原因，再当作经营的变化。",
    en: "The data before were built on {before} (fingerprint {before_fingerprint}), these on {after} (fingerprint {after_fingerprint}). New data move figures: the period goes on, rows are corrected, a dealer's files come or go; find out which before taking a difference for one of the business."
  },
  changes_none: {
    zh: "没有更早的、数据不同的一次生成可比。",
    en: "No earlier build with other data is known."
  },
  changes_caption: {
    zh: "数据更换前后的主要指标（不筛选）",
    en: "Headline figures before and after the data changed (no filters)"
  },
  figure: {zh: "指标", en: "Figure"},
  figure_before: {zh: "之前", en: "Before"},
  figure_after: {zh: "现在", en: "After"},
  figure_change: {zh: "变化", en: "Change"}
});

/** Checks that a build can be told to let pass, by the name they have in ACCEPT_GATES. */
export const gateNames = messages({
  unreadable_file: {zh: "有文件读不出来", en: "a file that cannot be read"},
  truncated_sheet: {zh: "工作表被截断", en: "a sheet that was cut off"},
  unrecognised_file: {zh: "有文件认不出是哪张表", en: "a file that is not recognised"},
  missing_column: {zh: "缺少必填列", en: "a required column is missing"},
  ambiguous_table: {zh: "有文件像不止一张表", en: "a file that could be several tables"},
  ambiguous_dialect: {zh: "有文件像不止一种 DMS", en: "a file that fits several DMS dialects"},
  ambiguous_versions: {
    zh: "同一天的导出互相矛盾",
    en: "exports of one day that contradict each other"
  },
  wrong_label: {zh: "列名与内容不符", en: "a column whose label does not fit its content"},
  missing_dealer: {zh: "不知道属于哪家门店", en: "a file of an unknown dealer"},
  control_total: {zh: "合计行与明细不符", en: "a control total that is off"},
  refused_share: {zh: "拒收的行超过百分之五", en: "more than 5 % of a table refused"},
  no_behaviour: {
    zh: "没有工单、销售订单或答卷",
    en: "neither repair orders nor sales orders nor responses"
  },
  empty_folder: {zh: "没有可读取的文件", en: "no files to read"},
  persons: {zh: "涉及的人数超过上限", en: "more persons than the limit"}
});
