import {describe, expect, it} from "vitest";
import {dirt} from "../../loaders/sample/dirt.js";
import {cellsUnder, filesOf, readRaw, sampleFolder} from "./sampleFiles.js";
import type {RawFile} from "./sampleFiles.js";
import {chanceInterval, isWithin, sampleTruth} from "./truth.js";

const files = filesOf(sampleFolder).map(readRaw);
const having = (...headers: string[]): RawFile[] =>
  files.filter((file) =>
    headers.every((header) => file.headers.some((own) => own.trim() === header))
  );

const orders = [
  ...having("责任顾问", "工单号", "开单日期"),
  ...having("委托书号", "修理时间"),
  ...having("RO_NO", "OpenDate")
]
  // The monthly export says again what the yearly ones say.
  .filter(({path}) => !path.includes("月报"));

function column(file: RawFile, ...headers: string[]): string[] {
  const at = file.headers.findIndex((header) => headers.includes(header.trim()));
  return file.rows.map((row) => row[at] ?? "");
}

const orderColumn = (...headers: string[]): string[] =>
  orders.flatMap((file) => column(file, ...headers));

/** Asserts that so many of so many is what chance makes of the planted rate. */
function expectRate(name: keyof typeof dirt, count: number, of: number): void {
  const [low, high] = chanceInterval(dirt[name].rate, of);
  expect(count / of, `${name}: ${count} of ${of}`).toBeGreaterThanOrEqual(low);
  expect(count / of, `${name}: ${count} of ${of}`).toBeLessThanOrEqual(high);
}

const matching = (cells: readonly string[], pattern: RegExp): number =>
  cells.filter((cell) => pattern.test(cell)).length;

describe("dirt in the cells of the committed sample", () => {
  it("spoils VINs at the rates planted", () => {
    const vins = cellsUnder(files, "VIN", "底盘号", "参加活动车架号");
    expect(vins.length).toBeGreaterThan(50_000);
    expectRate("vin_lower_case", matching(vins, /^0at.{14}$/), vins.length);
    expectRate("vin_spaced", matching(vins, /^.{8} .{9}$/), vins.length);
    expectRate("vin_letter_for_digit", matching(vins, /^OAT/), vins.length);
  });

  it("spoils phones at the rates planted", () => {
    const phones = cellsUnder(
      files,
      "手机",
      "车主手机",
      "车主电话",
      "手机号码",
      "联系手机",
      "联系电话",
      "客户手机"
    );
    expect(phones.length).toBeGreaterThan(30_000);
    expectRate("phone_spaced", matching(phones, /^\d{3} \d{4} \d{4}$/), phones.length);
    expectRate("phone_decimal", matching(phones, /^\d{11}\.0$/), phones.length);
    const ofOrders = orderColumn("车主手机", "车主电话", "联系手机").filter((cell) => cell !== "");
    expectRate("phone_scientific", matching(ofOrders, /^1\.\d\dE\+10$/), ofOrders.length);
  });

  it("spoils mileages, plates and dates of birth at the rates planted", () => {
    const mileages = cellsUnder(
      files,
      "进厂里程",
      "进站里程",
      "Mileage",
      "行使里程",
      "行驶里程",
      "质保里程",
      "保修里程",
      "保修结束里程"
    );
    expectRate("mileage_full_width", matching(mileages, /^[０-９]+$/), mileages.length);
    const large = mileages.filter((cell) => Number(cell) >= 10_000 || cell.endsWith("万公里"));
    expectRate("mileage_ten_thousand", matching(large, /^\d+\.\d\d万公里$/), large.length);
    const plates = cellsUnder(files, "车牌号", "牌照号", "LICENSE").filter(
      (cell) => cell !== "测试"
    );
    expectRate("plate_dotted", matching(plates, /·/), plates.length);
    const births = cellsUnder(files, "出生日期", "车主生日", "生日");
    expectRate("birth_1900", matching(births, /^1900[-/]?0?1[-/]?0?1$/), births.length);
  });

  it("codes answers not given at the rate planted", () => {
    const [css] = having("维修正确完成", "愿意再来");
    const answers = css!.headers
      .filter((header) =>
        /^(维修正确完成|无重复维修|物有所值|服务人员友好|费用解释|车辆清洁)$/.test(header)
      )
      .flatMap((header) => column(css!, header));
    expect(answers.length).toBeGreaterThan(9000);
    expectRate("no_answer", matching(answers, /^9{1,2}$/), answers.length);
  });
});

describe("dirt in the rows of the committed sample", () => {
  const truth = sampleTruth();
  const visits = truth.visits;
  const orderRows = orderColumn("工单号", "委托书号", "RO_NO");

  it("has orders that are to be refused", () => {
    const vins = orderColumn("VIN", "底盘号");
    expectRate("order_without_vin", vins.filter((cell) => cell === "").length, visits);
    const opened = orderColumn("开单日期", "修理时间", "OpenDate");
    expectRate(
      "order_date_unreadable",
      opened.filter((cell) => cell === "0000-00-00").length,
      visits
    );
  });

  it("has reversed, re-opened, void and test orders", () => {
    const status = orderColumn("工单状态", "结算状态", "StatusCode");
    const reversed = status.filter((cell) => cell === "红冲").length;
    const both = dirt.order_reversed.rate + dirt.order_cancelled.rate;
    expect(isWithin(reversed / visits, chanceInterval(both, visits))).toBe(true);
    expectRate("order_void", status.filter((cell) => cell === "作废").length, visits);
    const names = orderColumn("车主", "车主姓名");
    expectRate("order_test", names.filter((cell) => cell === "测试").length, visits);
    const revisions = orderColumn("工单修改次数", "修改次数", "重开次数");
    const reopened = new Set(orderRows.filter((_, i) => Number(revisions[i]) > 0));
    expectRate("order_reopened", reopened.size, new Set(orderRows).size);
  });

  it("repeats rows within a file, cell by cell", () => {
    for (const [name, own] of [
      ["order_twice", orders],
      [
        "response_twice",
        [
          ...having("问卷编号", "答卷编号"),
          ...having("问卷代码", "样本编号"),
          ...having("问卷", "答卷号")
        ]
      ]
    ] as const) {
      const lines = own.flatMap(({path, rows}) => rows.map((row) => `${path}|${row.join("|")}`));
      expectRate(name, lines.length - new Set(lines).size, lines.length);
    }
  });

  it("has two files of one customer at one dealer", () => {
    const [customers] = having("客户编号", "客户名称", "建档日期", "爱好");
    const names = column(customers!, "客户名称");
    const phones = column(customers!, "手机").map((phone) =>
      phone.replaceAll(" ", "").replace(".0", "")
    );
    const people = names
      .map((name, i) => `${name}|${phones[i]}`)
      .filter((key) => !/E\+10|1549999|\|$/.test(key));
    const twice = people.length - new Set(people).size;
    // Only customers with two visits there can have a second file.
    expect(twice / people.length).toBeGreaterThan(dirt.customer_twice_in_dealer.rate * 0.4);
    expect(twice / people.length).toBeLessThan(dirt.customer_twice_in_dealer.rate);
  });

  it("has sales orders that are no sale to an end customer", () => {
    const status = cellsUnder(files, "单据状态", "订单状态", "状态");
    expectRate("sale_cancelled", status.filter((cell) => cell === "撤单").length, truth.sales);
    expectRate("sale_returned", status.filter((cell) => cell === "退车").length, truth.sales);
    const kinds = cellsUnder(files, "订单类型", "销售类型", "业务类型");
    expectRate("sale_transferred", kinds.filter((cell) => cell === "二网调拨").length, truth.sales);
  });

  it("exports a month in full that the year's file has as well", () => {
    const [month] = files.filter(({path}) => path.includes("月报"));
    const [year] = files.filter(({path}) => path.endsWith("维修工单_2026.xlsx"));
    const known = new Set(column(year!, "工单号"));
    const numbers = column(month!, "工单号");
    expect(numbers.length).toBeGreaterThan(100);
    expect(numbers.every((number) => known.has(number))).toBe(true);
    expect(column(month!, "工单状态")).toContain("在修");
  });
});
