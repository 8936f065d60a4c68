import {messages} from "./message.js";

/** What the pipeline says between reading and publishing. */
export const pipelineMessages = messages({
  conforming: {
    zh: "合并客户与车辆，计算各表",
    en: "merging customers and vehicles, computing tables"
  },
  waiting: {
    zh: "另一个构建（进程 {holder}）正在使用同一私密文件夹，等待其结束…",
    en: "another build (process {holder}) uses the same private folder; waiting for it…"
  },
  publishing: {zh: "写出并检查发布的表", en: "writing and checking the published tables"},
  done: {
    zh: "完成：{customers} 位客户、{vehicles} 辆车、{visits} 次到店，共 {megabytes} MB，用时 {seconds} 秒。",
    en: "done: {customers} customers, {vehicles} vehicles, {visits} visits, {megabytes} MB in {seconds} s."
  },
  newKeyTable: {
    zh: "注意：{folder} 中没有编号对照表，所有客户和车辆将获得新编号。如果以前构建过，说明对照表已丢失：旧名单无法再对应，请先从备份恢复 keys.parquet。",
    en: "NOTE: there is no key table in {folder}: all customers and vehicles get new keys. If a site was built before, the table is lost and older lists can no longer be matched: restore keys.parquet from a copy first."
  },
  personsWarn: {
    zh: "注意：发布的表涉及 {persons} 人，接近 {limit} 人。超过后属于重要数据（《汽车数据安全管理若干规定》），须另行报备。",
    en: "NOTE: the published tables concern {persons} persons, close to {limit}. Above that they are important data under Chinese rules for automotive data, with duties of their own."
  },
  personsStop: {
    zh: "发布的表涉及 {persons} 人（上限 {limit}）。超过 10 万人的个人信息属于重要数据，请先确认已履行报备义务、数据存放在境内。",
    en: "the published tables concern {persons} persons (limit {limit}). Personal data of more than 100,000 persons are important data under Chinese rules: make sure that the duties are met and the data stay in the country."
  },
  identifiersFound: {
    zh: "待发布的表中发现像个人标识的内容（列和数量）：{places}。请核对这些列在导出文件中的来源，更正后重新构建；此项不可放行。",
    en: "what looks like personal identifiers was found in tables about to be published (column and count): {places}. Check where these columns come from in the extracts, correct them and build again; nothing lets this pass."
  },
  faultyMarts: {
    zh: "发布的表不符合约定：{faults}。这是程序错误，请连同此信息报告。",
    en: "published tables do not keep their contract: {faults}. This is a fault of the program: please report it with this message."
  },
  changedLosses: {
    zh: "注意：{count} 辆车的首次流失日与上次构建不同（数据被更正），明细见 {list}。",
    en: "NOTE: the first loss of {count} vehicles differs from the last build (corrected rows); they are listed in {list}."
  },
  fewerRows: {
    zh: "注意：“{table}”接受了 {now} 行，而上次构建为 {before} 行。请核对是否缺少导出文件。",
    en: "NOTE: {table} has {now} accepted rows, {before} at the last build. Check whether an extract is missing."
  },
  reportedK: {
    zh: "发布的数据涉及 {persons} 人，其中 {customers} 位客户按门店 × 性别 × 年龄段 × 城市 × 车系分成 {classes} 组：最小的一组 {smallest} 人，{below} 人所在的组不足 {limit} 人。知道这五项的人可能认出他们：网站须放在访问控制之后。",
    en: "the published data concern {persons} persons. {customers} of them are customers; by dealer × gender × age band × city × model series they fall into {classes} classes: the smallest has {smallest}, and {below} persons are in classes below {limit}. Whoever knows these five may recognise them: keep the site behind access control."
  },
  figuresChanged: {
    zh: "数据文件与上次构建（{built}，指纹 {fingerprint}）不同，主要指标的前后对照：",
    en: "the extracts differ from those of the last build ({built}, fingerprint {fingerprint}); headline figures before and after:"
  },
  figure: {zh: "指标", en: "figure"},
  figureBefore: {zh: "之前", en: "before"},
  figureAfter: {zh: "现在", en: "after"},
  figureChange: {zh: "变化", en: "change"}
});
