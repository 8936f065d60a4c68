import {messages} from "./message.js";

/** What `npm run sample` says while it writes. */
export const sampleMessages = messages({
  progress: {
    zh: "客户 {customers}/{all}，已写 {rows} 行，每秒 {speed} 行",
    en: "{customers} of {all} customers, {rows} rows written, {speed} rows a second"
  },
  folderInUse: {
    zh: "{folder}：文件夹不是空的，也不是以前生成的样例；请换一个文件夹或先清空它",
    en: "{folder}: not empty, and not from an earlier run; name another folder or empty it first"
  },
  done: {
    zh: "已写入 {folder}：{files} 个文件，{rows} 行，截至 {end}；用时 {seconds} 秒，每秒 {speed} 行",
    en: "{folder}: {files} files, {rows} rows up to {end}, in {seconds} s, {speed} rows a second"
  }
});
