import type {DuckDBConnection} from "@duckdb/node-api";
import type {Task} from "../lanes.js";
import {runSqlText} from "../sqlFile.js";

/** A step of conforming. */
export interface Step {
  name: string;
  /** All its SQL, by which it is known what it reads and writes. */
  sql: string;
  /** Defaults to running the SQL. */
  run?: (connection: DuckDBConnection) => Promise<void>;
}

/** Tables that steps add rows to without looking at them. */
const accounts: ReadonlySet<string> = new Set(["excluded", "conform_warning", "balance"]);

/** Steps as tasks, each after those of {@link inOrder}. */
export const tasksOf = (steps: readonly Step[]): Task[] =>
  inOrder(steps).map(({name, sql, after, run}) => ({
    name,
    after,
    run: run ?? ((lane) => runSqlText(lane, sql, name))
  }));

/**
 * Which of the steps before it each has to wait for: those that make, change or drop a table that it
 * names, itself or by a view, and those that name one that it makes, changes or drops.
 */
export function inOrder<S extends Step>(steps: readonly S[]): (S & {after: string[]})[] {
  const views = viewsIn(steps.map(({sql}) => sql));
  const known = steps.map(({name, sql}) => ({
    name,
    written: writtenIn(sql),
    named: throughViews(namedIn(sql), views)
  }));
  return steps.map((step, place) => {
    const {written, named} = known[place]!;
    const earlier = known
      .slice(0, place)
      .filter(
        (other) =>
          [...other.written].some((table) => named.has(table)) ||
          [...written].some((table) => other.named.has(table))
      );
    return {...step, after: earlier.map(({name}) => name)};
  });
}

const withoutComments = (sql: string): string => sql.replace(/--.*/g, "");

function writtenIn(sql: string): Set<string> {
  const pattern =
    /\b(?:create or replace (?:temp )?(?:table|view)|insert into|update|delete from|drop (?:table|view)(?: if exists)?) (\w+)/g;
  const names = [...withoutComments(sql).matchAll(pattern)].map(([, name]) => name!);
  return new Set(names.filter((name) => !accounts.has(name)));
}

const namedIn = (sql: string): Set<string> => new Set(withoutComments(sql).match(/\w+/g));

/** The names in the definition of each view. */
function viewsIn(sqls: readonly string[]): Map<string, Set<string>> {
  const definition = /\bcreate or replace (?:temp )?view (\w+) as\b([^;]*)/g;
  return new Map(
    sqls.flatMap((sql) =>
      [...withoutComments(sql).matchAll(definition)].map(
        ([, name, text]): [string, Set<string>] => [name!, namedIn(text!)]
      )
    )
  );
}

/** Names, with those in the views among them. */
function throughViews(
  names: ReadonlySet<string>,
  views: ReadonlyMap<string, Set<string>>
): Set<string> {
  const all = new Set(names);
  // A set goes on to what is added to it on the way.
  for (const name of all) for (const behind of views.get(name) ?? []) all.add(behind);
  return all;
}
