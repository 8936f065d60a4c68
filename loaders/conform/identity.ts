import {rowsOf} from "../duckdb.js";
import {readSqlFile, runSqlText} from "../sqlFile.js";
import {customerNumbersSeen} from "./seen.js";
import type {Step} from "./stepOrder.js";

const file = (name: string): URL => new URL(`./${name}.sql`, import.meta.url);

/**
 * Finds who is the same person across and within dealers, and gives each a customer key: connected
 * components of person records over common documents and names with phones, by spreading the
 * smallest label until nothing changes. Creates `customer_number_key`, `name_phone_key` and
 * `anonymous_key`, and brings `known_key` up to date.
 */
export async function identityStep(): Promise<Step> {
  const name = "identity";
  const files = ["person_seen", "person_node", "propagate_label", "customer_key"] as const;
  const [seen, node, propagate, key] = await Promise.all(
    files.map((each) => readSqlFile(file(each)))
  );
  const before = [
    `create or replace view customer_no_seen as ${customerNumbersSeen()}`,
    seen,
    node
  ].join(";\n");
  return {
    name,
    sql: [before, propagate, key].join(";\n"),
    async run(connection) {
      await runSqlText(connection, before, name);
      for (let isSettled = false; !isSettled;) {
        await runSqlText(connection, propagate!, "propagate_label.sql");
        const [changed] = await rowsOf<{count: string}>(
          connection,
          `select count(*) as count from next_label join shared_label using (node)
           where next_label.label <> shared_label.label`
        );
        await connection.run("create or replace temp table shared_label as from next_label");
        isSettled = Number(changed!.count) === 0;
      }
      await runSqlText(connection, key!, "customer_key.sql");
    }
  };
}
