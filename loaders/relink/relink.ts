import {writeXlsx} from "hucre";
import type {Locale} from "../../src/i18n/message.js";
import {say} from "../../src/i18n/message.js";
import {relinkWords as words} from "../../src/i18n/relink.js";
import {safeCell} from "../stage/refusedWorkbook.js";
import type {ContactBook, CustomerContact, VehicleContact} from "./contactBook.js";
import type {ExportedList, ListedRow} from "./exportedList.js";
import {ListError} from "./exportedList.js";

/** A list with the people and cars behind its keys. */
export interface Relinked {
  header: string[];
  rows: string[][];
  found: number;
  /** Keys that the contact tables do not have, as listed. */
  unknown: string[];
  /** Rows whose customer has been merged with another since. */
  merged: number;
}

/**
 * Puts name, phone, plate, VIN, DMS numbers and dealers before each row of a list.
 *
 * @throws ListError when the list was made with another key table
 */
export function relink(list: ExportedList, book: ContactBook, locale: Locale): Relinked {
  const others = list.keyTableIds.filter((id) => id !== book.keyTableId);
  if (others.length > 0) {
    const values = {list: others.join(", "), table: book.keyTableId};
    throw new ListError(say(words.other_table, values, locale));
  }
  const unknown: string[] = [];
  let merged = 0;
  const rows = list.rows.map((row) => {
    const {customers, vehicles, isMerged} = behind(row, book);
    if (isMerged) merged++;
    const isFound = customers.length > 0 || vehicles.length > 0;
    if (!isFound) unknown.push(keyText(row));
    const note = !isFound ? words.not_found : isMerged ? words.was_merged : null;
    return [
      joined(customers.map(({name}) => name)),
      joined(customers.map(({phone}) => phone)),
      joined(vehicles.map(({plate}) => plate)),
      joined(vehicles.map(({vin}) => vin)),
      joined(customers.map(numberAtDealer)),
      joined(customers.map(({dealer_name}) => dealer_name)),
      note === null ? "" : note[locale],
      keyText(row),
      ...row.cells
    ].map(safeCell);
  });
  const header = [
    words.name,
    words.phone,
    words.plate,
    words.vin,
    words.customer_no,
    words.dealer,
    words.note,
    words.key
  ].map((word) => word[locale]);
  return {
    header: [...header, ...list.header.map(safeCell)],
    rows,
    found: rows.length - unknown.length,
    unknown,
    merged
  };
}

/** The bytes of a workbook in which every cell is text, so that numbers keep their digits. */
export function relinkedWorkbook({header, rows}: Relinked, locale: Locale): Promise<Uint8Array> {
  const columns = header.map((_, i) => ({width: i < 6 ? 20 : 14, numFmt: "@"}));
  const sheet = {name: words.sheet[locale], columns, rows: [header, ...rows]};
  return writeXlsx({sheets: [{...sheet, freezePane: {rows: 1, columns: 0}}]});
}

function behind(
  {customer_id, vehicle_id}: ListedRow,
  {aliases, customers, vehicles, vehiclesOf}: ContactBook
): {customers: CustomerContact[]; vehicles: VehicleContact[]; isMerged: boolean} {
  const vehicle = vehicle_id === null ? undefined : vehicles.get(vehicle_id);
  const listed = customer_id ?? vehicle?.customer_id ?? null;
  const current = listed === null ? null : (aliases.get(listed) ?? listed);
  return {
    customers: current === null ? [] : (customers.get(current) ?? []),
    vehicles:
      vehicle !== undefined
        ? [vehicle]
        : vehicle_id === null && current !== null
          ? (vehiclesOf.get(current) ?? [])
          : [],
    isMerged: current !== listed
  };
}

const numberAtDealer = ({dealer_name, customer_no}: CustomerContact): string | null =>
  customer_no === null
    ? null
    : dealer_name === null
      ? customer_no
      : `${dealer_name} ${customer_no}`;

const joined = (values: readonly (string | null)[]): string =>
  [...new Set(values.filter((value) => value !== null && value !== ""))].join("; ");

const keyText = ({customer_id, vehicle_id}: ListedRow): string =>
  vehicle_id === null ? String(customer_id ?? "?") : `${customer_id ?? "?"} / ${vehicle_id}`;
