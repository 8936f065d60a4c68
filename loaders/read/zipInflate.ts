import {pipeline, Readable} from "node:stream";
import {crc32, createInflateRaw} from "node:zlib";
import type {ByteSource} from "./byteSource.js";
import {ExtractError} from "./extractError.js";
import type {ZipEntry} from "./zipDirectory.js";
import {damagedZip} from "./zipDirectory.js";

const pieceByteCount = 256 * 1024;
const stored = 0;
const deflated = 8;

/**
 * Unpacks one entry in pieces, and refuses one that unpacks to more, or to anything else, than its
 * archive declares, that needs a password, or that is packed by a method other than the usual one.
 *
 * @param file as messages name the entry or its archive
 */
export async function* inflateEntry(
  source: ByteSource,
  entry: ZipEntry,
  file: string
): AsyncGenerator<Buffer> {
  if (entry.isEncrypted) throw new ExtractError("encrypted_archive", {file}, {});
  if (entry.method !== stored && entry.method !== deflated) {
    const format = `a zip archive packed by method ${entry.method}`;
    throw new ExtractError("packed_file", {file}, {format});
  }
  let byteCount = 0;
  let sum = 0;
  try {
    const packed = packedPieces(source, entry);
    for await (const piece of entry.method === deflated ? inflate(packed) : packed) {
      byteCount += piece.length;
      sum = crc32(piece, sum);
      if (byteCount > entry.byteCount) {
        const declared = entry.byteCount;
        const values = {measure: "lying_size", count: declared, limit: declared} as const;
        throw new ExtractError("bomb", {file}, values);
      }
      yield piece;
    }
  } catch (error) {
    const isOfTheData = ((error as NodeJS.ErrnoException).code ?? "").startsWith("Z_");
    throw isOfTheData ? damagedZip(file) : error;
  }
  if (byteCount !== entry.byteCount || sum !== entry.crc32) throw damagedZip(file);
}

function* packedPieces(source: ByteSource, entry: ZipEntry): Generator<Buffer> {
  for (let at = 0; at < entry.compressedByteCount; at += pieceByteCount) {
    const byteCount = Math.min(pieceByteCount, entry.compressedByteCount - at);
    yield source.read(entry.dataOffset + at, byteCount);
  }
}

async function* inflate(pieces: Iterable<Buffer>): AsyncGenerator<Buffer> {
  const stream = createInflateRaw({chunkSize: pieceByteCount});
  pipeline(Readable.from(pieces), stream, () => {}); // whoever reads the stream gets its errors
  yield* stream;
}
