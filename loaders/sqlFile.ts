import {readFile} from "node:fs/promises";
import {basename} from "node:path";
import {fileURLToPath} from "node:url";
import type {DuckDBConnection} from "@duckdb/node-api";

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

/** Runs SQL text on behalf of the file or step called `name`. */
export async function runSqlText(
  connection: DuckDBConnection,
  sql: string,
  name: string
): Promise<void> {
  try {
    await connection.run(sql);
  } catch (error) {
    throw new SqlFileError(name, withoutValues(error instanceof Error ? error.message : "failed"));
  }
}
