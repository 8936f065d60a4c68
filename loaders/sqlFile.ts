import {readFile} from "node:fs/promises";
import {basename} from "node:path";
import {fileURLToPath} from "node:url";
import type {DuckDBConnection} from "@duckdb/node-api";
import {allWithEnoughMemory} from "./memory.js";
import {blocksOf, textsOf} from "./shares.js";

/** A statement that the database refused, named by its file and without values of the data. */
export class SqlFileError extends Error {
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
    this.name = "SqlFileError";
  }
}

// DuckDB quotes the value that it could not convert; errors of the SQL itself know no values.
function withoutValues(message: string): string {
  const line = message.split("\n")[0] ?? "";
  return /^(Binder|Parser|Catalog) Error/.test(line) ? line : line.replace(/(["']).*\1/g, "$1…$1");
}

/** The text of a SQL file that stands beside a module. */
export function readSqlFile(url: URL): Promise<string> {
  return readFile(url, "utf8");
}

/**
 * Runs all statements of a SQL file.
 *
 * @throws SqlFileError that names the file
 */
export async function runSqlFile(connection: DuckDBConnection, url: URL): Promise<void> {
  await runSqlText(connection, await readSqlFile(url), basename(fileURLToPath(url)));
}

/** What a semicolon may stand in, a semicolon, or anything else. */
const piece = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|;|[^'";-]+|-/g;

/**
 * The statements of SQL text. DuckDB itself finds them only as prepared ones, in which what follows from variables is not
 * worked out beforehand: they take a third longer.
 */
export function statementsOf(sql: string): string[] {
  const statements: string[] = [];
  let statement = "";
  for (const [part] of sql.matchAll(piece)) {
    if (part === ";") {
      statements.push(statement);
      statement = "";
    } else if (!part.startsWith("--")) statement += part;
  }
  return [...statements, statement].map((text) => text.trim()).filter((text) => text !== "");
}

/** Runs the statements of SQL text, one after another, on behalf of the file or step called `name`. */
export async function runSqlText(
  connection: DuckDBConnection,
  sql: string,
  name: string
): Promise<void> {
  try {
    for (const block of blocksOf(statementsOf(sql))) {
      const texts = await textsOf(connection, block);
      await allWithEnoughMemory(
        connection,
        texts.map((text) => () => connection.run(text))
      );
    }
  } catch (error) {
    throw new SqlFileError(name, withoutValues(error instanceof Error ? error.message : "failed"));
  }
}
