import type {Label} from "./field.js";

const list = <const T extends Record<string, readonly [string, string]>>(
  codes: T
): {[K in keyof T]: Label} =>
  Object.fromEntries(Object.entries(codes).map(([code, [zh, en]]) => [code, {zh, en}])) as {
    [K in keyof T]: Label;
  };

/**
 * The code lists: every code with its labels. The other ways in which extracts write a code are
 * rows of `data/reference/code_label.csv`, dialects and `extract.json`.
 */
export const codeLists = {
  customer_kind: list({
    person: ["个人", "person"],
    company: ["单位", "company"],
    fleet: ["大客户", "fleet"],
    dealer: ["经销商", "dealer"]
  }),
  gender: list({male: ["男", "male"], female: ["女", "female"]}),
  occupation: list({
    employee: ["企业职员", "employee"],
    manager: ["管理人员", "manager"],
    self_employed: ["个体经营", "self-employed"],
    civil_servant: ["公务员", "civil servant"],
    professional: ["专业技术人员", "professional"],
    teacher: ["教师", "teacher"],
    worker: ["工人", "worker"],
    freelancer: ["自由职业", "freelancer"],
    retired: ["退休", "retired"],
    other: ["其他", "other"]
  }),
  industry: list({
    manufacturing: ["制造业", "manufacturing"],
    trade: ["商贸", "trade"],
    finance: ["金融", "finance"],
    it: ["信息技术", "information technology"],
    construction: ["建筑地产", "construction"],
    transport: ["交通物流", "transport"],
    education: ["教育", "education"],
    health: ["医疗", "health"],
    government: ["政府机关", "government"],
    services: ["服务业", "services"],
    other: ["其他", "other"]
  }),
  income_band: list({
    low: ["10万以下", "under 100,000 a year"],
    middle: ["10–20万", "100,000 to 200,000"],
    upper: ["20–40万", "200,000 to 400,000"],
    high: ["40万以上", "over 400,000"]
  }),
  education: list({
    school: ["高中及以下", "school"],
    college: ["大专", "college"],
    bachelor: ["本科", "bachelor"],
    master: ["硕士及以上", "master or more"]
  }),
  marital_status: list({
    single: ["未婚", "single"],
    married: ["已婚", "married"],
    other: ["其他", "other"]
  }),
  interest: list({
    travel: ["旅游自驾", "travel"],
    sport: ["运动健身", "sport"],
    family: ["亲子家庭", "family"],
    technology: ["数码科技", "technology"],
    food: ["美食", "food"],
    culture: ["文化艺术", "culture"],
    photography: ["摄影", "photography"],
    fishing: ["钓鱼", "fishing"],
    other: ["其他", "other"]
  }),
  use_nature: list({
    private: ["家用", "private"],
    business: ["公务商务", "business"],
    commercial: ["营运", "commercial"],
    test_drive: ["试驾车", "test-drive car"],
    courtesy: ["代步车", "courtesy car"]
  }),
  vehicle_status: list({
    in_use: ["在用", "in use"],
    sold: ["已转卖", "sold"],
    scrapped: ["已报废", "scrapped"],
    moved: ["已迁出", "moved away"],
    total_loss: ["全损", "total loss"]
  }),
  order_kind: list({
    retail: ["零售", "retail"],
    fleet: ["大客户", "fleet"],
    transfer: ["二网调拨", "dealer transfer"],
    internal: ["内部领用", "internal use"]
  }),
  order_status: list({
    ordered: ["已下订", "ordered"],
    delivered: ["已交车", "delivered"],
    cancelled: ["撤单", "cancelled"],
    returned: ["退车", "returned"]
  }),
  payment_method: list({
    cash: ["全款", "cash"],
    loan: ["贷款", "loan"],
    lease: ["融资租赁", "lease"]
  }),
  purchase_kind: list({
    first: ["首购", "first car"],
    additional: ["增购", "additional car"],
    replacement: ["换购", "replacement"]
  }),
  lead_source: list({
    walk_in: ["来店", "walk-in"],
    phone: ["来电", "phone"],
    event: ["活动", "event"],
    motor_show: ["车展", "motor show"],
    existing_customer: ["保客增换购", "existing customer"],
    referral: ["保客推荐", "referral"],
    online: ["网络", "online"],
    website: ["官网", "website"],
    call_centre: ["DCC转入", "call centre"],
    agent: ["代理商", "agent"],
    passing_by: ["路过", "passing by"],
    cold_call: ["陌生拜访", "cold call"],
    other: ["其他", "other"]
  }),
  ro_type: list({
    repair: ["维修", "repair"],
    sale: ["销售", "parts sale"],
    rework: ["返工", "rework"],
    warranty: ["索赔", "warranty"],
    internal: ["内部", "internal"],
    pre_delivery: ["PDI", "pre-delivery"]
  }),
  repair_type: list({
    first_service: ["首保", "first service"],
    service: ["定保", "regular service"],
    mechanical: ["机电维修", "mechanical repair"],
    body: ["钣喷", "body and paint"],
    accident: ["事故", "accident"],
    recall: ["召回", "recall"],
    inspection: ["检测", "inspection"],
    pre_delivery: ["PDI检查", "pre-delivery inspection"],
    accessories: ["装潢", "accessories"],
    internal: ["内部领用", "internal"],
    other: ["其他", "other"]
  }),
  ro_status: list({
    open: ["在修", "open"],
    submitted: ["已提交结算", "submitted"],
    settled: ["已结算", "settled"],
    settlement_cancelled: ["取消结算", "settlement cancelled"],
    reversed: ["红冲", "reversed"],
    void: ["作废", "void"]
  }),
  payer: list({
    customer: ["自费", "customer"],
    insurance: ["保险", "insurance"],
    warranty: ["索赔", "warranty"],
    internal: ["内部", "internal"]
  }),
  line_kind: list({labour: ["工时", "labour"], part: ["配件", "part"], other: ["其他", "other"]}),
  item_group: list({
    oil_service: ["机油保养", "oil service"],
    filters: ["滤清器", "filters"],
    brakes: ["制动", "brakes"],
    tyres: ["轮胎", "tyres"],
    battery: ["蓄电池", "battery"],
    air_conditioning: ["空调", "air conditioning"],
    engine: ["发动机", "engine"],
    transmission: ["变速箱", "transmission"],
    chassis: ["底盘", "chassis"],
    electrical: ["电气", "electrical"],
    body: ["钣金", "body"],
    paint: ["喷漆", "paint"],
    accessories: ["精品", "accessories"],
    other: ["其他", "other"]
  }),
  channel: list({
    phone: ["电话", "phone"],
    sms: ["短信", "text message"],
    wechat: ["微信", "WeChat"],
    app: ["APP", "app"],
    online: ["网络", "online"],
    visit: ["到店", "in person"],
    mail: ["邮件", "mail"],
    other: ["其他", "other"]
  }),
  appointment_status: list({
    open: ["待进厂", "open"],
    on_time: ["准时", "on time"],
    early: ["提前", "early"],
    late: ["延迟", "late"],
    cancelled: ["取消", "cancelled"],
    no_show: ["未进厂", "no-show"]
  }),
  journey: list({sales: ["销售", "sales"], service: ["售后", "service"]}),
  survey_result: list({
    answered: ["成功", "answered"],
    refused: ["拒访", "refused"],
    not_reached: ["无人接听", "not reached"],
    wrong_number: ["空错号", "wrong number"]
  }),
  complaint_source: list({
    phone: ["电话", "phone"],
    visit: ["到店", "in person"],
    online: ["网络", "online"],
    manufacturer: ["厂家转派", "passed on by the manufacturer"],
    authority: ["12315", "consumer authority"],
    survey: ["回访发现", "found in a survey call"],
    internal: ["内部", "internal"]
  }),
  complaint_type: list({
    product_quality: ["产品质量", "product quality"],
    repair_quality: ["维修质量", "quality of repair"],
    service_attitude: ["服务态度", "manner of staff"],
    waiting: ["等待时间", "waiting"],
    price: ["价格费用", "price"],
    parts_supply: ["配件供应", "parts supply"],
    sales_process: ["销售流程", "sales process"],
    delivery: ["交车", "delivery"],
    other: ["其他", "other"]
  }),
  department: list({
    sales: ["销售部", "sales"],
    service: ["售后部", "service"],
    parts: ["配件部", "parts"],
    customer_service: ["客服部", "customer service"],
    administration: ["综合部", "administration"]
  }),
  complaint_status: list({
    open: ["处理中", "open"],
    resolved: ["已处理", "resolved"],
    closed: ["已结案", "closed"]
  }),
  complaint_outcome: list({
    resolved: ["已解决", "resolved"],
    unresolved: ["未解决", "not resolved"],
    withdrawn: ["客户撤诉", "withdrawn"]
  }),
  contact_type: list({
    service_due: ["定期保养", "service due"],
    first_service: ["首保提醒", "first service"],
    insurance: ["保险到期", "insurance"],
    inspection: ["年检", "vehicle inspection"],
    warranty_end: ["保修到期", "end of warranty"],
    birthday: ["生日", "birthday"],
    new_car: ["新车关怀", "new car"],
    after_service: ["维修回访", "call after service"],
    churn_alert: ["流失预警", "churn alert"],
    event: ["活动邀约", "event invitation"],
    other: ["其他", "other"]
  }),
  call_arm: list({
    call: ["联系", "call"],
    hold_out: ["不联系（对照）", "do not call (hold-out)"]
  }),
  contact_result: list({
    reached: ["已联系", "reached"],
    booked: ["已预约", "booked"],
    not_reached: ["未接通", "not reached"],
    wrong_number: ["空错号", "wrong number"],
    refused: ["拒绝", "refused"],
    planned: ["待执行", "planned"]
  }),
  event_type: list({
    service_campaign: ["服务活动", "service campaign"],
    owner_club: ["车主活动", "owners' event"],
    test_drive: ["试驾活动", "test-drive event"],
    classroom: ["爱车讲堂", "car-care class"],
    family: ["亲子活动", "family event"],
    trip: ["自驾游", "driving trip"],
    charity: ["公益", "charity"],
    sales_campaign: ["团购促销", "sales campaign"],
    other: ["其他", "other"]
  }),
  event_purpose: list({
    win_back: ["流失招揽", "win back"],
    retain: ["客户维系", "retain"],
    prospect: ["集客", "find prospects"],
    referral: ["转介绍", "referrals"],
    brand: ["品牌", "brand"]
  }),
  lead_level: list({
    H: ["H", "within a week"],
    A: ["A", "within two weeks"],
    B: ["B", "within a month"],
    C: ["C", "within three months"],
    D: ["D", "later"],
    N: ["N", "not yet rated"],
    O: ["O", "ordered"],
    F0: ["F0", "given up, may return"],
    F: ["F", "given up"]
  }),
  lead_outcome: list({
    open: ["跟进中", "open"],
    won: ["成交", "won"],
    lost: ["战败", "lost"],
    dormant: ["休眠", "dormant"]
  }),
  lead_lost_reason: list({
    price: ["价格", "price"],
    rival_product: ["竞品产品", "rival's product"],
    rival_service: ["竞品服务", "rival's service"],
    brand: ["品牌", "brand"],
    availability: ["无现车", "no car available"],
    postponed: ["推迟购车", "postponed"],
    bought_elsewhere: ["他店购买", "bought from another dealer"],
    other: ["其他", "other"]
  }),
  package_type: list({
    service: ["保养套餐", "service package"],
    extended_warranty: ["延保", "extended warranty"],
    stored_value: ["储值卡", "stored value"],
    detailing: ["美容套餐", "detailing package"],
    other: ["其他", "other"]
  }),
  package_status: list({
    active: ["有效", "active"],
    used_up: ["已用完", "used up"],
    expired: ["已过期", "expired"],
    cancelled: ["已退", "cancelled"]
  }),
  member_level: list({
    standard: ["普卡", "standard"],
    silver: ["银卡", "silver"],
    gold: ["金卡", "gold"],
    platinum: ["白金卡", "platinum"]
  }),
  points_kind: list({
    earned: ["消费积分", "earned"],
    gift: ["附送积分", "given"],
    redeemed: ["积分兑换", "redeemed"],
    expired: ["积分过期", "expired"],
    reversed: ["积分冲销", "reversed"]
  }),
  churn_reason: list({
    product_quality: ["产品质量不满", "dissatisfied: product"],
    service: ["服务不满", "dissatisfied: service"],
    rival_service: ["竞争对手服务更好", "rival: better service"],
    rival_product: ["竞争对手产品更好", "rival: better product"],
    rival_brand: ["竞争对手品牌吸引", "rival: brand"],
    moved: ["搬迁", "private: moved away"],
    needs_changed: ["需求变化", "private: needs changed"],
    preference: ["个人偏好", "private: preference"]
  }),
  cost_kind: list({
    recruiting: ["会员招募", "recruiting members"],
    contacting: ["客户沟通", "contacting"],
    rewarding: ["奖励回馈", "rewarding"],
    serving: ["服务提供", "serving"],
    administering: ["管理费用", "administering"]
  }),
  target_metric: list({
    service_retention_rate: ["回厂率", "service retention"],
    satisfied_share: ["满意率", "satisfied"],
    visits: ["进厂台次", "visits"],
    revenue: ["售后营收", "service revenue"],
    car_sales: ["整车销量", "cars sold"],
    referral_sales: ["转介绍销量", "referred sales"],
    programme_budget: ["忠诚计划预算", "programme budget"]
  }),
  item_role: list({
    touchpoint: ["触点评价", "touchpoint"],
    overall: ["总体满意度", "overall satisfaction"],
    return: ["愿意再来", "would return"],
    recommend: ["愿意推荐", "would recommend"],
    advantage: ["相对优势", "advantage over others"],
    premium: ["愿付溢价", "would pay a premium"],
    forgive: ["愿意谅解", "would forgive"],
    standard: ["视为标杆", "takes us as the standard"],
    recommended_count: ["已推荐人数", "people recommended to"],
    warned_count: ["已劝阻人数", "people warned off"],
    attribute: ["属性", "attribute"]
  }),
  revenue_stream: list({
    labour: ["工时", "labour"],
    parts: ["配件", "parts"],
    other_service: ["其他服务", "other service income"],
    new_car: ["新车", "new car"],
    accessories: ["精品", "accessories"],
    insurance: ["保险", "insurance"],
    package: ["套餐", "prepaid package"]
  }),
  benchmark_kind: list({
    rival: ["竞品", "rival"],
    industry: ["行业", "industry"],
    course: ["课程数据", "course figure"]
  }),
  value_model: list({
    mbg_cnbd: ["MBG/CNBD-k", "MBG/CNBD-k"],
    cnbd: ["CNBD-k（停止概率相同）", "CNBD-k, one probability of stopping"],
    mbg_nbd: ["MBG/NBD", "MBG/NBD"],
    bg_nbd: ["BG/NBD", "BG/NBD"],
    pareto_nbd: ["Pareto/NBD", "Pareto/NBD"],
    naive: ["按以往频率外推", "same rate as before"],
    gamma_gamma: ["Gamma–Gamma", "Gamma–Gamma"]
  }),
  value_part: list({
    service: ["保养维修", "service"],
    up_buying: ["升级购买", "up-buying"],
    cross_buying: ["交叉购买", "cross-buying"],
    repurchase: ["再购", "repurchase"],
    referral: ["转介绍", "referrals"]
  })
} as const satisfies Record<string, Record<string, Label>>;

export type CodeList = keyof typeof codeLists;
