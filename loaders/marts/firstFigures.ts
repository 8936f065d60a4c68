import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {DuckDBConnection, DuckDBResultReader, DuckDBType} from "@duckdb/node-api";
import {DuckDBTypeId} from "@duckdb/node-api";
import {marts} from "../../src/contract/marts.js";
import {bind} from "../../src/queries/bind.js";
import {pageQueries} from "../../src/queries/pages.js";
import type {Query, Row, Value} from "../../src/queries/query.js";
import {openDatabase, quoteName} from "../duckdb.js";
import {rest, runInLanes} from "../lanes.js";
import {withEnoughMemory} from "../memory.js";
import {pathLiteral} from "../read/sqlText.js";

/**
 * Writes `first_<page>.json` beside the marts of a folder for every page: the answers to its queries
 * at default filters, by query key, computed on the written Parquet by the site's own SQL. What does not fit into
 * memory goes to the temporary folder.
 */
export async function writeFirstFigures(folder: string, temporaryFolder: string): Promise<void> {
  const {connection, lanes, close} = await openDatabase({
    temporaryFolder: join(temporaryFolder, "spill-figures")
  });
  const made: MadeRelations = new Map();
  try {
    for (const {name} of marts) {
      const path = pathLiteral(join(folder, `${name}.parquet`));
      await connection.run(`create view ${quoteName(name)} as from read_parquet(${path})`);
    }
    await runInLanes(
      lanes,
      Object.entries<readonly Query[]>(pageQueries).map(([page, queries]) => ({
        name: page,
        async run(lane) {
          const answers: Record<string, Row[]> = {};
          for (const query of queries) answers[query.key] ??= await answerOf(lane, query, made);
          await writeFile(join(folder, `first_${page}.json`), JSON.stringify(answers));
        }
      }))
    );
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
export async function answerOf(
  connection: DuckDBConnection,
  query: Query,
  made?: MadeRelations
): Promise<Row[]> {
  const reader = await runQuery(connection, query, made);
  const columns = reader
    .columnNames()
    .map((name, index) => ({name, type: reader.columnType(index)}));
  return reader.getRowObjectsJson().map((row) => {
    const plain: Row = {};
    for (const {name, type} of columns) plain[name] = plainValue(row[name] ?? null, type, name);
    return plain;
  });
}

/** Shared relations of which a database has tables, or is making them, by name. */
export type MadeRelations = Map<string, Promise<unknown>>;

/**
 * Runs a query, whose shared relations become tables of the database.
 *
 * @param made those that other queries have made, on this connection or on another one of the database
 */
export async function runQuery(
  connection: DuckDBConnection,
  {text, values, relations = []}: Query,
  made: MadeRelations = new Map()
): Promise<DuckDBResultReader> {
  for (const {name, ...of} of relations) {
    const other = made.get(name);
    if (other) {
      await rest(connection, other);
      continue;
    }
    const making = withEnoughMemory(connection, () =>
      connection.run(`create table if not exists ${name} as ${bind(of.text, of.values)}`)
    );
    made.set(name, making);
    await making;
  }
  return withEnoughMemory(connection, () => connection.runAndReadAll(bind(text, values)));
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
