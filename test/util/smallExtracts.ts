import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";

/** People and cars that exist nowhere, planted in every field that must not be published. */
export const canaries = {
  names: ["欧阳金丝雀", "诸葛云中雀", "慕容百灵鸟"],
  phones: ["13900001111", "13900002222", "13900003333"],
  vins: ["LFV2A21K7A3456789", "LFV2A21K3A3456790", "LFV2A21K5A3456791"],
  plates: ["浙A9CN01", "浙A9CN02", "浙A9CN03"],
  documents: ["11010519491231002X"],
  addresses: ["金丝雀巷99号"],
  staff: ["南宫接待员", "端木销售员"],
  texts: ["机密备注勿外传"],
  numbers: ["KH0099887", "KH0099888", "KH0099889", "WX20240105X", "XS20230301X"]
} as const;

/** Every planted value. */
export const canaryValues: readonly string[] = Object.values(canaries).flat();

const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((cells) => cells.join(",")).join("\r\n")}\r\n`;

/** Writes a dealer's extracts of a few rows with canaries in them, as a DMS would. */
export function writeSmallExtracts(folder: string): void {
  const {names, phones, vins, plates, documents, addresses, staff, texts, numbers} = canaries;
  mkdirSync(folder, {recursive: true});
  const put = (name: string, rows: readonly (readonly (string | number)[])[]): void =>
    writeFileSync(join(folder, name), csv(rows));
  put("经销商.csv", [
    ["经销商代码", "经销商名称", "经销商简称", "城市"],
    ["T001", "测绘路汽车有限公司", "一店", "杭州"]
  ]);
  put("客户档案.csv", [
    [
      "经销商代码",
      "客户编号",
      "客户名称",
      "手机",
      "证件号码",
      "性别",
      "出生日期",
      "城市",
      "地址",
      "备注"
    ],
    ...names.map((name, i) => [
      "T001",
      numbers[i]!,
      name,
      phones[i]!,
      i === 0 ? documents[0] : "",
      "男",
      "1985-04-01",
      "杭州",
      addresses[0],
      texts[0]
    ])
  ]);
  put("车辆档案.csv", [
    ["经销商代码", "VIN", "车牌号", "客户编号", "品牌", "车系", "车型", "销售日期"],
    ...vins.map((vin, i) => [
      "T001",
      vin,
      plates[i]!,
      numbers[i]!,
      "大众",
      "朗逸",
      "朗逸1.5",
      "2023-03-01"
    ])
  ]);
  put("销售订单.csv", [
    [
      "经销商代码",
      "销售单号",
      "客户编号",
      "客户名称",
      "手机",
      "VIN",
      "车系",
      "开票日期",
      "交车日期",
      "车辆销售价",
      "销售顾问"
    ],
    [
      "T001",
      numbers[4],
      numbers[0],
      names[0],
      phones[0],
      vins[0],
      "朗逸",
      "2023-03-01",
      "2023-03-02",
      120000,
      staff[1]
    ]
  ]);
  const order = (no: string, i: number, day: string): (string | number)[] => [
    "T001",
    no,
    `JS${no}`,
    numbers[i]!,
    names[i]!,
    phones[i]!,
    vins[i]!,
    plates[i]!,
    "朗逸",
    `${day} 09:30:00`,
    `${day} 17:00:00`,
    "维修",
    "定保",
    "已结算",
    staff[0],
    12000 + i,
    200,
    300,
    500,
    500,
    texts[0]
  ];
  put("维修工单.csv", [
    [
      "经销商代码",
      "工单号",
      "结算单号",
      "客户编号",
      "车主",
      "车主手机",
      "VIN",
      "车牌号",
      "车系",
      "开单日期",
      "结算日期",
      "工单类型",
      "维修类型",
      "工单状态",
      "服务顾问",
      "进厂里程",
      "工时费",
      "维修材料费",
      "总金额",
      "实收金额",
      "备注"
    ],
    order("WX20230601X", 0, "2023-06-01"),
    order("WX20230701X", 1, "2023-07-01"),
    order("WX20230801X", 2, "2023-08-01"),
    order("WX20231201X", 0, "2023-12-01"),
    order("WX20240105X", 1, "2024-01-05"),
    order("WX20250601X", 2, "2025-06-01")
  ]);
  put("售后满意度.csv", [
    [
      "经销商代码",
      "问卷编号",
      "答卷编号",
      "访问日期",
      "工单号",
      "客户姓名",
      "联系电话",
      "总体满意度",
      "愿意再来",
      "客户意见"
    ],
    [
      "T001",
      "CSS_SERVICE",
      "DJ001",
      "2023-12-08",
      "WX20231201X",
      names[0],
      phones[0],
      5,
      5,
      texts[0]
    ],
    [
      "T001",
      "CSS_SERVICE",
      "DJ002",
      "2024-01-12",
      "WX20240105X",
      names[1],
      phones[1],
      3,
      4,
      texts[0]
    ]
  ]);
}
