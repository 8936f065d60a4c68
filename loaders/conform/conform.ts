import type {SourceName} from "../../src/contract/sources.js";
import {sourceNamed, sources} from "../../src/contract/sources.js";
import type {PipelineContext} from "../context.js";
import {quoteText, rowsOf} from "../duckdb.js";
import {runInLanes} from "../lanes.js";
import {prepareShares} from "../shares.js";
import {readSqlFile, runSqlFile, runSqlText} from "../sqlFile.js";
import {identityStep} from "./identity.js";
import type {KeyTable} from "./keyTable.js";
import {keysSql, loadKeyTable} from "./keyTable.js";
import {prepareMacros} from "./macros.js";
import {dealersSeen, platesNeeded, subjectSources, subjectSql, vinsSeen} from "./seen.js";
import {staffStep} from "./staff.js";
import type {Step} from "./stepOrder.js";
import {tasksOf} from "./stepOrder.js";

interface Entity {
  /** The name of its SQL file. */
  sql: string;
  frees?: readonly SourceName[];
}

/** What needs no keys, and is worked out while others wait for them. */
const unkeyed: readonly Entity[] = [{sql: "settlement"}, {sql: "netted_order"}, {sql: "line_cost"}];
/** Entities in the order in which they build on each other; `frees` are staged tables not read again. */
const owners: readonly Entity[] = [
  {sql: "resolved_repair_order"},
  {sql: "vehicle"},
  {sql: "customer"},
  {sql: "sales_order"},
  {sql: "private_contact"},
  {sql: "repair_order"},
  {
    sql: "plate_vehicle",
    frees: ["customer", "vehicle", "sales_order", "repair_order", "dealer", "margin"]
  }
];
const entities: readonly Entity[] = [
  {sql: "appointment", frees: ["appointment"]},
  {sql: "visit"},
  {sql: "due"},
  {sql: "due_service"},
  {sql: "survey_response", frees: ["survey_response"]},
  {sql: "survey_score", frees: ["survey_score"]},
  {sql: "lead", frees: ["lead"]},
  {sql: "prepaid_package", frees: ["prepaid_package"]},
  {sql: "points_transaction", frees: ["points_transaction"]},
  {sql: "referral"},
  {sql: "home"},
  {sql: "customer_event"},
  {sql: "customer_state"},
  // On these nothing builds but warnings and lists: beside the ones above they leave no lane without work.
  {sql: "repair_order_line", frees: ["repair_order_line"]},
  {sql: "predictor"},
  {sql: "experience"},
  {sql: "survey_invitation", frees: ["survey_frame"]},
  {sql: "complaint", frees: ["complaint"]},
  {sql: "contact", frees: ["contact"]},
  {sql: "event", frees: ["event"]},
  {sql: "participation", frees: ["participation"]},
  {sql: "churn_reason", frees: ["churn_reason"]},
  {sql: "programme", frees: ["programme_cost", "target"]},
  {sql: "call_list", frees: ["call_list"]},
  {sql: "warnings"},
  {sql: "known_name"}
];

const file = (name: string): URL => new URL(`./${name}.sql`, import.meta.url);

/** What conforming needs of the pipeline's context. */
export type ConformContext = Pick<
  PipelineContext,
  "connection" | "lanes" | "privateFolder" | "extracts"
>;

/** What conforming leaves behind besides its tables. */
export interface Conformed {
  keyTable: KeyTable;
}

/**
 * Turns staged rows into one row per real customer, vehicle, order and event, with keys instead of
 * identifiers, and closes the balance of every source table. Staged tables are dropped on the way.
 *
 * @param secret from which identifiers are hashed
 * @param ordersOfShare of how many rows of repair orders SQL works on the dealers, customers and cars at once, where it asks
 */
export async function conform(
  {connection, lanes, privateFolder, extracts}: ConformContext,
  secret: Buffer,
  ordersOfShare?: number
): Promise<Conformed> {
  const run = (name: string): Promise<void> => runSqlFile(connection, file(name));
  await prepareMacros(lanes, secret);
  await connection.run(`
    create or replace table excluded (
      source_table varchar, dealer varchar, reason varchar, row_count bigint);
    create or replace table conform_warning (
      source_table varchar, dealer varchar, reason varchar, row_count bigint);
    create or replace table staged as ${stagedRows()}`);
  const [orders] = await rowsOf<{count: string}>(
    connection,
    "select count(*) as count from stg_repair_order"
  );
  await prepareShares(lanes, Number(orders!.count), ordersOfShare);
  const keyTable = await loadKeyTable(connection, privateFolder, extracts.isSample);
  for (const lane of lanes) {
    await lane.run(`set variable key_table_id = ${quoteText(keyTable.id)};
      set variable key_generation = (select coalesce(max(generation), 0) + 1 from known_key)`);
  }

  await runSqlText(
    connection,
    keysSql({entity: "dealer", seen: dealersSeen(), order: "value"}),
    "dealer keys"
  );
  await run("dealer");
  const template = await readSqlFile(file("subject"));
  const steps: Step[] = [
    {name: "vehicle keys", sql: keysSql({entity: "vehicle", seen: vinsSeen()})},
    await identityStep(),
    await staffStep(privateFolder, extracts.isSample),
    {name: "plates", sql: `create or replace table plate_needed as ${platesNeeded()}`},
    ...(await Promise.all([...unkeyed, ...owners].map(stepOf))),
    ...subjectSources.map((name) => ({
      name: `subject.sql (${name})`,
      sql: subjectSql(template, name)
    })),
    ...(await Promise.all(entities.map(stepOf)))
  ];
  await runInLanes(lanes, tasksOf(steps));
  await run("balance");
  return {keyTable};
}

async function stepOf({sql: name, frees = []}: Entity): Promise<Step> {
  const sql = await readSqlFile(file(name));
  const drops = frees.map((source) => `drop table stg_${source};`);
  return {name: `${name}.sql`, sql: [sql, ...drops].join("\n")};
}

function stagedRows(): string {
  return sources
    .map(({name}) => {
      const dealer = ["dealer", "dealer_code"].find((field) => field in sourceNamed(name).fields);
      return `select '${name}' as source_table, ${dealer ?? "cast(null as varchar)"} as dealer,
        count(*) as row_count from stg_${name} group by all`;
    })
    .join("\nunion all\n");
}
