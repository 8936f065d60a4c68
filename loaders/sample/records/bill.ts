import type {codeLists} from "../../../src/contract/codes.js";
import type {Random} from "../random.js";
import type {VisitKind} from "../journey/life.js";

type ItemGroup = keyof (typeof codeLists)["item_group"];

interface CatalogueItem {
  code: string;
  name: string;
  group: ItemGroup;
  kind: "labour" | "part";
  price: number; // yuan, before the model's upkeep
}

const item = (code: string, name: string, group: ItemGroup, price: number): CatalogueItem => ({
  code,
  name,
  group,
  kind: code.startsWith("G") ? "labour" : "part",
  price
});

const items = {
  service: item("G1001", "常规保养", "oil_service", 180),
  cleaning: item("G1002", "空调系统清洗", "air_conditioning", 150),
  brakeWork: item("G2001", "制动系统检修", "brakes", 260),
  balancing: item("G2002", "轮胎更换及动平衡", "tyres", 120),
  engineWork: item("G3001", "发动机检修", "engine", 480),
  gearboxWork: item("G3002", "变速箱检修", "transmission", 560),
  chassisWork: item("G3003", "底盘检修", "chassis", 320),
  electricWork: item("G3004", "电气检修", "electrical", 280),
  bodyWork: item("G4001", "钣金修复", "body", 620),
  paintWork: item("G4002", "喷漆", "paint", 700),
  recallWork: item("G5001", "召回检查", "electrical", 150),
  oil: item("P1001", "全合成机油", "oil_service", 340),
  oilFilter: item("P1002", "机油滤清器", "filters", 58),
  airFilter: item("P1003", "空气滤清器", "filters", 98),
  cabinFilter: item("P1004", "空调滤芯", "air_conditioning", 128),
  coolant: item("P1005", "冷却液", "oil_service", 160),
  brakePads: item("P2001", "制动片", "brakes", 480),
  tyre: item("P2002", "轮胎", "tyres", 690),
  battery: item("P3001", "蓄电池", "battery", 640),
  plugs: item("P3002", "火花塞", "engine", 280),
  gearboxOil: item("P3003", "变速箱油", "transmission", 820),
  damper: item("P3004", "减振器", "chassis", 930),
  sensor: item("P3005", "传感器", "electrical", 380),
  bumper: item("P4001", "前保险杠", "body", 1250),
  lamp: item("P4002", "大灯总成", "electrical", 1850),
  paint: item("P4003", "漆料", "paint", 260),
  mats: item("P9001", "脚垫套装", "accessories", 480),
  film: item("P9002", "太阳膜", "accessories", 1980),
  inspection: item("G0001", "新车检查", "other", 120)
} as const;

export interface BillLine extends CatalogueItem {
  quantity: number;
  amount: number;
  cost: number;
  isDeclined: boolean;
}

export interface Bill {
  lines: BillLine[];
  labour: number;
  parts: number;
  other: number;
  discount: number;
  cost: number;
}

export type BillKind = VisitKind | "pre_delivery" | "accessories" | "rework" | "internal";

type ItemName = keyof typeof items;

function contents(random: Random, kind: BillKind, mileage: number, electric: boolean): ItemName[] {
  switch (kind) {
    case "first_service":
      return electric ? ["service"] : ["service", "oil", "oilFilter"];
    case "service": {
      const names: ItemName[] = electric ? ["service"] : ["service", "oil", "oilFilter"];
      if (electric || random.chance(0.3)) names.push("cabinFilter");
      if (!electric && random.chance(0.3)) names.push("airFilter");
      if (mileage > 35_000 && random.chance(0.16)) names.push("brakeWork", "brakePads");
      if (mileage > 30_000 && random.chance(0.1)) names.push(electric ? "coolant" : "plugs");
      if (mileage > 45_000 && random.chance(0.1)) names.push("balancing", "tyre");
      return names;
    }
    case "mechanical":
      return random.pick<ItemName[]>([
        ["electricWork", "battery"],
        ["chassisWork", "damper"],
        electric ? ["electricWork", "sensor"] : ["engineWork", "plugs"],
        ["gearboxWork", "gearboxOil"],
        ["brakeWork", "brakePads"],
        ["electricWork", "sensor"]
      ]);
    case "accident":
      return [
        "bodyWork",
        "paintWork",
        "bumper",
        ...(random.chance(0.4) ? (["lamp"] as const) : [])
      ];
    case "body":
      return ["paintWork", "paint"];
    case "warranty":
      return random.pick<ItemName[]>([
        ["electricWork", "sensor"],
        ["chassisWork", "damper"]
      ]);
    case "recall":
      return ["recallWork"];
    case "rework":
      return ["chassisWork"];
    case "accessories":
      return random.chance(0.5) ? ["mats"] : ["film"];
    case "pre_delivery":
      return ["inspection"];
    case "internal":
      return ["service", "oil"];
  }
}

const costShare = {labour: 0.35, part: 0.7} as const;
const round = (yuan: number): number => Math.round(yuan * 100) / 100;

/**
 * What is done and what it costs; satisfaction has no part in it.
 *
 * @param discountShare taken off the whole
 */
export function billFor(
  random: Random,
  kind: BillKind,
  {
    mileage,
    electric,
    upkeep,
    discountShare
  }: {
    mileage: number;
    electric: boolean;
    upkeep: number;
    discountShare: number;
  }
): Bill {
  const bill: Bill = {lines: [], labour: 0, parts: 0, other: 0, discount: 0, cost: 0};
  const declinable = kind === "service" || kind === "mechanical";
  for (const [i, name] of contents(random, kind, mileage, electric).entries()) {
    const entry = items[name];
    const quantity = name === "tyre" ? random.pick([1, 2, 2, 4]) : 1;
    const amount = Math.round(entry.price * upkeep * quantity * (0.92 + 0.16 * random.uniform()));
    const isDeclined = declinable && i >= 3 && random.chance(0.22);
    const line = {
      ...entry,
      quantity,
      amount,
      cost: round(amount * costShare[entry.kind]),
      isDeclined
    };
    bill.lines.push(line);
    if (isDeclined) continue;
    if (entry.kind === "labour") bill.labour += amount;
    else bill.parts += amount;
    bill.cost += line.cost;
  }
  bill.cost = round(bill.cost);
  if (random.chance(0.12)) bill.other = random.integer(2, 12) * 10;
  bill.discount = round((bill.labour + bill.parts) * Math.max(0, discountShare));
  return bill;
}

/** What is due for a bill. */
export function amountDue({labour, parts, other, discount}: Bill): number {
  return round(labour + parts + other - discount);
}
