import {messages} from "./message.js";

/** What the commands that build, serve and preview the site say to the analyst. */
export const siteBuildMessages = messages({
  waiting: {
    zh: "另一个构建正在进行（进程 {holder}），等它结束后继续。",
    en: "another build is running (process {holder}); this one goes on when it ends."
  },
  finishedEarlier: {
    zh: "上次构建在发布时中断，现已补完。",
    en: "an earlier build was interrupted while publishing; that is now completed."
  },
  sampleData: {
    zh: "data/extracts 中没有文件，使用随附的示例数据。",
    en: "data/extracts holds no files: building from the sample extracts."
  },
  dataUnchanged: {
    zh: "数据与加载程序均未变化，沿用上次的计算结果。",
    en: "data and loaders are unchanged: the marts of the last build are used again."
  },
  dataChanged: {zh: "正在读取并计算数据。", en: "reading the extracts and computing the marts."},
  built: {
    zh: "网站已生成：{output}（{pages} 页，{stored} MB，压缩后传输 {sent} MB，用时 {seconds} 秒）。",
    en: "site built: {output} ({pages} pages, {stored} MB, {sent} MB as sent, {seconds} s)."
  },
  upToDate: {
    zh: "网站已是最新：{output}。",
    en: "the site is up to date: {output}."
  },
  failed: {
    zh: "构建失败，原有网站未改动：",
    en: "the build failed; the site published before is untouched:"
  },
  loaderFailed: {
    zh: "数据处理中止，原因见上文。",
    en: "the data pipeline stopped; its message is above."
  },
  diskFull: {
    zh: "磁盘空间不足，请腾出空间后重新构建。",
    en: "the disk is full; free some space and build again."
  },
  inputsChanged: {
    zh: "构建期间输入文件发生了变化；请在文件复制完成后重新构建。",
    en: "input files changed while the site was being built; build again when they are complete."
  },
  andMore: {zh: "……另有 {count} 处。", en: "… and {count} more."},
  serving: {
    zh: "网站地址：{url}（按 Ctrl+C 结束）",
    en: "the site is at {url} (Ctrl+C stops it)"
  },
  previewing: {
    zh: "预览地址：{url}；修改页面、程序或数据后自动更新（按 Ctrl+C 结束）",
    en: "preview at {url}; it follows changes to pages, code and data (Ctrl+C stops it)"
  },
  inputsNoticed: {
    zh: "输入有变化，正在重新计算数据。",
    en: "inputs changed: the marts are computed again."
  },
  badOption: {
    zh: "{option}：{value} 无效，应为 {expected}。",
    en: "{option}: {value} is not valid, expected {expected}."
  }
});

/** Why a built site is not published. */
export const findingMessages = messages({
  "missing page": {zh: "缺少页面", en: "page missing"},
  "error on page": {zh: "页面含错误", en: "page shows an error"},
  "foreign resource": {zh: "引用了外部资源", en: "resource of another host"},
  "missing resource": {zh: "引用的文件不存在", en: "file referred to is missing"},
  "inline handler": {zh: "含内联事件处理代码", en: "inline event handler"},
  "no policy": {zh: "缺少内容安全策略", en: "no content security policy"},
  "unexpected file": {zh: "不应发布的文件", en: "file that should not be published"},
  "local path": {zh: "含本机路径", en: "path of this machine"},
  identifier: {zh: "含个人标识信息", en: "personal identifier"}
});
