import type {Table} from "apache-arrow";
import {type Connection, run, select, selectStatement} from "./statement.js";
import {wordsOf} from "./words.js";

/** Values that change with the filters: a bitmap, a month as a number, a day; first, strings, in which nothing is one. */
const parameter =
  /'(?:[^']|'')*'|cast\((?:\d+ as (?=bigint\) >>|smallint\))|'\d{4}-\d\d-\d\d' as (?=date\)))(\w+)\)/g;

/** Rows from which on a table is large. Of one that is huge, DuckDB leaves out whole groups of rows. */
const large_rows = 100_000;
const huge_rows = 2_000_000;

/** What rows of a table are looked up in: a table, or a SELECT. */
const joined = /(?:\bjoin|\bin \(\s*select \w+ from)\s+(\w+|\()/gi;

/**
 * How many plans are kept: those of a page's questions, with a filter and without it. Each keeps what it last grouped and
 * joined, some megabytes at a million visits.
 */
const maxPlans = 24;

/** What moves conditions nearer to the tables: it makes DuckDB 0.9.1 plan a statement anew whenever their values change. */
const movesConditions = "filter_pullup,filter_pushdown";

interface Plan {
  readonly name: string;
  /** The version of the tables that it was made for. */
  readonly version: number;
}

/**
 * The plans of SELECTs in an engine, kept by their text but for what changes with the filters: to plan most of them takes
 * DuckDB-WASM as long as to work them out. They leave conditions where they are written, so that those on the rows of a
 * table have to stand before joins; where that would cost more than planning, statements are planned each time.
 */
export class Plans {
  readonly #connection: Connection;
  readonly #plans = new Map<string, Plan>();
  #count = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The result of a SELECT. Throws `cancelled`, or DuckDB's own error. */
  select(text: string, signal?: AbortSignal): Promise<Table> {
    if (this.#readsMuch(text)) return select(this.#connection, text, signal);
    const values: string[] = [];
    const statement = selectStatement(text).replace(parameter, (value, type?: string) => {
      if (type === undefined) return value;
      values.push(value);
      return `cast($${values.length} as ${type})`;
    });
    const name = this.#planOf(statement);
    const call = values.length === 0 ? name : `${name}(${values.join(", ")})`;
    return select(this.#connection, text, signal, `EXECUTE ${call}`);
  }

  /** Drops all plans, with what they keep; false where there is none. */
  dropAll(): boolean {
    return this.#dropDownTo(0);
  }

  /** Whether the text reads a huge table, or joins a large one with another. */
  #readsMuch(text: string): boolean {
    const {rows} = this.#connection;
    const isLarge = (name: string): boolean => (rows.get(name) ?? 0) > large_rows;
    const large = [...wordsOf([text])].filter(isLarge);
    if (large.some((name) => rows.get(name)! > huge_rows)) return true;
    const isJoined = ([, name]: RegExpMatchArray): boolean => name === "(" || isLarge(name!);
    return large.length > 1 && [...text.matchAll(joined)].some(isJoined);
  }

  /** The name of the statement's plan, which is made where there is none, or tables have changed since. */
  #planOf(statement: string): string {
    const {version} = this.#connection;
    const known = this.#plans.get(statement);
    const name = known?.name ?? `plan_${this.#count++}`;
    if (known?.version !== version) this.#prepare(name, statement);
    this.#plans.delete(statement);
    this.#plans.set(statement, {name, version});
    this.#dropDownTo(maxPlans);
    return name;
  }

  #prepare(name: string, statement: string): void {
    run(this.#connection, `SET disabled_optimizers = '${movesConditions}'`);
    try {
      run(this.#connection, `PREPARE ${name} AS ${statement}`);
    } finally {
      run(this.#connection, "SET disabled_optimizers = ''");
    }
  }

  #dropDownTo(count: number): boolean {
    const unused = [...this.#plans].slice(0, Math.max(0, this.#plans.size - count));
    for (const [statement, {name}] of unused) {
      this.#plans.delete(statement);
      run(this.#connection, `DEALLOCATE ${name}`);
    }
    return unused.length > 0;
  }
}
