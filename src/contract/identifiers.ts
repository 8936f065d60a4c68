const province = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]";
const surname =
  "(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤])";

/** A Chinese character, as a regular expression's set without its brackets. */
export const hanCharacters = "一-龥";

/**
 * What a personal identifier looks like, as regular expressions that JavaScript and DuckDB's RE2
 * both read. They say what may be one; check digits and surroundings are the scanner's matter.
 */
export const identifierShapes = {
  mobile: "1[3-9][0-9]{9}",
  identity_document: "[1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9][0-9]{3}[0-9Xx]",
  vin: "[A-HJ-NPR-Z0-9]{17}",
  plate: `${province}[A-HJ-NP-Z][·• .-]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]`,
  email: "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:[.][A-Za-z0-9-]+)*[.][A-Za-z]{2,}",
  bank_card: "[3-6][0-9]{14,18}",
  titled_name: `${surname}[${hanCharacters}]{0,2}(?:先生|女士|小姐)`
} as const;

export type IdentifierKind = keyof typeof identifierShapes;
