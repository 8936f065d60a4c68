import {existsSync} from "node:fs";
import {join} from "node:path";
import {contactFiles} from "../conform/contacts.js";
import {openDatabase, rowsOf} from "../duckdb.js";
import {pathLiteral} from "../read/sqlText.js";

/** A customer's number, name and phone as one dealer knows them. */
export interface CustomerContact {
  customer_id: number;
  dealer_name: string | null;
  customer_no: string | null;
  name: string | null;
  phone: string | null;
}

export interface VehicleContact {
  vehicle_id: number;
  customer_id: number | null;
  vin: string;
  plate: string | null;
}

/** Who stands behind the keys of a private folder's last build. */
export interface ContactBook {
  keyTableId: string;
  /** The key that a merged customer has now, by the one it had. */
  aliases: ReadonlyMap<number, number>;
  customers: ReadonlyMap<number, CustomerContact[]>;
  vehicles: ReadonlyMap<number, VehicleContact>;
  vehiclesOf: ReadonlyMap<number, VehicleContact[]>;
}

/** Reads the contact tables and the aliases of a private folder; null where no build has left them. */
export async function readContactBook(privateFolder: string): Promise<ContactBook | null> {
  const paths = [contactFiles.customers, contactFiles.vehicles, "keys.parquet"].map((name) =>
    join(privateFolder, name)
  );
  if (!paths.every((path) => existsSync(path))) return null;
  const [customerFile, vehicleFile, keyFile] = paths.map(pathLiteral);
  const {connection, close} = await openDatabase();
  try {
    const [id] = await rowsOf<{id: string}>(
      connection,
      `select decode(value) as id from parquet_kv_metadata(${customerFile})
       where decode(key) = 'key_table_id'`
    );
    const aliases = await rowsOf<{key: number; current_key: number}>(
      connection,
      `select key, min(current_key) as current_key from read_parquet(${keyFile})
       where entity = 'customer' group by key having min(current_key) <> key and max(current_key) <> key`
    );
    const customers = await rowsOf<CustomerContact>(
      connection,
      `from read_parquet(${customerFile})`
    );
    const vehicles = await rowsOf<VehicleContact>(connection, `from read_parquet(${vehicleFile})`);
    return {
      keyTableId: id!.id,
      aliases: new Map(aliases.map(({key, current_key}) => [key, current_key])),
      customers: groupBy(customers, ({customer_id}) => customer_id),
      vehicles: new Map(vehicles.map((vehicle) => [vehicle.vehicle_id, vehicle])),
      vehiclesOf: groupBy(vehicles, ({customer_id}) => customer_id ?? -1)
    };
  } finally {
    close();
  }
}

function groupBy<Row>(rows: readonly Row[], key: (row: Row) => number): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
