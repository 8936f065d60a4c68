import {addMonths, calendarDate, dayOf} from "./calendar.js";
import type {Day} from "./calendar.js";
import type {Random} from "./random.js";
import {randomStream} from "./random.js";
import {touchpoints, truth} from "./truth.js";
import type {Touchpoint} from "./truth.js";

/** The three invented DMS brands; a dealer beyond the third uses one of them again. */
export const dmsBrands = ["cedar", "maple", "willow"] as const;
export type DmsBrand = (typeof dmsBrands)[number];

/** What `npm run sample` is asked for. */
export interface SampleOptions {
  customers: number;
  dealers: number;
  years: number;
  seed: number;
  end: Day; // the last day that the newest extracts cover
}

export const defaultOptions: SampleOptions = {
  customers: 6000,
  dealers: 3,
  years: 6,
  seed: 20261031,
  end: dayOf(2026, 10, 31)
};

export interface Dealer {
  index: number;
  code: string;
  name: string;
  shortName: string;
  city: string;
  province: string;
  region: string;
  plateHead: string;
  dms: DmsBrand;
  opened: Day;
  /** The day on which its extracts were exported: the last they cover. */
  end: Day;
  /** What sets the dealer apart at each touchpoint, in standard deviations. */
  shifts: Readonly<Record<Touchpoint, number>>;
  advisors: readonly string[];
  consultants: readonly string[];
  technicians: readonly string[];
  /** Test-drive and courtesy cars. */
  ownCars: number;
}

export interface DealerGroup {
  options: SampleOptions;
  start: Day; // first day of the extracts
  end: Day;
  dealers: readonly Dealer[];
}

export const groupName = "晴川示例汽车集团";
export const ownBrand = "晴川";
export const rivalBrand = "北岭";
export const otherBrands = ["北岭", "云汉", "海陆", "其他"] as const;

/** Days by which a dealer's extracts end before the newest; the third is a little behind. */
const daysBehind = [0, 0, 20];

const towns = [
  ["杭州", "浙江", "浙A", "城西"],
  ["杭州", "浙江", "浙A", "滨江"],
  ["湖州", "浙江", "浙E", "湖州"],
  ["嘉兴", "浙江", "浙F", "嘉兴"],
  ["绍兴", "浙江", "浙D", "绍兴"],
  ["苏州", "江苏", "苏E", "苏州"],
  ["无锡", "江苏", "苏B", "无锡"],
  ["合肥", "安徽", "皖A", "合肥"],
  ["芜湖", "安徽", "皖B", "芜湖"]
] as const;

const staffSurnames = [
  "方",
  "任",
  "姜",
  "范",
  "石",
  "姚",
  "谭",
  "邹",
  "熊",
  "金",
  "陆",
  "孔",
  "白",
  "崔"
];
const staffGiven = ["立新", "雅琴", "海波", "小燕", "志远", "春梅", "国栋", "晓峰", "丽娟", "永康"];

/** Two staff names that nobody else bears: planted for the privacy tests. */
export const plantedStaff = ["濮阳守拙", "司徒漱玉"] as const;

function staff(random: Random, count: number, planted?: string): string[] {
  const names = new Set<string>(planted === undefined ? [] : [planted]);
  while (names.size < count) names.add(random.pick(staffSurnames) + random.pick(staffGiven));
  return [...names];
}

/** The dealers of a sample: where they are, what they use, how they differ. */
export function dealerGroup(options: SampleOptions): DealerGroup {
  const streams = randomStream(options.seed, "dealer");
  const dealers = Array.from({length: options.dealers}, (_, index): Dealer => {
    const random = streams(index);
    const [city, province, plateHead, place] = towns[index % towns.length]!;
    const round = Math.floor(index / towns.length);
    const shortName = `${place}${round === 0 ? "" : round + 1}店`;
    const shifts = {} as Record<Touchpoint, number>;
    for (const name of [...touchpoints.sales, ...touchpoints.service])
      shifts[name] = truth.dealer_touchpoint_sd * random.normal();
    const crew = Math.max(1, Math.round(options.customers / options.dealers / 2000));
    return {
      index,
      code: `QC33${String(index + 1).padStart(3, "0")}`,
      name: `${city}晴川${shortName.slice(0, -1)}汽车销售服务有限公司`,
      shortName,
      city,
      province,
      region: "华东大区",
      plateHead,
      dms: dmsBrands[index % dmsBrands.length]!,
      opened: addMonths(options.end, -12 * options.years - 80 + random.integer(0, 12)),
      end: options.end - (daysBehind[index] ?? 0),
      shifts,
      advisors: staff(random, 5 + crew, index === 0 ? plantedStaff[0] : undefined),
      consultants: staff(random, 5 + crew, index === 1 ? plantedStaff[1] : undefined),
      technicians: staff(random, 8 + crew),
      ownCars: 3
    };
  });
  return {
    options,
    start: firstDay(options),
    end: options.end,
    dealers
  };
}

function firstDay({end, years}: SampleOptions): Day {
  const {year, month, date} = calendarDate(end);
  return dayOf(year - years, month, date) + 1;
}

/** How large a dealer is beside the others: earlier ones are larger. */
export function dealerWeight(index: number): number {
  return 1 / (1 + 0.18 * index);
}
