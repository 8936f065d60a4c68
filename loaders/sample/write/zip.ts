import {deflateRawSync} from "node:zlib";

const crcTable = Uint32Array.from({length: 256}, (_, i) => {
  let value = i;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = crcTable[(value ^ byte) & 0xff]! ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

const dosDate = 0x0021; // 1980-01-01: the same bytes on every day

function header(signature: number, entry: ZipEntry, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  const at = signature === 0x02014b50 ? 6 : 4; // the central directory begins with one version more
  bytes.writeUInt32LE(signature, 0);
  if (at === 6) bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(20, at);
  bytes.writeUInt16LE(8, at + 4);
  bytes.writeUInt16LE(dosDate, at + 8);
  bytes.writeUInt32LE(entry.crc, at + 10);
  bytes.writeUInt32LE(entry.packed.length, at + 14);
  bytes.writeUInt32LE(entry.size, at + 18);
  bytes.writeUInt16LE(entry.name.length, at + 22);
  return bytes;
}

interface ZipEntry {
  name: Buffer;
  packed: Buffer;
  crc: number;
  size: number;
  offset: number;
}

/** A zip archive of the parts, deflated, without times, so that the same parts give the same bytes. */
export function zipBytes(parts: Readonly<Record<string, string>>): Buffer {
  const chunks: Buffer[] = [];
  const entries: ZipEntry[] = [];
  let offset = 0;
  const add = (...bytes: Buffer[]): void => {
    for (const chunk of bytes) {
      chunks.push(chunk);
      offset += chunk.length;
    }
  };
  for (const [name, text] of Object.entries(parts)) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content, {level: 9});
    const entry = {
      name: Buffer.from(name),
      packed,
      crc: crc32(content),
      size: content.length,
      offset
    };
    entries.push(entry);
    add(header(0x04034b50, entry, 30), entry.name, packed);
  }
  const directory = offset;
  for (const entry of entries) {
    const bytes = header(0x02014b50, entry, 46);
    bytes.writeUInt32LE(entry.offset, 42);
    add(bytes, entry.name);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(offset - directory, 12);
  end.writeUInt32LE(directory, 16);
  add(end);
  return Buffer.concat(chunks);
}
