import {closeSync, copyFileSync, mkdirSync, openSync, readFileSync, readSync} from "node:fs";
import {basename, dirname, join, resolve} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {openDatabase, quoteText} from "../../loaders/duckdb.js";
import {listExtractFiles} from "../../loaders/extractsFolder.js";
import {idCheckDigit} from "../../loaders/sample/people.js";
import {vinCheckDigit} from "../../loaders/sample/vehicles.js";
import {parseCsv} from "../../loaders/sample/write/csv.js";
import {overviewFile} from "../../loaders/sample/writeSample.js";
import type {ColumnKind} from "./columnKinds.js";
import {columnKinds} from "./columnKinds.js";

/** The most copies for which {@link writeCopies} has identifiers of their own. */
export const mostCopies = 10;

interface DealerName {
  code: string;
  name: string;
  shortName: string;
}

/**
 * Writes extracts of a dealer group that is `copies` times as large: the sample as it is, and copies
 * of it as further dealers. Every copy has dealers, VINs, phones and documents of its own, so that no
 * customer or vehicle of one is taken for one of another; check digits stay right, dirt stays dirt,
 * and numbers of customers and orders may stay, since they belong to a dealer.
 */
export async function writeCopies(base: string, folder: string, copies: number): Promise<void> {
  const kinds = columnKinds(resolve(import.meta.dirname, "../../data/reference"));
  const dealers = readDealers(base);
  const {connection, close} = await openDatabase();
  try {
    for (const file of listExtractFiles(base)) {
      const from = join(base, file);
      const header = headerOf(from);
      mkdirSync(dirname(join(folder, file)), {recursive: true});
      copyFileSync(from, join(folder, file));
      const ofDealers = header.some((label) => kinds.get(label) === "dealer");
      const owner = dealers.find(({shortName}) => dirname(file) === shortName);
      if (!ofDealers && owner === undefined) continue; // benchmarks are the same for all
      for (let copy = 1; copy < copies; copy++) {
        const name = owner
          ? file.replaceAll(owner.shortName, copyOf(owner, copy, dealers).shortName)
          : `${dirname(file)}/${basename(file, ".csv")}_${copy + 1}.csv`;
        mkdirSync(dirname(join(folder, name)), {recursive: true});
        await writeCopy(connection, from, join(folder, name), {header, kinds, copy, dealers});
      }
    }
  } finally {
    close();
  }
}

interface CopyPlan {
  header: readonly string[];
  kinds: ReadonlyMap<string, ColumnKind>;
  copy: number;
  dealers: readonly DealerName[];
}

async function writeCopy(
  connection: DuckDBConnection,
  from: string,
  to: string,
  {header, kinds, copy, dealers}: CopyPlan
): Promise<void> {
  const columns = header.map((label, i) => {
    const kind = kinds.get(label);
    return kind === undefined ? `c${i}` : `${rekeyed(kind, `c${i}`, copy, dealers)} as c${i}`;
  });
  const types = header.map((_, i) => `c${i}: 'VARCHAR'`).join(", ");
  // The header goes through as a row: no label looks like an identifier.
  await connection.run(`copy (
    select ${columns.join(", ")}
    from read_csv(${quoteText(from)}, auto_detect = false, header = false, columns = {${types}},
      delim = ',', quote = '"', escape = '"')
  ) to ${quoteText(to)} (format csv, header false)`);
}

function rekeyed(
  kind: ColumnKind,
  cell: string,
  copy: number,
  dealers: readonly DealerName[]
): string {
  switch (kind) {
    case "dealer":
    case "name": {
      const names = dealers.flatMap((dealer) => {
        const other = copyOf(dealer, copy, dealers);
        return (["code", "name", "shortName"] as const).map((key) => [dealer[key], other[key]]);
      });
      const cases = names.map(([from, to]) => `when ${quoteText(from!)} then ${quoteText(to!)}`);
      return `case ${cell} ${cases.join(" ")} else ${cell} end`;
    }
    case "vin": {
      const [fifth, eighth, eleventh] = vinLetters(copy);
      const head = `substr(${cell}, 1, 4) || '${fifth}' || substr(${cell}, 6, 2) || '${eighth}'`;
      return `case length(${cell})
        when 17 then ${head} || substr(${cell}, 9, 2) || '${eleventh}' || substr(${cell}, 12)
        when 18 then ${head} || substr(${cell}, 9, 3) || '${eleventh}' || substr(${cell}, 13)
        else ${cell} end`;
    }
    case "phone": {
      const shifted = (digits: string): string =>
        `lpad(cast((cast(${digits} as bigint) + ${copy} * ${phoneShift}) % 100000000 as varchar), 8, '0')`;
      const spaced = shifted(`(substr(${cell}, 5, 4) || substr(${cell}, 10, 4))`);
      return `case
        when regexp_full_match(${cell}, '154[0-9]{8}(\\.0)?')
        then '154' || ${shifted(`substr(${cell}, 4, 8)`)} || substr(${cell}, 12)
        when regexp_full_match(${cell}, '154 [0-9]{4} [0-9]{4}')
        then '154 ' || substr(${spaced}, 1, 4) || ' ' || substr(${spaced}, 5)
        else ${cell} end`;
    }
    case "document":
      return `case
        when regexp_full_match(${cell}, '9900[0-9]{13}[0-9X]')
        then '${documentArea(copy)}' || substr(${cell}, 5)
        when length(${cell}) = 18 and starts_with(${cell}, '99990000')
        then '9999${String(copy).padStart(4, "0")}' || substr(${cell}, 9)
        else ${cell} end`;
  }
}

/** Far from any other phone of the sample, which spreads its own over the whole range. */
const phoneShift = 9_699_690;

/** The letters of places 5, 8 and 11, constant in the sample, for the VINs of a copy. */
export function vinLetters(copy: number): string[] {
  const letters = [..."ABCDEFGHJKLMN"];
  const vinWith = (places: string[]): string =>
    `0ATA${places[0]}AA${places[1]}0R${places[2]}000001`;
  const expected = vinCheckDigit(vinWith(["C", "A", "H"]));
  const found = letters.flatMap((fifth) =>
    letters
      .map((eighth) => [fifth, eighth, "J"])
      .filter((places) => vinCheckDigit(vinWith(places)) === expected)
  );
  return found[copy - 1]!;
}

/** The first four digits, 9900 in the sample, for the identity numbers of a copy. */
export function documentArea(copy: number): string {
  const numberIn = (area: string): string => `${area}0119900101001`;
  const areas = Array.from({length: 1000}, (_, i) => String(9000 + i));
  const found = areas.filter(
    (area) => area !== "9900" && idCheckDigit(numberIn(area)) === idCheckDigit(numberIn("9900"))
  );
  return found[copy - 1]!;
}

function copyOf(dealer: DealerName, copy: number, dealers: readonly DealerName[]): DealerName {
  const letter = String.fromCharCode(65 + copy);
  const nth = dealers.indexOf(dealer) + 1 + copy * dealers.length;
  return {
    code: `${dealer.code.slice(0, -3)}${String(nth).padStart(3, "0")}`,
    name: dealer.name.replace("汽车", `${letter}汽车`),
    shortName: dealer.shortName.replace("店", `${letter}店`)
  };
}

function readDealers(base: string): DealerName[] {
  const [, ...rows] = parseCsv(readFileSync(join(base, `${overviewFile}.csv`), "utf8"));
  return rows.map(([code, name, shortName]) => ({
    code: code!,
    name: name!,
    shortName: shortName!
  }));
}

function headerOf(path: string): string[] {
  const file = openSync(path, "r");
  const bytes = Buffer.alloc(1 << 16);
  const text = bytes.toString("utf8", 0, readSync(file, bytes));
  closeSync(file);
  return parseCsv(text.slice(0, text.indexOf("\n")))[0]!;
}
