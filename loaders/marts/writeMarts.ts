import {stat} from "node:fs/promises";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {duckdbType} from "../../src/contract/mart.js";
import type {Mart} from "../../src/contract/mart.js";
import {martNamed, marts} from "../../src/contract/marts.js";
import type {MartName} from "../../src/contract/marts.js";
import {MartError} from "../check/marts.js";
import {quoteName, quoteText, rowsOf} from "../duckdb.js";
import type {Task} from "../lanes.js";
import {runInLanes} from "../lanes.js";
import {pathLiteral} from "../read/sqlText.js";
import {runSqlText} from "../sqlFile.js";
import type {MartGroup} from "./martOrder.js";
import {martGroups, martSql} from "./martOrder.js";

/** Size of a published table. */
export interface MartSize {
  rows: number;
  bytes: number;
}

// What the engine of the browser (DuckDB 0.9.1) reads, which knows no Bloom filters; one row group is a unit of skipping.
const parquetOptions =
  "format parquet, compression zstd, row_group_size 122880, write_bloom_filter false";

// The home page waits for the first two; all are small however many rows they are made of.
const compressionLevels: Readonly<Partial<Record<MartName, number>>> = {
  recent_figures: 19,
  month_figures: 19,
  month_series_figures: 12
};

/**
 * The SELECT of a mart, narrowed to exactly the columns of its contract, in their order and types.
 *
 * @throws MartError when the SQL gives a column that the contract does not name, or lacks one, or
 * when the contract would publish an identifier or free text
 */
export async function martSelect(
  connection: DuckDBConnection,
  mart: Mart<MartName>
): Promise<string> {
  const sql = await martSql(mart.name);
  const given = await rowsOf<{column_name: string}>(connection, `describe ${sql}`);
  const names = new Set(given.map(({column_name}) => column_name));
  const expected = Object.keys(mart.columns);
  const forbidden = Object.entries(mart.columns)
    .filter(([, {personal}]) => personal === "identifier" || personal === "free_text")
    .map(([name]) => name);
  const problems = [
    ...forbidden.map((name) => `${name} is personal and must not be published`),
    ...expected.filter((name) => !names.has(name)).map((name) => `${name} is missing`),
    ...[...names].filter((name) => !expected.includes(name)).map((name) => `${name} is unknown`)
  ];
  if (problems.length > 0) {
    throw new MartError(
      `${mart.name}: ${problems.join(", ")} (expected ${expected.length} columns, found ${names.size}); compare ${mart.name}.sql with its contract`
    );
  }
  const columns = Object.entries(mart.columns).map(
    ([name, column]) => `cast(${quoteName(name)} as ${duckdbType(column)}) as ${quoteName(name)}`
  );
  return `select ${columns.join(", ")} from (\n${sql}\n)`;
}

/**
 * Writes every published table as Parquet into the folder and makes each known to SQL under its
 * name.
 *
 * @param others what may be done beside the last marts, after all those that it names
 * @throws MartError when a mart does not keep its contract
 */
export async function writeMarts(
  lanes: readonly DuckDBConnection[],
  folder: string,
  others: readonly Task[] = []
): Promise<Record<MartName, MartSize>> {
  const sizes = new Map<MartName, MartSize>();
  const groups = await martGroups();
  const nameOf = (group: MartGroup): string => group.marts.join();
  const tasks = groups.map((group) => ({
    name: nameOf(group),
    after: groups
      .filter((other) => other !== group && other.marts.some((name) => group.reads.includes(name)))
      .map(nameOf),
    async run(connection: DuckDBConnection) {
      await group.prepare?.(connection);
      for (const name of group.marts) {
        sizes.set(name, await writeMart(connection, martNamed(name), folder));
      }
    }
  }));
  await runInLanes(lanes, [...tasks, ...others]);
  const entries = marts.map(({name}) => [name, sizes.get(name)!]);
  return Object.fromEntries(entries) as Record<MartName, MartSize>;
}

async function writeMart(
  connection: DuckDBConnection,
  mart: Mart<MartName>,
  folder: string
): Promise<MartSize> {
  const path = join(folder, `${mart.name}.parquet`);
  const select = await martSelect(connection, mart);
  const level = compressionLevels[mart.name];
  const options = level ? `${parquetOptions}, compression_level ${level}` : parquetOptions;
  await runSqlText(
    connection,
    `copy (${select}) to ${quoteText(path)} (${options});
     create or replace view ${quoteName(mart.name)} as from read_parquet(${pathLiteral(path)})`,
    `${mart.name}.sql`
  );
  const [counted] = await rowsOf<{rows: string}>(
    connection,
    `select count(*) as rows from ${quoteName(mart.name)}`
  );
  return {rows: Number(counted!.rows), bytes: (await stat(path)).size};
}
