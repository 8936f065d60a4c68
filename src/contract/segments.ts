import type {Label} from "./field.js";
import {settings} from "./settings.js";

/** A class of customers, with the colour that it has in every picture. */
export interface SegmentClass {
  label: Label;
  /** What it is called where there is little room. */
  short: Label;
  /** What belongs to it, in words. */
  meaning: Label;
  /** A token of `src/style/tokens.css`. */
  colour: string;
}

/** A rule that is a number: a place among its stops. */
export interface NumberRule {
  label: Label;
  stops: readonly number[];
  fallback: number;
  /** How the number is written: a share in per cent, a level of five, money, months, days, or a plain count. */
  unit: "share" | "level" | "rank" | "yuan" | "months" | "days" | "count";
}

/** A rule that is one of a few. */
export interface ChoiceRule {
  label: Label;
  choices: Readonly<Record<string, Label>>;
  fallback: string;
}

export type SegmentRule = NumberRule | ChoiceRule;

export interface SegmentScheme {
  label: Label;
  classes: Readonly<Record<string, SegmentClass>>;
  /** By the name that each has in the address. */
  rules: Readonly<Record<string, SegmentRule>>;
}

const schemesOf = <const Schemes extends Record<string, SegmentScheme>>(
  schemes: Schemes
): Schemes => schemes;

/** From one number to another in equal steps. */
function steps(from: number, to: number, step: number): number[] {
  const count = Math.round((to - from) / step);
  return Array.from({length: count + 1}, (_, i) => Math.round((from + i * step) * 1000) / 1000);
}

const unclassified = {
  label: {zh: "无法归类", en: "not classifiable"},
  short: {zh: "无法归类", en: "unclear"},
  meaning: {
    zh: "归类所需的资料不够，缺什么另有说明。",
    en: "The data do not suffice; what is missing is said."
  },
  colour: "segment-none"
} as const satisfies SegmentClass;

const yuanStops = [
  0, 100, 200, 300, 500, 750, 1000, 1500, 2000, 2500, 3000, 4000, 5000, 6000, 7000, 8000, 10_000,
  12_000, 15_000, 20_000, 30_000, 50_000, 100_000
];

/** The customer's worth, by which classes are cut. */
const valueChoices = {
  last_year: {zh: "最后一年毛利", en: "profit of the last year"}
} as const;

const tier = (zh: string, en: string, zhMeaning: string, enMeaning: string, colour: string) => ({
  label: {zh, en},
  short: {zh, en},
  meaning: {zh: zhMeaning, en: enMeaning},
  colour
});

/** How the sources divide customers. The rules are defaults; a reader changes them and the address keeps them. */
export const segmentSchemes = schemesOf({
  abcd: {
    label: {zh: "忠诚 × 价值（A/B/C/D）", en: "loyalty × value (A/B/C/D)"},
    classes: {
      a: {
        label: {zh: "A 高忠诚高价值", en: "A loyal, high value"},
        short: {zh: "A", en: "A"},
        meaning: {zh: "忠诚，价值高。", en: "Loyal and of high value."},
        colour: "segment-a"
      },
      b: {
        label: {zh: "B 低忠诚高价值", en: "B not loyal, high value"},
        short: {zh: "B", en: "B"},
        meaning: {
          zh: "价值高，却不忠诚：课程要提升的正是他们。",
          en: "Of high value and not loyal: those whom the course wants to raise."
        },
        colour: "segment-b"
      },
      c: {
        label: {zh: "C 高忠诚低价值", en: "C loyal, low value"},
        short: {zh: "C", en: "C"},
        meaning: {zh: "忠诚，价值不高。", en: "Loyal, of lower value."},
        colour: "segment-c"
      },
      d: {
        label: {zh: "D 低忠诚低价值", en: "D not loyal, low value"},
        short: {zh: "D", en: "D"},
        meaning: {zh: "不忠诚，价值也不高。", en: "Neither loyal nor of high value."},
        colour: "segment-d"
      },
      none: unclassified
    },
    rules: {
      loyal_by: {
        label: {zh: "忠诚按什么算", en: "loyal by"},
        choices: {
          services: {zh: "应保养完成率", en: "share of due services done here"},
          attitude: {zh: "忠诚度题组", en: "loyalty block"},
          combined: {zh: "两者的平均百分位", en: "mean percentile of both"}
        },
        fallback: "services"
      },
      loyal_services: {
        label: {zh: "忠诚：应保养完成率至少", en: "loyal from a share of services of"},
        stops: steps(0.05, 1, 0.05),
        fallback: settings.loyal_from_score,
        unit: "share"
      },
      loyal_attitude: {
        label: {zh: "忠诚：题组平均水平至少", en: "loyal from a mean level of"},
        stops: steps(1.25, 5, 0.25),
        fallback: settings.loyal_from_attitude,
        unit: "level"
      },
      loyal_combined: {
        label: {zh: "忠诚：平均百分位至少", en: "loyal from a mean percentile of"},
        stops: steps(0.05, 0.95, 0.05),
        fallback: settings.loyal_from_rank,
        unit: "rank"
      },
      value_by: {
        label: {zh: "价值按什么算", en: "value by"},
        choices: valueChoices,
        fallback: "last_year"
      },
      high_value: {
        label: {zh: "高价值：价值最高的", en: "high value: the upper"},
        stops: [...steps(0.01, 0.05, 0.01), ...steps(0.1, 0.9, 0.05)],
        fallback: settings.high_value_top_share,
        unit: "share"
      }
    }
  },
  tiers: {
    label: {zh: "客户金字塔", en: "pyramid of customers"},
    classes: {
      top: tier("塔尖", "top", "价值最高的一层。", "The highest layer of value.", "segment-top"),
      upper: tier("高层", "upper", "塔尖之下的一层。", "The layer below the top.", "segment-upper"),
      middle: tier("中层", "middle", "再下一层。", "The next layer.", "segment-middle"),
      base: tier("基座", "base", "其余的客户。", "All other customers.", "segment-base"),
      none: unclassified
    },
    rules: {
      tier_by: {
        label: {zh: "分层按", en: "cut by"},
        choices: {
          share: {zh: "人数占比", en: "share of customers"},
          yuan: {zh: "金额", en: "amount"}
        },
        fallback: "share"
      },
      tier_value: {
        label: {zh: "价值按什么算", en: "value by"},
        choices: valueChoices,
        fallback: "last_year"
      },
      tier_top: {
        label: {zh: "塔尖：价值最高的", en: "top: the upper"},
        stops: steps(0.005, 0.1, 0.005),
        fallback: settings.tier_shares.top,
        unit: "share"
      },
      tier_upper: {
        label: {zh: "连同高层", en: "with the upper layer"},
        stops: steps(0.01, 0.3, 0.01),
        fallback: settings.tier_shares.upper,
        unit: "share"
      },
      tier_middle: {
        label: {zh: "连同中层", en: "with the middle layer"},
        stops: steps(0.05, 0.8, 0.05),
        fallback: settings.tier_shares.middle,
        unit: "share"
      },
      tier_top_yuan: {
        label: {zh: "塔尖：至少", en: "top from"},
        stops: yuanStops,
        fallback: 15_000,
        unit: "yuan"
      },
      tier_upper_yuan: {
        label: {zh: "高层：至少", en: "upper from"},
        stops: yuanStops,
        fallback: 10_000,
        unit: "yuan"
      },
      tier_middle_yuan: {
        label: {zh: "中层：至少", en: "middle from"},
        stops: yuanStops,
        fallback: 5000,
        unit: "yuan"
      }
    }
  },
  insects: {
    label: {zh: "四类昆虫", en: "four insects"},
    classes: {
      bee: {
        label: {zh: "蜜蜂", en: "bee"},
        short: {zh: "蜜蜂", en: "bee"},
        meaning: {
          zh: "买过车，并且再购、带来过客户，或者还常来又愿意推荐。",
          en: "Bought, and bought again, referred, or is active and would recommend."
        },
        colour: "segment-bee"
      },
      customer: {
        label: {zh: "普通保客", en: "customer, not yet a bee"},
        short: {zh: "普通保客", en: "customer"},
        meaning: {
          zh: "买过车，还不是蜜蜂（原课件没有给这一类起名）。",
          en: "Bought, and is not yet a bee; the source does not name these."
        },
        colour: "segment-customer"
      },
      dragonfly: {
        label: {zh: "蜻蜓", en: "dragonfly"},
        short: {zh: "蜻蜓", en: "dragonfly"},
        meaning: {
          zh: "没买；意向高或看中中高价位的车，同时比较几款。",
          en: "Has not bought; intent high or a dearer car in mind, comparing several."
        },
        colour: "segment-dragonfly"
      },
      butterfly: {
        label: {zh: "蝴蝶", en: "butterfly"},
        short: {zh: "蝴蝶", en: "butterfly"},
        meaning: {
          zh: "没买；跟进已久，看中低价位的车或者要优惠。",
          en: "Has not bought; followed for long, a cheaper car in mind or asked for a discount."
        },
        colour: "segment-butterfly"
      },
      mantis: {
        label: {zh: "螳螂", en: "mantis"},
        short: {zh: "螳螂", en: "mantis"},
        meaning: {
          zh: "没买；意向低，看中低价位的车。",
          en: "Has not bought; intent low and a cheaper car in mind."
        },
        colour: "segment-mantis"
      },
      none: unclassified
    },
    rules: {
      bee_purchases: {
        label: {zh: "再购：买过至少（辆）", en: "bought again: cars from"},
        stops: [2, 3, 4],
        fallback: settings.insects.bee_purchases,
        unit: "count"
      },
      bee_referrals: {
        label: {zh: "带来客户至少（位）", en: "customers referred from"},
        stops: [1, 2, 3, 4, 5],
        fallback: settings.insects.bee_referrals,
        unit: "count"
      },
      bee_active: {
        label: {zh: "还常来：最近到店在（月）之内", en: "active: a visit within months"},
        stops: [3, 6, 9, 12, 18, 24],
        fallback: settings.insects.bee_active_months,
        unit: "months"
      },
      bee_recommend: {
        label: {zh: "愿意推荐：水平至少", en: "would recommend: level from"},
        stops: [3, 4, 5],
        fallback: settings.insects.bee_recommend_level,
        unit: "level"
      },
      intent_high: {
        label: {zh: "意向高", en: "intent high"},
        choices: {
          H: {zh: "H", en: "H"},
          HA: {zh: "H、A", en: "H, A"},
          HAB: {zh: "H、A、B", en: "H, A, B"}
        },
        fallback: "HA"
      },
      intent_low: {
        label: {zh: "意向低", en: "intent low"},
        choices: {
          BCD: {zh: "B、C、D", en: "B, C, D"},
          CD: {zh: "C、D", en: "C, D"},
          D: {zh: "D", en: "D"}
        },
        fallback: "CD"
      },
      price_low: {
        label: {zh: "低价位：意向车价最低的", en: "low price: the lower"},
        stops: [0.2, 0.25, 0.333, 0.4, 0.5],
        fallback: settings.insects.price_low_share,
        unit: "share"
      },
      compared: {
        label: {zh: "比较几款：至少（款）", en: "compares models from"},
        stops: [1, 2, 3, 4],
        fallback: settings.insects.compared_models,
        unit: "count"
      },
      followed_days: {
        label: {zh: "跟进已久：至少（天）", en: "followed for days from"},
        stops: [30, 60, 90, 120, 180],
        fallback: settings.insects.followed_days,
        unit: "days"
      },
      followed_contacts: {
        label: {zh: "或跟进至少（次）", en: "or contacts from"},
        stops: [1, 2, 3, 4, 5, 6, 8, 10],
        fallback: settings.insects.followed_contacts,
        unit: "count"
      }
    }
  }
});

export type SchemeName = keyof typeof segmentSchemes;
export const schemeNames = Object.keys(segmentSchemes) as SchemeName[];

/** The classes of a scheme, by name. */
export type ClassOf<S extends SchemeName> = keyof (typeof segmentSchemes)[S]["classes"] & string;

/** What the rules of a scheme say. */
export type RulesOf<S extends SchemeName> = {
  readonly [
    Name in keyof (typeof segmentSchemes)[S]["rules"]
  ]: (typeof segmentSchemes)[S]["rules"][Name] extends {
    choices: infer Choices;
  }
    ? keyof Choices & string
    : number;
};

/** The rules of one scheme, whichever it is. */
export type SegmentRules = Readonly<Record<string, string | number>>;

/** One class of one scheme, by rules; what the filter bar holds. */
export interface SegmentFilter {
  scheme: SchemeName;
  class: string;
  /** Rules of the scheme that are not the defaults. */
  rules: SegmentRules;
}

/** The classes of a scheme in their order. */
export const classesOf = (scheme: SchemeName): [name: string, class_: SegmentClass][] =>
  Object.entries(segmentSchemes[scheme].classes);

/** A class of a scheme; undefined where there is none of that name. */
export const classNamed = (scheme: SchemeName, name: string): SegmentClass | undefined =>
  Object.hasOwn(segmentSchemes[scheme].classes, name)
    ? (segmentSchemes[scheme].classes as Record<string, SegmentClass>)[name]
    : undefined;

/** The rules of a scheme by name. */
export const rulesNamed = (scheme: SchemeName): Readonly<Record<string, SegmentRule>> =>
  segmentSchemes[scheme].rules;

/** A scheme's rules, with the defaults where none are given. */
export function completeRules<S extends SchemeName>(
  scheme: S,
  given: SegmentRules = {}
): RulesOf<S> {
  const entries = Object.entries(rulesNamed(scheme)).map(([name, rule]) => [
    name,
    isRuleValue(rule, given[name]) ? given[name] : rule.fallback
  ]);
  return Object.fromEntries(entries) as RulesOf<S>;
}

/** Of given rules of a scheme those that are allowed and not the default. */
export function changedRules(scheme: SchemeName, given: SegmentRules): SegmentRules {
  const changed = Object.entries(rulesNamed(scheme)).filter(
    ([name, rule]) => isRuleValue(rule, given[name]) && given[name] !== rule.fallback
  );
  return Object.fromEntries(changed.map(([name]) => [name, given[name]!]));
}

function isRuleValue(rule: SegmentRule, value: string | number | undefined): boolean {
  if (value === undefined) return false;
  return "choices" in rule
    ? Object.hasOwn(rule.choices, value)
    : typeof value === "number" && rule.stops.includes(value);
}
