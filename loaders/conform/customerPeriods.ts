import type {DuckDBConnection} from "@duckdb/node-api";
import {rowsOf} from "../duckdb.js";
import {readSqlFile, runSqlText} from "../sqlFile.js";

/** The half-years of so many customers are worked out at once: memory is bounded. */
const customersAtOnce = 300_000;

const created = "create or replace table customer_period as";

/**
 * Makes `customer_period` of `customer_state` and what customers did: one row per customer and half-year, in shares of
 * customers, by their keys. Drops `profit_day`.
 */
export async function makeCustomerPeriods(
  connection: DuckDBConnection,
  atOnce: number = customersAtOnce
): Promise<void> {
  const [{count} = {count: 0}] = await rowsOf<{count: string}>(
    connection,
    "select count(*) as count from customer_state"
  );
  const shares = Math.max(1, Math.ceil(Number(count) / atOnce));
  const sql = await readSqlFile(new URL("./customer_period.sql", import.meta.url));
  if (!sql.includes(created)) throw new Error(`customer_period.sql: no "${created}"`);
  for (let share = 0; share < shares; share++) {
    await connection.run(`set variable customer_shares = ${shares};
      set variable customer_share = ${share}`);
    const text = share === 0 ? sql : sql.replace(created, "insert into customer_period");
    await runSqlText(connection, text, "customer_period.sql");
  }
  const tables = [...sql.matchAll(/create or replace temp table (\w+)/g)].map(([, name]) => name);
  await connection.run([...tables, "profit_day"].map((name) => `drop table ${name};`).join("\n"));
}
