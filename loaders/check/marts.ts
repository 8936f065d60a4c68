import type {DuckDBConnection} from "@duckdb/node-api";
import {codeLists} from "../../src/contract/codes.js";
import type {Mart} from "../../src/contract/mart.js";
import {marts} from "../../src/contract/marts.js";
import type {MartName} from "../../src/contract/marts.js";
import {quoteName, quoteText, rowsOf} from "../duckdb.js";
import {runInLanes} from "../lanes.js";

/** A mart that does not keep its contract; nothing of it may be published. */
export class MartError extends Error {
  override readonly name = "MartError";
}

/** Which mart a key column points to, by the end of its name. */
const targets: readonly [suffix: string, mart: MartName, key: string][] = [
  ["customer_id", "customers", "customer_id"],
  ["vehicle_id", "vehicles", "vehicle_id"],
  ["dealer_id", "dealers", "dealer_id"],
  ["visit_id", "visits", "visit_id"],
  ["sale_id", "sales", "sale_id"],
  ["response_id", "responses", "response_id"],
  ["item_id", "items", "item_id"],
  ["event_id", "events", "event_id"]
];

/**
 * Checks the written marts against each other: keys are unique, keys of other marts exist there,
 * codes are in their lists, and each mart relates to the accepted rows as its contract says.
 *
 * @returns one sentence per fault; empty when all hold
 */
export async function martFaults(lanes: readonly DuckDBConnection[]): Promise<string[]> {
  const faults = new Map<MartName, string[]>();
  const tasks = marts.map((mart) => ({
    name: mart.name,
    async run(connection: DuckDBConnection) {
      faults.set(mart.name, await faultsOf(mart, connection));
    }
  }));
  await runInLanes(lanes, tasks);
  return marts.flatMap(({name}) => faults.get(name)!);
}

async function faultsOf(mart: Mart<MartName>, connection: DuckDBConnection): Promise<string[]> {
  const faults: string[] = [];
  const count = async (sql: string): Promise<number> => {
    const [row] = await rowsOf<{n: string}>(connection, `select count(*) as n from (${sql})`);
    return Number(row!.n);
  };
  const table = quoteName(mart.name);
  const key = mart.key.map(quoteName).join(", ");
  const repeated = await count(`select 1 from ${table} group by ${key} having count(*) > 1`);
  if (repeated > 0) faults.push(`${mart.name}: ${repeated} keys (${key}) are not unique`);
  for (const [column, target] of foreignKeys(mart)) {
    const lost = await count(
      `select 1 from ${table} anti join ${quoteName(target.mart)} as target
       on target.${target.key} = ${table}.${column} where ${column} is not null`
    );
    if (lost > 0) faults.push(`${mart.name}.${column}: ${lost} are not in ${target.mart}`);
  }
  for (const [column, codes] of codedColumns(mart)) {
    const unknown = await count(
      `select distinct ${column} from ${table} where ${column} not in (${codes})`
    );
    if (unknown > 0) faults.push(`${mart.name}.${column}: ${unknown} values are no codes`);
  }
  if (mart.reconciles === undefined) return faults;
  const [row] = await rowsOf<{holds: boolean | null}>(
    connection,
    `select ${mart.reconciles.holds} as holds`
  );
  if (row?.holds !== true) faults.push(`${mart.name}: ${mart.reconciles.label.en} does not hold`);
  return faults;
}

function foreignKeys(mart: Mart): [string, {mart: MartName; key: string}][] {
  return Object.keys(mart.columns).flatMap((column) => {
    const found = targets.find(([suffix]) => column === suffix || column.endsWith(`_${suffix}`));
    if (found === undefined || found[1] === mart.name) return [];
    return [[quoteName(column), {mart: found[1], key: found[2]}]];
  });
}

function codedColumns(mart: Mart): [string, string][] {
  return Object.entries(mart.columns).flatMap(([name, {codes}]) => {
    if (codes === undefined) return [];
    const list = Object.keys(codeLists[codes as keyof typeof codeLists]);
    return [[quoteName(name), list.map(quoteText).join(", ")]];
  });
}
