import type {DuckDBConnection} from "@duckdb/node-api";
import {sourceNamed} from "../../src/contract/sources.js";
import {quoteName, quoteText} from "../duckdb.js";
import {isOneOf} from "./castMacros.js";
import {isOfSources, issueType} from "./stageTables.js";

/** Column of a raw table that holds the answers to an item. */
export interface ItemColumn {
  column: number; // 1-based
  form: string; // normalised label
}

export interface UnfoldPlan {
  sourceId: number;
  /** The raw rows, and the response rows staged of them before any was refused. */
  rawTable: string;
  items: readonly ItemColumn[];
  noAnswers: readonly string[];
}

/**
 * Unfolds the item columns of a survey file into `stg_survey_score`, one row per cell that is not
 * blank, and accounts for them. A label means what the questionnaire of its row says; one that the
 * questionnaire does not have keeps its label as item code.
 *
 * Runs between `stageSheet` and `settleSheets` of the responses: their `issues` tell which rows are
 * data and which will be refused. `item_form` has the labels of every questionnaire.
 */
export async function unfoldScores(connection: DuckDBConnection, plan: UnfoldPlan): Promise<void> {
  const {sourceId, rawTable, items, noAnswers} = plan;
  if (items.length === 0) return;
  const blank = noAnswers.length === 0 ? "false" : isOneOf("text", noAnswers);
  const forms = `[${items.map(({form}) => quoteText(form)).join(", ")}]`;
  const cells = `[${items.map(({column}) => `c${column}`).join(", ")}]`;
  const wasRefused =
    "coalesce(list_contains(list_transform(response.issues, lambda issue: issue.level), 2), false)";
  // Codes are found for a questionnaire, not for an answer, of which there are many more.
  await connection.run(`insert into stg_survey_score
      (dealer, questionnaire, response_no, item_code, score, source_id, row_number, exported_on, issues)
    select dealer, questionnaire, response_no, item_code, score, ${sourceId}, row_number, exported_on,
      case when is_refused or score is null and not is_blank then cast([{
        'field': case when is_refused then null else item_code end,
        'reason': case when is_refused then 'response_refused' else 'unreadable_number' end,
        'cell': case when is_refused then null else text end,
        'level': 2}] as ${issueType}[]) end
    from (
      select *, coalesce(plain, amount_of(case when plain is null and not is_blank
        then number_parts(text, '(?:)') end)::double) as score
      from (
        select *, case when not is_blank then try_cast(text as double) end as plain
        from (
          select *, coalesce(${blank}, false) as is_blank
          from (
            select row_number, response.dealer, response.questionnaire, response.response_no,
              response.exported_on, ${wasRefused} as is_refused,
              unnest(coalesce(known.item_codes, ${forms})) as item_code,
              clean_text(unnest(${cells})) as text
            from ${quoteName(rawTable)}
            join (from stg_survey_response where source_id = ${sourceId}) as response
              using (row_number)
            left join (${itemCodes(forms)}) as known
              on known.questionnaire = response.questionnaire
            where response.issues is null or response.issues[1].level is distinct from 0
          )
          where text is not null
        )
      )
    )`);
  await connection.run(`insert into balance
    select 'survey_score', dealer, 'unfolded', null, count(*)
    from stg_survey_score where source_id = ${sourceId} group by dealer`);
}

/** SQL of the item codes of each questionnaire for labels, in their order. */
const itemCodes = (forms: string): string => `
  select questionnaire, list(coalesce(item_code, form) order by position) as item_codes
  from (select distinct questionnaire from item_form)
  cross join (select unnest(${forms}) as form, generate_subscripts(${forms}, 1) as position)
  left join item_form using (questionnaire, form)
  group by questionnaire`;

/** Puts the item's code where a file of answers names the item by its text. */
export async function resolveItems(
  connection: DuckDBConnection,
  sourceIds: readonly number[]
): Promise<void> {
  await connection.run(`update stg_survey_score as answer set item_code = item.item_code
    from item_form as item
    where answer.${isOfSources(sourceIds)} and item.questionnaire = answer.questionnaire
      and item.label = answer.item_code and item.item_code <> answer.item_code`);
}

/**
 * Holds the scores of a file against the scales of their items: codes for "no answer" become a
 * score of null, scores outside the scale are marked as refused.
 */
export async function checkScales(
  connection: DuckDBConnection,
  sourceIds: readonly number[]
): Promise<void> {
  await connection.run(`update stg_survey_score as answer set score = null
    from (
      select questionnaire, item_code, try_cast(unnest(string_split(no_answer, '|')) as double) as code
      from stg_item
    ) as item
    where answer.${isOfSources(sourceIds)} and item.questionnaire = answer.questionnaire
      and item.item_code = answer.item_code and item.code = answer.score`);
  await connection.run(`update stg_survey_score as answer set issues = [{
      'field': answer.item_code, 'reason': 'out_of_scale',
      'cell': cast(answer.score as varchar), 'level': 2}]
    from stg_item as item
    where answer.${isOfSources(sourceIds)} and item.questionnaire = answer.questionnaire
      and item.item_code = answer.item_code and answer.issues is null
      and (answer.score < item.scale_min or answer.score > item.scale_max)`);
}

/**
 * Unfolds second and third follow-ups of a contact file into rows of their own, after
 * `settleSheets`, and accounts for them.
 */
export async function unfoldAttempts(
  connection: DuckDBConnection,
  sourceIds: readonly number[]
): Promise<void> {
  const follow = ["contacted_2_at", "contact_2_result", "contacted_3_at", "contact_3_result"];
  const kept = Object.keys(sourceNamed("contact").fields).filter(
    (name) => !["contacted_at", "contact_result", ...follow].includes(name)
  );
  const columns = [...kept, "source_id", "row_number", "exported_on"].map(quoteName).join(", ");
  for (const attempt of [2, 3]) {
    await connection.run(`insert into stg_contact
        (${columns}, contacted_at, contact_result, attempt)
      select ${columns}, contacted_${attempt}_at, contact_${attempt}_result, ${attempt}
      from stg_contact
      where ${isOfSources(sourceIds)} and attempt = 1 and contacted_${attempt}_at is not null`);
  }
  await connection.run(`insert into balance
    select 'contact', dealer, unnest(['read', 'unfolded']), null, count(*)
    from stg_contact where ${isOfSources(sourceIds)} and attempt > 1 group by dealer`);
  await connection.run(`update stg_contact set ${follow.map((name) => `${name} = null`).join(", ")}
    where ${isOfSources(sourceIds)}`);
}

/** Numbers lines without a number in the order of the file, within their order. */
export async function numberLines(
  connection: DuckDBConnection,
  sourceIds: readonly number[]
): Promise<void> {
  await connection.run(`update stg_repair_order_line as line set line_no = numbered.nth
    from (
      select rowid as stage_row,
        row_number() over (partition by source_id, dealer, ro_no order by row_number) as nth
      from stg_repair_order_line where ${isOfSources(sourceIds)}
    ) as numbered
    where line.rowid = numbered.stage_row`);
}
