import {readFileSync} from "node:fs";
import {join} from "node:path";

/** Columns of one of R's teaching data sets, in the order asked for. */
export function teachingData(name: string, columns: readonly string[]): number[][] {
  const file = join(import.meta.dirname, "../fixtures/statistics", `${name}.csv`);
  const [head, ...rows] = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(",").map((cell) => cell.replaceAll('"', "")));
  const places = columns.map((column) => head!.indexOf(column));
  if (places.includes(-1)) throw new Error(`${name}: no column among ${columns.join(", ")}`);
  return rows.map((row) => places.map((place) => Number(row[place])));
}
