/** A kind of personal identifier that can be told by its shape. */
export interface IdentifierKind {
  kind: string;
  pattern: RegExp;
  /** A check digit or the like that a true one meets. */
  holds?: (match: string) => boolean;
}

const before = "(?<![\\p{L}\\p{N}_.%/+=-])";
const after = "(?![\\p{L}\\p{N}_/+=-]|\\.\\d)";

const provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
const surnames =
  "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";

/** The 18-digit resident identity number's check digit (GB 11643, mod 11-2). */
function hasIdentityCheckDigit(text: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return "10X98765432"[sum % 11] === text[17]!.toUpperCase();
}

/** The check digit at position 9 of a vehicle identification number (ISO 3779, as used in GB 16735). */
export function hasVinCheckDigit(text: string): boolean {
  const letters: Record<string, number> = {
    ...{A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8, J: 1, K: 2, L: 3, M: 4, N: 5, P: 7, R: 9},
    ...{S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9}
  };
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
  const sum = [...text].reduce(
    (total, character, i) => total + weights[i]! * (letters[character] ?? Number(character)),
    0
  );
  return "0123456789X"[sum % 11] === text[8];
}

/** The last digit of a bank card (Luhn). */
function hasCardCheckDigit(text: string): boolean {
  const sum = [...text].reverse().reduce((total, character, i) => {
    const digit = Number(character) * (i % 2 === 0 ? 1 : 2);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}

/**
 * Identifiers that can be told by their shape. Names cannot, save with a form of address; those that
 * the extracts hold are looked for by value.
 */
export const identifierKinds: readonly IdentifierKind[] = [
  {kind: "mobile phone", pattern: new RegExp(`${before}(?:\\+?86-?)?1[3-9]\\d{9}${after}`, "gu")},
  {
    kind: "identity document",
    pattern: new RegExp(
      `${before}[1-6]\\d{5}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx]${after}`,
      "gu"
    ),
    holds: hasIdentityCheckDigit
  },
  {
    kind: "vehicle identification number",
    pattern: new RegExp(
      `${before}(?=[A-Z0-9]*[A-Z])(?=(?:[A-Z]*\\d){4})[A-HJ-NPR-Z0-9]{17}${after}`,
      "gu"
    ),
    holds: hasVinCheckDigit
  },
  {
    kind: "licence plate",
    pattern: new RegExp(
      `[${provinces}][A-HJ-NP-Z][·• ]?(?:[A-HJ-NP-Z0-9]{4}[挂学警港澳]|(?=[A-HJ-NP-Z]*\\d)[A-HJ-NP-Z0-9]{5,6})(?![A-Za-z0-9])`,
      "gu"
    )
  },
  {
    kind: "bank card",
    pattern: new RegExp(`${before}(?:62\\d{14,17}|4\\d{15}|5[1-5]\\d{14})${after}`, "gu"),
    holds: hasCardCheckDigit
  },
  {
    kind: "e-mail address",
    pattern: /(?<![\w.@/-])[a-z0-9][\w.+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6}(?![\w-])/giu
  },
  {kind: "name with form of address", pattern: new RegExp(`[${surnames}](?:先生|女士|小姐)`, "gu")}
];
