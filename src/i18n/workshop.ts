import {messages} from "./message.js";

/** The exercise in which a group draws its own curve. */
export const workshopWords = messages({
  store: {zh: "本店叫什么", en: "Our store"},
  rival: {zh: "主要竞品", en: "Main rival"},
  default_store: {zh: "本店", en: "our store"},
  default_rival: {zh: "主要竞品", en: "main rival"},
  undo: {zh: "撤销", en: "Undo"},
  redo: {zh: "重做", en: "Redo"},
  add: {zh: "加一个触点", en: "Add a touchpoint"},
  new_label: {zh: "新触点", en: "new touchpoint"},
  clear: {zh: "重新画", en: "Start again"},
  save: {zh: "存成文件", en: "Save as a file"},
  open: {zh: "打开文件", en: "Open a file"},
  print: {zh: "打印一页", en: "Print one page"},
  reveal: {zh: "揭晓：数据里的曲线", en: "Reveal: the curve in the data"},
  conceal: {zh: "收起数据里的曲线", en: "Hide the curve in the data"},
  tools: {zh: "工具", en: "Tools"},
  hint: {
    zh: "拖动圆点到小组认为的位置，或在下面的表里填 1–5；键盘：Tab 选点，上下键移动 0.1 级。蓝线是本店，橙线是主要竞品，空心点还没有放。",
    en: "Drag each dot to where the group believes it is, or type 1 to 5 in the table below; keyboard: Tab to a dot, arrow keys move it by 0.1. Blue is the own store, orange the main rival; hollow dots are not placed yet."
  },
  kept: {
    zh: "画的内容只存在这台电脑的这个浏览器里，不会传到任何地方。",
    en: "What is drawn stays in this browser on this machine; nothing is sent anywhere."
  },
  not_kept: {
    zh: "这个浏览器不允许保存，关掉页面就没有了；请存成文件。",
    en: "This browser does not allow keeping it: it is gone when the page is closed; save it as a file."
  },
  not_read: {
    zh: "“{file}”不是本页存出的情感曲线文件，没有打开；画的内容没有变。",
    en: "“{file}” is not an emotion curve saved by this page and was not opened; the drawing is unchanged."
  },
  opened: {zh: "已打开“{file}”。", en: "Opened “{file}”."},
  cleared: {zh: "已重新开始；可以撤销。", en: "Started again; this can be undone."},
  grip: {zh: "{line}，{touchpoint}", en: "{line}, {touchpoint}"},
  grip_value: {zh: "{value} 级，{level}", en: "{value} levels, {level}"},
  grip_unplaced: {zh: "还没有放", en: "not placed yet"},
  subtitle: {
    zh: "小组所画，五级（1 很差 – 5 很好）；◎ 为要争的节点",
    en: "As drawn by the group, five levels (1 very poor to 5 very good); ◎ marks nodes to win"
  },
  subtitle_revealed: {
    zh: "虚线为小组所画，实线为数据（{n} 份答卷，竖线为 95% 区间）；◎ 为要争的节点",
    en: "Dashed: as drawn by the group; solid: the data ({n} responses; whiskers: 95 % interval); ◎ marks nodes to win"
  },
  target: {zh: "◎ 要争", en: "◎ to win"},
  data_own: {zh: "{store}（数据）", en: "{store} (data)"},
  data_rival: {zh: "{rival}（数据）", en: "{rival} (data)"},
  table: {zh: "触点、位置与措施", en: "Touchpoints, places and measures"},
  touchpoint: {zh: "触点", en: "Touchpoint"},
  own_place: {zh: "本店", en: "Own"},
  rival_place: {zh: "竞品", en: "Rival"},
  is_target: {zh: "要争", en: "To win"},
  measure: {zh: "一条措施", en: "One measure"},
  order: {zh: "顺序", en: "Order"},
  up: {zh: "{touchpoint}提前一位", en: "move {touchpoint} up"},
  down: {zh: "{touchpoint}推后一位", en: "move {touchpoint} down"},
  remove: {zh: "删去{touchpoint}", en: "remove {touchpoint}"},
  field: {zh: "{touchpoint}：{field}", en: "{touchpoint}: {field}"},
  differences: {zh: "想的和数据差在哪里", en: "Where belief and data differ"},
  compared: {
    zh: "{count} 个触点可以对照：{over} 个想得比数据好，{under} 个想得比数据差，{same} 个相符（在数据的误差范围内）。",
    en: "{count} touchpoints can be compared: {over} believed better than the data say, {under} worse, {same} as they are (within the data's margin of error)."
  },
  nothing_compared: {
    zh: "还没有可以对照的触点：先把本店的点放好；数据里没有问到的触点无法对照。",
    en: "Nothing to compare yet: place the own store's dots first; touchpoints that the data do not ask about cannot be compared."
  },
  believed: {zh: "小组所画", en: "Believed"},
  measured: {zh: "数据", en: "Data"},
  difference: {zh: "差（级）", en: "Difference (levels)"},
  verdict: {zh: "对照", en: "Verdict"},
  over: {zh: "想得太好", en: "believed too good"},
  under: {zh: "想得太差", en: "believed too bad"},
  same: {zh: "相符", en: "as it is"},
  unknown: {zh: "数据里没有", en: "not in the data"},
  chosen: {zh: "小组选的节点", en: "The group's nodes"},
  title: {
    zh: "{store}的情感曲线：要争 {count} 个节点",
    en: "Emotion curve of {store}: {count} nodes to win"
  },
  file_name: {zh: "情感曲线-{store}", en: "emotion-curve-{store}"}
});
