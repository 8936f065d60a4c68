import type {DuckDBConnection} from "@duckdb/node-api";
import type {Source} from "../../src/contract/field.js";
import {quoteName, quoteText, rowsOf} from "../duckdb.js";
import {addedColumns, dealerColumn, stageTable} from "./stageTables.js";

/** Rows of one export date that share a key and differ. */
export interface Contradiction {
  /** Keys concerned, in all. */
  keyCount: number;
  /** Fields in which they differ. */
  fields: string[];
  /** A few pairs of places. */
  examples: {first: RowPlace; second: RowPlace}[];
}

export interface RowPlace {
  file: string;
  sheet: string | null;
  row: number;
}

const exampleCount = 5;

/** Counting keys takes memory beyond what the database keeps within its limit. */
const keysCountedAtOnce = 4_000_000;

/**
 * Leaves one row per key of a staged table: of several, the one of the latest export; rows of
 * reference files give way to those of extracts, and these to extract.json. What goes is counted in `balance` as merged.
 *
 * Versions contradict each other when they differ and no export date says which is later; then the
 * last row of the last file stays.
 *
 * @param ranks sources that do not count like an extract (1): reference files (0), extract.json (2)
 * @returns null when nothing contradicts
 */
export async function mergeVersions(
  connection: DuckDBConnection,
  source: Source,
  ranks: ReadonlyMap<number, number>
): Promise<Contradiction | null> {
  const table = stageTable(source);
  const key = source.key.map(quoteName);
  const content = [...Object.keys(source.fields), ...addedColumns(source)].map(quoteName);
  const priority =
    ranks.size === 0
      ? "1"
      : `case source_id ${[...ranks].map(([id, rank]) => `when ${id} then ${rank}`).join(" ")} else 1 end`;
  await findRepeatedKeys(connection, table, key);
  const [repeated] = await rowsOf<{n: number}>(
    connection,
    "select count(*)::double as n from repeated_key"
  );
  if (repeated!.n === 0) return null;
  await connection.run(`create or replace temp table version as
    with candidate as (
      select rowid as stage_row,
        ${dealerColumn(source)} as dealer,
        source_id, row_number, exported_on, ${priority} as priority,
        hash(${content.join(", ")}) as content_hash,
        min(rowid) over same_key as key_id, count(*) over same_key as version_count
      from ${table}
      where hash(${key.join(", ")}) in (select key_hash from repeated_key)
      window same_key as (partition by ${key.join(", ")})
    ), best as (
      select key_id, max(priority) as priority,
        arg_max(exported_on, priority * 1000000 + coalesce(date_diff('day', date '1970-01-01', exported_on), 0))
          as exported_on
      from candidate group by key_id
    )
    -- Rows without an export date may be as late as those of the latest.
    select candidate.*,
      candidate.priority = best.priority
        and (candidate.exported_on is null or candidate.exported_on = best.exported_on) as is_last,
      row_number() over (
        partition by key_id
        order by candidate.priority desc, candidate.exported_on desc nulls last,
          source_id desc, row_number desc
      ) as rank
    from candidate join best using (key_id) where version_count > 1`);
  await connection.run(`create or replace temp table contradiction as
    select key_id from version where is_last group by key_id having count(distinct content_hash) > 1`);
  const contradiction = await describe(connection, source, table);
  await connection.run(`create or replace temp table merged_row as
    select version.stage_row, version.dealer,
      case when version.content_hash = kept.content_hash then 'duplicate' else 'superseded' end as reason
    from version join version as kept on kept.key_id = version.key_id and kept.rank = 1
    where version.rank > 1`);
  // First, for a checkpoint after another statement may move the rows.
  await connection.run(`delete from ${table} where rowid in (select stage_row from merged_row)`);
  await connection.run(`insert into balance
    select ${quoteText(source.name)}, dealer, 'merged', reason, count(*) from merged_row group by all`);
  for (const used of ["repeated_key", "version", "contradiction", "merged_row"]) {
    await connection.run(`drop table ${used}`);
  }
  return contradiction;
}

/** Makes `repeated_key` of the hashes that more than one row has. */
async function findRepeatedKeys(
  connection: DuckDBConnection,
  table: string,
  key: readonly string[]
): Promise<void> {
  await connection.run(`create or replace temp table key_hash as
    select hash(${key.join(", ")}) as key_hash from ${table}`);
  await connection.run("create or replace temp table repeated_key (key_hash UBIGINT)");
  const [{n}] = (await rowsOf<{n: number}>(
    connection,
    "select count(*)::double as n from key_hash"
  )) as [{n: number}];
  const sliceCount = Math.ceil(n / keysCountedAtOnce);
  for (let slice = 0; slice < sliceCount; slice++) {
    await connection.run(`insert into repeated_key
      select key_hash from key_hash where key_hash % ${sliceCount} = ${slice}
      group by key_hash having count(*) > 1`);
  }
  await connection.run("drop table key_hash");
}

async function describe(
  connection: DuckDBConnection,
  source: Source,
  table: string
): Promise<Contradiction | null> {
  const [count] = await rowsOf<{n: number}>(
    connection,
    "select count(*)::double as n from contradiction"
  );
  if (count!.n === 0) return null;
  const fields = Object.keys(source.fields).filter((name) => !source.key.includes(name));
  const differs = fields.map(
    (name) => `bool_or(distinct_count[${quoteText(name)}] > 1) as ${quoteName(name)}`
  );
  const counts = fields.map(
    (name) =>
      `${quoteText(name)}: count(distinct coalesce(cast(${quoteName(name)} as varchar), chr(0)))`
  );
  const [different] = await rowsOf<Record<string, boolean>>(
    connection,
    `select ${differs.join(", ")} from (
      select {${counts.join(", ")}} as distinct_count
      from version join ${table} as row on row.rowid = version.stage_row
      where is_last and key_id in (select key_id from contradiction)
      group by key_id)`
  );
  const examples = await rowsOf<{
    file: string;
    sheet: string | null;
    row_number: number;
    other_file: string;
    other_sheet: string | null;
    other_row: number;
  }>(
    connection,
    `select first_file.file, first_file.sheet, pair.row_number,
      second_file.file as other_file, second_file.sheet as other_sheet, pair.other_row
    from (
      select arg_min({'source_id': source_id, 'row_number': row_number}, rank) as last_place,
        arg_max({'source_id': source_id, 'row_number': row_number}, rank) as first_place
      from version where is_last and key_id in (select key_id from contradiction)
      group by key_id
    ) as place,
    lateral (select place.first_place.source_id as source_id, place.first_place.row_number as row_number,
      place.last_place.source_id as other_id, place.last_place.row_number as other_row) as pair
    join source_file as first_file on first_file.source_id = pair.source_id
    join source_file as second_file on second_file.source_id = pair.other_id
    order by all limit ${exampleCount}`
  );
  return {
    keyCount: count!.n,
    fields: fields.filter((name) => different![name] === true),
    examples: examples.map((pair) => ({
      first: {file: pair.file, sheet: pair.sheet, row: pair.row_number},
      second: {file: pair.other_file, sheet: pair.other_sheet, row: pair.other_row}
    }))
  };
}
