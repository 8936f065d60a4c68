import {
  closeSync,
  createReadStream,
  createWriteStream,
  openSync,
  readSync,
  statSync
} from "node:fs";
import {pipeline} from "node:stream";
import {pipeline as finished} from "node:stream/promises";
import {createGunzip} from "node:zlib";
import {isExtractName} from "../extractsFolder.js";
import {fileSource} from "./byteSource.js";
import type {ExtractFile} from "./extract.js";
import type {BombMeasure} from "./extractError.js";
import {asExtractError, ExtractError} from "./extractError.js";
import {
  archiveInflatedByteLimit,
  archiveNameLimit,
  zipRatioFromBytes,
  zipRatioLimit
} from "./limits.js";
import type {Scratch} from "./scratch.js";
import {isOfficePackage} from "./xlsxStructure.js";
import type {ZipEntry} from "./zipDirectory.js";
import {readZipDirectory} from "./zipDirectory.js";
import {inflateEntry} from "./zipInflate.js";

const paddingByteCount = 64 * 1024;
const shownLength = 100; // of a name that is refused

/** What an archive held. */
export interface Unpacked {
  files: ExtractFile[];
  /** What could not be unpacked, each file for itself. */
  problems: ExtractError[];
}

/**
 * Unpacks a .zip or .gz of extracts, told by its bytes, into numbered files of the scratch folder:
 * no name in an archive ever becomes a path. A zip archive counts as a folder of its name, so that
 * `a.zip/b/c.csv` names a file in it; a gzip archive keeps its own name, for it is one file. Pieces
 * are written as they come, so that memory does not grow with the archive.
 *
 * @returns null for a file that is no archive, a workbook among them
 * @throws ExtractError when nothing of the archive can be unpacked
 */
export async function unpackArchive(
  {file, path}: ExtractFile,
  scratch: Scratch,
  byteLimit = archiveInflatedByteLimit
): Promise<Unpacked | null> {
  try {
    switch (signatureOf(path)) {
      case "gzip":
        return {
          files: [await unpackGzip(file, path, scratch.newFile("gz"), byteLimit)],
          problems: []
        };
      case "zip":
        return await unpackZip(file, path, scratch, byteLimit);
      default:
        return null;
    }
  } catch (error) {
    throw asExtractError(error, file);
  }
}

function signatureOf(path: string): "gzip" | "zip" | null {
  const head = Buffer.alloc(4);
  try {
    const descriptor = openSync(path, "r");
    try {
      readSync(descriptor, head);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null; // whoever opens it as an extract says why it cannot be read
  }
  if (head.readUInt16BE(0) === 0x1f8b) return "gzip";
  return head.readUInt32BE(0) === 0x504b0304 ? "zip" : null;
}

async function unpackGzip(
  file: string,
  path: string,
  target: string,
  byteLimit: number
): Promise<ExtractFile> {
  const gunzip = createGunzip();
  pipeline(createReadStream(path), gunzip, () => {}); // whoever reads the stream gets its errors
  try {
    await finished(
      checked(gunzip, file, statSync(path).size, byteLimit),
      createWriteStream(target, {flags: "wx", mode: 0o600})
    );
  } catch (error) {
    const isOfTheData = ((error as NodeJS.ErrnoException).code ?? "").startsWith("Z_");
    throw isOfTheData ? damagedGzip(file) : error;
  }
  // What follows the compressed data is left out without a word; only padding may be.
  if (!isBlank(path, gunzip.bytesWritten)) throw damagedGzip(file);
  return {file, path: target};
}

function isBlank(path: string, start: number): boolean {
  const descriptor = openSync(path, "r");
  try {
    const rest = fileSource(descriptor).read(start, paddingByteCount);
    return rest.length < paddingByteCount && rest.every((byte) => byte === 0);
  } finally {
    closeSync(descriptor);
  }
}

/** Hands on pieces as long as they are not too many, or too many for so small an archive. */
async function* checked(
  pieces: AsyncIterable<Buffer>,
  file: string,
  packedByteCount: number,
  byteLimit: number
): AsyncGenerator<Buffer> {
  let byteCount = 0;
  for await (const piece of pieces) {
    byteCount += piece.length;
    const ratio = Math.ceil(byteCount / packedByteCount);
    const fault: [BombMeasure, number, number] | null =
      byteCount > byteLimit
        ? ["inflated_bytes", byteLimit, byteLimit]
        : byteCount > zipRatioFromBytes && ratio > zipRatioLimit
          ? ["ratio", ratio, zipRatioLimit]
          : null;
    if (fault !== null) {
      const [measure, count, limit] = fault;
      throw new ExtractError("bomb", {file}, {measure, count, limit});
    }
    yield piece;
  }
}

async function unpackZip(
  file: string,
  path: string,
  scratch: Scratch,
  byteLimit: number
): Promise<Unpacked | null> {
  const descriptor = openSync(path, "r");
  try {
    const source = fileSource(descriptor);
    const entries = readZipDirectory(source, file, byteLimit);
    if (isOfficePackage(entries.map(({name}) => name))) return null;
    const unpacked: Unpacked = {files: [], problems: []};
    const names = new Set<string>();
    for (const entry of entries) {
      if (entry.kind === "folder" || !isExtractPath(entry.name)) continue;
      try {
        const named = memberName(file, entry);
        if (names.has(named)) refuse("two files of one name", named);
        names.add(named);
        const target = scratch.newFile("zip");
        await finished(
          inflateEntry(source, entry, named),
          createWriteStream(target, {flags: "wx", mode: 0o600})
        );
        unpacked.files.push({file: named, path: target});
      } catch (error) {
        if (!(error instanceof ExtractError)) throw error;
        unpacked.problems.push(error);
      }
    }
    if (unpacked.files.length + unpacked.problems.length === 0) {
      throw new ExtractError("empty_file", {file}, {});
    }
    return unpacked;
  } finally {
    closeSync(descriptor);
  }
}

/** Leaves out what operating systems add to an archive. */
function isExtractPath(name: string): boolean {
  const parts = name.split("/").filter((part) => part !== "" && part !== "." && part !== "..");
  return parts.every(isExtractName);
}

/** How messages name an entry; refuses names that are no plain paths below the archive. */
function memberName(file: string, {name, kind}: ZipEntry): string {
  const shown = `${file}/${[...name.replace(/\p{Cc}/gu, "\ufffd")].slice(0, shownLength).join("")}`;
  if (name.length > archiveNameLimit) refuse("a name that is too long", `${shown}…`);
  if (/\p{Cc}/u.test(name)) refuse("a name with control characters", shown);
  if (kind === "link") refuse("a link to another file", shown);
  const parts = name.split("/").filter((part) => part !== ".");
  const isOutside = parts.includes("..") || parts[0] === "" || /^[a-z]:/i.test(name);
  if (isOutside) refuse("a path that leads out of the archive", shown);
  return `${file}/${parts.filter((part) => part !== "").join("/")}`.normalize("NFC");
}

function refuse(format: string, file: string): never {
  throw new ExtractError("packed_file", {file}, {format});
}

function damagedGzip(file: string): ExtractError {
  const format = "a damaged or cut off gzip archive";
  return new ExtractError("unreadable_file", {file}, {format});
}
