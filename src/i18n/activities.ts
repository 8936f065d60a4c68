import {messages} from "./message.js";

/** The exercise: the shop's own satisfaction activities on the quadrant. */
export const activityWords = messages({
  name: {zh: "活动", en: "Activity"},
  name_hint: {zh: "例如：交车前洗车", en: "such as: wash before hand-over"},
  serves: {zh: "服务于哪一项", en: "Serves"},
  own_place: {zh: "自行判断位置", en: "a place of its own"},
  elsewhere: {zh: "（不在这份问卷里）", en: "(not in this questionnaire)"},
  importance: {zh: "重要性，%", en: "Importance, %"},
  performance: {zh: "表现，级", en: "Performance, level"},
  cost: {zh: "每月费用，元（可不填）", en: "Cost a month, yuan (optional)"},
  field: {zh: "所在象限", en: "Quadrant"},
  remove: {zh: "删除“{name}”", en: "Remove “{name}”"},
  remove_short: {zh: "删除", en: "Remove"},
  add: {zh: "加入", en: "Add"},
  undo: {zh: "撤销", en: "Undo"},
  save_json: {zh: "存为文件（JSON）", en: "Save (JSON)"},
  save_csv: {zh: "存为表格（CSV）", en: "Save (CSV)"},
  open: {zh: "读入文件", en: "Open a file"},
  print: {zh: "打印", en: "Print"},
  caption: {zh: "本店的满意度活动", en: "The shop's satisfaction activities"},
  none: {
    zh: "还没有活动。写下本店正在做的满意度工作，选它服务于哪一项，它就会出现在图上；也可以在图上拖动编号改变位置。",
    en: "No activities yet. Write down what the shop does for satisfaction and choose what it serves; it then appears in the chart, where its number can be dragged."
  },
  misdirected: {
    zh: "{count} 项活动里有 {wasted} 项用在不太重要的地方：{names}。",
    en: "{wasted} of {count} activities go where it counts less: {names}."
  },
  well_directed: {
    zh: "{count} 项活动都用在重要的项目上。",
    en: "All {count} activities serve what is important."
  },
  cost_misdirected: {
    zh: "填了费用的活动每月共 {total}，其中 {wasted} 花在不太重要的地方。",
    en: "Those with a cost add up to {total} a month, of which {wasted} goes where it counts less."
  },
  uncovered: {
    zh: "“重点改进”里还没有任何活动的：{items}。",
    en: "In “concentrate here” without any activity: {items}."
  },
  unplaced: {
    zh: "另有 {count} 项活动服务于别的问卷里的项目，没有画在这张图上。",
    en: "{count} more serve items of other questionnaires and are not in this chart."
  },
  private: {
    zh: "这些活动只存在这个浏览器里，不会传到任何地方。",
    en: "These activities are kept in this browser only and go nowhere."
  },
  not_kept: {
    zh: "这个浏览器不允许保存，关闭页面后活动会消失；请存为文件。",
    en: "This browser keeps nothing: the activities are gone when the page closes. Save them as a file."
  },
  opened: {
    zh: "已读入 {count} 项活动，替换了原来的；可以撤销。",
    en: "{count} activities opened in place of the former ones; this can be undone."
  },
  unreadable: {
    zh: "{file}：读不出活动。需要本页存出的 JSON，或有“{name}”一列的 CSV。",
    en: "{file}: no activities found. It takes a JSON saved here, or a CSV with a column “{name}”."
  },
  item_key: {zh: "项目编号", en: "Item"},
  questionnaire: {zh: "问卷编号", en: "Questionnaire"},
  touchpoint: {zh: "触点编号", en: "Touchpoint"},
  number: {zh: "编号", en: "No."}
});
