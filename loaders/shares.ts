import type {DuckDBConnection} from "@duckdb/node-api";
import {rowsOf} from "./duckdb.js";

/** So many rows of repair orders make a share of the dealers, the customers and the cars. */
const usualOrdersOfShare = 1_400_000;

/**
 * Lets SQL work on dealers, customers or cars share by share, so that memory is bounded however many there are:
 * `is_in_share(key)` says which keys belong to the one at hand, and {@link blocksOf} what is run for each.
 *
 * @param orders how many rows of repair orders there are
 */
export async function prepareShares(
  lanes: readonly DuckDBConnection[],
  orders: number,
  ordersOfShare = usualOrdersOfShare
): Promise<void> {
  const shares = Math.max(1, Math.ceil(orders / ordersOfShare));
  for (const lane of lanes) {
    await lane.run(`set variable shares = ${shares}; set variable share = 0`);
  }
  await lanes[0]!.run(`create or replace macro is_in_share(key) as
    key % getvariable('shares') = getvariable('share')`);
}

/** Statements to run one after the other. */
export interface Block {
  statements: readonly string[];
  /** The table that collects the rows of all shares, for each of which the statements run; null where they run once. */
  table: string | null;
}

const made = /^create or replace table (\w+) as\b/;

/** In one share are all keys; DuckDB would expect the comparison to leave few rows, and join the other way round. */
const asked = /\bis_in_share\(([^()]+)\)/g;

/**
 * Statements in blocks: from the first that asks `is_in_share()` up to the table that is made of it, and each
 * other one by itself.
 *
 * @throws when no table is made of what is in a share
 */
export function blocksOf(statements: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let open: string[] = [];
  for (const statement of statements) {
    if (open.length === 0 && !statement.includes("is_in_share(")) {
      blocks.push({statements: [statement], table: null});
      continue;
    }
    open.push(statement);
    const table = made.exec(statement)?.[1];
    if (table === undefined) continue;
    blocks.push({statements: open, table});
    open = [];
  }
  if (open.length > 0) {
    throw new Error(`no table is made of the shares that begin with ${open[0]!.slice(0, 60)}`);
  }
  return blocks;
}

/** The statements of a block as they run: once, or for each share, which is set before. */
export async function textsOf(
  connection: DuckDBConnection,
  {statements, table}: Block
): Promise<string[]> {
  const shares = table === null ? 1 : await shareCount(connection);
  if (shares === 1) return statements.map((text) => text.replace(asked, "($1 is not null)"));
  return Array.from({length: shares}, (_, share) => [
    `set variable share = ${share}`,
    ...statements.map((text) => (share === 0 ? text : text.replace(made, "insert into $1")))
  ]).flat();
}

async function shareCount(connection: DuckDBConnection): Promise<number> {
  const [row] = await rowsOf<{count: string}>(connection, "select getvariable('shares') as count");
  return Number(row!.count);
}
