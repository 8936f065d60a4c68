import {isUtf8} from "node:buffer";
import {crc32} from "node:zlib";
import type {ByteSource} from "./byteSource.js";
import type {BombMeasure} from "./extractError.js";
import {ExtractError} from "./extractError.js";
import {zipDirectoryByteLimit, zipEntryLimit, zipRatioFromBytes, zipRatioLimit} from "./limits.js";

export interface ZipEntry {
  name: string;
  nameOffset: number; // of the name's bytes in the central directory
  kind: "file" | "folder" | "link";
  isEncrypted: boolean;
  method: number; // 0 stored, 8 deflated; others are not read
  dataOffset: number;
  compressedByteCount: number;
  byteCount: number; // as declared
  crc32: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const zip64EndSignature = 0x06064b50;
const zip64LocatorSignature = 0x07064b50;
const zip64Sentinel = 0xffffffff;
const endByteCount = 22;
const locatorByteCount = 20;

const zip64Extra = 0x0001;
const unicodePathExtra = 0x7075;

const isEncryptedFlag = 0x0001;
const isUtf8Flag = 0x0800;

// The upper half of an entry's external attributes is the mode that a Unix system gave it.
const unixTypeMask = 0xf000;
const unixLink = 0xa000;

/**
 * Lists the entries of a zip archive and refuses one that declares too many, too much, or too good
 * a compression. What entries declare may be a lie: `inflateEntry` counts.
 *
 * @param byteLimit of all entries together, unpacked
 */
export function readZipDirectory(source: ByteSource, file: string, byteLimit: number): ZipEntry[] {
  const directory = findDirectory(source);
  if (directory === null) throw damagedZip(file);
  if (directory.entryCount > zipEntryLimit) {
    throw bomb(file, "entries", directory.entryCount, zipEntryLimit);
  }
  const bytes = source.read(directory.offset, zipDirectoryByteLimit);
  const names = new Set<string>();
  const entries: ZipEntry[] = [];
  let declared = 0;
  let at = 0;
  for (let i = 0; i < directory.entryCount; i++) {
    const read = readEntry(source, bytes, at, directory.offset);
    if (read === null) throw damagedZip(file);
    const {entry, end} = read;
    if (names.has(entry.name)) {
      const format = "a zip archive with two files of one name";
      throw new ExtractError("packed_file", {file: `${file}/${entry.name}`}, {format});
    }
    names.add(entry.name);
    entries.push(entry);
    at = end;
    declared += entry.byteCount;
    if (declared > byteLimit) throw bomb(file, "declared_bytes", declared, byteLimit);
    const ratio = Math.ceil(entry.byteCount / Math.max(1, entry.compressedByteCount));
    if (entry.byteCount > zipRatioFromBytes && ratio > zipRatioLimit) {
      throw bomb(file, "ratio", ratio, zipRatioLimit);
    }
  }
  return entries;
}

function findDirectory(source: ByteSource): {entryCount: number; offset: number} | null {
  const start = Math.max(0, source.byteCount - endByteCount - 0xffff - locatorByteCount);
  const tail = source.read(start, source.byteCount - start);
  for (let at = tail.length - endByteCount; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== endSignature) continue;
    const entryCount = tail.readUInt16LE(at + 10);
    const offset = tail.readUInt32LE(at + 16);
    if (entryCount !== 0xffff && offset !== zip64Sentinel) return {entryCount, offset};
    const locator = at - locatorByteCount;
    if (locator < 0 || tail.readUInt32LE(locator) !== zip64LocatorSignature) return null;
    const end = source.read(Number(tail.readBigUInt64LE(locator + 8)), 56);
    if (end.length < 56 || end.readUInt32LE(0) !== zip64EndSignature) return null;
    return {
      entryCount: Number(end.readBigUInt64LE(32)),
      offset: Number(end.readBigUInt64LE(48))
    };
  }
  return null;
}

function readEntry(
  source: ByteSource,
  bytes: Buffer,
  at: number,
  directoryOffset: number
): {entry: ZipEntry; end: number} | null {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) return null;
  const flags = bytes.readUInt16LE(at + 8);
  const sizes = [at + 24, at + 20, at + 42].map((position) => bytes.readUInt32LE(position));
  const nameAt = at + 46;
  const extraAt = nameAt + bytes.readUInt16LE(at + 28);
  const extraEnd = extraAt + bytes.readUInt16LE(at + 30);
  const end = extraEnd + bytes.readUInt16LE(at + 32);
  if (end > bytes.length) return null;
  const extra = bytes.subarray(extraAt, extraEnd);
  if (sizes.includes(zip64Sentinel)) {
    const wide = findExtra(extra, zip64Extra);
    let wideAt = 0;
    for (const [i, size] of sizes.entries()) {
      if (size !== zip64Sentinel) continue;
      if (wide === null || wideAt + 8 > wide.length) return null;
      sizes[i] = Number(wide.readBigUInt64LE(wideAt));
      wideAt += 8;
    }
  }
  const [byteCount = 0, compressedByteCount = 0, local = 0] = sizes;
  const localHeader = source.read(local, 30);
  if (localHeader.length < 30 || localHeader.readUInt32LE(0) !== localSignature) return null;
  const dataOffset = local + 30 + localHeader.readUInt16LE(26) + localHeader.readUInt16LE(28);
  if (dataOffset + compressedByteCount > source.byteCount) return null;
  const name = entryName(bytes.subarray(nameAt, extraAt), flags, extra);
  const unixType = (bytes.readUInt32LE(at + 38) >>> 16) & unixTypeMask;
  const entry: ZipEntry = {
    name,
    nameOffset: directoryOffset + nameAt,
    kind: name.endsWith("/") ? "folder" : unixType === unixLink ? "link" : "file",
    isEncrypted: (flags & isEncryptedFlag) !== 0,
    method: bytes.readUInt16LE(at + 10),
    dataOffset,
    compressedByteCount,
    byteCount,
    crc32: bytes.readUInt32LE(at + 16)
  };
  return {entry, end};
}

/**
 * A name is UTF-8 where the archive says so or where it can be nothing else. Other names are in the
 * encoding of the system that packed them, which for extracts is GBK and not the standard's CP437.
 * Windows writers of old separate folders by backslashes.
 */
function entryName(bytes: Buffer, flags: number, extra: Buffer): string {
  const wide = findExtra(extra, unicodePathExtra);
  if (wide !== null && wide.length > 5 && wide.readUInt32LE(1) === crc32(bytes)) {
    return wide.toString("utf8", 5);
  }
  const isWide = (flags & isUtf8Flag) !== 0 || isUtf8(bytes);
  const name = isWide ? bytes.toString("utf8") : new TextDecoder("gb18030").decode(bytes);
  return name.includes("/") ? name : name.replaceAll("\\", "/");
}

function findExtra(extra: Buffer, id: number): Buffer | null {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === id && end <= extra.length) return extra.subarray(at + 4, end);
  }
  return null;
}

function bomb(file: string, measure: BombMeasure, count: number, limit: number): ExtractError {
  return new ExtractError("bomb", {file}, {measure, count, limit});
}

/** What to say of a zip archive that does not hold together. */
export function damagedZip(file: string): ExtractError {
  return new ExtractError("unreadable_file", {file}, {format: "a damaged or cut off zip archive"});
}
