import type {DuckDBConnection} from "@duckdb/node-api";
import {hanCharacters, identifierShapes} from "../../src/contract/identifiers.js";
import {settings} from "../../src/contract/settings.js";
import {quoteText} from "../duckdb.js";
import {runSqlFile} from "../sqlFile.js";
import {hmacPads} from "./secret.js";

// One pattern for all identifiers in a text: digits and Latin shapes must stand alone in it.
function identifierPattern(): string {
  const {mobile, identity_document, vin, bank_card, plate, email, titled_name} = identifierShapes;
  const digits = [mobile, identity_document, bank_card].join("|");
  return [
    `(?:^|[^0-9])(?:${digits})(?:[^0-9]|$)`,
    `(?:^|[^A-Z0-9])${vin}(?:[^A-Z0-9]|$)`,
    plate,
    email,
    `(?:^|[^${hanCharacters}])${titled_name}`
  ].join("|");
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((one) => typeof one === "number");

/**
 * Makes the settings of the contract, the shapes of identifiers and the secret's pads known to SQL
 * as variables of every lane, and creates the functions that use them. Variables are never written to disk.
 */
export async function prepareMacros(
  lanes: readonly DuckDBConnection[],
  secret: Buffer
): Promise<void> {
  const {inner, outer} = hmacPads(secret);
  const variables: [string, string][] = [
    ["hmac_inner_pad", `unhex('${inner.toString("hex")}')`],
    ["hmac_outer_pad", `unhex('${outer.toString("hex")}')`],
    ["identifier_pattern", quoteText(identifierPattern())]
  ];
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value === "number") variables.push([name, String(value)]);
    if (typeof value === "string") variables.push([name, quoteText(value)]);
    if (isNumbers(value)) variables.push([name, `[${value.join(", ")}]`]);
  }
  const setting = variables.map(([name, value]) => `set variable ${name} = ${value};`).join("\n");
  for (const lane of lanes) await lane.run(setting);
  await runSqlFile(lanes[0]!, new URL("./macros.sql", import.meta.url));
}
