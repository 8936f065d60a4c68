const signature = Buffer.from("d0cf11e0a1b11ae1", "hex");
const endOfChain = 0xfffffffe;
const freeSector = 0xffffffff;
const tableSector = 0xfffffffd;
const lastRegularSector = 0xfffffffa;
const entryByteCount = 128;
const miniSectorByteCount = 64;
const miniStreamCutoff = 4096;
const headerTableLength = 109;

/**
 * The streams at the root of a compound file (MS-CFB), the container of .xls and of encrypted
 * workbooks; those of embedded objects, which may have the same names, are left out. Throws a
 * RangeError for a damaged or cut off file; no chain of sectors, not even one that bites its tail,
 * is followed for longer than the file has sectors.
 */
export function readCompoundFile(file: Buffer): Map<string, Buffer> {
  const sectorByteCount = 2 ** file.readUInt16LE(30);
  if (sectorByteCount !== 512 && sectorByteCount !== 4096) throw new RangeError("sector size");
  // Some writers leave the last sector short.
  const bytes = Buffer.concat([file, Buffer.alloc(-file.length & (sectorByteCount - 1))]);
  const sectorCount = bytes.length / sectorByteCount - 1;
  const readSector = (sector: number): Buffer => {
    if (sector >= sectorCount) throw new RangeError("sector beyond the end of the file");
    return bytes.subarray((sector + 1) * sectorByteCount, (sector + 2) * sectorByteCount);
  };
  const table = readAllocationTable(bytes, sectorCount, readSector);
  const readChain = (start: number): Buffer =>
    Buffer.concat(followChain(table, start, sectorCount).map(readSector));

  const entries = readDirectory(readChain(bytes.readUInt32LE(48)));
  const miniTable = readWords(readChain(bytes.readUInt32LE(60)));
  const root = entries[0]!;
  const miniStream = root.byteCount === 0 ? Buffer.alloc(0) : readChain(root.start);
  const readMiniChain = (start: number): Buffer =>
    Buffer.concat(
      followChain(miniTable, start, miniStream.length / miniSectorByteCount).map((sector) =>
        miniStream.subarray(sector * miniSectorByteCount, (sector + 1) * miniSectorByteCount)
      )
    );

  const streams = new Map<string, Buffer>();
  for (const {name, start, byteCount} of rootStreams(entries)) {
    const chain = byteCount < miniStreamCutoff ? readMiniChain(start) : readChain(start);
    if (chain.length < byteCount) throw new RangeError("stream cut off");
    streams.set(name, chain.subarray(0, byteCount));
  }
  return streams;
}

/** A compound file with one stream, of at most 400 MB. */
export function writeCompoundFile(name: string, content: Buffer): Buffer {
  const sectorByteCount = 4096;
  const perSector = sectorByteCount / 4;
  const byteCount = Math.max(miniStreamCutoff, content.length);
  const contentSectors = Math.ceil(byteCount / sectorByteCount);
  const tableSectors = Math.ceil((contentSectors + 1) / (perSector - 1));
  if (tableSectors > headerTableLength) throw new RangeError("stream too long");
  const bytes = Buffer.alloc((1 + contentSectors + 1 + tableSectors) * sectorByteCount);
  const directory = contentSectors;

  signature.copy(bytes);
  bytes.writeUInt16LE(62, 24);
  bytes.writeUInt16LE(4, 26);
  bytes.writeUInt16LE(0xfffe, 28);
  bytes.writeUInt16LE(12, 30);
  bytes.writeUInt16LE(6, 32);
  bytes.writeUInt32LE(1, 40);
  bytes.writeUInt32LE(tableSectors, 44);
  bytes.writeUInt32LE(directory, 48);
  bytes.writeUInt32LE(miniStreamCutoff, 56);
  bytes.writeUInt32LE(endOfChain, 60);
  bytes.writeUInt32LE(endOfChain, 68);
  for (let i = 0; i < headerTableLength; i++) {
    bytes.writeUInt32LE(i < tableSectors ? directory + 1 + i : freeSector, 76 + i * 4);
  }
  content.copy(bytes, sectorByteCount);
  const entriesAt = (1 + directory) * sectorByteCount;
  writeEntry(bytes, entriesAt, {
    name: "Root Entry",
    type: 5,
    child: 1,
    start: endOfChain,
    byteCount: 0
  });
  writeEntry(bytes, entriesAt + entryByteCount, {
    name,
    type: 2,
    child: freeSector,
    start: 0,
    byteCount
  });
  const tableAt = entriesAt + sectorByteCount;
  for (let sector = 0; sector < tableSectors * perSector; sector++) {
    const chained = sector < contentSectors - 1 ? sector + 1 : endOfChain;
    const value =
      sector <= directory ? chained : sector <= directory + tableSectors ? tableSector : freeSector;
    bytes.writeUInt32LE(value, tableAt + sector * 4);
  }
  return bytes;
}

interface Entry {
  name: string;
  type: number; // 1 storage, 2 stream, 5 root
  left: number;
  right: number;
  child: number;
  start: number;
  byteCount: number;
}

function readDirectory(bytes: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + entryByteCount <= bytes.length; at += entryByteCount) {
    const nameByteCount = Math.min(64, Math.max(2, bytes.readUInt16LE(at + 64)));
    entries.push({
      name: bytes.toString("utf16le", at, at + nameByteCount - 2),
      type: bytes[at + 66]!,
      left: bytes.readUInt32LE(at + 68),
      right: bytes.readUInt32LE(at + 72),
      child: bytes.readUInt32LE(at + 76),
      start: bytes.readUInt32LE(at + 116),
      byteCount: bytes.readUInt32LE(at + 120)
    });
  }
  if (entries[0]?.type !== 5) throw new RangeError("root entry missing");
  return entries;
}

function rootStreams(entries: readonly Entry[]): Entry[] {
  const seen = new Set<number>();
  const open = [entries[0]!.child];
  const streams: Entry[] = [];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const entry = entries[index];
    if (entry === undefined || seen.has(index)) continue;
    seen.add(index);
    open.push(entry.left, entry.right);
    if (entry.type === 2) streams.push(entry);
  }
  return streams;
}

function writeEntry(bytes: Buffer, at: number, entry: Omit<Entry, "left" | "right">): void {
  bytes.write(entry.name, at, "utf16le");
  bytes.writeUInt16LE((entry.name.length + 1) * 2, at + 64);
  bytes.writeUInt8(entry.type, at + 66);
  bytes.writeUInt8(1, at + 67);
  bytes.writeUInt32LE(freeSector, at + 68);
  bytes.writeUInt32LE(freeSector, at + 72);
  bytes.writeUInt32LE(entry.child, at + 76);
  bytes.writeUInt32LE(entry.start, at + 116);
  bytes.writeUInt32LE(entry.byteCount, at + 120);
}

function readAllocationTable(
  bytes: Buffer,
  sectorCount: number,
  readSector: (sector: number) => Buffer
): number[] {
  const sectors = readWords(bytes.subarray(76, 76 + headerTableLength * 4));
  let next = bytes.readUInt32LE(68);
  for (let i = 0; next <= lastRegularSector && i < sectorCount; i++) {
    const more = readWords(readSector(next));
    next = more.pop()!;
    sectors.push(...more);
  }
  const used = sectors.filter((sector) => sector <= lastRegularSector).slice(0, sectorCount);
  return used.flatMap((sector) => readWords(readSector(sector)));
}

function followChain(table: readonly number[], start: number, limit: number): number[] {
  const chain: number[] = [];
  for (let sector = start; sector < endOfChain; sector = table[sector] ?? endOfChain) {
    if (chain.length >= limit) throw new RangeError("endless chain of sectors");
    chain.push(sector);
  }
  return chain;
}

function readWords(bytes: Buffer): number[] {
  return Array.from({length: Math.floor(bytes.length / 4)}, (_, i) => bytes.readUInt32LE(i * 4));
}
