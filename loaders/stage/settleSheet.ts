import type {DuckDBConnection} from "@duckdb/node-api";
import type {Source} from "../../src/contract/field.js";
import {quoteName, quoteText, rowsOf} from "../duckdb.js";
import {dealerColumn, stageTable} from "./stageTables.js";

/** A money column of a totals row that differs from the sum of the rows above it. */
export interface ControlFault {
  row: number;
  field: string;
  stated: number;
  summed: number;
}

export interface SettledSheet {
  /** Rows of data: read, as far as this table goes. */
  rowCount: number;
  controlFaults: ControlFault[];
}

export interface SettleOptions {
  source: Source;
  sourceId: number;
  /** Has the records that could not be split into cells; null when another table accounts for them. */
  brokenTable: string | null;
  /** The dealer of the whole file, or null. */
  dealer: string | null;
  /** A totals row may differ by this share of what it states. */
  tolerance: number;
}

/**
 * Accounts for the rows of one file that were just staged: takes out marked and refused rows, writes
 * them to `refused`, `warned` and `balance`, and holds totals rows against the rows above them.
 */
export async function settleSheet(
  connection: DuckDBConnection,
  options: SettleOptions
): Promise<SettledSheet> {
  const {source, sourceId, brokenTable, dealer} = options;
  const table = stageTable(source);
  const name = quoteText(source.name);
  const dealerOf = dealerColumn(source);
  const own = `source_id = ${sourceId}`;
  await connection.run(`create or replace temp table issue as
    select stage_row, dealer, row_number, issue.field, issue.reason,
      value_shape(clean_text(issue.cell)) as value_shape, issue.level
    from (
      select rowid as stage_row, ${dealerOf} as dealer, row_number, unnest(issues) as issue
      from ${table}
      where ${own} and issues is not null
    )`);
  const controlFaults = await checkTotals(connection, options);
  await connection.run(`delete from ${table}
    where ${own} and rowid in (select stage_row from issue where level = 0)`);
  await connection.run(`insert into balance
    select ${name}, ${dealer === null ? "null" : quoteText(dealer)}, reason, null, count(*)
    from issue where level = 0 group by reason`);
  await connection.run(`insert into balance
    select ${name}, ${dealerOf}, 'read', null, count(*) from ${table} where ${own} group by all`);
  await connection.run(`create or replace temp table refused_row as
    select stage_row, dealer, row_number, arg_min(reason, coalesce(field, '')) as reason
    from issue where level = 2 group by all`);
  await connection.run(`insert into refused
    select ${name}, dealer, ${sourceId}, row_number, field, value_shape, reason
    from issue where level = 2 order by row_number, field`);
  await connection.run(`insert into warned
    select ${name}, dealer, ${sourceId}, row_number, field, value_shape, reason
    from issue
    where level = 1 and stage_row not in (select stage_row from refused_row)
    order by row_number, field`);
  await connection.run(`insert into balance
    select ${name}, dealer, 'refused', reason, count(*) from refused_row group by all`);
  await connection.run(`delete from ${table}
    where ${own} and rowid in (select stage_row from refused_row)`);
  if (brokenTable !== null) await refuseBroken(connection, brokenTable, options);
  return {rowCount: await countRead(connection, options), controlFaults};
}

async function refuseBroken(
  connection: DuckDBConnection,
  brokenTable: string,
  {source, sourceId, dealer}: SettleOptions
): Promise<void> {
  const broken = quoteName(brokenTable);
  const name = quoteText(source.name);
  const owner = dealer === null ? "cast(null as varchar)" : quoteText(dealer);
  await connection.run(`insert into refused
    select ${name}, ${owner}, ${sourceId}, row_number, null, null, reason
    from ${broken} order by row_number`);
  await connection.run(`insert into balance
    select ${name}, ${owner}, unnest(['read', 'refused']), unnest([null, reason]), count(*)
    from ${broken} group by reason`);
}

async function countRead(
  connection: DuckDBConnection,
  {source, sourceId, brokenTable}: SettleOptions
): Promise<number> {
  const counts = [
    `(select count(*) from ${stageTable(source)} where source_id = ${sourceId})`,
    "(select count(*) from refused_row)",
    ...(brokenTable === null ? [] : [`(select count(*) from ${quoteName(brokenTable)})`])
  ];
  const [row] = await rowsOf<{n: number}>(
    connection,
    `select (${counts.join(" + ")})::double as n`
  );
  return row!.n;
}

/** A totals row is right if it sums all rows above it, or those since the totals row before it. */
async function checkTotals(
  connection: DuckDBConnection,
  {source, sourceId, tolerance}: SettleOptions
): Promise<ControlFault[]> {
  const money = Object.entries(source.fields)
    .filter(([, field]) => field.type === "money")
    .map(([name]) => name);
  const [totals] = await rowsOf<{n: number}>(
    connection,
    "select count(*)::double as n from issue where level = 0 and reason = 'total_row'"
  );
  if (money.length === 0 || totals!.n === 0) return [];
  const sums = money.map(quoteName);
  const faults = money.map((field) => {
    const column = quoteName(field);
    const all = quoteName(`${field} above`);
    const part = quoteName(`${field} since`);
    const off = (sum: string): string =>
      `abs(${column} - coalesce(${sum}, 0)) > greatest(abs(${column}) * ${tolerance}, 0.01)`;
    return `select row_number, ${quoteText(field)} as field, ${column}::double as stated,
      coalesce(${all}, 0)::double as summed
      from total where ${column} is not null and ${off(all)} and ${off(part)}`;
  });
  const rows = await rowsOf<{row_number: number; field: string; stated: number; summed: number}>(
    connection,
    `with marked as (
      select row_number, any_value(reason) as reason from issue where level = 0 group by row_number
    ), numbered as (
      select row_number, ${sums.join(", ")}, coalesce(reason = 'total_row', false) as is_total,
        count(*) filter (reason = 'total_row') over (order by row_number
          rows between unbounded preceding and 1 preceding) as block
      from ${stageTable(source)} left join marked using (row_number)
      where source_id = ${sourceId} and (reason is null or reason = 'total_row')
    ), total as (
      select *, ${money
        .flatMap((field) => [
          `sum(${quoteName(field)}) filter (not is_total) over (order by row_number) as ${quoteName(`${field} above`)}`,
          `sum(${quoteName(field)}) filter (not is_total) over (partition by block) as ${quoteName(`${field} since`)}`
        ])
        .join(", ")}
      from numbered qualify is_total
    )
    ${faults.join(" union all ")} order by row_number, field`
  );
  return rows.map(({row_number, ...fault}) => ({row: row_number, ...fault}));
}
