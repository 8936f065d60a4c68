import type {SharedRelation} from "../queries/query.js";
import {type Connection, createTable, read} from "./statement.js";

/** A shared relation with its values in its text. */
export type BoundRelation = Pick<SharedRelation, "name" | "text">;

/** How many relations are kept, and how many rows of them, beyond those that the query at hand reads. */
export interface SharedTableLimits {
  tables?: number; // defaults to some states of the filters on a page
  rows: number;
}

/** The tables of shared relations in an engine; the longest unused ones go first. */
export class SharedTables {
  readonly #connection: Connection;
  readonly #limits: Required<SharedTableLimits>;
  readonly #rows = new Map<string, number>();

  constructor(connection: Connection, {tables = 32, rows}: SharedTableLimits) {
    this.#connection = connection;
    this.#limits = {tables, rows};
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
      const rows =
        this.#rows.get(name) ?? (await createTable(this.#connection, name, relation.text, signal));
      this.#rows.delete(name);
      this.#rows.set(name, rows);
    }
    this.#dropUnused(needed.length);
  }

  #neededFor(text: string, relations: readonly BoundRelation[]): BoundRelation[] {
    const texts = [text];
    const needed: BoundRelation[] = [];
    for (const relation of relations.toReversed()) {
      if (!texts.some((one) => one.includes(relation.name))) continue;
      needed.unshift(relation);
      if (!this.#rows.has(relation.name)) texts.push(relation.text);
    }
    return needed;
  }

  #dropUnused(used: number): void {
    let rows = [...this.#rows.values()].reduce((sum, count) => sum + count, 0);
    for (const [name, count] of this.#rows) {
      const isWithin = this.#rows.size <= this.#limits.tables && rows <= this.#limits.rows;
      if (isWithin || this.#rows.size <= used) return;
      this.#rows.delete(name);
      rows -= count;
      read(this.#connection, `DROP TABLE IF EXISTS ${name}`);
    }
  }
}
