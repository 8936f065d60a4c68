import type {DuckDBConnection} from "@duckdb/node-api";
import {quoteText, rowsOf} from "../duckdb.js";
import type {RowStream} from "../read/extract.js";
import {csvCall} from "../read/textFastLoad.js";
import {SqlFileError} from "../sqlFile.js";
import type {FileRun, FileToStage} from "./planSheet.js";
import {itemColumns, planOf} from "./planSheet.js";
import type {SheetPlan} from "./stageSheet.js";
import {stageSheet} from "./stageSheet.js";
import {isOfSources, stageTable} from "./stageTables.js";

/** Of the files of a group: as much is in one transaction, and is read again when one has to be read apart. */
const groupByteLimit = 128 * 1024 * 1024;

/**
 * Puts sheets of a source together that one statement can read, which differ in path and dealer
 * alone: planning such a statement takes longer than reading a small file.
 */
export function groupFiles(run: FileRun, files: readonly FileToStage[]): FileToStage[][] {
  const groups: FileToStage[][] = [];
  const open = new Map<string, {group: FileToStage[]; byteCount: number}>();
  for (const file of files) {
    const key = layoutOf(run, file);
    const {bytes} = file.recognised.extract;
    const joined = key === null ? undefined : open.get(key);
    if (joined !== undefined && joined.byteCount + bytes <= groupByteLimit) {
      joined.group.push(file);
      joined.byteCount += bytes;
    } else {
      const group = [file];
      groups.push(group);
      if (key !== null) open.set(key, {group, byteCount: bytes});
    }
  }
  return groups;
}

/** What files of a group have in common; null for a file that stays apart. */
function layoutOf(run: FileRun, file: FileToStage): string | null {
  const {dialect, pins} = file.recognised;
  const stream = itemColumns(file.recognised).length > 0 ? null : streamOf(file);
  if (stream === null) return null;
  const {source, columns, cast, files: _, ...plan} = planOf(run, [file]);
  // Dialect and pins stand for the written forms of codes, which are a function of the cast.
  return JSON.stringify([
    ...[source.name, dialect?.id, pins.codes, [...columns], cast, plan, stream.options],
    file.dealer === null
  ]);
}

/**
 * Stages the rows of text files straight from them, which takes a fraction of the time and space.
 *
 * @returns false, with nothing left behind, when not all their lines can be accounted for so
 */
export async function stageStreams(
  connection: DuckDBConnection,
  files: readonly FileToStage[],
  plan: SheetPlan
): Promise<boolean> {
  const {source} = plan;
  const streams = files.map(streamOf).filter((stream) => stream !== null);
  if (streams.length < files.length) return false;
  const own = `${stageTable(source)} where ${isOfSources(files.map(({sourceId}) => sourceId))}`;
  try {
    const {options, surplus} = streams[0]!;
    const paths = streams.map(({path}) => path);
    const from = csvCall(paths, options);
    await stageSheet(connection, {from, rowNumber: null, surplus}, plan);
  } catch (error) {
    if (error instanceof SqlFileError && /CSV|parallel/.test(error.message)) return false;
    throw error;
  }
  const rows = await rowsOf<{source_id: number; n: number; first: number}>(
    connection,
    `select source_id, count(*)::double as n, min(rowid)::double as first
    from ${own} group by source_id`
  );
  const found = files.map(({sourceId}) => rows.find(({source_id}) => source_id === sourceId));
  if (streams.some(({rowCount}, i) => (found[i]?.n ?? 0) !== rowCount)) {
    await connection.run(`delete from ${own}`);
    return false;
  }
  // Rows go in in the order of the files; by one statement, for the next one may find that a
  // checkpoint has closed the gaps that deleted rows left, and with them moved these.
  const numbers = streams.map(
    ({rowNumber}, i) =>
      `when ${files[i]!.sourceId} then ${rowNumber(`(rowid - ${found[i]?.first ?? 0})`)}`
  );
  await connection.run(`update ${stageTable(source)}
    set row_number = case source_id ${numbers.join(" ")} end
    where ${isOfSources(files.map(({sourceId}) => sourceId))}`);
  const blankRowCount = streams.reduce((sum, {blankRows}) => sum + blankRows.length, 0);
  if (blankRowCount > 0) {
    await connection.run(`insert into balance
      values (${quoteText(source.name)}, null, 'blank', null, ${blankRowCount})`);
  }
  return true;
}

function streamOf({recognised: {extract, sheet, headerRow}}: FileToStage): RowStream | null {
  return extract.stream(sheet, headerRow + 1);
}
