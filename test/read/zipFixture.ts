import {crc32, deflateRawSync} from "node:zlib";

export interface Part {
  name: string | Buffer;
  content: Buffer | string;
  declared?: number;
  crc?: number; // defaults to that of the content
  method?: number; // defaults to 8, deflated; 0 is stored; others only say so
  flags?: number; // 1 encrypted, 0x800 a name in UTF-8
  mode?: number; // of a file on Unix, such as 0o120777 for a link
}

/** A zip archive, made by hand so that it can lie; `zip64`: with all sizes in the wide fields. */
export function zip(parts: readonly Part[], {zip64 = false} = {}): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const {content, declared, method = 8, flags = 0, mode = 0, ...part} of parts) {
    const name = Buffer.from(part.name);
    const data = method === 0 ? Buffer.from(content) : deflateRawSync(content, {level: 9});
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(flags, 2);
    header.writeUInt16LE(method, 4);
    header.writeUInt32LE(part.crc ?? crc32(content), 10);
    header.writeUInt32LE(data.length, 14);
    header.writeUInt32LE(declared ?? Buffer.byteLength(content), 18);
    header.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), header, name, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    const extra = zip64 ? wideSizes(header) : Buffer.alloc(0);
    const start = Buffer.from("PK\x01\x02\x14\x00");
    entries.push(Buffer.concat([start, header, tail, name, extra]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(zip64 ? 0xffff : parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(zip64 ? 0xffffffff : offset, 12);
  const wideEnd = zip64
    ? wideDirectoryEnd(parts.length, directory.length, offset)
    : Buffer.alloc(0);
  return Buffer.concat([...locals, directory, wideEnd, Buffer.from("PK\x05\x06"), end]);
}

/** Moves the sizes of an entry to an extra field. */
function wideSizes(header: Buffer): Buffer {
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(BigInt(header.readUInt32LE(18)), 4);
  extra.writeBigUInt64LE(BigInt(header.readUInt32LE(14)), 12);
  header.writeUInt32LE(0xffffffff, 14);
  header.writeUInt32LE(0xffffffff, 18);
  header.writeUInt16LE(extra.length, 24);
  return extra;
}

function wideDirectoryEnd(entryCount: number, byteCount: number, offset: number): Buffer {
  const end = Buffer.alloc(76);
  end.write("PK\x06\x06", 0, "latin1");
  end.writeBigUInt64LE(44n, 4);
  end.writeBigUInt64LE(BigInt(entryCount), 24);
  end.writeBigUInt64LE(BigInt(entryCount), 32);
  end.writeBigUInt64LE(BigInt(byteCount), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  end.write("PK\x06\x07", 56, "latin1");
  end.writeBigUInt64LE(BigInt(offset + byteCount), 64);
  end.writeUInt32LE(1, 72);
  return end;
}

export const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;

export function xlsxParts(sheetData: string): Part[] {
  return [
    {name: "[Content_Types].xml", content: "<Types/>"},
    {
      name: "_rels/.rels",
      content: `<Relationships>${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`
    },
    {
      name: "xl/workbook.xml",
      content:
        '<workbook xmlns:r="x"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships>${relation("rId1", "worksheet", "worksheets/sheet1.xml")}</Relationships>`
    },
    {
      name: "xl/worksheets/sheet1.xml",
      content: `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`
    }
  ];
}

/** A row of one number. */
export const row = (number: number, address: string, value: string) =>
  `<row r="${number}"><c r="${address}"><v>${value}</v></c></row>`;
