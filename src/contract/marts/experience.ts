import {boolean, category, coded, date, mart, smallint, text, utinyint} from "../mart.js";
import {
  asOf,
  customerId,
  dealerId,
  isOnly,
  modelSeries,
  nextVisitDate,
  responseId
} from "./keys.js";

const person = {personal: "quasi_identifier"} as const;
const position = (zh: string, en: string) =>
  smallint(`${zh}（千分之一级）`, `${en}, 1000 to 5000 on the scale of five levels`);

/** What filters and returns need of the response that a row belongs to. */
const ofResponse = {
  journey: coded("journey", "旅程", "sales or service"),
  questionnaire: category("问卷", "questionnaire"),
  customer_id: customerId,
  dealer_id: dealerId,
  model_series: modelSeries,
  is_company: boolean("单位客户", "a company or fleet customer"),
  responded_date: date("访问日期", "answered on", person),
  is_only: isOnly,
  is_complete: boolean("各触点均作答", "answered about every touchpoint of its questionnaire"),
  is_leading: boolean(
    "该旅程触点最全的问卷",
    "its questionnaire asks about most touchpoints of the journey"
  )
};

const afterwards = {
  next_visit_date: nextVisitDate,
  next_visit_same_dealer_date: date(
    "此后首次回本店日",
    "next countable visit at the same dealer",
    person
  ),
  as_of: asOf
};

export const experiences = mart("experiences", {
  label: {zh: "经历", en: "experiences"},
  grain: {
    zh: "每份答卷的每条旅程一行：各触点合在一起的均值、峰值与终点",
    en: "one row per response and journey with an answer about a touchpoint: mean, peak and end of its touchpoints"
  },
  key: ["response_id", "journey"],
  columns: {
    response_id: responseId,
    ...ofResponse,
    overall_milli: position("总体满意", "overall satisfaction"),
    touchpoint_count: utinyint("作答触点数", "touchpoints answered about", {unit: "count"}),
    levels: text(
      "各触点水平",
      "levels 1 to 5 of all touchpoints in the journey's order, where every one was answered about"
    ),
    mean_milli: position("各触点均值", "mean of the touchpoints"),
    peak_milli: position("峰值", "position farthest from the middle, of two as far the lower"),
    peak_touchpoint: category("峰值触点", "touchpoint of the peak"),
    end_milli: position("终点", "position of the last touchpoint answered"),
    end_touchpoint: category("终点触点", "last touchpoint answered"),
    is_end_missing: boolean("终点未作答", "the questionnaire goes on after the last answer"),
    ...afterwards
  },
  reconciles: {
    holds:
      "(select count(distinct response_id) from experiences) = (select count(distinct response_id) from survey_score join item using (item_id) where score is not null and scale_max > scale_min and item.touchpoint in (select touchpoint from stg_touchpoint))",
    label: {
      zh: "经历涉及的答卷 = 对任一触点有作答的答卷",
      en: "its responses are those that answered about a touchpoint"
    }
  }
});

export const touchpointScores = mart("touchpoint_scores", {
  label: {zh: "触点得分", en: "touchpoint scores"},
  grain: {
    zh: "每份答卷的每个作答触点一行；同一触点的多道题取平均",
    en: "one row per response and touchpoint answered about; several items about it are averaged"
  },
  key: ["response_id", "touchpoint"],
  columns: {
    response_id: responseId,
    touchpoint: category("触点", "touchpoint"),
    touchpoint_order: utinyint("触点顺序", "place in the journey"),
    position_milli: position("位置", "position"),
    ...ofResponse,
    ...afterwards
  },
  reconciles: {
    holds:
      "(select coalesce(sum(touchpoint_count), 0) from experiences) = (select count(*) from touchpoint_scores)",
    label: {zh: "行数 = 各经历作答触点数之和", en: "rows are the touchpoints of the experiences"}
  }
});
