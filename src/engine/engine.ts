import type {MartName} from "../contract/marts.js";
import type {BoundQuery} from "./boundQuery.js";
import {type Columns, toColumns} from "./columns.js";
import {asEngineError} from "./errors.js";
import {MartTables} from "./martTables.js";
import {SharedTables, type SharedTableLimits} from "./sharedTables.js";
import {type Connection, select} from "./statement.js";

/** DuckDB with the tables that queries read. */
export class Engine {
  readonly #connection: Connection;
  readonly #marts: MartTables;
  readonly #shared: SharedTables;

  constructor(connection: Connection, limits: SharedTableLimits) {
    this.#connection = connection;
    this.#marts = new MartTables(connection);
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
   * without the tables that only others read. Throws `cancelled`, or DuckDB's own error.
   */
  async select(query: BoundQuery, signal?: AbortSignal): Promise<Columns> {
    try {
      return await this.#answer(query, signal);
    } catch (error) {
      const isShort = asEngineError(error).code === "out_of_memory";
      if (!isShort || !this.#shared.dropAllBut(query.text)) throw error;
      return await this.#answer(query, signal);
    }
  }

  async #answer({text, marts, relations}: BoundQuery, signal?: AbortSignal): Promise<Columns> {
    const texts = [text, ...this.#shared.missing(text, relations).map((of) => of.text)];
    const lacking = this.#marts.lacking(marts, texts);
    if (lacking.length > 0) {
      // First, for what follows may be cancelled.
      this.#shared.dropCopiesOf(lacking);
      await this.#marts.widen(lacking, texts, signal);
    }
    await this.#shared.require(text, relations, signal);
    return toColumns(await select(this.#connection, text, signal));
  }
}
