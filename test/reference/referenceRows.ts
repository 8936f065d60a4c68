import {join, resolve} from "node:path";
import {openDatabase, quoteText, rowsOf} from "../../loaders/duckdb.js";
import {sourceNamed} from "../../src/contract/sources.js";
import type {SourceName} from "../../src/contract/sources.js";

export const referenceFolder = resolve(import.meta.dirname, "../../data/reference");

/** Rows of a reference table under field names; an empty cell is null. Throws on a header that is no field's label. */
export async function referenceRows(name: SourceName): Promise<Record<string, string | null>[]> {
  const {connection, close} = await openDatabase();
  const file = quoteText(join(referenceFolder, `${name}.csv`));
  const rows = await rowsOf<Record<string, string | null>>(
    connection,
    `select * from read_csv(${file}, header = true, all_varchar = true, delim = ',', quote = '"', strict_mode = true)`
  );
  close();
  const fields = Object.entries(sourceNamed(name).fields);
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([header, value]) => {
        const field = fields.find(([, {label}]) => label.zh === header);
        if (!field) throw new Error(`${name}.csv: header "${header}" is no field's label`);
        return [field[0], value];
      })
    )
  );
}
