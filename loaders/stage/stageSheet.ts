import type {DuckDBConnection} from "@duckdb/node-api";
import type {Field, Source} from "../../src/contract/field.js";
import {words} from "../dialects/words.js";
import {quoteName, quoteText} from "../duckdb.js";
import {runSqlText} from "../sqlFile.js";
import type {CastSettings, CellNames, FieldCast} from "./castField.js";
import {castField} from "./castField.js";
import {isOneOf} from "./castMacros.js";
import {sqlType} from "./sqlType.js";
import {addedColumns, issueType, stageTable} from "./stageTables.js";
import type {WrittenForms} from "./writtenForms.js";
import {findForm} from "./writtenForms.js";

/** Rows to stage: a raw table or a call of the CSV reader. */
export interface RawRows {
  /** A FROM clause with the columns c1 … cN. */
  from: string;
  /** SQL of the row number; null for rows that are numbered later. */
  rowNumber: string | null;
  /** Columns with content in records that have too many cells. */
  surplus: readonly string[];
}

/** A sheet as its rows name it, with the dealer of all of them, or null where a column says it. */
export interface SheetSource {
  sourceId: number;
  dealer: string | null;
}

/** Where the cells of raw rows go. */
export interface SheetPlan {
  source: Source;
  /** In the order in which the FROM clause reads them; all have a dealer or none. */
  files: readonly SheetSource[];
  exportedOn: string | null; // ISO date
  /** Field → column number (1-based) of the raw table. */
  columns: ReadonlyMap<string, number>;
  /** Field → text for every row. */
  constants: Readonly<Record<string, string>>;
  /** Of the raw table. */
  columnCount: number;
  /** Labels by raw column of each row of the header, to find it again among the rows. */
  header: readonly (readonly string[])[];
  cast: CastSettings;
  /** Other names of a field's values: dealers by name, questionnaires by title. */
  aliases: ReadonlyMap<string, WrittenForms>;
  /** Words that stand for "no answer" where a number is expected. */
  noAnswers: readonly string[];
  /** Warn of VINs whose check digit is wrong. */
  checksVins: boolean;
}

interface Column {
  name: string;
  cells: CellNames & {number: string};
  raw: string; // of the raw table
  clean: string; // of raw cell and fast value
  cast: FieldCast;
  level: 1 | 2;
  warning: {test: string; reason: string; number: string | null} | null;
}

/**
 * Types all rows into their staged table in one statement. Rows that are no data, and
 * cells that cannot be read, are described in the column `issues`, which `settleSheets` then empties.
 */
export async function stageSheet(
  connection: DuckDBConnection,
  rows: RawRows,
  plan: SheetPlan
): Promise<void> {
  await runSqlText(connection, stageStatement(rows, plan), `stg_${plan.source.name}`);
}

/** The statement that `stageSheet` runs: one projection upon another, each computed once a cell. */
function stageStatement(rows: RawRows, plan: SheetPlan): string {
  const {source, files, exportedOn} = plan;
  const columns = Object.entries(source.fields).flatMap(([name, field]) => {
    const raw = rawCell(name, plan);
    return raw === null ? [] : [columnOf(name, field, raw, plan)];
  });
  const layers = [
    columns.map(({cells, cast}) => named(cast.fast, cells.fast)),
    columns.map(({cells, clean}) => named(clean, cells.n)),
    columns.map(({cells, cast}) => named(cast.text, cells.text)),
    columns.map(({cells, cast}) => named(cast.value, cells.value)),
    columns.map(({cells, warning}) => named(warning?.number ?? null, cells.number)),
    columns.map(({name, cast}) => named(cast.fault, faultOf(name)))
  ].map((layer) => layer.filter((expression) => expression !== null));
  const raw = columns.map(({cells, raw}) => named(raw, cells.raw));
  const isTooLong = rows.surplus.map((column) => `coalesce(trim(${column}) <> '', false)`);
  const number = rows.rowNumber ?? "cast(null as integer)";
  const sourceId = perFile(files.map((file) => String(file.sourceId)));
  const first = `select ${number} as row_number, ${sourceId} as source_id, ${markOf(plan)} as mark,
    ${isTooLong.join(" or ") || "false"} as is_too_long, ${raw.join(", ")}
    from (select *, ${files.length > 1 ? "file_index, " : ""}
      ${firstCell(plan.columnCount)} as first_cell from ${rows.from})`;
  const judged = layers.reduce(
    (inner, layer) =>
      layer.length === 0 ? inner : `select *, ${layer.join(", ")} from (${inner})`,
    first
  );
  const values = Object.entries(source.fields).map(([name, field]) => {
    const column = columns.find((candidate) => candidate.name === name);
    const value = column === undefined ? `cast(null as ${sqlType(field)})` : finalValue(column);
    return `${value} as ${quoteName(name)}`;
  });
  const names = Object.keys(source.fields).map(quoteName);
  const added = addedColumns(source);
  return `insert into ${stageTable(source)}
    (${[...names, ...added.map(quoteName)].join(", ")}, source_id, row_number, exported_on, issues)
    select ${[...names, ...added.map(() => "1")].join(", ")}, source_id, row_number,
      ${exportedOn === null ? "null" : `date ${quoteText(exportedOn)}`}, ${issuesOf(columns, source)}
    from (select *, ${values.join(", ")} from (${judged}))`;
}

function named(expression: string | null, name: string): string | null {
  return expression === null ? null : `${expression} as ${name}`;
}

const faultOf = (name: string): string => quoteName(`${name} fault`);

/** SQL of what differs between the files of one statement. */
function perFile(values: readonly string[]): string {
  const [only, ...others] = values;
  return others.length === 0 ? only! : `[${values.join(", ")}][cast(file_index as bigint) + 1]`;
}

function rawCell(name: string, {columns, constants, files}: SheetPlan): string | null {
  if (name === "dealer" && files.every(({dealer}) => dealer !== null)) {
    return perFile(files.map(({dealer}) => quoteText(dealer!)));
  }
  const column = columns.get(name);
  const constant = constants[name];
  if (column === undefined) return constant === undefined ? null : quoteText(constant);
  return constant === undefined ? `c${column}` : `coalesce(c${column}, ${quoteText(constant)})`;
}

function columnOf(name: string, contractField: Field, raw: string, plan: SheetPlan): Column {
  const isScore = plan.source.name === "survey_score" && name === "score";
  // An answer left blank is an answer that was not given.
  const field = isScore ? {...contractField, required: false} : contractField;
  const cells = {
    raw: quoteName(`${name} raw`),
    fast: quoteName(`${name} fast`),
    n: quoteName(`${name} cell`),
    text: quoteName(`${name} text`),
    value: quoteName(`${name} value`),
    number: quoteName(`${name} number`)
  };
  const cast = castField(field, cells, plan.cast);
  const forms = plan.aliases.get(name);
  const clean = `clean_text(${cells.raw})`;
  const known =
    isScore && plan.noAnswers.length > 0
      ? `case when not ${isOneOf(cells.raw, plan.noAnswers)} then ${clean} end`
      : clean;
  return {
    name,
    cells,
    raw,
    clean: cast.fast === null ? known : `case when ${cells.fast} is null then ${known} end`,
    cast:
      forms === undefined || forms.size === 0
        ? cast
        : {...cast, value: `coalesce(${findForm(forms, cells.n, quoteText)}, ${cast.value})`},
    level: field.required || isScore ? 2 : 1,
    warning: field.type === "vin" ? vinWarning(cells, plan.checksVins) : null
  };
}

/** The fast way takes no VIN with letters that VINs do not have. */
function vinWarning(
  {fast, value, number}: Column["cells"],
  checksVins: boolean
): Column["warning"] {
  const letters = `(${fast} is null and regexp_matches(${value}, '[IOQ]'))`;
  const test = checksVins
    ? `(${letters} or not has_vin_check_digit(${value}, ${number}))`
    : letters;
  return {
    test: `coalesce(${test}, false)`,
    reason: `case when ${letters} then 'vin_letters' else 'vin_check_digit' end`,
    number: checksVins ? `vin_number(${value})` : null
  };
}

function finalValue({name, cells, cast}: Column): string {
  return cast.isErased && cast.fault !== null
    ? `case when ${faultOf(name)} then null else ${cells.value} end`
    : cells.value;
}

function issuesOf(columns: readonly Column[], source: Source): string {
  const issues: {test: string; field: string; reason: string; cell: string; level: number}[] = [];
  for (const {name, cells, cast, level, warning} of columns) {
    const found = {field: quoteText(name), cell: cells.raw};
    if (cast.fault !== null)
      issues.push({...found, test: faultOf(name), reason: cast.reason, level});
    if (warning !== null) {
      issues.push({...found, test: warning.test, reason: warning.reason, level: 1});
    }
  }
  for (const [id, {holds, level}] of Object.entries(source.rules ?? {})) {
    const test = `not coalesce(${holds}, true)`;
    const rule = {test, field: "null", reason: quoteText(id), cell: "null"};
    issues.push({...rule, level: level === "refuse" ? 2 : 1});
  }
  const entries = issues.map(
    ({test, field, reason, cell, level}) => `case when ${test} then
      {'field': ${field}, 'reason': ${reason}, 'cell': ${cell}, 'level': ${level}} end`
  );
  const anyIssue = issues.map(({test}) => test).join(" or ");
  const list =
    issues.length === 0
      ? ""
      : `when ${anyIssue} then
          list_filter([${entries.join(", ")}], lambda issue: issue.reason is not null)`;
  return `cast(case when mark is not null
    then [{'field': null, 'reason': mark, 'cell': null, 'level': 0}]
    when is_too_long then [{'field': null, 'reason': 'too_many_cells', 'cell': null, 'level': 2}]
    ${list} end as ${issueType}[])`;
}

/**
 * SQL of the first cell that is not blank, empty for a blank row. Nearly all begin with a visible
 * character; DuckDB would compute a function that occurs twice for every cell.
 */
function firstCell(columnCount: number): string {
  const columns = Array.from({length: columnCount}, (_, i) => `c${i + 1}`);
  const visible = columns.map((column) => `case when ${column} >= '!' then ${column} end`);
  return `coalesce(${visible.join(", ")}, trim(concat_ws('', ${columns.join(", ")})))`;
}

/** SQL that names rows which are no data: blank, totals, footers, the header again. */
function markOf({header}: SheetPlan): string {
  const isHeader = header.flatMap((labels) => {
    const [first, ...others] = labels
      .map((label, i) => ({label: quoteText(label), column: `c${i + 1}`}))
      .filter(({label}) => label !== "''")
      .slice(0, 3);
    if (first === undefined || others.length === 0) return [];
    const same = [first, ...others].map(({label, column}) => `trim(${column}) = ${label}`);
    return [
      `case when contains(${first.column}, ${first.label}) then coalesce(${same.join(" and ")}, false) else false end`
    ];
  });
  const isMarked = `regexp_matches(first_cell, ${quoteText(`${totalsPattern}|${footersPattern}`)})`;
  return `case when first_cell = '' then 'blank'
    when ${isHeader.join(" or ") || "false"} then 'title_row'
    when case when ${mayBeMarked} then ${isMarked} else false end then case
      when regexp_matches(first_cell, ${quoteText(totalsPattern)}) then 'total_row'
      else 'title_row' end end`;
}

const spaced = (label: string): string =>
  [...label].map((character) => character.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s*");
const totalsPattern = `^[\\s\\x{3000}]*(?i:${[...words.totals, ...words.subtotals].map(spaced).join("|")})[\\s\\x{3000}:\\x{FF1A}]*$`;
// Below a list that the site exported stand facts about it.
const footersPattern = `^# |^[\\s\\x{3000}]*(?i:${words.footers.map(spaced).join("|")})[\\s\\x{3000}]*(?:[:\\x{FF1A}]|$)`;

/** Characters that match a letter whatever its case, besides the letter itself. */
const foldedLetters: Readonly<Record<string, string>> = {k: "\u212a", s: "\u017f"};

// The first character spares nearly all rows the patterns.
const mayBeMarked = `(${[
  ...new Set([
    ..."# \t\n\f\r\u3000",
    ...[...words.totals, ...words.subtotals, ...words.footers].flatMap((label) => {
      const lower = label[0]!.toLowerCase();
      return [label[0]!.toUpperCase(), lower, foldedLetters[lower] ?? lower];
    })
  ])
]
  .map((character) => `unicode(first_cell) = ${character.codePointAt(0)}`)
  .join(" or ")})`;
