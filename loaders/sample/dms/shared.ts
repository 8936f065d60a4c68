import type {ExportSystem} from "../exporter.js";
import type {Item, Questionnaire} from "../questionnaires.js";
import type {Notation} from "../report.js";
import {itemColumns} from "./surveyColumns.js";

const notation: Notation = {date: "iso", time: "iso", money: "number", yes: "是", no: "否"};
const isJourney = (questionnaire: unknown): boolean => String(questionnaire).startsWith("JOURNEY");

/** The group's headquarters: the dealers, what the programme costs, and what is aimed at. */
export const headquarters: ExportSystem = {
  folder: "集团",
  notation,
  fileName: (title) => title,
  exportedBy: "hq",
  name: "集团报表",
  reports: [
    {
      table: "dealer",
      title: "经销商清单",
      form: "xlsx",
      columns: [
        ["经销商代码", "dealer_code"],
        ["经销商名称", "dealer_name"],
        ["经销商简称", "short_name"],
        ["所属集团", "group_name"],
        ["大区", "region"],
        ["省份", "province"],
        ["城市", "city"],
        ["品牌", "brand"],
        ["开业日期", "opened_date"]
      ]
    },
    {
      table: "programme_cost",
      title: "忠诚计划费用",
      form: "xlsx",
      columns: [
        ["经销商名称", "dealer"],
        ["费用月份", "cost_month"],
        ["项目名称", "programme"],
        ["费用类别", "cost_kind"],
        ["费用金额", "cost_amount"],
        ["预算金额", "budget_amount"]
      ],
      dealerAs: "name"
    },
    {
      table: "target",
      title: "指标目标",
      form: "xls",
      columns: [
        ["经销商简称", "dealer"],
        ["目标月份", "target_month"],
        ["指标", "metric"],
        ["目标值", "target_value"]
      ],
      dealerAs: "shortName"
    }
  ]
};

/** The survey agency: samples, SSI in wide form, journeys in long form, and its own benchmark study. */
export function surveyAgency(
  questionnaires: Readonly<Record<Questionnaire, readonly Item[]>>
): ExportSystem {
  return {
    folder: "调研公司",
    notation,
    fileName: (title) => title,
    exportedBy: "agency",
    name: "调研平台",
    reports: [
      {
        table: "survey_frame",
        title: "调研样本框",
        form: "xlsx",
        dealerAs: "code",
        columns: [
          ["经销商代码", "dealer"],
          ["问卷编号", "questionnaire"],
          ["样本下发编号", "invitation_no"],
          ["样本编号", "response_no"],
          ["下发日期", "invited_date"],
          ["调研方式", "channel"],
          ["访问结果", "result"],
          ["VIN", "vin"]
        ]
      },
      {
        table: "survey_response",
        title: "SSI调研答卷",
        form: "xlsx",
        dealerAs: "name",
        holds: (row) => row.questionnaire === "SSI",
        columns: [
          ["经销商名称", "dealer"],
          ["问卷编号", "questionnaire"],
          ["样本编号", "response_no"],
          ["调研期次", "wave"],
          ["访问日期", "responded_date"],
          ["VIN", "vin"],
          ["客户姓名", "name"],
          ["联系电话", "phone"],
          ["调研方式", "channel"],
          ...itemColumns(questionnaires.SSI)
        ]
      },
      {
        table: "survey_response",
        title: "客户旅程调研答卷",
        form: "xlsx",
        dealerAs: "name",
        holds: (row) => isJourney(row.questionnaire),
        columns: [
          ["经销商名称", "dealer"],
          ["问卷编号", "questionnaire"],
          ["样本编号", "response_no"],
          ["调研期次", "wave"],
          ["访问日期", "responded_date"],
          ["业务日期", "event_date"],
          ["VIN", "vin"],
          ["客户姓名", "name"],
          ["联系电话", "phone"],
          ["车系", "series"],
          ["调研方式", "channel"],
          ["开放题", "comments"]
        ]
      },
      {
        table: "survey_score",
        title: "客户旅程调研答题明细",
        form: "xlsx",
        dealerAs: "name",
        columns: [
          ["经销商名称", "dealer"],
          ["问卷编号", "questionnaire"],
          ["样本编号", "response_no"],
          ["问题编号", "item_code"],
          ["答案", "score"]
        ]
      },
      {
        table: "benchmark",
        title: "竞品与行业对标",
        form: "xlsx",
        columns: [
          ["对标类型", "benchmark_kind"],
          ["触点", "benchmark_code"],
          ["对标名称", "label_zh"],
          ["竞品品牌", "brand"],
          ["大区", "region"],
          ["期间", "period"],
          ["得分", "value"],
          ["最小分", "scale_min"],
          ["最大分", "scale_max"],
          ["样本量", "sample_size"],
          ["数据来源", "citation"]
        ]
      }
    ]
  };
}
