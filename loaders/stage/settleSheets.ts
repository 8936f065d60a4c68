import type {DuckDBConnection} from "@duckdb/node-api";
import type {Source} from "../../src/contract/field.js";
import {quoteName, quoteText, rowsOf} from "../duckdb.js";
import type {SheetSource} from "./stageSheet.js";
import {dealerColumn, isOfSources, stageTable} from "./stageTables.js";

/** A money column of a totals row that differs from the sum of the rows above it. */
export interface ControlFault {
  sourceId: number;
  row: number;
  field: string;
  stated: number;
  summed: number;
}

export interface SettledSheets {
  /** Rows of data by source: read, as far as this table goes. */
  rowCounts: ReadonlyMap<number, number>;
  controlFaults: ControlFault[];
}

export interface SettleOptions {
  source: Source;
  files: readonly SheetSource[];
  /** Has the records of the one file that could not be split into cells; null when another table accounts for them. */
  brokenTable: string | null;
  /** A totals row may differ by this share of what it states. */
  tolerance: number;
}

/**
 * Accounts for the rows of files that were just staged: takes out marked and refused rows, writes
 * them to `refused`, `warned` and `balance`, and holds totals rows against the rows above them.
 */
export async function settleSheets(
  connection: DuckDBConnection,
  options: SettleOptions
): Promise<SettledSheets> {
  // Between two transactions a checkpoint may move rows, and what is known of them is by their place.
  await connection.run("begin transaction");
  try {
    const settled = await settle(connection, options);
    await connection.run("commit");
    return settled;
  } catch (error) {
    await connection.run("rollback");
    throw error;
  }
}

async function settle(
  connection: DuckDBConnection,
  options: SettleOptions
): Promise<SettledSheets> {
  const {source, files, brokenTable} = options;
  const table = stageTable(source);
  const name = quoteText(source.name);
  const dealerOf = dealerColumn(source);
  const own = isOwn(options);
  await connection.run(`create or replace temp table issue as
    select stage_row, dealer, source_id, row_number, issue.field, issue.reason,
      value_shape(clean_text(issue.cell)) as value_shape, issue.level
    from (
      select rowid as stage_row, ${dealerOf} as dealer, source_id, row_number,
        unnest(issues) as issue
      from ${table}
      where ${own} and issues is not null
    )`);
  const controlFaults = await checkTotals(connection, options);
  await connection.run(`delete from ${table}
    where ${own} and rowid in (select stage_row from issue where level = 0)`);
  await connection.run(`insert into balance
    select ${name}, ${ownerOf(files)}, reason, null, count(*)
    from issue where level = 0 group by source_id, reason`);
  await connection.run(`insert into balance
    select ${name}, ${dealerOf}, 'read', null, count(*) from ${table} where ${own} group by all`);
  await connection.run(`create or replace temp table refused_row as
    select stage_row, dealer, source_id, row_number,
      arg_min(reason, coalesce(field, '')) as reason
    from issue where level = 2 group by all`);
  await connection.run(`insert into refused
    select ${name}, dealer, source_id, row_number, field, value_shape, reason
    from issue where level = 2 order by source_id, row_number, field`);
  await connection.run(`insert into warned
    select ${name}, dealer, source_id, row_number, field, value_shape, reason
    from issue
    where level = 1 and stage_row not in (select stage_row from refused_row)
    order by source_id, row_number, field`);
  await connection.run(`insert into balance
    select ${name}, dealer, 'refused', reason, count(*) from refused_row group by dealer, reason`);
  await connection.run(`delete from ${table}
    where ${own} and rowid in (select stage_row from refused_row)`);
  if (brokenTable !== null) await refuseBroken(connection, brokenTable, options);
  return {rowCounts: await countRead(connection, options), controlFaults};
}

const isOwn = ({files}: SettleOptions): string => isOfSources(files.map(({sourceId}) => sourceId));

/** SQL of the dealer of the whole file that a row is from, or null. */
function ownerOf(files: readonly SheetSource[]): string {
  const owners = files.flatMap(({sourceId, dealer}) =>
    dealer === null ? [] : [`when ${sourceId} then ${quoteText(dealer)}`]
  );
  return owners.length === 0 ? "cast(null as varchar)" : `case source_id ${owners.join(" ")} end`;
}

async function refuseBroken(
  connection: DuckDBConnection,
  brokenTable: string,
  {source, files}: SettleOptions
): Promise<void> {
  const broken = `(select *, ${files[0]!.sourceId} as source_id from ${quoteName(brokenTable)})`;
  const name = quoteText(source.name);
  await connection.run(`insert into refused
    select ${name}, ${ownerOf(files)}, source_id, row_number, null, null, reason
    from ${broken} order by row_number`);
  await connection.run(`insert into balance
    select ${name}, ${ownerOf(files)}, unnest(['read', 'refused']), unnest([null, reason]), count(*)
    from ${broken} group by source_id, reason`);
}

async function countRead(
  connection: DuckDBConnection,
  options: SettleOptions
): Promise<Map<number, number>> {
  const {source, files, brokenTable} = options;
  const read = [
    `select source_id from ${stageTable(source)} where ${isOwn(options)}`,
    "select source_id from refused_row",
    ...(brokenTable === null ? [] : [`select ${files[0]!.sourceId} from ${quoteName(brokenTable)}`])
  ];
  const rows = await rowsOf<{source_id: number; n: number}>(
    connection,
    `select source_id, count(*)::double as n from (${read.join(" union all ")}) group by source_id`
  );
  return new Map(rows.map(({source_id, n}) => [source_id, n]));
}

/** A totals row is right if it sums all rows above it, or those since the totals row before it. */
async function checkTotals(
  connection: DuckDBConnection,
  options: SettleOptions
): Promise<ControlFault[]> {
  const {source, tolerance} = options;
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
    return `select source_id, row_number, ${quoteText(field)} as field, ${column}::double as stated,
      coalesce(${all}, 0)::double as summed
      from total where ${column} is not null and ${off(all)} and ${off(part)}`;
  });
  const rows = await rowsOf<{
    source_id: number;
    row_number: number;
    field: string;
    stated: number;
    summed: number;
  }>(
    connection,
    `with marked as (
      select source_id, row_number, any_value(reason) as reason
      from issue where level = 0 group by all
    ), numbered as (
      select source_id, row_number, ${sums.join(", ")}, coalesce(reason = 'total_row', false) as is_total,
        count(*) filter (reason = 'total_row') over (partition by source_id order by row_number
          rows between unbounded preceding and 1 preceding) as block
      from ${stageTable(source)} left join marked using (source_id, row_number)
      where ${isOwn(options)} and (reason is null or reason = 'total_row')
    ), total as (
      select *, ${money
        .flatMap((field) => [
          `sum(${quoteName(field)}) filter (not is_total) over (partition by source_id order by row_number) as ${quoteName(`${field} above`)}`,
          `sum(${quoteName(field)}) filter (not is_total) over (partition by source_id, block) as ${quoteName(`${field} since`)}`
        ])
        .join(", ")}
      from numbered qualify is_total
    )
    ${faults.join(" union all ")} order by source_id, row_number, field`
  );
  return rows.map(({source_id, row_number, ...fault}) => ({
    sourceId: source_id,
    row: row_number,
    ...fault
  }));
}
