import {messages} from "./message.js";

/** How far a long step of the pipeline is. */
export const progressMessages = messages({
  stepStarts: {zh: "{label}：{files} 个文件", en: "{label}: {files} files"},
  stepEnded: {zh: "{label}：完成，用时 {seconds} 秒", en: "{label}: done in {seconds} s"},
  filesDone: {zh: "文件 {done}/{all}", en: "file {done} of {all}"},
  rowsDone: {zh: "{rows} 行", en: "{rows} rows"},
  secondsLeft: {zh: "约剩 {seconds} 秒", en: "about {seconds} s left"}
});

/** How the build speaks of gates in general. */
export const gateMessages = messages({
  accepted: {
    zh: "已按 ACCEPT_GATES 放行 {gate}：{message}",
    en: "let pass by ACCEPT_GATES, {gate}: {message}"
  },
  howToAccept: {
    zh: "如确认无误，可设置 ACCEPT_GATES={gates} 放行一次。",
    en: "to let it pass this once, set ACCEPT_GATES={gates}."
  }
});

/** Why a file is not understood, and what to write into extract.json. */
export const recognitionMessages = messages({
  unrecognised: {
    zh: '{place}：无法识别是哪张表。最接近的是“{table}”，缺少必填列：{missing}；不认识的列：{unknown}。请在 extract.json 中为该文件指定 table 和 columns，或设 "ignore": true。',
    en: '{place}: not recognised as any table. Nearest is {table}, of which it lacks: {missing}; unknown columns: {unknown}. Pin table and columns for the file in extract.json, or set "ignore": true.'
  },
  noHeader: {
    zh: '{place}：前 15 行中没有找到表头（期望有一行列名）。请在 extract.json 中指定 table 和 headerRow，或设 "ignore": true。',
    en: '{place}: no header found in the first 15 rows (expected a row of column names). Pin table and headerRow in extract.json, or set "ignore": true.'
  },
  missingColumn: {
    zh: "{place}：识别为“{table}”（表头在第 {row} 行），但缺少必填列：{missing}。文件中的列：{found}。请补充该列后重新导出，或在 extract.json 的 columns 中指定对应的列、在 constants 中给出固定值。",
    en: "{place}: read as {table} (header in row {row}), but required columns are missing: {missing}. Columns found: {found}. Export it with the column, or name the column in columns, or a fixed value in constants, of extract.json."
  },
  missingField: {zh: "{field}（最接近的列：{nearest}）", en: "{field} (nearest column: {nearest})"},
  ambiguousTable: {
    zh: "{place}：既像“{first}”（{firstCount} 列吻合）又像“{second}”（{secondCount} 列吻合）。请在 extract.json 中指定，例如 {example}。",
    en: "{place}: could be {first} ({firstCount} columns fit) or {second} ({secondCount} columns fit). Pin it in extract.json, for example {example}."
  },
  ambiguousDialect: {
    zh: "{place}：两种 DMS 写法都吻合：{first} 和 {second}，读法不同。请在 extract.json 中指定，例如 {example}。",
    en: "{place}: two dialects fit and read it differently: {first} and {second}. Pin one in extract.json, for example {example}."
  },
  unknownDialect: {
    zh: "{place}：extract.json 指定的 dialect {dialect} 不存在（现有：{known}）。",
    en: "{place}: extract.json names the dialect {dialect}, which does not exist (there are: {known})."
  },
  wrongLabel: {
    zh: "{place}：列名与内容不符：{columns}，且无法唯一判断应是哪一列。请在 extract.json 的 columns 中指定，例如 {example}（null 表示不读该列）。",
    en: "{place}: columns do not hold what their labels say: {columns}; what they are instead is not clear. Name them in columns of extract.json, for example {example} (null leaves the column out)."
  },
  wrongLabelColumn: {
    zh: "“{label}”应为{expected}，实际像{found}",
    en: "{label} should hold {expected}, but looks like {found}"
  },
  missingDealer: {
    zh: "{place}：不知道属于哪家经销商（没有经销商列，文件夹名和文件名中也没有已知的经销商：{known}）。请在 extract.json 中为该文件指定 dealer。",
    en: "{place}: which dealer it belongs to is unknown (no dealer column, and neither folder nor file name has a known dealer: {known}). Pin dealer for the file in extract.json."
  },
  emptyFolder: {
    zh: "{folder}：没有任何可读取的文件（期望 DMS 或调研机构导出的 .xls、.xlsx、.csv 文件）。请把导出文件放入该文件夹。",
    en: "{folder}: no files to read (expected what a DMS or survey agency exports: .xls, .xlsx, .csv). Put the extracts into the folder."
  },
  noBehaviour: {
    zh: "没有维修工单、销售订单或满意度答卷（至少需要其中一种；已识别：{tables}）。请补充其中一种导出文件。",
    en: "there are neither repair orders, sales orders nor survey responses (at least one is needed; recognised: {tables}). Add one of them to the extracts."
  },
  badConfig: {
    zh: "{file}：内容有误：{faults}。请更正后重试。",
    en: "{file}: not valid: {faults}. Correct it and try again."
  },
  none: {zh: "无", en: "none"},
  nearestTo: {zh: "{label}（最接近：{nearest}）", en: "{label} (nearest: {nearest})"}
});

/** What a column can be told to hold. */
export const contentKindMessages = messages({
  vin: {zh: "VIN", en: "VINs"},
  plate: {zh: "车牌号", en: "licence plates"},
  phone: {zh: "电话号码", en: "phone numbers"},
  document: {zh: "证件号码", en: "numbers of documents"},
  date: {zh: "日期", en: "dates"},
  number: {zh: "数值", en: "numbers"},
  postcode: {zh: "邮编", en: "postcodes"},
  place: {zh: "地名", en: "places"},
  person: {zh: "人名", en: "names of persons"},
  code: {zh: "选项名称", en: "labels of the code list"},
  text: {zh: "文字", en: "text"},
  other: {zh: "其他内容", en: "something else"}
});

/** The table of what was recognised. */
export const recognitionTableMessages = messages({
  title: {zh: "识别结果（{count} 个文件）：", en: "recognised ({count} files):"},
  file: {zh: "文件", en: "file"},
  sheet: {zh: "工作表", en: "sheet"},
  table: {zh: "表", en: "table"},
  dialect: {zh: "DMS", en: "dialect"},
  dealer: {zh: "经销商", en: "dealer"},
  rows: {zh: "行数", en: "rows"},
  asOf: {zh: "导出日期", en: "as of"},
  headerRow: {zh: "表头行", en: "header row"},
  unknown: {zh: "未用的列", en: "unused columns"},
  inColumn: {zh: "（见列）", en: "(column)"},
  ignored: {zh: "（已忽略）", en: "(ignored)"},
  note: {zh: "（无表格）", en: "(no table)"},
  notUnderstood: {zh: "（未识别）", en: "(not recognised)"},
  remapped: {zh: "{label}→{field}", en: "{label} → {field}"}
});

/** What staging says while it works, and the gates at its end. */
export const stageMessages = messages({
  opening: {zh: "查看文件", en: "looking at the files"},
  staging: {zh: "读取数据", en: "reading the data"},
  refused: {
    zh: "拒收 {refused} 行、提醒 {warned} 处，明细见 {workbook}。",
    en: "{refused} rows refused, {warned} values warned of; the list is in {workbook}."
  },
  controlTotal: {
    zh: "{place}：第 {row} 行合计的“{field}”为 {stated}，而明细相加为 {summed}（允许相差 {tolerance}%）。文件可能不完整，请重新导出。",
    en: "{place}: the total of {field} in row {row} is {stated}, the rows add up to {summed} (at most {tolerance} % apart). The file may be incomplete: export it again."
  },
  refusedShare: {
    zh: "“{table}”：{count} 行中有 {refused} 行（{share}%）被拒收（最多 {limit}%）。主要原因：{reasons}。明细见 {workbook}。",
    en: "{table}: {refused} of {count} rows ({share} %) are refused (at most {limit} %). Main reasons: {reasons}. The list is in {workbook}."
  },
  reasonCount: {zh: "{reason} {count} 行", en: "{reason}: {count}"},
  ambiguousVersions: {
    zh: "“{table}”：有 {count} 个编号在同一导出日期（或没有导出日期）的文件中内容不同，不同之处：{fields}。例如：{examples}。请删除过时的文件，或在 extract.json 中用 as_of 注明各文件的导出日期。",
    en: "{table}: {count} keys occur with different content in exports of one date (or without a date); they differ in: {fields}. For example: {examples}. Remove the outdated file, or give each file's export date as as_of in extract.json."
  },
  versionPair: {
    zh: "{first} 第 {firstRow} 行与 {second} 第 {secondRow} 行",
    en: "{first} row {firstRow} and {second} row {secondRow}"
  },
  balance: {
    zh: "“{table}”行数不平：读入 {read} 行，而接受 {accepted} + 合并 {merged} + 拒收 {refused} + 排除 {excluded} = {sum} 行（经销商：{dealer}）。这是程序错误，请连同此信息报告。",
    en: "{table} does not balance: {read} rows read, but accepted {accepted} + merged {merged} + refused {refused} + excluded {excluded} = {sum} (dealer: {dealer}). This is a fault of the program: please report it with this message."
  },
  allDealers: {zh: "未注明", en: "none given"}
});

/** Head of the private workbook of refused rows. */
export const refusedWorkbookMessages = messages({
  refusedSheet: {zh: "拒收的行", en: "refused"},
  warnedSheet: {zh: "提醒", en: "warnings"},
  file: {zh: "文件", en: "file"},
  sheet: {zh: "工作表", en: "sheet"},
  row: {zh: "行号", en: "row"},
  table: {zh: "表", en: "table"},
  column: {zh: "列", en: "column"},
  shape: {zh: "值的形状", en: "shape of the value"},
  reason: {zh: "原因", en: "reason"},
  remedy: {zh: "处理办法", en: "what to do"},
  nothing: {zh: "没有被拒收的行", en: "nothing was refused"},
  more: {zh: "另有 {count} 行未列出", en: "{count} more are not listed"}
});

/** Files that cannot be read, by the code of the error. */
export const extractErrorMessages = messages({
  unreadable_file: {
    zh: "{place}：无法读取（{format}；期望 .xls（97-2003）、.xlsx、HTML 表格、分隔文本，或装有这些文件的 .zip、.gz）。请重新导出为 .xlsx 或 CSV。",
    en: "{place}: cannot be read ({format}; expected .xls (97-2003), .xlsx, an HTML table, delimited text, or a .zip or .gz of such files). Export it again as .xlsx or CSV."
  },
  empty_file: {
    zh: '{place}：没有任何内容（至少应有表头）。请重新导出，或在 extract.json 中设 "ignore": true。',
    en: '{place}: no cell with content (expected at least a header row). Export it again, or set "ignore": true in extract.json.'
  },
  bomb: {
    zh: "{place}：解压后过大或结构异常（{measure}：{count}，最多 {limit}）。请核对文件来源，分批导出或导出为 CSV。",
    en: "{place}: too large when unpacked, or not regular ({measure}: {count}, at most {limit}). Check where the file comes from; export less at a time or as CSV."
  },
  truncated_sheet: {
    zh: "{place}：有 {rows} 行，正是 .xls 格式的上限（应少于 {limit} 行），其后的数据可能已被截断。请按月分批导出，或导出为 .xlsx、CSV。",
    en: "{place}: {rows} rows, where its format ends (expected fewer than {limit}); rows beyond are cut off without a word. Export in parts (for example by month), or as .xlsx or CSV."
  },
  undecodable: {
    zh: "{place}：{share}% 的字符不是 {encoding} 编码（最多 {limit}%）。请在 extract.json 中指定 encoding，或以 UTF-8 重新导出。",
    en: "{place}: {share} % of the characters are not {encoding} (at most {limit} %). Name the encoding in extract.json, or export the file again as UTF-8."
  },
  encrypted_workbook: {
    zh: "{place}：工作簿有密码。请用 Excel 打开，去掉密码后保存。",
    en: "{place}: protected with a password. Open it in Excel, remove the password and save it."
  },
  encrypted_archive: {
    zh: "{place}：压缩包有密码。请先解压，再把其中的文件放入导出文件夹。",
    en: "{place}: an archive protected with a password. Unpack it and put the files themselves into the folder."
  },
  packed_file: {
    zh: "{place}：不能读取（{format}；期望直接装有导出文件的 .zip 或 .gz）。请先解压并核对内容，再把其中的文件放入导出文件夹。",
    en: "{place}: cannot be read ({format}; expected a .zip or .gz with the extracts themselves in it). Unpack it, look at what it holds and put the files themselves into the folder."
  },
  missing_sheet: {
    zh: "{place}：没有工作表 {sheet}（现有：{sheets}）。请更正 extract.json 中的 sheet。",
    en: "{place}: no sheet {sheet} (there are: {sheets}). Correct sheet in extract.json."
  },
  unknown_encoding: {
    zh: "{place}：未知的编码 {encoding}（例如 utf-8、utf-16le、gb18030）。请更正 extract.json 中的 encoding。",
    en: "{place}: unknown encoding {encoding} (expected utf-8, utf-16le, gb18030 or the like). Correct encoding in extract.json."
  },
  unknown_delimiter: {
    zh: "{place}：分隔符 {delimiter} 无效（应为引号和换行以外的一个字符）。请更正 extract.json 中的 delimiter。",
    en: "{place}: {delimiter} cannot be a delimiter (expected one character other than a quote or a line break). Correct delimiter in extract.json."
  },
  reader_limit: {
    zh: "{place}：读取超出限制（{resource}，上限 {limit}）。请按月分批导出，或导出为 CSV。",
    en: "{place}: reading it exceeds a limit ({resource}, at most {limit}). Export in parts (for example by month), or as CSV."
  },
  disk_full: {
    zh: "{place}：磁盘已满，无法写临时文件。请清理磁盘，或把 TMPDIR 指向更大的磁盘。",
    en: "{place}: no space left for temporary files. Free some space, or point TMPDIR to a larger disk."
  }
});

/** Faults of the machine, not of the data. */
export const systemErrorMessages = messages({
  disk_full: {
    zh: "磁盘已满，构建中止，原有网站未改动。请清理磁盘，或把 TMPDIR 指向更大的磁盘。",
    en: "no space left on the disk; the build stopped and the site is as it was. Free some space, or point TMPDIR to a larger disk."
  },
  no_permission: {
    zh: "没有权限读写 {path}。请检查文件权限，或关闭正在使用它的程序。",
    en: "{path} cannot be read or written (no permission). Check its permissions, or close the program that uses it."
  },
  missing: {zh: "找不到 {path}。", en: "{path} does not exist."},
  too_many_files: {
    zh: "同时打开的文件过多。请提高系统限制（ulimit -n），或减少文件数。",
    en: "too many files are open at once. Raise the limit (ulimit -n), or use fewer files."
  },
  out_of_memory: {
    zh: "内存不足。请关闭其他程序，或按年份分批构建。",
    en: "out of memory. Close other programs, or build fewer years at a time."
  }
});
