import {existsSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {pipelineMessages} from "../../src/i18n/pipeline.js";
import {say} from "../../src/i18n/message.js";
import type {PipelineContext} from "../context.js";
import {quoteText, rowsOf} from "../duckdb.js";
import type {PrivateFolders, WrittenPrivateFile} from "../privateFile.js";
import {privateFile} from "../privateFile.js";
import {pathLiteral} from "../read/sqlText.js";

const fileName = "losses.parquet";
const listName = "changed_losses.csv";

/**
 * Compares the first losses of vehicles with those of the last build: a later month changes none, so
 * a change comes from corrected rows. Lists changed ones in the private folder by vehicle key.
 *
 * @returns warnings for the manifest, by name
 */
export async function compareLosses(context: PipelineContext): Promise<Record<string, number>> {
  const {connection, privateFolder, extracts, report, locale} = context;
  const path = join(privateFolder, fileName);
  if (extracts.isSample || !existsSync(path)) return {};
  const list = join(privateFolder, listName);
  await connection.run(`copy (
      select vehicle_id, before.first_lost_date as lost_before, vehicles.first_lost_date as lost_now
      from read_parquet(${pathLiteral(path)}) as before
      join vehicles using (vehicle_id)
      where vehicles.first_lost_date is distinct from before.first_lost_date
      order by vehicle_id
    ) to ${quoteText(list)} (format csv, header)`);
  const [changed] = await rowsOf<{count: string}>(
    connection,
    `select count(*) as count from read_csv(${pathLiteral(list)}, header = true, all_varchar = true)`
  );
  const count = Number(changed!.count);
  if (count === 0) return {};
  report.print(say(pipelineMessages.changedLosses, {count, list: listName}, locale));
  return {changed_losses: count};
}

/** Notes the first losses of this build; they are those of the last build once it has succeeded. */
export async function writeLosses(
  connection: DuckDBConnection,
  folders: PrivateFolders
): Promise<WrittenPrivateFile> {
  const file = privateFile(folders, fileName);
  await connection.run(`copy (
      select vehicle_id, first_lost_date from vehicles
      where first_lost_date is not null order by vehicle_id
    ) to ${quoteText(file.written)} (format parquet, compression zstd)`);
  return file;
}
