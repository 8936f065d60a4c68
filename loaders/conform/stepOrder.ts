/** SQL of a step of conforming. */
export interface Step {
  name: string;
  sql: string;
}

/** Tables that steps add rows to without looking at them. */
const accounts: ReadonlySet<string> = new Set(["excluded", "conform_warning", "balance"]);

/**
 * Which of the steps before it each has to wait for: those that make, change or drop a table that it
 * names, and those that name one that it makes, changes or drops.
 */
export function inOrder<S extends Step>(steps: readonly S[]): (S & {after: string[]})[] {
  const known = steps.map(({name, sql}) => ({name, written: writtenIn(sql), named: namedIn(sql)}));
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
