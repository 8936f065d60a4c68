import type {DuckDBConnection} from "@duckdb/node-api";
import type {Source} from "../../src/contract/field.js";
import type {SourceName} from "../../src/contract/sources.js";
import {BEHAVIOUR_SOURCES, sourceNamed} from "../../src/contract/sources.js";
import {settings} from "../../src/contract/settings.js";
import {recognitionMessages, stageMessages} from "../../src/i18n/loaders.js";
import type {Locale} from "../../src/i18n/message.js";
import {say} from "../../src/i18n/message.js";
import {reasonLabel} from "../../src/i18n/reasons.js";
import type {GateProblem} from "../check/gates.js";
import {rowsOf} from "../duckdb.js";
import {runInLanes} from "../lanes.js";
import type {Contradiction} from "./mergeVersions.js";
import {mergeVersions} from "./mergeVersions.js";
import type {RecognisedSheet} from "./recognise.js";
import {placeName} from "./recognitionProblems.js";
import {stageTable} from "./stageTables.js";

const shownReasons = 3;
const shownFields = 12;

/** A problem when none of the tables is there without which there is no site. */
export function behaviourProblem(
  sheets: readonly RecognisedSheet[],
  locale: Locale
): GateProblem[] {
  const names = new Set(sheets.map(({source}) => source.name));
  if (BEHAVIOUR_SOURCES.some((name) => names.has(name))) return [];
  const tables = [...names].map((name) => sourceNamed(name).label[locale]);
  const values = {
    tables: tables.length === 0 ? recognitionMessages.none[locale] : tables.join(", ")
  };
  return [{gate: "no_behaviour", message: say(recognitionMessages.noBehaviour, values, locale)}];
}

/** Merges versions in several tables; contradictions become problems. */
export async function mergeAll(
  lanes: readonly DuckDBConnection[],
  tables: readonly Source<SourceName>[],
  ranks: ReadonlyMap<number, number>,
  locale: Locale
): Promise<GateProblem[]> {
  const counts = tables.map(
    (source) => `select '${source.name}' as name, count(*) as row_count from ${stageTable(source)}`
  );
  const largestFirst = await rowsOf<{name: SourceName}>(
    lanes[0]!,
    `select name from (${counts.join(" union all ")}) where row_count > 0 order by row_count desc, name`
  );
  const merged = tables.filter((source) => largestFirst.some(({name}) => name === source.name));
  const contradictions = new Map<SourceName, Contradiction | null>();
  await runInLanes(
    lanes,
    largestFirst.map(({name}) => ({
      name,
      async run(connection) {
        contradictions.set(name, await mergeVersions(connection, sourceNamed(name), ranks));
      }
    }))
  );
  return merged.flatMap((source) => {
    const contradiction = contradictions.get(source.name) ?? null;
    return contradiction === null ? [] : [contradictionProblem(source, contradiction, locale)];
  });
}

function contradictionProblem(
  source: Source,
  {keyCount, fields, examples}: Contradiction,
  locale: Locale
): GateProblem {
  const pairs = examples.map(({first, second}) =>
    say(
      stageMessages.versionPair,
      {
        first: placeName(first),
        firstRow: first.row,
        second: placeName(second),
        secondRow: second.row
      },
      locale
    )
  );
  const labels = fields.slice(0, shownFields).map((name) => source.fields[name]!.label[locale]);
  const message = say(
    stageMessages.ambiguousVersions,
    {
      table: source.label[locale],
      count: keyCount,
      fields: labels.join(", "),
      examples: pairs.join("; ")
    },
    locale
  );
  return {gate: "ambiguous_versions", message};
}

/** A problem for each table of which more than the tolerated share is refused. */
export async function refusedShareProblems(
  connection: DuckDBConnection,
  workbook: string,
  locale: Locale
): Promise<GateProblem[]> {
  const rows = await rowsOf<{
    source_table: SourceName;
    read: number;
    refused: number;
    reasons: {reason: string; count: number}[];
  }>(
    connection,
    `with refusal as (
      select source_table, reason, sum(row_count)::double as count
      from balance where balance_line = 'refused' group by all
    )
    select source_table, read, sum(count) as refused,
      list({'reason': reason, 'count': count} order by count desc, reason) as reasons
    from refusal
    join (select source_table, sum(row_count)::double as read
      from balance where balance_line = 'read' group by all) using (source_table)
    group by source_table, read
    having sum(count) > read * ${settings.refused_share_stop} order by source_table`
  );
  return rows.map(({source_table, read, refused, reasons}) => {
    const main = reasons
      .slice(0, shownReasons)
      .map(({reason, count}) =>
        say(
          stageMessages.reasonCount,
          {reason: reasonLabel(source_table, reason)[locale], count},
          locale
        )
      );
    const values = {
      table: sourceNamed(source_table).label[locale],
      count: read,
      refused,
      share: ((100 * refused) / read).toFixed(1),
      limit: settings.refused_share_stop * 100,
      reasons: main.join(", "),
      workbook
    };
    return {gate: "refused_share", message: say(stageMessages.refusedShare, values, locale)};
  });
}
