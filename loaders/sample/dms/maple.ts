import {calendarDate, dayOfMinute} from "../calendar.js";
import type {ExportSystem} from "../exporter.js";
import type {Dealer} from "../group.js";
import type {Item, Questionnaire} from "../questionnaires.js";
import type {Column, Report, Row} from "../report.js";
import {itemColumns} from "./surveyColumns.js";

const orderColumns: readonly Column[] = [
  ["门店代码", "dealer"],
  ["委托书号", "ro_no"],
  ["结算编号", "settlement_no"],
  ["冲销单号", "reverses_settlement_no"],
  ["车主编号", "customer_no"],
  ["车主姓名", "name"],
  ["车主电话", "phone"],
  ["底盘号", "vin"],
  ["牌照号", "plate"],
  ["车系名称", "series"],
  ["修理时间", "opened_at"],
  ["完工时间", "completed_at"],
  ["结算时间", "settled_at"],
  ["出厂时间", "delivered_at"],
  ["委托类型", "ro_type"],
  ["修理类型", "repair_type"],
  ["结算状态", "ro_status"],
  ["接待员", "advisor"],
  ["进站里程", "mileage_in_km"],
  ["换表", "has_odometer_change"],
  ["付费别", "payer"],
  ["人工费", "labour_amount"],
  ["材料费", "parts_amount"],
  ["管理费", "other_amount"],
  ["减免金额", "discount_amount"],
  ["应收金额", "total_amount"],
  ["收款金额", "received_amount"],
  ["是否返工", "is_rework"],
  ["是否等待", "is_waiting"],
  ["等待分钟", "wait_minutes"],
  ["预约编号", "appointment_no"],
  ["修改次数", "revision_count"],
  ["客户描述", "remarks"]
];

/** Its own words for codes, as `loaders/dialects/maple.json` explains them. */
const labels = {
  ro_type: {
    repair: "一般委托",
    sale: "零件外卖",
    rework: "内返委托",
    warranty: "保修委托",
    internal: "内修委托",
    pre_delivery: "新车检查"
  },
  payer: {
    customer: "客户付费",
    insurance: "保险公司",
    warranty: "厂家保修",
    internal: "内部结转"
  }
} as const;

/** Orders of earlier years were moved to a workbook when the system was changed. */
const isArchived = (row: Row, dealer: Dealer): boolean =>
  typeof row.opened_at === "number" &&
  calendarDate(dayOfMinute(row.opened_at)).year < calendarDate(dealer.end).year - 1;

const reports = (questionnaires: Readonly<Record<Questionnaire, readonly Item[]>>): Report[] => [
  {
    table: "customer",
    title: "车主管理",
    form: "gb18030",
    columns: [
      ["门店代码", "dealer"],
      ["车主编号", "customer_no"],
      ["车主名称", "name"],
      ["车主性质", "customer_kind"],
      ["车主性别", "gender"],
      ["车主手机", "phone"],
      ["家庭电话", "second_phone"],
      ["证件号", "id_document"],
      ["车主生日", "birth_date"],
      ["省份", "province"],
      // Shipped the wrong way round, as one vendor's export does (dirt.swapped_columns).
      ["城市", "postcode"],
      ["邮编", "city"],
      ["车主地址", "address"],
      ["客户职业", "occupation"],
      ["行业大类", "industry"],
      ["家庭年收入", "income"],
      ["教育水平", "education"],
      ["婚姻", "marital_status"],
      ["兴趣", "interests"],
      ["来源", "source"],
      ["创建日期", "created_date"],
      ["联系人", "contact_name"],
      ["指定服务顾问", "advisor"],
      ["客户备注", "remarks"]
    ]
  },
  {
    table: "vehicle",
    title: "车辆信息",
    form: "gb18030",
    columns: [
      ["门店代码", "dealer"],
      ["底盘号", "vin"],
      ["牌照号", "plate"],
      ["发动机", "engine_no"],
      ["车主编号", "customer_no"],
      ["厂牌", "brand"],
      ["车系名称", "series"],
      ["车型名称", "model"],
      ["车型年", "model_year"],
      ["车身颜色", "colour"],
      ["购车日期", "sale_date"],
      ["本店购车", "sold_here"],
      ["第一次进厂日期", "first_visit_date"],
      ["上次保养日期", "last_visit_date"],
      ["行使里程", "mileage_km"],
      ["换表时间", "odometer_replaced_date"],
      ["质保到期日", "warranty_end_date"],
      ["质保里程", "warranty_end_km"],
      ["交强险到期日", "insurance_end_date"],
      ["车辆用途", "use_nature"],
      ["状态", "vehicle_status"],
      ["变更日期", "status_date"]
    ]
  },
  {
    table: "sales_order",
    title: "销售订单",
    form: "xlsx",
    columns: [
      ["门店代码", "dealer"],
      ["订单编号", "order_no"],
      ["车主编号", "customer_no"],
      ["客户姓名", "name"],
      ["客户手机", "phone"],
      ["底盘号", "vin"],
      ["车系名称", "series"],
      ["车型名称", "model"],
      ["签约日期", "ordered_date"],
      ["发票日期", "invoiced_date"],
      ["承诺交车日期", "promised_delivery_date"],
      ["实际交车日期", "delivered_date"],
      ["厂家指导价", "list_price"],
      ["成交价", "paid_price"],
      ["装饰金额", "accessories_amount"],
      ["保费", "insurance_amount"],
      ["购车方式", "payment_method"],
      ["销售类型", "order_kind"],
      ["订单状态", "order_status"],
      ["销售员", "consultant"],
      ["置换", "has_trade_in"],
      ["旧车品牌", "previous_brand"],
      ["首次购车", "is_first_car"],
      ["购车类型", "purchase_kind"],
      ["信息来源", "source"],
      ["线索编号", "lead_no"],
      ["推荐人编号", "referred_by_customer_no"],
      ["推荐人VIN", "referred_by_vin"]
    ]
  },
  {
    table: "repair_order",
    title: "委托书",
    form: "gb18030",
    yearBy: "opened_at",
    holds: (row, dealer) => !isArchived(row, dealer),
    breaksLineOf: (dealer) => calendarDate(dealer.end).year - 1,
    columns: orderColumns
  },
  {
    table: "repair_order",
    title: "委托书历史库",
    form: "xlsx",
    holds: isArchived,
    columns: orderColumns
  },
  {
    table: "repair_order_line",
    title: "维修项目配件明细",
    form: "xlsx",
    columns: [
      ["门店代码", "dealer"],
      ["委托书号", "ro_no"],
      ["序号", "line_no"],
      ["类别", "line_kind"],
      ["项目/配件代码", "item_code"],
      ["项目/配件名称", "item_name"],
      ["作业分类", "item_group"],
      ["数量", "quantity"],
      ["金额", "amount", "number"],
      ["付费别", "payer"],
      ["不修", "is_declined"],
      ["技师", "technician"]
    ]
  },
  {
    table: "appointment",
    title: "预约登记",
    form: "gb18030",
    columns: [
      ["门店代码", "dealer"],
      ["预约编号", "appointment_no"],
      ["车主编号", "customer_no"],
      ["底盘号", "vin"],
      ["牌照号", "plate"],
      ["登记时间", "created_at"],
      ["预约到店时间", "appointed_at"],
      ["到店时间", "arrived_at"],
      ["预约项目", "appointment_kind"],
      ["预约渠道", "channel"],
      ["预约状态", "appointment_status"],
      ["取消原因", "cancel_reason"],
      ["接待员", "advisor"]
    ]
  },
  {
    table: "complaint",
    title: "客诉记录",
    form: "html",
    columns: [
      ["门店代码", "dealer"],
      ["客诉编号", "complaint_no"],
      ["车主编号", "customer_no"],
      ["底盘号", "vin"],
      ["牌照号", "plate"],
      ["委托书号", "ro_no"],
      ["受理时间", "received_at"],
      ["投诉渠道", "complaint_source"],
      ["投诉类别", "complaint_type"],
      ["责任部门", "department"],
      ["投诉状态", "complaint_status"],
      ["响应时间", "first_response_at"],
      ["解决时间", "resolved_at"],
      ["结案时间", "closed_at"],
      ["解决情况", "outcome"],
      ["责任人", "handler"],
      ["投诉内容", "summary"],
      ["原因分析", "cause"],
      ["处理措施", "solution"]
    ]
  },
  {
    table: "contact",
    title: "客户关怀",
    form: "gb18030",
    columns: [
      ["门店代码", "dealer"],
      ["关怀编号", "contact_no"],
      ["车主编号", "customer_no"],
      ["底盘号", "vin"],
      ["关怀类型", "contact_type"],
      ["关怀方式", "channel"],
      ["应提醒日期", "planned_date"],
      ["执行日期", "contacted_at"],
      ["关怀结果", "contact_result"],
      ["二次跟踪日期", "contacted_2_at"],
      ["二次跟踪结果", "contact_2_result"],
      ["三次跟踪日期", "contacted_3_at"],
      ["三次跟踪结果", "contact_3_result"],
      ["是否进厂", "did_return"],
      ["执行人", "contacted_by"],
      ["反馈内容", "feedback"]
    ]
  },
  {
    table: "event",
    title: "关怀活动",
    form: "html",
    columns: [
      ["门店代码", "dealer"],
      ["活动代码", "event_no"],
      ["活动主题", "event_name"],
      ["活动性质", "event_type"],
      ["目的", "purpose"],
      ["活动开始日期", "starts_on"],
      ["活动结束日期", "ends_on"],
      ["活动对象", "target_group"],
      ["邀请人数", "invited_count"],
      ["参加人数", "attended_count"],
      ["活动成本", "cost_amount"]
    ]
  },
  {
    table: "participation",
    title: "活动名单",
    form: "gb18030",
    columns: [
      ["门店代码", "dealer"],
      ["活动代码", "event_no"],
      ["车主编号", "customer_no"],
      ["底盘号", "vin"],
      ["联系电话", "phone"],
      ["邀请日期", "invited_date"],
      ["随机邀约", "was_invited_at_random"],
      ["签到", "has_attended"],
      ["签到日期", "attended_date"],
      ["同行人数", "friends_count"],
      ["现场消费", "spend_amount"]
    ]
  },
  {
    table: "lead",
    title: "展厅客流线索",
    form: "xlsx",
    columns: [
      ["门店代码", "dealer"],
      ["线索编号", "lead_no"],
      ["车主编号", "customer_no"],
      ["潜客姓名", "name"],
      ["手机号码", "phone"],
      ["性别", "gender"],
      ["创建时间", "created_at"],
      ["线索来源", "source"],
      ["级别", "lead_level"],
      ["建档级别", "first_lead_level"],
      ["意向车系", "intended_series"],
      ["意向车款", "intended_model"],
      ["意向价位", "intended_list_price", "number"],
      ["竞品车型", "models_compared"],
      ["首次到店日期", "first_visit_date"],
      ["末次到店时间", "last_visit_at"],
      ["到店次数", "visit_count"],
      ["联系次数", "contact_count"],
      ["试驾", "has_test_drive"],
      ["试乘试驾日期", "test_drive_date"],
      ["首次报价日期", "quoted_date"],
      ["要求优惠", "has_asked_discount"],
      ["置换意向", "has_trade_in_intent"],
      ["首次购车", "is_first_car"],
      ["预购时间", "expected_purchase"],
      ["线索状态", "outcome"],
      ["战败/成交日期", "outcome_date"],
      ["失败原因", "lost_reason"],
      ["流失品牌", "lost_to_brand"],
      ["订单编号", "order_no"],
      ["跟进人", "consultant"],
      ["介绍人", "referred_by_name"],
      ["推荐人编号", "referred_by_customer_no"],
      ["推荐人VIN", "referred_by_vin"],
      ["跟进记录", "remarks"]
    ]
  },
  {
    table: "prepaid_package",
    title: "预付套餐",
    form: "gb18030",
    columns: [
      ["门店代码", "dealer"],
      ["套餐单号", "package_no"],
      ["车主编号", "customer_no"],
      ["底盘号", "vin"],
      ["套餐类别", "package_type"],
      ["办理日期", "sold_date"],
      ["有效期至", "expires_on"],
      ["购买金额", "paid_amount"],
      ["套餐次数", "service_count"],
      ["使用次数", "used_count"],
      ["套餐状态", "package_status"]
    ]
  },
  {
    table: "points_transaction",
    title: "会员积分流水",
    form: "gb18030",
    columns: [
      ["门店代码", "dealer"],
      ["会员卡号", "member_no"],
      ["流水号", "transaction_no"],
      ["车主编号", "customer_no"],
      ["委托书号", "ro_no"],
      ["卡等级", "member_level"],
      ["办卡日期", "joined_date"],
      ["交易时间", "occurred_at"],
      ["变动类型", "points_kind"],
      ["积分变动", "points"],
      ["抵扣金额", "redeemed_amount"]
    ]
  },
  {
    table: "churn_reason",
    title: "流失回访",
    form: "html",
    columns: [
      ["门店代码", "dealer"],
      ["流失编号", "churn_no"],
      ["车主编号", "customer_no"],
      ["底盘号", "vin"],
      ["调查日期", "asked_date"],
      ["流失原因分类", "reason"],
      ["满意度评分", "stated_satisfaction"],
      ["是否换车", "has_replaced_car"],
      ["换车时间", "replaced_on"],
      ["新车品牌", "replaced_with_brand"],
      ["新车车型", "replaced_with_model"],
      ["是否在本店购买", "has_replaced_here"],
      ["具体原因", "comment"]
    ]
  },
  ...(["CSS_SERVICE", "CSS_SALES"] as const).map((questionnaire): Report => ({
    table: "survey_response",
    title: questionnaire === "CSS_SERVICE" ? "售后CSS答卷" : "销售CSS答卷",
    form: "gb18030",
    holds: (row) => row.questionnaire === questionnaire,
    columns: [
      ["门店代码", "dealer"],
      ["问卷代码", "questionnaire"],
      ["样本编号", "response_no"],
      ["回访日期", "responded_date"],
      questionnaire === "CSS_SERVICE" ? ["委托书号", "ro_no"] : ["订单编号", "order_no"],
      ["车主编号", "customer_no"],
      ["手机", "phone"],
      ["回访方式", "channel"],
      ["回访员", "interviewer"],
      ...itemColumns(questionnaires[questionnaire], ({code}) => code),
      ["客户反馈", "comments"]
    ]
  }))
];

/** Brand "maple": text in GB18030 and web tables called .xls, an older workshop system's words. */
export function maple(
  questionnaires: Readonly<Record<Questionnaire, readonly Item[]>>
): ExportSystem {
  return {
    notation: {date: "slash", time: "slash", money: "yuan", yes: "Y", no: "N", labels},
    reports: reports(questionnaires),
    fileName: (title, _dealer, year) => `${title}${year ?? ""}`,
    exportedBy: "sys",
    name: "枫林DMS"
  };
}
