import {settings} from "../settings.js";
import type {SegmentScheme} from "./scheme.js";
import {unclassified} from "./scheme.js";

/** The four insects: customers and prospects by what they have done and what they want. */
export const insects = {
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
      colour: "segment-dragonfly",
      isOfProspects: true
    },
    butterfly: {
      label: {zh: "蝴蝶", en: "butterfly"},
      short: {zh: "蝴蝶", en: "butterfly"},
      meaning: {
        zh: "没买；跟进已久，看中低价位的车或者要优惠。",
        en: "Has not bought; followed for long, a cheaper car in mind or asked for a discount."
      },
      colour: "segment-butterfly",
      isOfProspects: true
    },
    mantis: {
      label: {zh: "螳螂", en: "mantis"},
      short: {zh: "螳螂", en: "mantis"},
      meaning: {
        zh: "没买；意向低，看中低价位的车。",
        en: "Has not bought; intent low and a cheaper car in mind."
      },
      colour: "segment-mantis",
      isOfProspects: true
    },
    none: {...unclassified, isOfProspects: true}
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
} as const satisfies SegmentScheme;
