import type {DuckDBConnection} from "@duckdb/node-api";
import type {Source} from "../../src/contract/field.js";
import {sources} from "../../src/contract/sources.js";
import {quoteName} from "../duckdb.js";
import {sqlType} from "./sqlType.js";

/** The staged table of a source. */
export const stageTable = (source: Pick<Source, "name">): string => quoteName(`stg_${source.name}`);

/** Columns that a staged table has besides the contract's fields. */
export function addedColumns(source: Pick<Source, "name">): string[] {
  return source.name === "contact" ? ["attempt"] : [];
}

/** SQL of the dealer that a staged row belongs to; a dealer belongs to itself. */
export function dealerColumn({fields}: Pick<Source, "fields">): string {
  if ("dealer" in fields) return "dealer";
  return "dealer_code" in fields ? "dealer_code" : "cast(null as varchar)";
}

/** SQL of whether a staged row is of one of some sources. */
export function isOfSources(sourceIds: readonly number[]): string {
  return `source_id in (${sourceIds.join(", ")})`;
}

/**
 * What is known of a cell or row that cannot stay as it is: level 0 marks rows that are no data, 1
 * warns, 2 refuses. `cell` is as read; `settleSheets` keeps its shape only.
 */
export const issueType = "STRUCT(field VARCHAR, reason VARCHAR, cell VARCHAR, level UTINYINT)";

/** Creates every staged table, empty, and the tables that account for rows. */
export async function createStageTables(connection: DuckDBConnection): Promise<void> {
  const staged = sources.map((source) => {
    const columns = Object.entries(source.fields).map(
      ([name, field]) => `${quoteName(name)} ${sqlType(field)}`
    );
    const added = addedColumns(source).map((name) => `${quoteName(name)} INTEGER`);
    return `create or replace table ${stageTable(source)} (
      ${[...columns, ...added].join(", ")},
      source_id INTEGER, row_number INTEGER, exported_on DATE, issues ${issueType}[])`;
  });
  const accounts = ["refused", "warned"].map(
    (table) => `create or replace table ${table} (
      source_table VARCHAR, dealer VARCHAR, source_id INTEGER, row_number INTEGER,
      field VARCHAR, value_shape VARCHAR, reason VARCHAR)`
  );
  const tables = [
    ...staged,
    `create or replace table source_file (
      source_id INTEGER, file VARCHAR, sheet VARCHAR, source_table VARCHAR, dialect VARCHAR,
      dealer VARCHAR, exported_on DATE, row_count BIGINT)`,
    ...accounts,
    `create or replace table balance (
      source_table VARCHAR, dealer VARCHAR, balance_line VARCHAR, reason VARCHAR, row_count BIGINT)`,
    "create or replace table as_of (dealer VARCHAR, as_of DATE)"
  ];
  await connection.run(tables.join(";\n"));
}

/** Ends the work on the staged tables: what later steps see has no issues column. */
export async function finishStageTables(lanes: readonly DuckDBConnection[]): Promise<void> {
  for (const source of sources) {
    await lanes[0]!.run(`alter table ${stageTable(source)} drop column issues`);
  }
  for (const table of ["issue", "refused_row"]) {
    for (const lane of lanes) await lane.run(`drop table if exists ${table}`);
  }
  await lanes[0]!.run("drop table if exists item_form");
}
