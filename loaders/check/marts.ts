import type {DuckDBConnection} from "@duckdb/node-api";
import {codeLists} from "../../src/contract/codes.js";
import type {Column, Mart} from "../../src/contract/mart.js";
import {martNamed, marts} from "../../src/contract/marts.js";
import type {MartName} from "../../src/contract/marts.js";
import {quoteName, quoteText, rowsOf} from "../duckdb.js";
import {runInLanes} from "../lanes.js";
import {withEnoughMemory} from "../memory.js";

/** A mart that does not keep its contract; nothing of it may be published. */
export class MartError extends Error {
  override readonly name = "MartError";
}

/** Whose keys other marts hold, in columns that end in the name of the key. */
const targets: readonly MartName[] = [
  ...(["customers", "vehicles", "dealers", "visits"] as const),
  ...(["sales", "responses", "items", "events"] as const)
];

/** One look at the marts. */
interface Look {
  /** SELECT of `place` and `n`: which of the faults there is, and how often; a row only for these. */
  sql: string;
  faults: readonly Fault[];
}

interface Fault {
  mart: Mart<MartName>;
  text: (n: number) => string;
}

/**
 * Checks the written marts against each other: keys are unique, keys of other marts exist there,
 * codes are in their lists, and each mart relates to the accepted rows as its contract says.
 *
 * @returns one sentence per fault; empty when all hold
 */
export async function martFaults(lanes: readonly DuckDBConnection[]): Promise<string[]> {
  const found = new Map<Fault, string>();
  const looks = [
    ...marts.map(repeatedKeys),
    ...targets.map(lostKeys),
    unknownCodes(),
    unequalSums()
  ];
  const tasks = looks.map(({sql, faults}, place) => ({
    name: String(place),
    async run(connection: DuckDBConnection) {
      const look = () => rowsOf<{place: number; n: string}>(connection, sql);
      for (const row of await withEnoughMemory(connection, look)) {
        const fault = faults[row.place]!;
        found.set(fault, `${fault.mart.name}${fault.text(Number(row.n))}`);
      }
    }
  }));
  await runInLanes(lanes, tasks);
  const inOrder = looks.flatMap(({faults}) => faults).filter((fault) => found.has(fault));
  return marts.flatMap((mart) =>
    inOrder.filter((fault) => fault.mart === mart).map((fault) => found.get(fault)!)
  );
}

function repeatedKeys(mart: Mart<MartName>): Look {
  const key = mart.key.map(quoteName).join(", ");
  return {
    sql: `select 0 as place, count(*) as n
      from (select 1 from ${quoteName(mart.name)} group by ${key} having count(*) > 1)
      having n > 0`,
    faults: [{mart, text: (n) => `: ${n} keys (${key}) are not unique`}]
  };
}

function lostKeys(target: MartName): Look {
  const [key] = martNamed(target).key;
  const columns = columnsOf(
    (name, _, mart) => mart.name !== target && (name === key || name.endsWith(`_${key}`))
  );
  const keys = columns.map(
    ({mart, name}, place) =>
      `select ${place} as place, ${quoteName(name)} as key from ${quoteName(mart.name)}`
  );
  return {
    sql: `select place, count(*) as n from (${keys.join(" union all ")}) as held
      anti join ${quoteName(target)} as target on target.${key} = held.key
      where key is not null group by place`,
    faults: columns.map(({mart, name}) => ({
      mart,
      text: (n) => `.${quoteName(name)}: ${n} are not in ${target}`
    }))
  };
}

function unknownCodes(): Look {
  const columns = columnsOf((_, {codes}) => codes !== undefined);
  const values = columns.map(({mart, name, codes}, place) => {
    const list = Object.keys(codeLists[codes as keyof typeof codeLists]).map(quoteText);
    return `select distinct ${place} as place, ${quoteName(name)} as value
      from ${quoteName(mart.name)} where ${quoteName(name)} not in (${list.join(", ")})`;
  });
  return {
    sql: `select place, count(*) as n from (${values.join(" union all ")}) group by place`,
    faults: columns.map(({mart, name}) => ({
      mart,
      text: (n) => `.${quoteName(name)}: ${n} values are no codes`
    }))
  };
}

function unequalSums(): Look {
  const summed = marts.flatMap((mart: Mart<MartName>) =>
    mart.reconciles === undefined ? [] : [{mart, ...mart.reconciles}]
  );
  const sums = summed.map(
    ({holds}, place) => `select ${place} as place, 1 as n where (${holds}) is not true`
  );
  return {
    sql: sums.join(" union all "),
    faults: summed.map(({mart, label}) => ({mart, text: () => `: ${label.en} does not hold`}))
  };
}

interface ColumnOfMart extends Column {
  mart: Mart<MartName>;
  name: string;
}

function columnsOf(
  isMeant: (name: string, column: Column, mart: Mart<MartName>) => boolean
): ColumnOfMart[] {
  return marts.flatMap((mart: Mart<MartName>) =>
    Object.entries(mart.columns)
      .filter(([name, column]) => isMeant(name, column, mart))
      .map(([name, column]) => ({...column, mart, name}))
  );
}
