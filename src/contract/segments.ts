import type {SegmentClass, SegmentRule, SegmentScheme} from "./segments/scheme.js";
import {insects} from "./segments/insects.js";
import {steps, unclassified} from "./segments/scheme.js";
import {settings} from "./settings.js";

const schemesOf = <const Schemes extends Record<string, SegmentScheme>>(
  schemes: Schemes
): Schemes => schemes;

const yuanStops = [
  0, 100, 200, 300, 500, 750, 1000, 1500, 2000, 2500, 3000, 4000, 5000, 6000, 7000, 8000, 10_000,
  12_000, 15_000, 20_000, 30_000, 50_000, 100_000
];

/** The customer's worth, by which classes are cut. */
const valueChoices = {
  last_year: {zh: "最后一年毛利", en: "profit of the last year"},
  residual: {zh: "剩余终身价值", en: "residual lifetime value"}
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
  insects
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
