import {messages} from "./message.js";

/** The search over the pages of the site. */
export const searchWords = messages({
  open: {zh: "搜索", en: "Search"},
  open_hint: {zh: "搜索本站（Ctrl+K）", en: "Search this site (Ctrl+K)"},
  title: {zh: "搜索本站", en: "Search this site"},
  placeholder: {zh: "例如：回厂率、满意度、象限", en: "such as: retention, satisfied, NPS"},
  close: {zh: "关闭搜索", en: "Close the search"},
  found: {zh: "找到 {count} 处，在 {pages} 个页面", en: "{count} places on {pages} pages"},
  none: {
    zh: "没有找到“{query}”。换一个更短的词试试。",
    en: "Nothing found for “{query}”. Try a shorter word."
  },
  loading: {zh: "正在载入索引", en: "Loading the index"},
  failed: {
    zh: "索引没有载入，请检查网络后重试。",
    en: "The index did not load; check the network and try again."
  }
});
