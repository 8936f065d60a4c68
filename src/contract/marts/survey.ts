import {
  boolean,
  category,
  cents,
  coded,
  date,
  double,
  integer,
  mart,
  smallint,
  text,
  utinyint
} from "../mart.js";
import {
  asOf,
  customerId,
  dealerId,
  isOnly,
  modelSeries,
  nextVisitDate,
  responseId,
  saleId,
  visitId
} from "./keys.js";

const person = {personal: "quasi_identifier"} as const;
/** The least number of months after the answer within which something happened; none if it did not. */
const monthsAfter = (zh: string, en: string) =>
  utinyint(`此后几个月内${zh}`, `months after the answer within which: ${en}`, {
    ...person,
    unit: "months"
  });
const level = (zh: string, en: string) => utinyint(`${zh}水平`, `${en}, level 1 to 5`);

export const responses = mart("responses", {
  label: {zh: "答卷", en: "responses"},
  grain: {
    zh: "每份接受的答卷一行；水平按 1 + 4（分数−最小）/（最大−最小）四舍五入",
    en: "one row per accepted response; a level is 1 + 4 (score − min)/(max − min), rounded half up"
  },
  key: ["response_id"],
  columns: {
    response_id: responseId,
    customer_id: customerId,
    dealer_id: dealerId,
    model_series: modelSeries,
    is_company: boolean("单位客户", "a company or fleet customer"),
    questionnaire: category("问卷", "questionnaire"),
    journey: coded("journey", "旅程", "sales or service"),
    wave: category("调研期次", "wave"),
    channel: coded("channel", "调研方式", "channel"),
    responded_date: date("访问日期", "answered on", person),
    visit_id: visitId,
    sale_id: saleId,
    overall_score: double("总体满意度得分", "overall satisfaction as answered"),
    overall_scale_min: smallint("量表最小分", "lowest score of its scale"),
    overall_scale_max: smallint("量表最大分", "highest score of its scale"),
    overall_level: level("总体满意", "overall satisfaction"),
    return_level: level("愿意再来", "would return"),
    recommend_level: level("愿意推荐", "would recommend"),
    recommend_score: double("推荐意愿得分", "would recommend, as answered"),
    recommend_scale_min: smallint("推荐量表最小分", "lowest score of that scale"),
    recommend_scale_max: smallint(
      "推荐量表最大分",
      "highest score of that scale (10 with a lowest of 0: net promoter score)"
    ),
    advantage_level: level("相对优势", "advantage over others"),
    premium_level: level("愿付溢价", "would pay a premium"),
    forgive_level: level("愿意谅解", "would forgive"),
    standard_level: level("视为标杆", "takes us as the standard"),
    recommended_count: smallint("已推荐人数", "people recommended to", {unit: "count"}),
    warned_count: smallint("已劝阻人数", "people warned off", {unit: "count"}),
    next_visit_date: nextVisitDate,
    next_visit_same_dealer_date: date(
      "此后首次回本店日",
      "next countable visit at the same dealer",
      person
    ),
    next_purchase_date: date("此后购车日", "next purchase from the group", person),
    return_months: monthsAfter("首次到店", "the next visit, at any dealer"),
    return_same_dealer_months: monthsAfter("首次回本店", "the next visit at the same dealer"),
    purchase_months: monthsAfter("再次购车", "the next purchase from the group"),
    complaint_months: monthsAfter("投诉", "the customer's next complaint"),
    lost_months: monthsAfter("首次流失", "the customer's first loss, dated at the due date"),
    left_months: monthsAfter(
      "车辆离开",
      "the car it is about was sold, scrapped, moved away or a total loss"
    ),
    observed_months: utinyint("已观察月数", "whole months up to the as-of", {
      ...person,
      unit: "months"
    }),
    is_only: isOnly,
    is_latest: boolean("最近一份", "the customer's latest with an overall satisfaction"),
    previous_answer_date: date(
      "客户上一份答卷日期",
      "the customer's answer before it with an overall satisfaction",
      person
    ),
    previous_asked_date: date(
      "客户上一份问及推荐的答卷日期",
      "of answers that say how many people were recommended to and warned off, the customer's before it",
      person
    ),
    is_travelled: boolean(
      "客户的答卷涉及多店或多车系",
      "the customer's answers with an overall satisfaction are at several dealers or about several series"
    ),
    services_due_24m: utinyint(
      "客户近24个月应保养次数",
      "the customer's services due in the last 24 months",
      {unit: "count"}
    ),
    services_done_24m: utinyint("其中在本集团完成", "of these, done here", {unit: "count"}),
    value_when_last_seen_cents: cents(
      "客户最后一年毛利",
      "profit of the customer's 12 months up to and including the last visit or purchase"
    ),
    as_of: asOf
  },
  reconciles: {
    holds: "(select count(*) from responses) = (select count(*) from survey_response)",
    label: {zh: "答卷行数 = 接受的答卷数", en: "rows are the accepted responses"}
  }
});

export const scores = mart("scores", {
  label: {zh: "答题得分", en: "scores"},
  grain: {
    zh: "每份答卷的每道已答题一行",
    en: "one row per response and item answered; codes for no answer have no row"
  },
  key: ["response_id", "item_id"],
  columns: {
    response_id: responseId,
    item_id: smallint("题目键", "item key"),
    score: double("得分", "score as answered")
  },
  reconciles: {
    holds:
      "(select count(*) from scores) = (select count(*) from survey_score where score is not null)",
    label: {zh: "得分行数 = 接受的有效答案数", en: "rows are the accepted answers"}
  }
});

export const surveyFrame = mart("survey_frame", {
  label: {zh: "调研样本框", en: "survey frame"},
  grain: {zh: "每次邀请一行", en: "one row per invitation"},
  key: ["invitation_id"],
  columns: {
    invitation_id: integer("邀请键", "invitation key"),
    dealer_id: dealerId,
    customer_id: customerId,
    questionnaire: category("问卷", "questionnaire"),
    channel: coded("channel", "邀请方式", "channel"),
    invited_date: date("邀请日期", "invited on", person),
    survey_result: coded("survey_result", "访问结果", "result")
  },
  reconciles: {
    holds: "(select count(*) from survey_frame) = (select count(*) from survey_invitation)",
    label: {zh: "邀请行数 = 接受的邀请数", en: "rows are the accepted invitations"}
  }
});

export const items = mart("items", {
  label: {zh: "题库", en: "items"},
  grain: {zh: "每份问卷的每道题一行", en: "one row per questionnaire and item"},
  key: ["item_id"],
  columns: {
    item_id: smallint("题目键", "item key"),
    questionnaire: category("问卷", "questionnaire"),
    questionnaire_label: text("问卷名称", "questionnaire name"),
    journey: coded("journey", "旅程", "journey"),
    item_code: text("题目编号", "item code"),
    item_order: smallint("题目顺序", "order"),
    label_zh: text("题目", "item in Chinese"),
    label_en: text("题目英文", "item in English"),
    scale_min: double("最小分", "lowest score"),
    scale_max: double("最大分", "highest score"),
    factor: category("因子", "factor"),
    factor_label: text("因子名称", "factor name"),
    touchpoint: category("触点", "touchpoint"),
    weight: double("权重", "stated weight"),
    item_role: coded("item_role", "题目角色", "what the item stands for"),
    best_in_industry: double("行业最佳", "best in the industry"),
    band: category("优先级分段", "band in the source"),
    answer_count: integer("作答数", "answers in these data")
  }
});

export const touchpoints = mart("touchpoints", {
  label: {zh: "触点", en: "touchpoints"},
  grain: {
    zh: "每条旅程的每个触点一行，按旅程顺序",
    en: "one row per touchpoint, in the journey's order"
  },
  key: ["touchpoint"],
  columns: {
    touchpoint: category("触点", "touchpoint"),
    journey: coded("journey", "旅程", "journey"),
    touchpoint_order: smallint("顺序", "order"),
    label_zh: text("触点名称", "touchpoint in Chinese"),
    label_en: text("触点英文", "touchpoint in English"),
    item_count: smallint("题目数", "items that ask about it (0: not asked)", {unit: "count"})
  }
});

/** How many drivers of an outcome a questionnaire can have; more items are put together by touchpoint. */
export const DRIVER_SLOTS = 10;

export const predictors = mart("predictors", {
  label: {zh: "影响因素", en: "predictors"},
  grain: {
    zh: "每份问卷的每个影响因素一行：一道题；可评分的题多于十道时，同一触点的题合为一个",
    en: "one row per questionnaire and driver: an item, or a touchpoint's items together where more than ten are rated"
  },
  key: ["questionnaire", "predictor"],
  columns: {
    questionnaire: category("问卷", "questionnaire"),
    questionnaire_label: text("问卷名称", "questionnaire name"),
    journey: coded("journey", "旅程", "journey"),
    predictor: category("因素", "item code, or touchpoint of the group"),
    is_group: boolean("由几道题合成", "several items together"),
    touchpoint: category("触点", "touchpoint"),
    item_count: smallint("题目数", "items", {unit: "count"}),
    label_zh: text("名称", "label in Chinese"),
    label_en: text("英文名称", "label in English"),
    weight: double("权重", "stated weight, where every item has one"),
    place: smallint("顺序", "place in the questionnaire or the journey"),
    slot: utinyint("作答列", "column of answers that holds it (none: not used)"),
    is_reliable: boolean("内部一致", "one item, or Cronbach's α of the group at least .6"),
    scale_n: integer("一致性样本", "responses that answer every item of it", {unit: "count"}),
    item_variances: double("各题方差之和", "sum of the items' variances over these"),
    sum_variance: double("总分方差", "variance of the items' sum over these")
  }
});

const answer = (nth: number) =>
  smallint(`第 ${nth} 个因素，水平×100`, `driver ${nth}, hundredths of a level`);

export const answers = mart("answers", {
  label: {zh: "作答", en: "answers"},
  grain: {
    zh: "每份评过分的答卷一行，各影响因素与结果的水平（1–5）乘以 100",
    en: "one row per response that rates anything: its drivers and outcomes, level 1 to 5 times 100"
  },
  key: ["response_id"],
  columns: {
    response_id: responseId,
    customer_id: customerId,
    dealer_id: dealerId,
    model_series: modelSeries,
    is_company: boolean("单位客户", "a company or fleet customer"),
    questionnaire: category("问卷", "questionnaire"),
    responded_date: date("访问日期", "answered on", person),
    next_visit_date: nextVisitDate,
    next_visit_same_dealer_date: date(
      "此后首次回本店日",
      "next countable visit at the same dealer",
      person
    ),
    as_of: asOf,
    is_only: isOnly,
    overall_answer: smallint("总体满意，水平×100", "overall satisfaction, hundredths of a level"),
    return_answer: smallint("愿意再来，水平×100", "would return, hundredths of a level"),
    answer_1: answer(1),
    answer_2: answer(2),
    answer_3: answer(3),
    answer_4: answer(4),
    answer_5: answer(5),
    answer_6: answer(6),
    answer_7: answer(7),
    answer_8: answer(8),
    answer_9: answer(9),
    answer_10: answer(10)
  }
});
