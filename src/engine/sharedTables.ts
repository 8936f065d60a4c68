import {DataType} from "apache-arrow";
import type {SharedRelation} from "../queries/query.js";
import {literal} from "../queries/bind.js";
import {toColumns} from "./columns.js";
import {change, type Connection, createTable, read} from "./statement.js";

/** A shared relation with its values in its text. */
export type BoundRelation = Pick<SharedRelation, "name" | "text">;

/** How many relations are kept, and how many bytes of them, beyond those that the query at hand reads. */
export interface SharedTableLimits {
  tables?: number; // defaults to some states of the filters on a page
  bytes: number;
}

interface SharedTable {
  readonly text: string;
  readonly bytes: number;
  /** Whether a question has read it, and not only another table been made of it. */
  isRead: boolean;
}

/** Rows from which on it is looked how wide they are; below, this many bytes are reckoned for each. */
const many_rows = 100_000;
const row_bytes = 100;

/** A star that passes on columns without naming them, as in `select *`, `a.*` and `a, *`. */
const star = /(?:\bselect\s+|\.|,\s*)\*/i;

/** What is in a table's column, compared with or given to a function. */
const dayOfTable = /([<>=(,]\s*)\(select (\w+) from (\w+)\)/g;

/**
 * The tables of shared relations in an engine. Where there are too many, those go first that only other tables have been
 * made of, then those longest unused: questions of a page come round in turn, and each would push out what the next
 * one reads. Relations that say the same once days that they take from a table are put in have one table, such as those
 * of two months that mean the same half-year.
 */
export class SharedTables {
  readonly #connection: Connection;
  readonly #limits: Required<SharedTableLimits>;
  readonly #tables = new Map<string, SharedTable>();
  /** The table of a relation that says the same as another one, by the relation's name. */
  readonly #same = new Map<string, string>();

  constructor(connection: Connection, {tables = 32, bytes}: SharedTableLimits) {
    this.#connection = connection;
    this.#limits = {tables, bytes};
  }

  /** Those of the relations that would have to be made for the text, in order. */
  missing(text: string, relations: readonly BoundRelation[]): BoundRelation[] {
    return this.#neededFor(text, relations).filter(({name}) => !this.#has(name));
  }

  /**
   * Sees to it that there is a table of each relation that the text reads, and of those that are needed to make it: they
   * come in order, each after those that it reads itself. Returns the text with the names of the tables. A relation
   * that fails or is cancelled leaves no table, so that whoever wants it next makes it.
   */
  async require(
    text: string,
    relations: readonly BoundRelation[],
    signal?: AbortSignal
  ): Promise<string> {
    const needed = this.#neededFor(text, relations);
    for (const relation of needed) {
      if (!this.#has(relation.name)) await this.#make(relation, signal);
      const name = this.#tableOf(relation.name);
      const table = this.#tables.get(name)!;
      table.isRead ||= text.includes(relation.name);
      this.#tables.delete(name);
      this.#tables.set(name, table);
    }
    this.#dropUnused(new Set(needed.map(({name}) => this.#tableOf(name))));
    return this.#withTables(text);
  }

  /** Drops the tables to which stars have passed on what these marts had when they were made. */
  dropCopiesOf(marts: readonly string[]): void {
    const sources = [...marts];
    const isCopy = ({text}: SharedTable) =>
      star.test(text) && sources.some((source) => text.includes(source));
    for (;;) {
      const copies = [...this.#tables].filter(([, table]) => isCopy(table));
      if (copies.length === 0) return;
      for (const [name] of copies) {
        this.#drop(name);
        sources.push(name);
      }
    }
  }

  /** Drops all tables but those that the text reads; false where there is nothing to drop. */
  dropAllBut(text: string): boolean {
    const read = this.#withTables(text);
    const unused = [...this.#tables.keys()].filter((name) => !read.includes(name));
    for (const name of unused) this.#drop(name);
    return unused.length > 0;
  }

  #neededFor(text: string, relations: readonly BoundRelation[]): BoundRelation[] {
    const texts = [text];
    const needed: BoundRelation[] = [];
    for (const relation of relations.toReversed()) {
      if (!texts.some((one) => one.includes(relation.name))) continue;
      needed.unshift(relation);
      if (!this.#has(relation.name)) texts.push(relation.text);
    }
    return needed;
  }

  #tableOf(relation: string): string {
    return this.#same.get(relation) ?? relation;
  }

  #has(relation: string): boolean {
    return this.#tables.has(this.#tableOf(relation));
  }

  #withTables(text: string): string {
    return this.#same.size === 0 ? text : text.replace(/\w+/g, (word) => this.#tableOf(word));
  }

  async #make(relation: BoundRelation, signal: AbortSignal | undefined): Promise<void> {
    const {name} = relation;
    const text = this.#withDays(this.#withTables(relation.text));
    const same = [...this.#tables].find(([, table]) => table.text === text);
    if (same) {
      this.#same.set(name, same[0]);
      return;
    }
    const rows = await createTable(this.#connection, name, text, signal);
    this.#tables.set(name, {text, bytes: rows * this.#rowBytes(name, rows), isRead: false});
  }

  #rowBytes(name: string, rows: number): number {
    if (rows < many_rows) return row_bytes;
    const {fields} = read(this.#connection, `SELECT * FROM ${name} LIMIT 0`).schema;
    return fields.reduce((sum, {type}) => sum + bytesOf(type), 0);
  }

  /** The text with days that it takes from a table of one row as literals: for them DuckDB looks ahead in Parquet files. */
  #withDays(text: string): string {
    return text.replace(dayOfTable, (whole, before: string, column: string, name: string) => {
      if (!this.#tables.has(name)) return whole;
      const found = read(this.#connection, `SELECT ${column} FROM ${name}`);
      if (found.numRows !== 1 || !DataType.isDate(found.schema.fields[0]!.type)) return whole;
      const day = toColumns(found).values[0]![0] as string | null;
      return `${before}${day === null ? "NULL" : `DATE ${literal(day)}`}`;
    });
  }

  #dropUnused(used: ReadonlySet<string>): void {
    let bytes = [...this.#tables.values()].reduce((sum, table) => sum + table.bytes, 0);
    const unused = [...this.#tables].filter(([name]) => !used.has(name));
    const [read, others] = [
      unused.filter(([, of]) => of.isRead),
      unused.filter(([, of]) => !of.isRead)
    ];
    for (const [name, table] of [...others, ...read]) {
      if (this.#tables.size <= this.#limits.tables && bytes <= this.#limits.bytes) return;
      bytes -= table.bytes;
      this.#drop(name);
    }
  }

  #drop(name: string): void {
    this.#tables.delete(name);
    for (const [relation, table] of this.#same) if (table === name) this.#same.delete(relation);
    change(this.#connection, `DROP TABLE IF EXISTS ${name}`);
  }
}

/** Bytes that DuckDB's tables in memory take for a value of the type, with whether it is there. */
const bytesOf = (type: DataType): number => (bitsOf(type) + 1) / 8;

function bitsOf(type: DataType): number {
  if (DataType.isDictionary(type)) return type.indices.bitWidth;
  if (DataType.isInt(type)) return type.bitWidth;
  if (DataType.isBool(type)) return 8;
  if (DataType.isDate(type)) return 32;
  if (DataType.isDecimal(type)) return type.precision > 18 ? 128 : 64;
  return DataType.isUtf8(type) ? 192 : 64;
}
