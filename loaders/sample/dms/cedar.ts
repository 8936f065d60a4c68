import {addMonths, calendarDate, dayOf, dayOfMinute} from "../calendar.js";
import type {Day} from "../calendar.js";
import type {ExportSystem} from "../exporter.js";
import type {Dealer} from "../group.js";
import type {Item, Questionnaire} from "../questionnaires.js";
import type {Column, Report, Row} from "../report.js";
import {itemColumns} from "./surveyColumns.js";

const orderColumns: readonly Column[] = [
  ["工单号", "ro_no"],
  ["结算单号", "settlement_no"],
  ["红冲原单号", "reverses_settlement_no"],
  ["客户编号", "customer_no"],
  ["车主", "name"],
  ["车主手机", "phone"],
  ["VIN", "vin"],
  ["车牌号 ", "plate"],
  ["车系", "series"],
  ["车型", "model"],
  ["送修人", "deliverer"],
  ["开单日期", "opened_at"],
  ["预交车时间", "promised_at"],
  ["竣工时间", "completed_at"],
  ["结算日期", "settled_at"],
  ["交车时间", "delivered_at"],
  ["工单类型", "ro_type"],
  ["维修类型", "repair_type"],
  ["工单状态", "ro_status"],
  ["责任顾问", "advisor"],
  ["进厂里程", "mileage_in_km"],
  ["是否换表", "has_odometer_change"],
  ["收费区分", "payer"],
  ["工时费", "labour_amount"],
  ["维修材料费", "parts_amount"],
  ["附加项目费", "other_amount"],
  ["优惠金额", "discount_amount"],
  ["总金额", "total_amount"],
  ["实收金额", "received_amount"],
  ["成本金额", "cost_amount"],
  ["是否返修", "is_rework"],
  ["在店等待", "is_waiting"],
  ["等待时长", "wait_minutes"],
  ["预约单号", "appointment_no"],
  ["工单修改次数", "revision_count"],
  ["保险理赔单号"],
  ["备注", "remarks"]
];

/** Login in the title blocks: staff, so looked for by the privacy tests. */
export const exportLogin = "dms_fuyuan88";

/** First day of the last month that was over well before the dealer's other extracts were made. */
function lastMonth(dealer: Dealer): Day {
  const {year, month} = calendarDate(dealer.end - 10);
  return addMonths(dayOf(year, month, 1), -1);
}

const isOfLastMonth = (row: Row, dealer: Dealer): boolean => {
  const day = typeof row.opened_at === "number" ? dayOfMinute(row.opened_at) : 0;
  return day >= lastMonth(dealer) && day < addMonths(lastMonth(dealer), 1);
};

/** The day after the month: what was settled later was still open then. */
const monthExport = (dealer: Dealer): Day => addMonths(lastMonth(dealer), 1);

const reports = (questionnaires: Readonly<Record<Questionnaire, readonly Item[]>>): Report[] => [
  {
    table: "customer",
    title: "客户档案",
    form: "xlsx",
    hasTitleBlock: true,
    columns: [
      ["客户编号", "customer_no"],
      ["客户名称", "name"],
      ["客户性质", "customer_kind"],
      ["性别", "gender"],
      ["手机", "phone"],
      ["其他电话", "second_phone"],
      ["证件号码", "id_document"],
      ["出生日期", "birth_date"],
      ["省份", "province"],
      [" 城市", "city"],
      ["邮编", "postcode"],
      ["地址", "address"],
      ["职业", "occupation"],
      ["行业", "industry"],
      ["年收入", "income"],
      ["学历", "education"],
      ["婚姻状况", "marital_status"],
      ["爱好", "interests"],
      ["客户来源", "source"],
      ["建档日期", "created_date"],
      ["联系人", "contact_name"],
      ["责任顾问", "advisor"],
      ["传真"],
      ["备注", "remarks"],
      ["备注"]
    ]
  },
  {
    table: "vehicle",
    title: "车辆档案",
    form: "xlsx",
    hasTitleBlock: true,
    notation: {date: "cell"},
    columns: [
      ["VIN", "vin"],
      ["车牌号", "plate"],
      ["发动机号", "engine_no"],
      ["客户编号", "customer_no"],
      ["品牌", "brand"],
      ["车系", "series"],
      ["车型", "model"],
      ["年款", "model_year"],
      ["颜色", "colour"],
      ["销售日期", "sale_date"],
      ["是否本公司购车", "sold_here"],
      ["首次进厂日期", "first_visit_date"],
      ["上次维修日期", "last_visit_date"],
      ["行驶里程", "mileage_km"],
      ["换表日期", "odometer_replaced_date"],
      ["保修结束日期", "warranty_end_date"],
      ["保修结束里程", "warranty_end_km"],
      ["保险到期日", "insurance_end_date"],
      ["使用性质", "use_nature"],
      ["车辆状态", "vehicle_status"],
      ["状态日期", "status_date"]
    ]
  },
  {
    table: "sales_order",
    title: "整车销售明细",
    form: "xlsx",
    hasTitleBlock: true,
    hasTotals: true,
    columns: [
      ["销售单号", "order_no"],
      ["客户编号", "customer_no"],
      ["客户名称", "name"],
      ["手机", "phone"],
      ["VIN", "vin"],
      ["品牌", "brand"],
      ["车系", "series"],
      ["车型", "model"],
      ["订单日期", "ordered_date"],
      ["开票日期", "invoiced_date"],
      ["预计交车日期", "promised_delivery_date"],
      ["交车日期", "delivered_date"],
      ["销售指导价", "list_price"],
      ["车辆销售价", "paid_price"],
      ["车辆成本", "cost_amount"],
      ["精品金额", "accessories_amount"],
      ["保险金额", "insurance_amount"],
      ["付款方式", "payment_method"],
      ["订单类型", "order_kind"],
      ["单据状态", "order_status"],
      ["销售顾问", "consultant"],
      ["是否置换", "has_trade_in"],
      ["原车品牌", "previous_brand"],
      ["是否首次购车", "is_first_car"],
      ["购车性质", "purchase_kind"],
      ["客户来源", "source"],
      ["潜客编号", "lead_no"],
      ["推荐人客户编号", "referred_by_customer_no"],
      ["保客推荐人VIN", "referred_by_vin"]
    ]
  },
  {
    table: "repair_order",
    title: "维修工单",
    form: "xlsx",
    hasTitleBlock: true,
    hasTotals: true,
    yearBy: "opened_at",
    notation: {time: "cell"},
    columns: orderColumns
  },
  {
    table: "repair_order",
    title: "维修工单月报",
    form: "xls",
    hasTitleBlock: true,
    hasTotals: true,
    columns: orderColumns,
    holds: isOfLastMonth,
    exported: monthExport,
    onDay: openOn
  },
  {
    table: "repair_order_line",
    title: "工单明细",
    form: "xlsx",
    hasTitleBlock: true,
    hasTotals: true,
    columns: [
      ["工单号", "ro_no"],
      ["行号", "line_no"],
      ["明细类型", "line_kind"],
      ["项目代码", "item_code"],
      ["项目大类", "item_group"],
      ["数量", "quantity"],
      ["金额", "amount"],
      ["成本金额", "cost_amount"],
      ["收费区分", "payer"],
      ["是否不修", "is_declined"]
    ]
  },
  {
    table: "appointment",
    title: "预约单",
    form: "xlsx",
    hasTitleBlock: true,
    notation: {time: "cell"},
    columns: [
      ["预约单号", "appointment_no"],
      ["客户编号", "customer_no"],
      ["VIN", "vin"],
      ["车牌号", "plate"],
      ["接受预约日", "created_at"],
      ["预约进厂时间", "appointed_at"],
      ["实际进厂时间", "arrived_at"],
      ["预约类别", "appointment_kind"],
      ["预约来源", "channel"],
      ["预约单状态", "appointment_status"],
      ["取消进厂原因", "cancel_reason"],
      ["责任顾问", "advisor"]
    ]
  },
  {
    table: "complaint",
    title: "客户投诉",
    form: "xls",
    hasTitleBlock: true,
    columns: [
      ["投诉编号", "complaint_no"],
      ["客户编号", "customer_no"],
      ["VIN", "vin"],
      ["工单号", "ro_no"],
      ["接单时间", "received_at"],
      ["投诉来源", "complaint_source"],
      ["投诉类型", "complaint_type"],
      ["发生部门", "department"],
      ["处理状态", "complaint_status"],
      ["首次响应时间", "first_response_at"],
      ["处理完成日期", "resolved_at"],
      ["结案日期", "closed_at"],
      ["处理结果", "outcome"],
      ["投诉员工", "handler"],
      ["投诉摘要", "summary"],
      ["投诉原因", "cause"],
      ["解决方案", "solution"]
    ]
  },
  {
    table: "contact",
    title: "保养提醒",
    form: "xlsx",
    hasTitleBlock: true,
    columns: [
      ["提醒编号", "contact_no"],
      ["客户编号", "customer_no"],
      ["VIN", "vin"],
      ["车牌号", "plate"],
      ["提醒类型", "contact_type"],
      ["提醒方式", "channel"],
      ["计划日期", "planned_date"],
      ["第一次跟踪日期", "contacted_at"],
      ["第一次跟踪结果", "contact_result"],
      ["第二次跟踪日期", "contacted_2_at"],
      ["第二次跟踪结果", "contact_2_result"],
      ["第三次跟踪日期", "contacted_3_at"],
      ["第三次跟踪结果", "contact_3_result"],
      ["是否回厂", "did_return"],
      ["回访人", "contacted_by"],
      ["提醒失败原因", "failure_reason"],
      ["客户反馈", "feedback"]
    ]
  },
  {
    table: "event",
    title: "活动计划",
    form: "xls",
    hasTitleBlock: true,
    hasTotals: true,
    columns: [
      ["活动编号", "event_no"],
      ["活动名称", "event_name"],
      ["活动类型", "event_type"],
      ["活动目的", "purpose"],
      ["开始日期", "starts_on"],
      ["结束日期", "ends_on"],
      ["目标人群", "target_group"],
      ["邀约人数", "invited_count"],
      ["到场人数", "attended_count"],
      ["活动费用", "cost_amount"]
    ]
  },
  {
    table: "participation",
    title: "活动签到",
    form: "xlsx",
    hasTitleBlock: true,
    columns: [
      ["活动编号", "event_no"],
      ["客户编号", "customer_no"],
      ["参加活动车架号", "vin"],
      ["车牌号", "plate"],
      ["手机", "phone"],
      ["邀约日期", "invited_date"],
      ["是否随机邀约", "was_invited_at_random"],
      ["是否参加", "has_attended"],
      ["参加活动日期", "attended_date"],
      ["带来人数", "friends_count"],
      ["活动消费金额", "spend_amount"]
    ]
  },
  {
    table: "lead",
    title: "潜客档案",
    form: "xlsx",
    hasTitleBlock: true,
    columns: [
      ["潜客编号", "lead_no"],
      ["客户编号", "customer_no"],
      ["客户姓名", "name"],
      ["联系电话", "phone"],
      ["性别", "gender"],
      ["建档时间", "created_at"],
      ["客户来源", "source"],
      ["意向级别", "lead_level"],
      ["初始级别", "first_lead_level"],
      ["意向车系", "intended_series"],
      ["意向车型", "intended_model"],
      ["意向车型指导价", "intended_list_price"],
      ["对比车型", "models_compared"],
      ["首次来店日期", "first_visit_date"],
      ["最后一次进店时间", "last_visit_at"],
      ["来店次数", "visit_count"],
      ["跟进次数", "contact_count"],
      ["试乘试驾", "has_test_drive"],
      ["试驾日期", "test_drive_date"],
      ["报价日期", "quoted_date"],
      ["是否要求优惠", "has_asked_discount"],
      ["是否有置换意向", "has_trade_in_intent"],
      ["是否首次购车", "is_first_car"],
      ["预计成交时段", "expected_purchase"],
      ["跟进结果", "outcome"],
      ["结果日期", "outcome_date"],
      ["战败原因", "lost_reason"],
      ["战败品牌", "lost_to_brand"],
      ["销售单号", "order_no"],
      ["销售顾问", "consultant"],
      ["保客推荐人姓名", "referred_by_name"],
      ["推荐人客户编号", "referred_by_customer_no"],
      ["保客推荐人VIN", "referred_by_vin"],
      ["备注", "remarks"]
    ]
  },
  {
    table: "prepaid_package",
    title: "保养套餐",
    form: "xls",
    hasTitleBlock: true,
    hasTotals: true,
    columns: [
      ["套餐编号", "package_no"],
      ["客户编号", "customer_no"],
      ["VIN", "vin"],
      ["套餐名称", "package_type"],
      ["购买日期", "sold_date"],
      ["到期日期", "expires_on"],
      ["套餐金额", "paid_amount"],
      ["总次数", "service_count"],
      ["已用次数", "used_count"],
      ["套餐状态", "package_status"]
    ]
  },
  {
    table: "points_transaction",
    title: "会员积分",
    form: "xlsx",
    hasTitleBlock: true,
    columns: [
      ["会员卡编号", "member_no"],
      ["积分流水号", "transaction_no"],
      ["客户编号", "customer_no"],
      ["VIN", "vin"],
      ["工单号", "ro_no"],
      ["会员等级", "member_level"],
      ["入会日期", "joined_date"],
      ["发生日期", "occurred_at"],
      ["积分类型", "points_kind"],
      ["本次积分", "points"],
      ["积分兑换金额", "redeemed_amount"]
    ]
  },
  {
    table: "churn_reason",
    title: "流失客户回访",
    form: "xls",
    hasTitleBlock: true,
    columns: [
      ["流失回访编号", "churn_no"],
      ["客户编号", "customer_no"],
      ["VIN", "vin"],
      ["车牌号", "plate"],
      ["流失回访日期", "asked_date"],
      ["流失原因", "reason"],
      ["流失前满意度", "stated_satisfaction"],
      ["是否已换车", "has_replaced_car"],
      ["换车日期", "replaced_on"],
      ["换购品牌", "replaced_with_brand"],
      ["换购车型", "replaced_with_model"],
      ["是否本店换购", "has_replaced_here"],
      ["原因说明", "comment"]
    ]
  },
  ...(["CSS_SERVICE", "CSS_SALES"] as const).map((questionnaire): Report => ({
    table: "survey_response",
    title: questionnaire === "CSS_SERVICE" ? "售后满意度回访" : "销售满意度回访",
    form: "xlsx",
    hasTitleBlock: true,
    holds: (row) => row.questionnaire === questionnaire,
    columns: [
      ["问卷编号", "questionnaire"],
      ["答卷编号", "response_no"],
      ["调研期次", "wave"],
      ["访问日期", "responded_date"],
      ["调研类型", "about"],
      questionnaire === "CSS_SERVICE" ? ["工单号", "ro_no"] : ["销售单号", "order_no"],
      ["业务日期", "event_date"],
      ["VIN", "vin"],
      ["客户编号", "customer_no"],
      ["客户姓名", "name"],
      ["联系电话", "phone"],
      ["车系", "series"],
      ["调研方式", "channel"],
      ["访问员", "interviewer"],
      ...itemColumns(questionnaires[questionnaire]),
      ["客户意见", "comments"]
    ]
  }))
];

/** What a repair order row said on an earlier day: nothing of what happened after it. */
function openOn(row: Row, day: Day): Row | null {
  const later = (field: string): boolean =>
    typeof row[field] === "number" && dayOfMinute(row[field]) >= day;
  if (!later("settled_at")) return row;
  if (typeof row.settlement_no === "string" && !row.settlement_no.endsWith("1")) return null;
  return {
    ...row,
    settlement_no: null,
    settled_at: null,
    delivered_at: null,
    completed_at: later("completed_at") ? null : row.completed_at,
    received_amount: null,
    ro_status: "open"
  };
}

/** Brand "cedar": workbooks with a title block and totals, labels close to the usual ones. */
export function cedar(
  questionnaires: Readonly<Record<Questionnaire, readonly Item[]>>
): ExportSystem {
  return {
    notation: {date: "iso", time: "iso", money: "number", yes: "是", no: "否"},
    reports: reports(questionnaires),
    fileName: (title, dealer, year) =>
      `${dealer.shortName}_${title}${year === null ? "" : `_${year}`}`,
    exportedBy: exportLogin,
    name: "雪松DMS"
  };
}
