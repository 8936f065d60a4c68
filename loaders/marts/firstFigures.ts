import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {DuckDBConnection, DuckDBResultReader, DuckDBType} from "@duckdb/node-api";
import {DuckDBTypeId} from "@duckdb/node-api";
import {marts} from "../../src/contract/marts.js";
import {pageQueries} from "../../src/queries/pages.js";
import type {Query, Row, Value} from "../../src/queries/query.js";
import {openDatabase, quoteName} from "../duckdb.js";
import {pathLiteral} from "../read/sqlText.js";

/**
 * Writes `first_<page>.json` beside the marts of a folder for every page: the answers to its queries
 * at default filters, by query key, computed on the written Parquet by the site's own SQL.
 */
export async function writeFirstFigures(folder: string): Promise<void> {
  const {connection, close} = await openDatabase();
  try {
    for (const {name} of marts) {
      const path = pathLiteral(join(folder, `${name}.parquet`));
      await connection.run(`create view ${quoteName(name)} as from read_parquet(${path})`);
    }
    for (const [page, queries] of Object.entries<readonly Query[]>(pageQueries)) {
      const answers: Record<string, Row[]> = {};
      for (const query of queries) answers[query.key] ??= await answerOf(connection, query);
      await writeFile(join(folder, `first_${page}.json`), JSON.stringify(answers));
    }
  } finally {
    close();
  }
}

/**
 * The rows of a query in the form that the browser's engine gives: integers and decimals as numbers,
 * dates as `YYYY-MM-DD`, timestamps as ISO 8601 in UTC, NaN and infinities as null.
 *
 * @throws on a type that a row cannot carry and on an integer beyond 2^53 − 1
 */
export async function answerOf(connection: DuckDBConnection, query: Query): Promise<Row[]> {
  const reader = await runQuery(connection, query);
  const columns = reader
    .columnNames()
    .map((name, index) => ({name, type: reader.columnType(index)}));
  return reader.getRowObjectsJson().map((row) => {
    const plain: Row = {};
    for (const {name, type} of columns) plain[name] = plainValue(row[name] ?? null, type, name);
    return plain;
  });
}

/** Runs a query, whose shared relations become temporary tables of the connection, for as long as it is open. */
export async function runQuery(
  connection: DuckDBConnection,
  {text, values, relations = []}: Query
): Promise<DuckDBResultReader> {
  for (const {name, ...of} of relations) {
    await connection.run(`create temp table if not exists ${name} as ${of.text}`, [...of.values]);
  }
  return connection.runAndReadAll(text, [...values]);
}

const wholeNumbers: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT
]);

function plainValue(value: unknown, type: DuckDBType, column: string): Value {
  if (value === null) return null;
  if (wholeNumbers.has(type.typeId)) {
    const number = Number(value);
    if (!Number.isSafeInteger(number)) {
      throw new Error(
        `column ${column}: integer ${String(value)} (expected at most 2^53 − 1 in size)`
      );
    }
    return number;
  }
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
      return value as boolean;
    case DuckDBTypeId.VARCHAR:
    case DuckDBTypeId.ENUM:
    case DuckDBTypeId.DATE:
      return value as string;
    case DuckDBTypeId.TIMESTAMP:
      return new Date(`${String(value).replace(" ", "T")}Z`).toISOString();
    case DuckDBTypeId.DECIMAL:
      return Number(value);
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
      return Number.isFinite(Number(value)) ? Number(value) : null;
    default:
      throw new Error(
        `column ${column}: type ${type.toString()} (expected string, number, boolean, date or timestamp; cast it in the query)`
      );
  }
}
