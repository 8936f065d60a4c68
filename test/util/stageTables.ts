import type {DuckDBConnection} from "@duckdb/node-api";
import {quoteName, quoteText} from "../../loaders/duckdb.js";
import type {FieldType} from "../../src/contract/field.js";
import {sources, sourceNamed} from "../../src/contract/sources.js";
import type {SourceName} from "../../src/contract/sources.js";

const STAGED_TYPE: Record<FieldType, string> = {
  text: "VARCHAR",
  code: "VARCHAR",
  vin: "VARCHAR",
  plate: "VARCHAR",
  phone: "VARCHAR",
  document: "VARCHAR",
  date: "DATE",
  month: "DATE",
  timestamp: "TIMESTAMP",
  integer: "BIGINT",
  number: "DOUBLE",
  money: "DECIMAL(18,2)",
  boolean: "BOOLEAN"
};

type Cell = string | number | boolean | null;

/** A typed row as written by hand: dates as ISO text, what is left out is null. */
export type GivenRow = Record<string, Cell>;

function stagedColumns(name: SourceName): Map<string, string> {
  const columns = new Map<string, string>();
  for (const [field, {type}] of Object.entries(sourceNamed(name).fields)) {
    columns.set(field, STAGED_TYPE[type]);
  }
  if (name === "contact") columns.set("attempt", "BIGINT");
  columns.set("source_id", "INTEGER").set("row_number", "INTEGER").set("exported_on", "DATE");
  return columns;
}

/** Creates every table that staging leaves behind, empty. */
export async function createStageTables(connection: DuckDBConnection): Promise<void> {
  for (const {name} of sources) {
    const columns = [...stagedColumns(name)].map(([field, type]) => `${quoteName(field)} ${type}`);
    await connection.run(`create table stg_${name} (${columns.join(", ")})`);
  }
  const event =
    "source_table VARCHAR, dealer VARCHAR, source_id INTEGER, row_number INTEGER, field VARCHAR, value_shape VARCHAR, reason VARCHAR";
  await connection.run(`
    create table source_file (source_id INTEGER, file VARCHAR, sheet VARCHAR, source_table VARCHAR,
      dialect VARCHAR, dealer VARCHAR, exported_on DATE, row_count BIGINT);
    create table refused (${event});
    create table warned (${event});
    create table balance (source_table VARCHAR, dealer VARCHAR, balance_line VARCHAR, reason VARCHAR, row_count BIGINT);
    create table as_of (dealer VARCHAR, as_of DATE)`);
}

function literal(value: Cell | undefined, type: string): string {
  if (value === null || value === undefined) return `cast(null as ${type})`;
  return `cast(${typeof value === "string" ? quoteText(value) : value} as ${type})`;
}

/** Puts typed rows into a staged table, as staging would have, and their `read` line into the balance. */
export async function given(
  connection: DuckDBConnection,
  name: SourceName,
  rows: readonly GivenRow[]
): Promise<void> {
  const columns = stagedColumns(name);
  for (const row of rows) {
    const unknown = Object.keys(row).filter((field) => !columns.has(field));
    if (unknown.length > 0) throw new Error(`stg_${name}: unknown fields: ${unknown.join(", ")}`);
  }
  if (rows.length === 0) return;
  const values = rows.map((row, index) => {
    const full: GivenRow = {source_id: 1, row_number: index + 1, ...row};
    if (name === "contact") full.attempt ??= 1;
    return `(${[...columns].map(([field, type]) => literal(full[field], type)).join(", ")})`;
  });
  await connection.run(`insert into stg_${name} values ${values.join(", ")}`);
  const dealerField = name === "dealer" ? "dealer_code" : "dealer";
  const dealer = columns.has(dealerField) ? dealerField : "cast(null as varchar)";
  await connection.run(`
    delete from balance where source_table = '${name}';
    insert into balance
      select '${name}', ${dealer}, 'read', null, count(*) from stg_${name} group by all`);
}

/** Sets the as-of of dealers. */
export async function givenAsOf(
  connection: DuckDBConnection,
  asOf: Readonly<Record<string, string>>
): Promise<void> {
  for (const [dealer, day] of Object.entries(asOf)) {
    await connection.run(`insert into as_of values (${quoteText(dealer)}, date ${quoteText(day)})`);
  }
}
