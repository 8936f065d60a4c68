import type {MartName} from "../contract/marts.js";
import {withBitmaps} from "./bitmaps.js";
import type {BoundQuery} from "./boundQuery.js";
import {type Columns, toColumns} from "./columns.js";
import {asEngineError} from "./errors.js";
import {fileMarts} from "./fileMarts.js";
import {MartTables} from "./martTables.js";
import {Plans} from "./plans.js";
import {SharedTables, type SharedTableLimits} from "./sharedTables.js";
import {type Connection, select} from "./statement.js";

/** DuckDB with the tables that queries read. */
export class Engine {
  readonly #connection: Connection;
  readonly #marts: MartTables;
  readonly #shared: SharedTables;
  readonly #plans: Plans;

  /** With the model series that there are, by name: filters by series are then quicker. */
  constructor(connection: Connection, limits: SharedTableLimits, series?: readonly string[]) {
    this.#connection = connection;
    this.#marts = new MartTables(connection, series);
    this.#plans = new Plans(connection);
    this.#shared = new SharedTables(connection, limits);
  }

  /** Makes a table of a mart's Parquet file with the columns that are among the words; further ones follow when a query names them. */
  createMart(
    mart: MartName,
    file: Blob,
    words: Iterable<string>,
    signal?: AbortSignal
  ): Promise<void> {
    return this.#marts.create(mart, file, words, signal);
  }

  /**
   * The result of a SELECT, after the tables that it reads have been made. When memory runs out, it is tried once more
   * without plans and the tables that only others read. Throws `cancelled`, or DuckDB's own error.
   */
  async select(query: BoundQuery, signal?: AbortSignal): Promise<Columns> {
    try {
      return await this.#answer(query, signal);
    } catch (error) {
      const isShort = asEngineError(error).code === "out_of_memory";
      if (!isShort) throw error;
      const dropped = [this.#plans.dropAll(), this.#shared.dropAllBut(query.text)];
      if (!dropped.includes(true)) throw error;
      return await this.#answer(query, signal);
    }
  }

  async #answer(query: BoundQuery, signal?: AbortSignal): Promise<Columns> {
    const {marts} = query;
    const missing = this.#shared.missing(query.text, query.relations);
    const texts = [query.text, ...missing.map((of) => of.text)];
    const lacking = this.#marts.lacking(marts, texts);
    if (lacking.length > 0) {
      // First, for what follows may be cancelled.
      this.#shared.dropCopiesOf(lacking);
      await this.#marts.widen(lacking, texts, signal);
    }
    const {series} = this.#marts;
    const relations = query.relations.map((of) => ({...of, text: withBitmaps(of.text, series)}));
    const text = await this.#shared.require(withBitmaps(query.text, series), relations, signal);
    const isOfFile = marts.some((mart) => fileMarts.has(mart) && text.includes(mart));
    const table = isOfFile
      ? await select(this.#connection, text, signal)
      : await this.#plans.select(text, signal);
    return toColumns(table);
  }
}
