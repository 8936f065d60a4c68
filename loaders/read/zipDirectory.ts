import {createInflateRaw} from "node:zlib";
import type {BombMeasure} from "./extractError.js";
import {ExtractError} from "./extractError.js";
import {zipEntryLimit, zipInflatedByteLimit, zipRatioFromBytes, zipRatioLimit} from "./limits.js";

export interface ZipEntry {
  name: string;
  nameOffset: number; // of the name's bytes in the central directory
  deflated: boolean;
  dataOffset: number;
  compressedByteCount: number;
  byteCount: number; // as declared
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const zip64EndSignature = 0x06064b50;
const zip64LocatorSignature = 0x07064b50;
const zip64Sentinel = 0xffffffff;

/**
 * Lists the entries of a zip archive and refuses one that declares too many, too much, or too good
 * a compression. What entries declare may be a lie: `inflateZip` counts.
 */
export function readZipDirectory(bytes: Buffer, file: string): ZipEntry[] {
  const directory = findDirectory(bytes);
  if (directory === null) throw damagedZip(file);
  if (directory.entryCount > zipEntryLimit) {
    throw bomb(file, "entries", directory.entryCount, zipEntryLimit);
  }
  const entries = new Map<string, ZipEntry>();
  let declared = 0;
  let offset = directory.offset;
  for (let i = 0; i < directory.entryCount; i++) {
    const read = readEntry(bytes, offset);
    if (read === null || entries.has(read.entry.name)) throw damagedZip(file);
    const {entry, end} = read;
    entries.set(entry.name, entry);
    offset = end;
    declared += entry.byteCount;
    if (declared > zipInflatedByteLimit) {
      throw bomb(file, "declared_bytes", declared, zipInflatedByteLimit);
    }
    const ratio = Math.ceil(entry.byteCount / Math.max(1, entry.compressedByteCount));
    if (entry.byteCount > zipRatioFromBytes && ratio > zipRatioLimit) {
      throw bomb(file, "ratio", ratio, zipRatioLimit);
    }
  }
  return [...entries.values()];
}

/**
 * Unpacks each entry once without keeping it, hands the pieces to `onPiece`, and refuses an archive
 * that unpacks to more, or to anything else, than it declares.
 */
export async function inflateZip(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  file: string,
  onPiece: (entry: ZipEntry, piece: Buffer) => void
): Promise<void> {
  for (const entry of entries) {
    let count = 0;
    const data = bytes.subarray(entry.dataOffset, entry.dataOffset + entry.compressedByteCount);
    try {
      for await (const piece of entry.deflated ? inflate(data) : [data]) {
        count += piece.length;
        if (count > entry.byteCount) {
          throw bomb(file, "lying_size", entry.byteCount, zipInflatedByteLimit);
        }
        onPiece(entry, piece);
      }
    } catch (error) {
      throw error instanceof ExtractError ? error : damagedZip(file);
    }
    if (count !== entry.byteCount) throw damagedZip(file);
  }
}

async function* inflate(data: Buffer): AsyncGenerator<Buffer> {
  const stream = createInflateRaw({chunkSize: 256 * 1024});
  stream.end(data);
  yield* stream;
}

function findDirectory(bytes: Buffer): {entryCount: number; offset: number} | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (bytes.readUInt32LE(at) !== endSignature) continue;
    const entryCount = bytes.readUInt16LE(at + 10);
    const offset = bytes.readUInt32LE(at + 16);
    if (entryCount !== 0xffff && offset !== zip64Sentinel) return {entryCount, offset};
    if (at < 20 || bytes.readUInt32LE(at - 20) !== zip64LocatorSignature) return null;
    const end = Number(bytes.readBigUInt64LE(at - 12));
    if (end + 56 > bytes.length || bytes.readUInt32LE(end) !== zip64EndSignature) return null;
    return {
      entryCount: Number(bytes.readBigUInt64LE(end + 32)),
      offset: Number(bytes.readBigUInt64LE(end + 48))
    };
  }
  return null;
}

function readEntry(bytes: Buffer, at: number): {entry: ZipEntry; end: number} | null {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) return null;
  const method = bytes.readUInt16LE(at + 10);
  const sizes = [at + 24, at + 20, at + 42].map((position) => bytes.readUInt32LE(position));
  const nameOffset = at + 46;
  const extraOffset = nameOffset + bytes.readUInt16LE(at + 28);
  const extraEnd = extraOffset + bytes.readUInt16LE(at + 30);
  const end = extraEnd + bytes.readUInt16LE(at + 32);
  if (end > bytes.length || (method !== 0 && method !== 8)) return null;
  if (sizes.includes(zip64Sentinel)) {
    let wide = findZip64Extra(bytes, extraOffset, extraEnd);
    for (const [i, size] of sizes.entries()) {
      if (size !== zip64Sentinel) continue;
      if (wide === null || wide + 8 > extraEnd) return null;
      sizes[i] = Number(bytes.readBigUInt64LE(wide));
      wide += 8;
    }
  }
  const [byteCount = 0, compressedByteCount = 0, local = 0] = sizes;
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== localSignature) return null;
  const dataOffset = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (dataOffset + compressedByteCount > bytes.length) return null;
  const name = bytes.toString("utf8", nameOffset, extraOffset);
  const entry = {
    name,
    nameOffset,
    deflated: method === 8,
    dataOffset,
    compressedByteCount,
    byteCount
  };
  return {entry, end};
}

function findZip64Extra(bytes: Buffer, start: number, end: number): number | null {
  for (let at = start; at + 4 <= end; at += 4 + bytes.readUInt16LE(at + 2)) {
    if (bytes.readUInt16LE(at) === 1) return at + 4;
  }
  return null;
}

function bomb(file: string, measure: BombMeasure, count: number, limit: number): ExtractError {
  return new ExtractError("bomb", {file}, {measure, count, limit});
}

function damagedZip(file: string): ExtractError {
  return new ExtractError("unreadable_file", {file}, {format: "a damaged or cut off zip archive"});
}
