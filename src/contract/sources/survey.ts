import {code, date, freeText, number, phone, source, staff, text} from "../field.js";
import {customerNo, dealerRef, model, orderNo, roNo, series, vehicleVin} from "./shared.js";

const questionnaire = text("问卷编号", "questionnaire", {
  required: true,
  headers: ["问卷代码", "问卷", "问卷名称", "问卷类型", "调查项目"]
});

const responseNo = text("答卷编号", "response number", {
  required: true,
  personal: "identifier",
  handling: "drop",
  headers: ["样本编号", "样本号", "答卷号", "访问编号", "记录编号"]
});

export const surveyResponse = source("survey_response", {
  label: {zh: "满意度答卷", en: "survey responses"},
  grain: {
    zh: "每份答卷一行；题目列按题库自动展开",
    en: "one row per response; columns that are questionnaire items are unfolded into scores"
  },
  key: ["dealer", "questionnaire", "response_no"],
  dated: "responded_date",
  titles: ["满意度", "问卷", "答卷", "调研", "回访结果", "CSS", "SSI", "survey"],
  fields: {
    dealer: dealerRef,
    questionnaire,
    response_no: responseNo,
    wave: text("调研期次", "wave", {headers: ["期次", "波次", "调研批次", "批次"]}),
    responded_date: date("访问日期", "answered on", {
      required: true,
      headers: ["调研日期", "答卷日期", "回访日期", "提交时间", "完成时间", "跟踪日期", "访问时间"]
    }),
    about: code("journey", "调研类型", "about a sale or a service", {
      headers: ["是否售后问卷", "业务类型", "问卷类别"]
    }),
    ro_no: roNo,
    order_no: orderNo,
    event_date: date("业务日期", "date of the sale or visit", {
      headers: ["维修日期", "到店日期", "购车日期", "交车日期", "服务日期"]
    }),
    vin: vehicleVin,
    customer_no: customerNo,
    name: text("客户姓名", "respondent", {
      personal: "identifier",
      headers: ["客户名称", "姓名", "受访者", "车主姓名"]
    }),
    phone: phone("联系电话", "phone", {headers: ["手机", "手机号码", "电话", "受访电话"]}),
    series,
    model,
    brand: text("品牌", "brand", {headers: ["品牌类型", "品牌编号"]}),
    channel: code("channel", "调研方式", "channel", {headers: ["访问方式", "回访方式", "渠道"]}),
    interviewer: staff("访问员", "interviewer", {headers: ["回访人", "跟踪人", "回访员"]}),
    comments: freeText("客户意见", "comments", {
      headers: ["开放题", "客户反馈", "备注", "意见建议", "原因说明"]
    })
  }
});

export const surveyScore = source("survey_score", {
  label: {zh: "答题明细", en: "survey answers"},
  grain: {zh: "每份答卷的每道题一行", en: "one row per response and item"},
  key: ["dealer", "questionnaire", "response_no", "item_code"],
  titles: ["答题明细", "问卷明细", "答案明细", "survey answers"],
  fields: {
    dealer: dealerRef,
    questionnaire,
    response_no: responseNo,
    item_code: text("问题编号", "item", {
      required: true,
      headers: ["题目编号", "题号", "问题代码", "题目", "问题内容", "问题"]
    }),
    score: number("答案", "score", {required: true, headers: ["得分", "分数", "评分", "答案编号"]})
  }
});

export const surveyFrame = source("survey_frame", {
  label: {zh: "调研样本框", en: "survey frame"},
  grain: {zh: "每个受邀客户每次调研一行", en: "one row per invitation"},
  key: ["dealer", "questionnaire", "invitation_no"],
  dated: "invited_date",
  titles: ["样本框", "样本下发", "调研样本", "访问名单", "survey frame"],
  fields: {
    dealer: dealerRef,
    questionnaire,
    invitation_no: text("样本下发编号", "invitation number", {
      required: true,
      personal: "identifier",
      handling: "drop",
      headers: ["下发编号", "邀请编号", "名单编号"]
    }),
    response_no: {...responseNo, required: false},
    invited_date: date("下发日期", "invited on", {
      required: true,
      headers: ["邀请日期", "样本日期", "发送日期"]
    }),
    channel: code("channel", "调研方式", "channel", {headers: ["访问方式", "邀请方式"]}),
    result: code("survey_result", "访问结果", "result", {
      headers: ["执行结果", "访问状态", "结果"]
    }),
    ro_no: roNo,
    order_no: orderNo,
    vin: vehicleVin,
    customer_no: customerNo
  }
});
