import type {DuckDBConnection} from "@duckdb/node-api";
import {rowsOf} from "../duckdb.js";
import type {PinnedDealer, Pins} from "./extractConfig.js";
import type {KnownDealer} from "./dealerNames.js";
import {dealerForms} from "./dealerNames.js";
import {normaliseHeader} from "./headerText.js";
import type {ItemLabels, ItemVocabulary} from "./vocabulary.js";
import {itemVocabularyOf} from "./vocabulary.js";
import type {CodeForms, WrittenForms} from "./writtenForms.js";

/** What staged reference and dealer tables tell about the files still to be read. */
export interface Lookups {
  /** Written forms that `code_label` adds. */
  codeForms: CodeForms;
  dealers: WrittenForms;
  items: ItemVocabulary;
  /** Questionnaires by their names. */
  questionnaires: WrittenForms;
  /** Words, besides numbers, that stand for "no answer". */
  noAnswers: string[];
}

/** Lookups before anything is staged. */
export const noLookups: Lookups = {
  codeForms: {},
  dealers: new Map(),
  items: new Map(),
  questionnaires: new Map(),
  noAnswers: []
};

/** Reads the lookups from the staged tables, and fills `item_form` with every label of every item. */
export async function readLookups(connection: DuckDBConnection): Promise<Lookups> {
  const items = await rowsOf<
    ItemLabels & {questionnaire_label: string | null; no_answer: string | null}
  >(
    connection,
    `select questionnaire, questionnaire_label, item_code, label_zh, label_en, headers, no_answer
    from stg_item order by questionnaire, item_order nulls last, item_code`
  );
  await fillItemForms(connection, items);
  const labels = await rowsOf<{code_list: string; written_as: string; code: string}>(
    connection,
    "select code_list, written_as, code from stg_code_label order by all"
  );
  const fromTable: Record<string, Record<string, string>> = {};
  for (const {code_list, written_as, code} of labels) {
    (fromTable[code_list] ??= {})[written_as] = code;
  }
  const dealers = await rowsOf<KnownDealer>(
    connection,
    "select distinct dealer_code, dealer_name, short_name from stg_dealer order by all"
  );
  const codes = items.flatMap(({no_answer}) => (no_answer ?? "").split("|"));
  return {
    codeForms: fromTable,
    dealers: dealerForms(dealers),
    items: itemVocabularyOf(items),
    questionnaires: new Map(
      items.flatMap(({questionnaire, questionnaire_label}) =>
        [questionnaire, questionnaire_label].flatMap((name): [string, string][] =>
          name === null ? [] : [[name, questionnaire]]
        )
      )
    ),
    noAnswers: [...new Set(codes)].filter((code) => code !== "" && Number.isNaN(Number(code)))
  };
}

async function fillItemForms(
  connection: DuckDBConnection,
  items: readonly ItemLabels[]
): Promise<void> {
  await connection.run(`create or replace table item_form
    (questionnaire VARCHAR, item_code VARCHAR, label VARCHAR, form VARCHAR)`);
  const seen = new Set<string>();
  const appender = await connection.createAppender("item_form");
  for (const {questionnaire, item_code, label_zh, label_en, headers} of items) {
    for (const label of [item_code, label_zh, label_en ?? "", ...(headers ?? "").split("|")]) {
      const form = normaliseHeader(label);
      const key = JSON.stringify([questionnaire, form]);
      if (form === "" || seen.has(key)) continue;
      seen.add(key);
      for (const text of [questionnaire, item_code, label, form]) appender.appendVarchar(text);
      appender.endRow();
    }
  }
  appender.closeSync();
}

/** Adds the dealers and items that extract.json describes, as rows of the source `sourceId`. */
export async function stagePinned(
  connection: DuckDBConnection,
  sourceId: number,
  dealers: readonly PinnedDealer[],
  pins: readonly Pins[]
): Promise<void> {
  const add = async (
    table: string,
    columns: readonly string[],
    rows: readonly (string | number | null)[][]
  ): Promise<void> => {
    for (const row of rows) {
      await connection.run(
        `insert into stg_${table} (${columns.join(", ")}, source_id, row_number)
        values (${columns.map((_, i) => `$${i + 1}`).join(", ")}, ${sourceId}, 1)`,
        row
      );
    }
  };
  await add(
    "dealer",
    [
      "dealer_code",
      "dealer_name",
      "short_name",
      "group_name",
      "region",
      "province",
      "city",
      "brand"
    ],
    dealers.map((dealer) => [
      dealer.code,
      dealer.name,
      dealer.short_name ?? null,
      dealer.group ?? null,
      dealer.region ?? null,
      dealer.province ?? null,
      dealer.city ?? null,
      dealer.brand ?? null
    ])
  );
  await add(
    "item",
    [
      "questionnaire",
      "item_code",
      "item_order",
      "label_zh",
      "label_en",
      "scale_min",
      "scale_max",
      "no_answer",
      "item_role",
      "journey",
      "factor",
      "touchpoint",
      "weight"
    ],
    pins.flatMap(({questionnaire, items = {}}) =>
      Object.entries(items).map(([code, item], i) => [
        questionnaire ?? "",
        code,
        i + 1,
        item.label_zh ?? code,
        item.label_en ?? null,
        item.scale_min,
        item.scale_max,
        item.no_answer?.join("|") ?? null,
        item.role,
        item.journey ?? null,
        item.factor ?? null,
        item.touchpoint ?? null,
        item.weight ?? null
      ])
    )
  );
  await connection.run(`insert into balance
    select 'dealer', dealer_code, 'read', null, count(*)
    from stg_dealer where source_id = ${sourceId} group by dealer_code
    union all
    select 'item', null, 'read', null, count(*)
    from stg_item where source_id = ${sourceId} having count(*) > 0`);
}
