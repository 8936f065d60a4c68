import {messages} from "./message.js";

/** The frame around every page: strip, filter bar, progress, failures, foot. */
export const frame = messages({
  menu: {zh: "目录", en: "Menu"},
  toggle_menu: {zh: "打开或收起目录", en: "show or hide the menu"},
  skip: {zh: "跳到正文", en: "Skip to the content"},
  no_script: {
    zh: "浏览器没有运行 JavaScript，所以本页没有图和数，只有文字。请允许本站运行 JavaScript 后刷新。",
    en: "JavaScript does not run here, so that this page has its text but no charts and no figures. Allow it for this site and reload."
  },
  sample_banner: {
    zh: "示例数据：门店与客户均为虚构",
    en: "Sample data: dealers and customers are invented"
  },
  filters: {zh: "筛选", en: "Filters"},
  change_filters: {zh: "修改", en: "Change"},
  close_filters: {zh: "收起", en: "Close"},
  reset: {zh: "清除筛选", en: "Reset"},
  dealer: {zh: "门店", en: "Dealer"},
  all_dealers: {zh: "全部门店", en: "all dealers"},
  dealer_count: {zh: "{count} 家门店", en: "{count} dealers"},
  model: {zh: "车系", en: "Model"},
  all_models: {zh: "全部车系", en: "all models"},
  model_count: {zh: "{count} 个车系", en: "{count} models"},
  from: {zh: "从", en: "From"},
  to: {zh: "到", en: "To"},
  from_start: {zh: "最早", en: "the beginning"},
  to_end: {zh: "最近", en: "the latest"},
  stale_option: {zh: "数据较旧", en: "older data"},
  status_all: {zh: "未筛选：{period}，{dealers}。", en: "Not filtered: {period}, {dealers}."},
  status_filtered: {zh: "当前：{filters}。", en: "Now: {filters}."},
  stale_note: {
    zh: "{dealer}的数据只到{as_of}，比最新的门店早 {days} 天以上；其状态按自己的截止日计算。",
    en: "The data of {dealer} end on {as_of}, more than {days} days before the newest; its states are as of its own end."
  },
  list_separator: {zh: "；", en: "; "}
});

/** How the page is shown. */
export const displayWords = messages({
  print: {zh: "打印本页", en: "Print this page"},
  projector: {zh: "投影视图", en: "Projector view"},
  leave_projector: {zh: "退出投影视图", en: "Leave the projector view"},
  theme: {zh: "外观", en: "Theme"},
  auto: {zh: "跟随系统", en: "as the system"},
  light: {zh: "浅色", en: "light"},
  dark: {zh: "深色", en: "dark"}
});

export const engineWords = messages({
  downloading: {zh: "正在下载计算引擎与数据", en: "Downloading the engine and the data"},
  starting: {zh: "正在启动计算引擎", en: "Starting the engine"},
  loading: {zh: "正在载入数据", en: "Loading the data"},
  bytes: {zh: "{loaded} / {total}", en: "{loaded} of {total}"},
  failed_title: {zh: "这次没有算出来", en: "This could not be computed"},
  shows_default: {
    zh: "页面已回到默认视图，下面的数没有按刚才的选择计算。",
    en: "The page is back at its default view; the figures below do not follow your last choice."
  },
  shows_last: {
    zh: "没有算出来的部分留空，或仍是上一次的结果，请勿引用。",
    en: "What could not be computed is blank or still the last result: do not quote it."
  },
  retry: {zh: "重试", en: "Try again"},
  proceed: {zh: "仍然计算", en: "Compute all the same"},
  filters_off: {zh: "筛选已停用。{reason}", en: "The filters are off. {reason}"},
  wasm_missing: {
    zh: "这个浏览器不支持 WebAssembly，不能按筛选条件重新计算；默认的结果仍可查看。请换用较新的浏览器。",
    en: "This browser has no WebAssembly, so that filters cannot be computed; the default results remain. Please use a newer browser."
  },
  decompression_missing: {
    zh: "这个浏览器太旧，不能解压计算引擎；默认的结果仍可查看。请更新浏览器（Chrome 或 Edge 103、Safari 16.4、Firefox 113 以上）。",
    en: "This browser is too old to unpack the engine; the default results remain. Please update it (Chrome or Edge 103, Safari 16.4, Firefox 113 or later)."
  },
  out_of_memory: {
    zh: "内存不够。请关闭其他页面，或缩小筛选范围后重试。",
    en: "Out of memory. Close other pages or narrow the filters, then try again."
  },
  memory_short: {
    zh: "这次计算大约要用 {needed} 内存，而这台设备大概只能给本页 {budget}；继续的话，可能很慢，页面也可能被浏览器重新载入。",
    en: "This takes about {needed} of memory, while this device can probably spare {budget}; it may be slow, or the browser may reload the page."
  },
  download_failed: {
    zh: "数据没有下载完整，可能是网络中断。",
    en: "The data did not arrive whole; the network may have been interrupted."
  },
  query_failed: {
    zh: "计算出错。如重试后仍然如此，请把当前网址发给数据维护人员。",
    en: "The computation failed. If it does so again, send this page's address to whoever maintains the data."
  }
});

export const footerWords = messages({
  period: {zh: "数据期间：{from} 至 {to}", en: "Data from {from} to {to}"},
  no_period: {zh: "数据中没有日期", en: "The data carry no dates"},
  as_of: {zh: "{dealer}：截至{as_of}", en: "{dealer}: as of {as_of}"},
  as_of_unknown: {zh: "{dealer}：截止日不详", en: "{dealer}: as-of unknown"},
  stale: {zh: "（较旧）", en: " (older)"},
  built: {
    zh: "{built} 由 {count} 个数据文件生成，指纹 {fingerprint}",
    en: "Built on {built} from {count} extracts, fingerprint {fingerprint}"
  },
  sample: {zh: "示例数据", en: "sample data"},
  gates: {
    zh: "生成时放行的检查：{gates}",
    en: "Checks let pass in this build: {gates}"
  },
  privacy: {
    zh: "本站为内部使用：客户只以编号出现，但仍属个人信息，请勿外传。",
    en: "For internal use: customers appear by key only, which is still personal data."
  }
});

export const pictureWords = messages({
  rows_left: {zh: "另有 {count} 行见数据表", en: "{count} more rows in the table"},
  trend: {
    zh: "最近一个完整月：{last}；最高：{highest}；最低：{lowest}。",
    en: "Last full month: {last}; highest: {highest}; lowest: {lowest}."
  },
  table: {zh: "看数据表", en: "The table behind it"},
  definition: {zh: "指标定义", en: "Definition"}
});

export const exportMenuWords = messages({
  menu: {zh: "导出", en: "Export"},
  table: {zh: "导出 CSV", en: "Export CSV"},
  svg: {zh: "图 SVG", en: "Picture SVG"},
  png: {zh: "图 PNG", en: "Picture PNG"},
  csv: {zh: "数据 CSV", en: "Data CSV"},
  not_current: {
    zh: "页面上的数还没有按现在的筛选算完，请稍后再导出。",
    en: "The page does not yet show what its filters say; export once it does."
  },
  failed: {zh: "没有导出成功，请刷新页面后重试。", en: "The export failed; reload and try again."}
});

export const missingWords = messages({
  title: {zh: "缺少数据：{sources}", en: "Missing: {sources}"},
  how: {
    zh: "从 DMS 导出下面的表（文件名不限，xls、xlsx 或 csv），放进 data/extracts 后重新生成网站，这里就会出现结果。",
    en: "Export these tables from the DMS (any file name; xls, xlsx or csv), put them into data/extracts and build again; the result then appears here."
  },
  brief: {zh: "缺少数据：{sources}。", en: "Missing: {sources}."},
  requirement: {
    zh: "{source}：至少要有{fields}",
    en: "{source}: at least {fields}"
  }
});
