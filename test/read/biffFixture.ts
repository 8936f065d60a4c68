import * as XLSX from "@e965/xlsx";

export interface BiffRecord {
  id: number;
  body: Buffer;
}

const recordByteLimit = 8224;

export function record(id: number, ...parts: (Buffer | number[])[]): BiffRecord {
  return {id, body: Buffer.concat(parts.map((part) => Buffer.from(part)))};
}

export function u16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, i) => bytes.writeUInt16LE(value, i * 2));
  return bytes;
}

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export function f64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

/** A string with a 16-bit length, two bytes a character. */
export function wideString(text: string): Buffer {
  return Buffer.concat([u16(text.length), Buffer.from([1]), Buffer.from(text, "utf16le")]);
}

export const workbookBof = record(0x0809, u16(0x0600, 0x0005, 0, 0), u32(0), u32(6));
export const sheetBof = record(0x0809, u16(0x0600, 0x0010, 0, 0), u32(0), u32(6));
export const chartBof = record(0x0809, u16(0x0600, 0x0020, 0, 0), u32(0), u32(6));
export const eof = record(0x000a);

/** A cell that refers to the shared string at `index`. */
export function labelSst(row: number, column: number, index: number): BiffRecord {
  return record(0x00fd, u16(row, column, 0), u32(index));
}

export function numberCell(row: number, column: number, value: number): BiffRecord {
  return record(0x0203, u16(row, column, 0), f64(value));
}

/**
 * The shared string table, broken into CONTINUE records in the middle of strings as Excel does;
 * each string is stored wide or compressed, with formatting runs and phonetic text as asked.
 */
export function sharedStrings(
  strings: readonly {text: string; wide: boolean; runs?: number; phonetic?: number}[]
): BiffRecord[] {
  const blocks: Buffer[] = [];
  let block = Buffer.concat([u32(strings.length), u32(strings.length)]);
  const room = (count: number): void => {
    if (block.length + count <= recordByteLimit) return;
    blocks.push(block);
    block = Buffer.alloc(0);
  };
  for (const {text, wide, runs = 0, phonetic = 0} of strings) {
    const flags = (wide ? 1 : 0) | (runs > 0 ? 8 : 0) | (phonetic > 0 ? 4 : 0);
    const head = [u16(text.length), Buffer.from([flags])];
    if (runs > 0) head.push(u16(runs));
    if (phonetic > 0) head.push(u32(phonetic));
    room(Buffer.concat(head).length + 2);
    block = Buffer.concat([block, ...head]);
    for (const character of text.split("")) {
      const bytes = Buffer.from(character, wide ? "utf16le" : "latin1");
      if (block.length + bytes.length > recordByteLimit) {
        blocks.push(block);
        block = Buffer.from([wide ? 1 : 0]);
      }
      block = Buffer.concat([block, bytes]);
    }
    for (let i = 0; i < runs; i++) {
      room(4);
      block = Buffer.concat([block, u16(i, 0)]);
    }
    room(phonetic);
    block = Buffer.concat([block, Buffer.alloc(phonetic)]);
  }
  blocks.push(block);
  return blocks.map((body, i) => record(i === 0 ? 0x00fc : 0x003c, body));
}

/** An .xls file of these records: those of the workbook, then those of its one sheet. */
export function biffWorkbook(
  globals: readonly BiffRecord[],
  sheet: readonly BiffRecord[],
  stream = "Workbook"
): Buffer {
  const name = Buffer.from("\x01\x00S\x00", "latin1");
  const boundSheet = (position: number) => record(0x0085, u32(position), [0, 0], name);
  const xf = record(0x00e0, u16(0, 0, 0), Buffer.alloc(14));
  const before = (position: number) =>
    serialize([workbookBof, xf, boundSheet(position), ...globals, eof]);
  const content = Buffer.concat([before(before(0).length), serialize([sheetBof, ...sheet, eof])]);
  const padded = Buffer.concat([content, Buffer.alloc(Math.max(0, 4096 - content.length))]);
  const container = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(container, `/${stream}`, padded);
  return XLSX.CFB.write(container, {type: "buffer"}) as Buffer;
}

function serialize(records: readonly BiffRecord[]): Buffer {
  return Buffer.concat(records.flatMap(({id, body}) => [u16(id, body.length), body]));
}
