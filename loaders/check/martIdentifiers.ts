import type {DuckDBConnection} from "@duckdb/node-api";
import type {Mart} from "../../src/contract/mart.js";
import {marts} from "../../src/contract/marts.js";
import {quoteName, rowsOf} from "../duckdb.js";

// Names are not told from other words by their shape; but where that many values of one column are
// names of known people, the column is one of names.
const fewestNames = 3;
const largestShareOfNames = 0.2;

/**
 * Looks for personal identifiers in every text column of the written marts: values shaped like one,
 * and columns whose values are names of people that the extracts know.
 *
 * @returns `mart.column` with the number of values, never a value
 */
export async function identifiersInMarts(connection: DuckDBConnection): Promise<string[]> {
  const columns = marts.flatMap((mart: Mart) =>
    Object.entries(mart.columns)
      .filter(([, {type, codes}]) => (type === "category" || type === "text") && !codes)
      .map(([column, {personal}]) => ({mart: mart.name, column, isStaff: personal === "staff"}))
  );
  const values = columns.map(
    ({mart, column}, place) =>
      `select distinct ${place} as place, ${quoteName(column)} as value from ${quoteName(mart)}`
  );
  const counted = await rowsOf<Record<"place" | "values" | "shaped" | "names" | "others", string>>(
    connection,
    `select
       place,
       count(*) as values,
       count(*) filter (has_identifier(value)) as shaped,
       count(*) filter (normal_name(value) in (select name from known_name)) as names,
       count(*) filter (not regexp_full_match(value, '[AC][0-9]+')) as others
     from (${values.join(" union all ")})
     where value is not null group by place order by place`
  );
  return counted.flatMap((row) => {
    const {mart, column, isStaff} = columns[Number(row.place)]!;
    const shaped = Number(row.shaped);
    // A login that looks like an alias is one; anything else in a column of staff is a name.
    const named = Number(isStaff ? row.others : row.names);
    const isNames = isStaff
      ? named > 0
      : named >= fewestNames && named > Number(row.values) * largestShareOfNames;
    return shaped > 0 || isNames ? [`${mart}.${column}: ${shaped || named}`] : [];
  });
}
