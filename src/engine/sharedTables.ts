import type {SharedRelation} from "../queries/query.js";
import {type Connection, createTable, read} from "./statement.js";

/** A shared relation with its values in its text. */
export type BoundRelation = Pick<SharedRelation, "name" | "text">;

/** How many relations are kept, and how many rows of them, beyond those that the query at hand reads. */
export interface SharedTableLimits {
  tables?: number; // defaults to some states of the filters on a page
  rows: number;
}

interface SharedTable {
  readonly text: string;
  readonly rows: number;
}

/** A star that passes on columns without naming them, as in `select *`, `a.*` and `a, *`. */
const star = /(?:\bselect\s+|\.|,\s*)\*/i;

/** The tables of shared relations in an engine; the longest unused ones go first. */
export class SharedTables {
  readonly #connection: Connection;
  readonly #limits: Required<SharedTableLimits>;
  readonly #tables = new Map<string, SharedTable>();

  constructor(connection: Connection, {tables = 32, rows}: SharedTableLimits) {
    this.#connection = connection;
    this.#limits = {tables, rows};
  }

  /** Those of the relations that would have to be made for the text, in order. */
  missing(text: string, relations: readonly BoundRelation[]): BoundRelation[] {
    return this.#neededFor(text, relations).filter(({name}) => !this.#tables.has(name));
  }

  /**
   * Sees to it that there is a table of each relation that the text reads, and of those that are needed to make it: they
   * come in order, each after those that it reads itself. A relation that fails or is cancelled leaves no
   * table, so that whoever wants it next makes it.
   */
  async require(
    text: string,
    relations: readonly BoundRelation[],
    signal?: AbortSignal
  ): Promise<void> {
    const needed = this.#neededFor(text, relations);
    for (const relation of needed) {
      const {name} = relation;
      const table = this.#tables.get(name) ?? {
        text: relation.text,
        rows: await createTable(this.#connection, name, relation.text, signal)
      };
      this.#tables.delete(name);
      this.#tables.set(name, table);
    }
    this.#dropUnused(needed.length);
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
    const unused = [...this.#tables.keys()].filter((name) => !text.includes(name));
    for (const name of unused) this.#drop(name);
    return unused.length > 0;
  }

  #neededFor(text: string, relations: readonly BoundRelation[]): BoundRelation[] {
    const texts = [text];
    const needed: BoundRelation[] = [];
    for (const relation of relations.toReversed()) {
      if (!texts.some((one) => one.includes(relation.name))) continue;
      needed.unshift(relation);
      if (!this.#tables.has(relation.name)) texts.push(relation.text);
    }
    return needed;
  }

  #dropUnused(used: number): void {
    let rows = [...this.#tables.values()].reduce((sum, table) => sum + table.rows, 0);
    for (const [name, table] of this.#tables) {
      const isWithin = this.#tables.size <= this.#limits.tables && rows <= this.#limits.rows;
      if (isWithin || this.#tables.size <= used) return;
      rows -= table.rows;
      this.#drop(name);
    }
  }

  #drop(name: string): void {
    this.#tables.delete(name);
    read(this.#connection, `DROP TABLE IF EXISTS ${name}`);
  }
}
