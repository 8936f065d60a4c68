import type {DuckDBConnection} from "@duckdb/node-api";
import {rowsOf} from "../duckdb.js";
import {readSqlFile, runSqlFile, runSqlText} from "../sqlFile.js";
import {customerNumbersSeen} from "./seen.js";

const file = (name: string): URL => new URL(`./${name}.sql`, import.meta.url);

/**
 * Finds who is the same person across and within dealers, and gives each a customer key: connected
 * components of person records over common documents and names with phones, by spreading the
 * smallest label until nothing changes. Creates `customer_number_key`, `name_phone_key` and
 * `anonymous_key`, and brings `known_key` up to date.
 */
export async function resolveIdentity(connection: DuckDBConnection): Promise<void> {
  await connection.run(`create or replace view customer_no_seen as ${customerNumbersSeen()}`);
  await runSqlFile(connection, file("person_seen"));
  await runSqlFile(connection, file("person_node"));
  const propagate = await readSqlFile(file("propagate_label"));
  for (let isSettled = false; !isSettled;) {
    await runSqlText(connection, propagate, "propagate_label.sql");
    const [changed] = await rowsOf<{count: string}>(
      connection,
      `select count(*) as count from next_label join shared_label using (node)
       where next_label.label <> shared_label.label`
    );
    await connection.run("create or replace temp table shared_label as from next_label");
    isSettled = Number(changed!.count) === 0;
  }
  await runSqlFile(connection, file("customer_key"));
}
