import {fstatSync, readSync} from "node:fs";

/** Bytes that can be read at any place, of a buffer or of a file too large to be held. */
export interface ByteSource {
  byteCount: number;
  /** The bytes from `offset` on; fewer than asked for where they end. */
  read(offset: number, byteCount: number): Buffer;
}

export function bufferSource(bytes: Buffer): ByteSource {
  return {
    byteCount: bytes.length,
    read: (offset, byteCount) => bytes.subarray(offset, offset + byteCount)
  };
}

/** The bytes of an open file, read when asked for. */
export function fileSource(descriptor: number): ByteSource {
  const byteCount = fstatSync(descriptor).size;
  return {
    byteCount,
    read(offset, wanted) {
      const bytes = Buffer.alloc(Math.max(0, Math.min(wanted, byteCount - offset)));
      let length = 0;
      while (length < bytes.length) {
        const count = readSync(descriptor, bytes, length, bytes.length - length, offset + length);
        if (count === 0) break;
        length += count;
      }
      return bytes.subarray(0, length);
    }
  };
}
