import {randomUUID} from "node:crypto";
import {existsSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {quoteText, rowsOf} from "../duckdb.js";
import type {PrivateFolders, WrittenPrivateFile} from "../privateFile.js";
import {privateFile} from "../privateFile.js";
import {pathLiteral} from "../read/sqlText.js";

const fileName = "keys.parquet";

/** The private key table as it was found. */
export interface KeyTable {
  /** Names the table, so that a list exported from one is not read with another. */
  id: string;
  isNew: boolean;
}

/**
 * Makes the private key table known to SQL as `known_key` (hashed identifier → key, the key it is an
 * alias of, the build that first saw it), empty where there is none yet. The sample always starts
 * from an empty one, so that its marts are the same everywhere.
 *
 * @throws when the table was made with another secret
 */
export async function loadKeyTable(
  connection: DuckDBConnection,
  privateFolder: string,
  isSample: boolean
): Promise<KeyTable> {
  const path = join(privateFolder, fileName);
  await connection.run(`create or replace table known_key (
    entity varchar, identifier uuid, key integer, current_key integer, generation integer)`);
  let table: KeyTable = {id: isSample ? "sample" : randomUUID(), isNew: true};
  if (!isSample && existsSync(path)) {
    const valueOf = await readMetadata(connection, path);
    const [{check} = {check: ""}] = await rowsOf<{check: string}>(connection, secretCheck);
    if (valueOf("secret_check") !== check) {
      throw new Error(
        `${fileName}: made with another secret (expected the secret of this private folder); restore the secret that belongs to it, or move the table away to begin with new keys`
      );
    }
    await connection.run(`insert into known_key from read_parquet(${pathLiteral(path)})`);
    table = {id: valueOf("key_table_id") ?? table.id, isNew: false};
  }
  return table;
}

/** The name of the key table in a private folder; null where there is none. */
export async function keyTableId(
  connection: DuckDBConnection,
  privateFolder: string
): Promise<string | null> {
  const path = join(privateFolder, fileName);
  if (!existsSync(path)) return null;
  return (await readMetadata(connection, path))("key_table_id") ?? null;
}

async function readMetadata(
  connection: DuckDBConnection,
  path: string
): Promise<(name: string) => string | undefined> {
  const metadata = await rowsOf<{key: string; value: string}>(
    connection,
    `select decode(key) as key, decode(value) as value from parquet_kv_metadata(${pathLiteral(path)})`
  );
  return (name) => metadata.find(({key}) => key === name)?.value;
}

// Tells two secrets apart without telling either.
const secretCheck = "select cast(identifier_of('check', 'key table') as varchar) as \"check\"";

/** Writes the key table aside; it takes its place once the build has succeeded. */
export async function writeKeyTable(
  connection: DuckDBConnection,
  folders: PrivateFolders,
  table: KeyTable
): Promise<WrittenPrivateFile> {
  const file = privateFile(folders, fileName);
  const [{check} = {check: ""}] = await rowsOf<{check: string}>(connection, secretCheck);
  await connection.run(`copy (from known_key order by entity, identifier) to ${quoteText(file.written)} (
    format parquet, compression zstd,
    kv_metadata {key_table_id: ${quoteText(table.id)}, secret_check: ${quoteText(check)}})`);
  return file;
}

/** What gets keys. */
export interface Keyed {
  entity: "dealer" | "vehicle";
  /** A query with one column `value`, without repeats. */
  seen: string;
  /** Of new values; by default one that only the secret knows. */
  order?: "identifier" | "value";
}

/**
 * SQL that gives every value of a table a key that stays: known ones keep theirs, new ones get the next
 * numbers. Creates `<entity>_key(value, key)`.
 */
export function keysSql({entity, seen, order = "identifier"}: Keyed): string {
  return `
    create or replace temp table ${entity}_identifier as
    select value, identifier_of('${entity}', value) as identifier from (${seen});

    create or replace table ${entity}_key as
    with known as (
      select value, identifier, key
      from ${entity}_identifier
      left join (select identifier, current_key as key from known_key where entity = '${entity}')
        using (identifier)
    )
    select
      value, identifier,
      cast(coalesce(key, (select coalesce(max(key), 0) from known_key where entity = '${entity}')
        + row_number() over (partition by key is null order by ${order})) as integer) as key
    from known;

    insert into known_key
    select '${entity}', identifier, key, key, getvariable('key_generation')
    from ${entity}_key
    anti join (select identifier from known_key where entity = '${entity}') using (identifier);

    drop table ${entity}_identifier`;
}
