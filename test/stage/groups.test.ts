import {afterEach, expect, it} from "vitest";
import type {Files, Staged} from "./fixture.js";
import {stageFiles} from "./fixture.js";

const open: Staged[] = [];
afterEach(() => {
  for (const staged of open.splice(0)) staged.close();
});

async function stage(files: Files): Promise<Staged> {
  const staged = await stageFiles(files, {
    env: {ACCEPT_GATES: "control_total,refused_share,ambiguous_versions,no_behaviour"}
  });
  open.push(staged);
  if (staged.error !== null) throw staged.error;
  return staged;
}

const vin = "1M8GDM9AXKP042788";
const dealers =
  "经销商代码,经销商名称,简称\nA1,东城汽车,东店\nB2,西城汽车,西店\nC3,南城汽车,南店\n";
const orders = (newline: string, ...lines: string[]): string =>
  ["工单号,结算单号,VIN,开单日期,总金额", ...lines, ""].join(newline);

/** Files of one layout; the last ones stand apart from it in what only their content shows. */
const group: Files = {
  "经销商.csv": dealers,
  "东店/工单.csv": orders(
    "\n",
    `1,1,${vin},2024-01-05,100`,
    "",
    `2,2,${vin},someday,7`,
    "合计,,,,500"
  ),
  "西店/工单.csv": orders(
    "\n",
    `1,1,${vin},2024-02-05,100`,
    `2,2,,2024-02-06,200,x,y`,
    "合计,,,,300"
  ),
  "南店/工单.csv": orders("\n", `1,1,${vin},2024-03-05,1`, "", "", `2,2,${vin},2024-03-06,30`),
  "南店/二月/工单.csv": orders("\n")
};
const windows: Files = {"东店/旧/工单.csv": orders("\r\n", `9,9,${vin},2023-01-05,900`)};
const swallowing: Files = {
  "西店/旧/工单.csv": orders("\n", `3,3,${vin},2024-02-07,"1`, `4,4,${vin},2024-02-08,2`)
};

const questions = {
  rows: `select listed.dealer, ro_no, vin, opened_at::varchar as day, total_amount::double as amount,
    row_number, file from stg_repair_order as listed join source_file using (source_id) order by all`,
  refused: `select listed.dealer, file, row_number, field, value_shape, reason
    from refused as listed join source_file using (source_id) order by all`,
  warned: `select listed.dealer, file, row_number, field, value_shape, reason
    from warned as listed join source_file using (source_id) order by all`,
  balance: `select source_table, dealer, balance_line, reason, sum(row_count)::double as n
    from balance where source_table = 'repair_order' group by all order by all`,
  files: "select file, dealer, row_count::double as n from source_file order by all"
};

/** The answers of one folder, or of several folders together. */
async function answers(...stagings: Staged[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [name, sql] of Object.entries(questions)) {
    const lists = await Promise.all(stagings.map(({rows}) => rows(sql)));
    const lines = lists.flat().map((row) => JSON.stringify(row));
    found[name] = [...new Set(lines)].sort();
  }
  return found;
}

it.each([
  ["one statement reads", group],
  ["of other line ends are read with", {...group, ...windows}],
  ["cannot be read with the others leave", {...group, ...swallowing}]
])("files that %s the rows as they are alone", async (_, files) => {
  const together = await answers(await stage(files));
  const alone: Staged[] = [];
  for (const [name, text] of Object.entries(files)) {
    if (name === "经销商.csv") continue;
    alone.push(await stage({"经销商.csv": dealers, [name]: text}));
  }
  const apart = await answers(...alone);
  expect({...together, balance: null}).toEqual({...apart, balance: null});
  expect(together.rows).toHaveLength(4 + Object.keys(files).length - Object.keys(group).length);
});

it("a control total that is off is told of the file in which it is", async () => {
  const {error, printed} = await stageFiles(group, {env: {ACCEPT_GATES: "refused_share"}});
  expect(error?.message ?? printed).toMatch(/\[control_total\] .*东店\/工单.csv/);
  expect(error?.message ?? printed).not.toMatch(/西店/);
});
