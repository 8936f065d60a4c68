import type {DuckDBConnection} from "@duckdb/node-api";
import {readSqlFile, runSqlText} from "../sqlFile.js";

/**
 * Makes `customer_period` of `customer_state` and what customers did: one row per customer and half-year. Drops
 * `profit_day`.
 */
export async function makeCustomerPeriods(connection: DuckDBConnection): Promise<void> {
  const sql = await readSqlFile(new URL("./customer_period.sql", import.meta.url));
  await runSqlText(connection, sql, "customer_period.sql");
  const tables = [...sql.matchAll(/create or replace temp table (\w+)/g)].map(([, name]) => name);
  await connection.run([...tables, "profit_day"].map((name) => `drop table ${name};`).join("\n"));
}
