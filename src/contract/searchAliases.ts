/** Words that readers look for and the site says otherwise, and where it answers. */
export interface SearchAlias {
  words: readonly string[];
  /** Page, with `#` and the metric's id or another anchor; the first that the site has counts. */
  targets: readonly [string, ...string[]];
}

const definition = (id: string): string => `/definitions#${id}`;

export const searchAliases: readonly SearchAlias[] = [
  {words: ["忠诚", "忠诚度", "loyalty", "满意与忠诚", "满意不等于忠诚"], targets: ["/loyalty"]},
  {
    words: ["满意度", "总体满意度", "csi", "csat", "satisfaction"],
    targets: [definition("satisfied_share")]
  },
  {
    words: [
      "象限",
      "四象限",
      "象限图",
      "四分图",
      "重要性",
      "改进优先",
      "驱动因素",
      "quadrant",
      "drivers"
    ],
    targets: ["/drivers", "/loyalty"]
  },
  {
    words: ["回厂率", "回站率", "返厂率", "回厂", "保有", "基盘", "retention", "service retention"],
    targets: [definition("service_retention_rate")]
  },
  {words: ["流失", "流失率", "churn", "lost"], targets: [definition("lost_share")]},
  {
    words: ["流失原因", "为什么走", "生存曲线", "kaplan", "n-6", "n−6", "挽回", "survival"],
    targets: ["/churn"]
  },
  {
    words: [
      "保养到期",
      "到期提醒",
      "保养邀约",
      "招揽",
      "邀约",
      "批次",
      "留存",
      "cohort",
      "service due"
    ],
    targets: ["/retention"]
  },
  {
    words: ["终身价值", "客户终身价值", "剩余价值", "clv", "ltv", "净现值", "bg/nbd", "pareto"],
    targets: ["/value"]
  },
  {words: ["交叉购买", "向上购买", "升级购买", "cross-buying", "up-buying"], targets: ["/value"]},
  {words: ["客户画像", "客户档案", "完整度", "profile"], targets: ["/profile"]},
  {
    words: ["人群", "选人", "活动名单", "营销策略", "话术", "audience"],
    targets: ["/audience"]
  },
  {words: ["置换", "再购", "增购", "换购", "repurchase"], targets: ["/retention"]},
  {words: ["介绍人", "劝阻", "word of mouth"], targets: ["/referrals"]},
  {words: ["流失预警", "流失风险", "at risk"], targets: [definition("at_risk_share")]},
  {
    words: [
      "分群",
      "客户分类",
      "客户金字塔",
      "abcd",
      "蜜蜂",
      "蜻蜓",
      "蝴蝶",
      "螳螂",
      "rfm",
      "基尼",
      "segments"
    ],
    targets: ["/segments"]
  },
  {words: ["流动", "升级", "降级", "转化", "迁移", "movement"], targets: ["/movement"]},
  {
    words: ["满意却流失", "满意但流失", "说满意却走了", "satisfied but gone"],
    targets: [definition("satisfied_but_gone")]
  },
  {
    words: ["nps", "净推荐值", "净推荐", "推荐度", "推荐意愿", "口碑"],
    targets: [definition("net_promoter_score")]
  },
  {
    words: ["再购", "再购率", "复购", "复购率", "回购", "换购", "repurchase"],
    targets: [definition("repeat_sale_share")]
  },
  {
    words: ["转介绍", "转介绍率", "老带新", "referral"],
    targets: [definition("referral_sale_share")]
  },
  {words: ["首保", "首保率", "首保招揽"], targets: [definition("first_service_capture")]},
  {
    words: ["准时", "按时保养", "到期", "定保", "保养提醒"],
    targets: [definition("on_time_service")]
  },
  {
    words: ["台次", "进厂台次", "入厂台次", "进店台次", "入场台次"],
    targets: [definition("visits")]
  },
  {words: ["产值", "售后产值", "营收", "收入"], targets: [definition("revenue")]},
  {words: ["单车产值", "客单价", "单台产值"], targets: [definition("average_ticket")]},
  {words: ["返修", "返工", "内返", "一次修复率"], targets: [definition("rework_share")]},
  {words: ["投诉", "投诉率", "抱怨"], targets: [definition("complaint_rate")]},
  {words: ["评价后回厂", "回来了", "还会来", "came back"], targets: [definition("came_back")]},
  {
    words: ["拒收", "脏数据", "数据质量", "对不上", "数据可信"],
    targets: ["/quality"]
  },
  {
    words: ["样本不足", "样本量", "置信区间", "误差", "显著", "sample size"],
    targets: ["/index#这些数是怎么算的"]
  },
  {words: ["字段", "列名", "导出", "dms", "模板"], targets: ["/dictionary"]},
  {
    words: ["客诉", "冰山", "沉默的客户", "complaint", "complaints", "iceberg"],
    targets: ["/complaints"]
  },
  {
    words: [
      "回访名单",
      "外呼",
      "打电话",
      "流失预测",
      "流失概率",
      "风险客户",
      "call list",
      "churn model"
    ],
    targets: ["/risk"]
  },
  {
    words: [
      "提醒",
      "回访",
      "关怀",
      "保养提醒",
      "短信",
      "微信",
      "九种做法",
      "reminders",
      "contacts"
    ],
    targets: ["/contacts"]
  }
];
