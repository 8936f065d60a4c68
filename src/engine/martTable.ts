import {DataType} from "apache-arrow";
import type {MartName} from "../contract/marts.js";
import {literal} from "./bind.js";
import {toColumns} from "./columns.js";
import {type Connection, createTable, read} from "./statement.js";

/** Strings with at most this many different values are kept as ENUM: grouping and filtering are then two to four times as fast. */
const maxCategories = 5000;

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The ENUM type that holds all values of a string column, in string order; undefined if there are none or too many. */
function enumType(connection: Connection, file: string, column: string): string | undefined {
  const distinct = `SELECT DISTINCT ${column} AS v FROM '${file}' WHERE ${column} IS NOT NULL LIMIT ${maxCategories + 1}`;
  const {values} = toColumns(read(connection, `SELECT v FROM (${distinct}) ORDER BY v`));
  const categories = values[0] as readonly string[];
  if (categories.length === 0 || categories.length > maxCategories) return undefined;
  return `ENUM (${categories.map(literal).join(", ")})`;
}

/** Turns a mart's Parquet bytes into a table of its name; the bytes are released. */
export async function createMart(
  connection: Connection,
  mart: MartName,
  bytes: Uint8Array
): Promise<void> {
  const {bindings} = connection;
  const file = `${mart}.parquet`;
  bindings.registerFileBuffer(file, bytes);
  try {
    const {schema} = read(connection, `SELECT * FROM '${file}' LIMIT 0`);
    const columns: string[] = [];
    for (const field of schema.fields) {
      const column = quoted(field.name);
      const type = DataType.isUtf8(field.type) ? enumType(connection, file, column) : undefined;
      columns.push(type ? `${column}::${type} AS ${column}` : column);
    }
    await createTable(connection, quoted(mart), `SELECT ${columns.join(", ")} FROM '${file}'`);
  } finally {
    bindings.dropFile(file);
  }
}
