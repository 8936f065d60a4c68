import type {CodeList} from "../../src/contract/codes.js";
import {codeLists} from "../../src/contract/codes.js";
import {calendarDate, dayOf, isoDay} from "./calendar.js";
import type {Day} from "./calendar.js";
import type {Dealer} from "./group.js";
import type {Random} from "./random.js";

/** What a DMS keeps about a customer; nobody of them exists. */
export interface Person {
  name: string;
  phone: string;
  secondPhone: string | null;
  document: string;
  gender: "male" | "female" | null;
  birth: Day | null;
  province: string;
  city: string;
  postcode: string;
  address: string;
  occupation: string;
  industry: string;
  income: string;
  education: string;
  maritalStatus: string;
  interest: string;
  contactName: string | null;
}

const surnames = [
  ..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
];
const maleGiven = [
  "伟",
  "强",
  "磊",
  "军",
  "勇",
  "杰",
  "涛",
  "明",
  "超",
  "建国",
  "志强",
  "俊杰",
  "浩然",
  "子轩",
  "文博",
  "宇航",
  "家豪",
  "晓东"
];
const femaleGiven = [
  "芳",
  "娜",
  "敏",
  "静",
  "丽",
  "艳",
  "霞",
  "燕",
  "婷",
  "秀英",
  "雨涵",
  "欣怡",
  "梓涵",
  "诗琪",
  "晓梅",
  "佳怡",
  "美玲",
  "雪梅"
];
const roads = ["示例路", "样本路", "演示大道", "虚构街", "测绘巷", "范本路", "假设路", "例图路"];
const tradeWords = ["恒润", "锦程", "远拓", "瑞丰", "嘉禾", "天成", "宏泰", "汇川"];
const trades = ["贸易", "建材", "物流", "电子", "机械", "食品"];

/** Distinctive identifiers of the few people that the privacy tests look for. */
export const plantedPeople = [
  {name: "夏侯璞玉", address: "拾光里甲一百零七号三幢"},
  {name: "慕容𠮷穗", address: "听潮坞丙三十九号西首"},
  {name: "皇甫砚秋", address: "栖霞坪乙五百零二号北院"},
  {name: "澹台映雪", address: "望舒台丁八十八号顶楼"}
] as const;

const codes = (list: CodeList): readonly string[] => Object.keys(codeLists[list]);
const occupations = codes("occupation");
const industries = codes("industry");
const incomes = codes("income_band");
const educations = codes("education");
const interests = codes("interest");

const phoneSpace = 99_999_989; // prime

/** A mobile number of the unassigned range 154, another for each customer and slot. */
export function phoneOf(customer: number, slot: number): string {
  const permuted = ((customer * 4 + slot + 17) * 61_803_399) % phoneSpace;
  return `154${String(permuted).padStart(8, "0")}`;
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The 18th character that an identity number's first 17 require (GB 11643, MOD 11-2). */
export function idCheckDigit(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(first17[i]) * idWeights[i]!;
  return "10X98765432"[sum % 11]!;
}

/** An identity number of area 99, which no place has; unique for each customer. */
export function identityNumber(customer: number, birth: Day, female: boolean): string {
  const slot = customer % 50_000;
  const area = `9900${String(Math.floor(slot / 500)).padStart(2, "0")}`;
  const sequence = String((slot % 500) * 2 + (female ? 0 : 1)).padStart(3, "0");
  const first17 = area + isoDay(birth).replaceAll("-", "") + sequence;
  return first17 + idCheckDigit(first17);
}

const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** A company's credit code (GB 32100) of the unused register 99, unique for each customer. */
export function creditCode(customer: number): string {
  const first17 = `99990000MA${String(customer % 10_000_000).padStart(7, "0")}`;
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += creditAlphabet.indexOf(first17[i]!) * creditWeights[i]!;
  return first17 + creditAlphabet[(31 - (sum % 31)) % 31]!;
}

/**
 * The person or company behind a customer.
 *
 * @param income standard normal; picks the income band and what goes with it
 * @param planted place in `plantedPeople` when this is one of them
 */
export function personOf(
  random: Random,
  customer: number,
  dealer: Dealer,
  isCompany: boolean,
  income: number,
  asOf: Day,
  planted: number | undefined
): Person {
  const female = random.chance(0.38);
  const given = female ? femaleGiven : maleGiven;
  const ownName = random.pick(surnames) + random.pick(given);
  const ageYears = Math.min(78, Math.max(21, 39 + 11 * random.normal()));
  const {year} = calendarDate(asOf - Math.round(ageYears * 365.25));
  const birth = dayOf(year, random.integer(1, 12), random.integer(1, 28));
  const special = planted === undefined ? undefined : plantedPeople[planted];
  const road = `${random.pick(roads)}${random.integer(1, 999)}号`;
  const companyName = `${dealer.city}${random.pick(tradeWords)}${random.pick(tradeWords)}${random.pick(trades)}有限公司`;
  const incomeIndex = income < -0.6 ? 0 : income < 0.5 ? 1 : income < 1.5 ? 2 : 3;
  return {
    name: special?.name ?? (isCompany ? companyName : ownName),
    phone: phoneOf(customer, 0),
    secondPhone: random.chance(0.12) ? phoneOf(customer, 1) : null,
    document: isCompany ? creditCode(customer) : identityNumber(customer, birth, female),
    gender: isCompany ? null : female ? "female" : "male",
    birth: isCompany ? null : birth,
    province: dealer.province,
    city: dealer.city,
    postcode: `31${String(random.integer(0, 3999)).padStart(4, "0")}`,
    address: special?.address ?? `${dealer.city}市示例区${road}`,
    occupation: isCompany ? "other" : random.pick(occupations),
    industry: random.pick(industries),
    income: incomes[incomeIndex]!,
    education:
      educations[Math.min(3, Math.max(0, Math.round(1.4 + 0.7 * income + random.normal())))]!,
    maritalStatus: ageYears > 30 || random.chance(0.4) ? "married" : "single",
    interest: random.pick(interests),
    contactName: isCompany || random.chance(0.1) ? ownName : null
  };
}

/** A name for somebody of whom nothing else is known. */
export function personName(random: Random): string {
  return random.pick(surnames) + random.pick(random.chance(0.4) ? femaleGiven : maleGiven);
}
