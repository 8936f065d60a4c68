import type {DuckDBConnection} from "@duckdb/node-api";
import {quoteText} from "../duckdb.js";
import type {PrivateFolders, WrittenPrivateFile} from "../privateFile.js";
import {privateFile} from "../privateFile.js";
import type {KeyTable} from "./keyTable.js";

/** Files of the private folder that say who stands behind the keys of the last build. */
export const contactFiles = {
  customers: "customer_contacts.parquet",
  vehicles: "vehicle_contacts.parquet"
} as const;

/**
 * Writes aside who the customers and vehicles of this build are, for `npm run relink`: name, phone and
 * DMS number per dealer; VIN, plate and owner. Only what the present extracts say is kept.
 */
export async function writeContacts(
  connection: DuckDBConnection,
  folders: PrivateFolders,
  {id}: KeyTable
): Promise<WrittenPrivateFile[]> {
  const selects = {
    customers: `from customer_contact order by customer_id, dealer_name, customer_no, name, phone`,
    vehicles: `select vehicle_contact.vehicle_id, customer_id, vin, plate
      from vehicle_contact join vehicles using (vehicle_id) order by vehicle_id`
  };
  const written: WrittenPrivateFile[] = [];
  for (const name of ["customers", "vehicles"] as const) {
    const file = privateFile(folders, contactFiles[name]);
    await connection.run(`copy (${selects[name]}) to ${quoteText(file.written)} (
      format parquet, compression zstd, kv_metadata {key_table_id: ${quoteText(id)}})`);
    written.push(file);
  }
  return written;
}
