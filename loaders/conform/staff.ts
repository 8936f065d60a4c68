import {existsSync} from "node:fs";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {quoteText, rowsOf} from "../duckdb.js";
import type {PrivateFolders, WrittenPrivateFile} from "../privateFile.js";
import {privateFile} from "../privateFile.js";
import {staffSeen} from "./seen.js";
import type {Step} from "./stepOrder.js";

const fileName = "staff.json";

/** Who an alias stands for; kept in the private folder only. */
interface StaffAlias {
  dealer: string;
  role: string;
  alias: string;
  name: string;
}

/**
 * Gives every member of staff an alias per dealer and role (A01 … for advisors, C01 … for sales
 * consultants) that stays next month. New ones come in an order that only the secret knows.
 * Creates `staff_alias(dealer, role, name, alias)`. The sample always starts anew.
 */
export async function staffStep(privateFolder: string, isSample: boolean): Promise<Step> {
  const path = join(privateFolder, fileName);
  const known: StaffAlias[] =
    !isSample && existsSync(path) ? (JSON.parse(await readFile(path, "utf8")) as StaffAlias[]) : [];
  const rows = known.map(
    ({dealer, role, alias, name}) => `(${[dealer, role, alias, name].map(quoteText).join(", ")})`
  );
  const sql = `
    create or replace temp table known_staff (dealer varchar, role varchar, alias varchar, name varchar);
    ${rows.length > 0 ? `insert into known_staff values ${rows.join(", ")};` : ""}
    create or replace table staff_alias as
    with seen as (
      from (${staffSeen()}) anti join known_staff using (dealer, role, name)
    ),
    highest as (
      select dealer, role, max(cast(alias[2:] as integer)) as nth from known_staff group by all
    ),
    fresh as (
      select
        seen.*,
        coalesce(highest.nth, 0) + row_number() over (
          partition by seen.dealer, seen.role
          order by identifier_of('staff', concat_ws(chr(31), seen.dealer, seen.role, seen.name))
        ) as nth
      from seen
      left join highest using (dealer, role)
    )
    select dealer, role, name, alias from known_staff
    union all
    select
      dealer, role, name,
      case role when 'advisor' then 'A' else 'C' end || case when nth < 10 then '0' else '' end || nth
    from fresh;
    drop table known_staff`;
  return {name: "staff", sql};
}

/** Writes who the aliases stand for aside; it takes its place once the build has succeeded. */
export async function writeStaffAliases(
  connection: DuckDBConnection,
  folders: PrivateFolders
): Promise<WrittenPrivateFile> {
  const file = privateFile(folders, fileName);
  const aliases = await rowsOf<StaffAlias>(
    connection,
    "select dealer, role, alias, name from staff_alias order by dealer, role, length(alias), alias"
  );
  await writeFile(file.written, `${JSON.stringify(aliases, null, 1)}\n`);
  return file;
}
