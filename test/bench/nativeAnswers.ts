import {join} from "node:path";
import {openDatabase, quoteName, quoteText} from "../../loaders/duckdb.js";
import {runQuery} from "../../loaders/marts/firstFigures.js";
import {noFilters} from "../../src/contract/filters.js";
import type {MartName} from "../../src/contract/marts.js";
import {homeQueries} from "../../src/queries/pages/home.js";

const times = 15;

/** Times in which native DuckDB answers what the home page asks on a filter, its marts in memory; ms. */
export async function nativeAnswers(marts: string): Promise<number[]> {
  const {connection, close} = await openDatabase({threads: 1});
  try {
    const loaded = new Set<MartName>();
    const taken: number[] = [];
    for (let i = 0; i < times; i++) {
      const {figures, months} = homeQueries({
        ...noFilters,
        from: "2024-01",
        to: `2024-${String((i % 12) + 1).padStart(2, "0")}`
      });
      const queries = [...figures, months];
      for (const name of queries.flatMap(({marts}) => marts)) {
        if (loaded.has(name)) continue;
        const path = quoteText(join(marts, `${name}.parquet`));
        await connection.run(`create table ${quoteName(name)} as from read_parquet(${path})`);
        loaded.add(name);
      }
      const start = performance.now();
      for (const query of queries) await runQuery(connection, query);
      taken.push(performance.now() - start);
    }
    return taken;
  } finally {
    close();
  }
}
