import {DataType} from "apache-arrow";
import type {MartName} from "../contract/marts.js";
import {literal} from "../queries/bind.js";
import {toColumns} from "./columns.js";
import {fileMarts} from "./fileMarts.js";
import {change, type Connection, createTable, read} from "./statement.js";
import {wordsOf} from "./words.js";

/** Strings with at most this many different values are kept as ENUM: grouping and filtering are then two to four times as fast. */
const maxCategories = 5000;

/** A mart's Parquet file, and which of its columns its table has. */
interface MartTable {
  readonly file: Blob;
  readonly present: ReadonlySet<string>;
  readonly absent: readonly string[];
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The values of a string column in string order; undefined if they are too many for an ENUM. */
function categoriesOf(
  connection: Connection,
  file: string,
  column: string
): readonly string[] | undefined {
  const distinct = `SELECT DISTINCT ${column} AS v FROM '${file}' WHERE ${column} IS NOT NULL LIMIT ${maxCategories + 1}`;
  const {values} = toColumns(read(connection, `SELECT v FROM (${distinct}) ORDER BY v`));
  const categories = values[0] as readonly string[];
  return categories.length > maxCategories ? undefined : categories;
}

const enumType = (categories: readonly string[]): string =>
  `ENUM (${categories.map(literal).join(", ")})`;

/**
 * The tables of marts in an engine. They have only those columns that a text put to the engine names: a star passes on
 * no more than what others ask for by name. That takes about half of the memory and of the time to read the files.
 */
export class MartTables {
  readonly #connection: Connection;
  readonly #tables = new Map<MartName, MartTable>();
  #series: readonly string[] | undefined;

  /** With the model series that there are, by name. */
  constructor(connection: Connection, series?: readonly string[]) {
    this.#connection = connection;
    this.#series = series;
  }

  /** The model series in the order of the ENUM which every column `model_series` is; undefined if they are not all of one. */
  get series(): readonly string[] | undefined {
    return this.#series;
  }

  /** Makes a table of a mart's Parquet file, which is kept for further columns, with the columns that are among the words. */
  async create(mart: MartName, file: Blob, words: Iterable<string>, signal?: AbortSignal) {
    this.#tables.set(mart, await this.#make(mart, file, new Set(words), signal));
  }

  /** Those of the marts whose tables lack a column that the texts name. */
  lacking(marts: readonly MartName[], texts: readonly string[]): MartName[] {
    const words = wordsOf(texts);
    return marts.filter((mart) => this.#tables.get(mart)?.absent.some((name) => words.has(name)));
  }

  /** Adds to the tables of the marts the columns that the texts name. */
  async widen(marts: readonly MartName[], texts: readonly string[], signal?: AbortSignal) {
    const words = wordsOf(texts);
    for (const mart of marts) {
      const {file, present} = this.#tables.get(mart)!;
      await this.create(mart, file, [...present, ...words], signal);
    }
  }

  #categories(file: string, name: string): readonly string[] | undefined {
    const own = categoriesOf(this.#connection, file, quoted(name));
    if (name !== "model_series") return own;
    const isKnown = own?.every((value) => this.#series?.includes(value)) ?? false;
    if (!isKnown) this.#series = undefined;
    return this.#series ?? own;
  }

  async #make(
    mart: MartName,
    blob: Blob,
    words: ReadonlySet<string>,
    signal: AbortSignal | undefined
  ): Promise<MartTable> {
    const {bindings} = this.#connection;
    const file = `${mart}.parquet`;
    const isFile = fileMarts.has(mart);
    bindings.registerFileBuffer(file, new Uint8Array(await blob.arrayBuffer()));
    try {
      const {fields} = read(this.#connection, `SELECT * FROM '${file}' LIMIT 0`).schema;
      const named = isFile ? fields : fields.filter(({name}) => words.has(name));
      // A table has at least one column, of which rows can be counted.
      const chosen = named.length === 0 ? fields.slice(0, 1) : named;
      const columns = chosen.map(({name, type}) => {
        const column = quoted(name);
        const categories = DataType.isUtf8(type) ? this.#categories(file, name) : undefined;
        return categories?.length ? `${column}::${enumType(categories)} AS ${column}` : column;
      });
      const select = `SELECT ${columns.join(", ")} FROM '${file}'`;
      if (isFile) change(this.#connection, `CREATE OR REPLACE VIEW ${mart} AS ${select}`);
      else await createTable(this.#connection, mart, select, signal);
      const present = new Set(chosen.map(({name}) => name));
      const absent = fields.map(({name}) => name).filter((name) => !present.has(name));
      return {file: blob, present, absent};
    } finally {
      if (!isFile) bindings.dropFile(file);
    }
  }
}
