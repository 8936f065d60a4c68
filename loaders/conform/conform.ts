import type {SourceName} from "../../src/contract/sources.js";
import {sourceNamed, sources} from "../../src/contract/sources.js";
import type {PipelineContext} from "../context.js";
import {quoteText} from "../duckdb.js";
import {readSqlFile, runSqlFile, runSqlText} from "../sqlFile.js";
import {resolveIdentity} from "./identity.js";
import type {KeyTable} from "./keyTable.js";
import {assignKeys, loadKeyTable} from "./keyTable.js";
import {prepareMacros} from "./macros.js";
import {dealersSeen, platesNeeded, subjectSources, subjectSql, vinsSeen} from "./seen.js";
import {assignStaffAliases} from "./staff.js";

/** Entities in the order in which they build on each other; `frees` are staged tables not read again. */
const entities: readonly {sql: string; frees?: readonly SourceName[]}[] = [
  {sql: "appointment", frees: ["appointment"]},
  {sql: "visit"},
  {sql: "repair_order_line", frees: ["repair_order_line"]},
  {sql: "due"},
  {sql: "due_service"},
  {sql: "survey_response", frees: ["survey_response"]},
  {sql: "survey_score", frees: ["survey_score"]},
  {sql: "predictor"},
  {sql: "experience"},
  {sql: "survey_invitation", frees: ["survey_frame"]},
  {sql: "complaint", frees: ["complaint"]},
  {sql: "contact", frees: ["contact"]},
  {sql: "event", frees: ["event"]},
  {sql: "participation", frees: ["participation"]},
  {sql: "lead", frees: ["lead"]},
  {sql: "prepaid_package", frees: ["prepaid_package"]},
  {sql: "points_transaction", frees: ["points_transaction"]},
  {sql: "churn_reason", frees: ["churn_reason"]},
  {sql: "programme", frees: ["programme_cost", "target"]},
  {sql: "referral"},
  {sql: "home"},
  {sql: "call_list", frees: ["call_list"]},
  {sql: "customer_event"},
  {sql: "customer_state"},
  {sql: "customer_period"},
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
 */
export async function conform(
  {connection, lanes, privateFolder, extracts}: ConformContext,
  secret: Buffer
): Promise<Conformed> {
  const run = (name: string): Promise<void> => runSqlFile(connection, file(name));
  const free = async (names: readonly SourceName[]): Promise<void> => {
    for (const name of names) await connection.run(`drop table stg_${name}`);
  };
  await prepareMacros(lanes, secret);
  await connection.run(`
    create or replace table excluded (
      source_table varchar, dealer varchar, reason varchar, row_count bigint);
    create or replace table conform_warning (
      source_table varchar, dealer varchar, reason varchar, row_count bigint);
    create or replace table staged as ${stagedRows()}`);
  const keyTable = await loadKeyTable(connection, privateFolder, extracts.isSample);
  await connection.run(`set variable key_table_id = ${quoteText(keyTable.id)}`);

  await assignKeys(connection, "dealer", {seen: dealersSeen(), order: "value"});
  await run("dealer");
  await assignKeys(connection, "vehicle", {seen: vinsSeen()});
  await assignStaffAliases(connection, privateFolder, extracts.isSample);
  await resolveIdentity(connection);
  for (const name of ["vehicle", "customer", "sales_order", "settlement", "repair_order"]) {
    await run(name);
  }
  await connection.run(`create or replace temp table plate_needed as ${platesNeeded()}`);
  await run("plate_vehicle");
  await run("private_contact");
  await free(["customer", "vehicle", "sales_order", "repair_order", "dealer", "margin"]);

  const template = await readSqlFile(file("subject"));
  for (const name of subjectSources) {
    await runSqlText(connection, subjectSql(template, name), `subject.sql (${name})`);
  }
  for (const {sql, frees = []} of entities) {
    await run(sql);
    await free(frees);
  }
  await run("balance");
  return {keyTable};
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
