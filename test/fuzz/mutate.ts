import {seededRandom} from "../read/extractFixture.js";
import type {Grid, Table} from "./fixture.js";
import {formats, gb18030, tables} from "./fixture.js";

/** One file of the fixture with something wrong in it. */
export interface Mutant {
  seed: number;
  index: number;
  /** What was done, in words. */
  label: string;
  source: Table["source"];
  file: string;
  bytes: Buffer;
  /** Rows with content below the header, where that is known. */
  rowCount: number | null;
}

interface Random {
  next(): number;
  below(limit: number): number;
  pick<T>(values: readonly T[]): T;
}

const hostileCells = [
  "",
  " ",
  "\u3000",
  "#N/A",
  "无",
  "-",
  "=1+1",
  "@SUM(A1)",
  "合计",
  "小计：",
  "1E+308",
  "1.38E+10",
  "-0",
  "99999999999999999999",
  "0.1.2",
  "１２，３４５．６",
  "￥1,280.50元",
  "12.3万",
  "(80)",
  "0000-00-00",
  "9999-12-31",
  "1900-01-00",
  "2024-02-30",
  "2024/13/45 25:61",
  "45296.38",
  "2958466",
  "2024年1月5日",
  "\ud83d\ude97\ud83d\ude97",
  "𠮷䶮",
  "\u202e反向",
  "\u0000\u0001",
  "\ufffd",
  "a\u0300\u0300\u0300",
  '"',
  '""',
  "'; drop table x; --",
  "\\",
  "{}[]",
  "<b>x</b>&amp;",
  "a\tb",
  "a\nb\r\nc",
  "x".repeat(40_000),
  "NaN",
  "Infinity",
  "null",
  "true"
];

const hostileLabels = [
  "",
  "工单号",
  "VIN",
  "总金额",
  "应收",
  "列",
  "备注 ",
  "车牌號",
  "地盘号",
  "a,b"
];

/** The nth mutant of a seed: always the same. */
export function mutantAt(seed: number, index: number): Mutant {
  const random = randomOf(seed * 1_000_003 + index * 7919 + 1);
  const table = random.pick(tables);
  const format = random.pick(Object.keys(formats));
  const {extension, text, write} = formats[format]!;
  const kind = random.pick(["bytes", "cells", "headers", "encoding", "rows"] as const);
  const base = {seed, index, source: table.source, file: `${table.title}.${extension}`};
  const label = (detail: string): string => `${format} ${table.source} ${kind}: ${detail}`;
  const known = (grid: Grid, headerRow: number): number =>
    grid.slice(headerRow).filter((cells) => cells.some((cell) => !isBlank(cell))).length;
  if (kind === "cells" || kind === "rows") {
    const headerRow = table.titleRowCount + 1;
    const grid = table.grid.map((cells) => [...cells]);
    const detail =
      kind === "cells" ? mutateCells(grid, headerRow, random) : mutateRows(grid, headerRow, random);
    return {...base, label: label(detail), bytes: write(grid), rowCount: known(grid, headerRow)};
  }
  if (kind === "headers") {
    const grid = table.grid.map((cells) => [...cells]);
    const detail = mutateHeader(grid, table.titleRowCount, random);
    return {...base, label: label(detail), bytes: write(grid), rowCount: null};
  }
  if (kind === "encoding" && text !== undefined) {
    const {bytes, detail} = encode(text(table.grid), random);
    return {...base, label: label(detail), bytes, rowCount: null};
  }
  const {bytes, detail} = mutateBytes(write(table.grid), random);
  return {...base, label: label(detail), bytes, rowCount: null};
}

/** As the readers see it; of the characters in `hostileCells`. */
function isBlank(cell: string): boolean {
  return /^[\s\u3000]*$/.test(cell);
}

function mutateCells(grid: Grid, headerRow: number, random: Random): string {
  const count = random.pick([1, 1, 3, 30]);
  const details: string[] = [];
  for (let i = 0; i < count; i++) {
    const row = headerRow + random.below(grid.length - headerRow);
    const column = random.below(grid[headerRow]!.length);
    const cell = random.pick(hostileCells);
    grid[row]![column] = cell;
    details.push(`${row + 1}:${column + 1} ${JSON.stringify(cell.slice(0, 12))}`);
  }
  return details.slice(0, 3).join(" ") + (count > 3 ? ` … (${count})` : "");
}

function mutateRows(grid: Grid, headerRow: number, random: Random): string {
  const at = headerRow + random.below(grid.length - headerRow);
  const row = grid[at]!;
  switch (random.below(8)) {
    case 0:
      grid.splice(at, 0, [...row]);
      return `row ${at + 1} twice`;
    case 1:
      grid.splice(at, 1 + random.below(20));
      return `rows from ${at + 1} dropped`;
    case 2:
      grid.splice(at, 0, [], [""], [" "]);
      return `blank rows at ${at + 1}`;
    case 3:
      grid.push(["合计", ...row.slice(1).map((_, i) => (i === 11 ? "1" : ""))]);
      return "a totals row";
    case 4:
      grid.splice(headerRow);
      return "no rows";
    case 5:
      grid[at] = row.slice(0, random.below(row.length));
      return `row ${at + 1} cut short`;
    case 6:
      grid[at] = [...row, "1", "2", "3", "4", "5", "6"];
      return `row ${at + 1} too long`;
    default:
      grid.splice(headerRow, grid.length, ...grid.slice(headerRow).reverse());
      return "rows reversed";
  }
}

function mutateHeader(grid: Grid, at: number, random: Random): string {
  const header = grid[at]!;
  const column = random.below(header.length);
  const other = random.below(header.length);
  switch (random.below(9)) {
    case 0:
      header[column] = random.pick(hostileLabels);
      return `column ${column + 1} called ${JSON.stringify(header[column])}`;
    case 1:
      [header[column], header[other]] = [header[other]!, header[column]!];
      return `labels ${column + 1} and ${other + 1} swapped`;
    case 2:
      grid.splice(at, 1);
      return "no header";
    case 3:
      grid.splice(at, 0, [...header]);
      return "the header twice";
    case 4:
      for (const cells of grid.slice(at)) cells.splice(column, 1);
      return `column ${column + 1} dropped`;
    case 5:
      for (const cells of grid.slice(at)) cells.splice(column, 0, cells[other] ?? "");
      return `column ${other + 1} again at ${column + 1}`;
    case 6:
      grid.splice(at, 0, ...Array.from({length: random.below(16)}, () => ["标题"]));
      return "titles above the header";
    case 7:
      grid.splice(
        at,
        0,
        header.map((_, i) => (i % 3 === 0 ? "组" : ""))
      );
      return "a row of groups above the header";
    default:
      header.splice(0, header.length, ...header.map(() => random.pick(hostileLabels)));
      return "a header of other labels";
  }
}

function encode(text: string, random: Random): {bytes: Buffer; detail: string} {
  const wide = (bigEndian: boolean): Buffer => {
    const bytes = Buffer.from(text, "utf16le");
    return bigEndian ? bytes.swap16() : bytes;
  };
  const half = Math.floor(text.length / 2);
  const encodings: Record<string, () => Buffer> = {
    "utf-16le": () => wide(false),
    "utf-16be": () => wide(true),
    "utf-16le with mark": () => Buffer.concat([Buffer.from([0xff, 0xfe]), wide(false)]),
    "utf-16be with mark": () => Buffer.concat([Buffer.from([0xfe, 0xff]), wide(true)]),
    "utf-16le and a byte": () => Buffer.concat([wide(false), Buffer.from([0x41])]),
    gb18030: () => gb18030(text),
    "half gb18030": () =>
      Buffer.concat([Buffer.from(text.slice(0, half)), gb18030(text.slice(half))]),
    "half utf-8": () =>
      Buffer.concat([gb18030(text.slice(0, half)), Buffer.from(text.slice(half))]),
    "two marks": () => Buffer.from(`\ufeff\ufeff${text}`),
    "mark of another": () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text)]),
    "latin-1": () => Buffer.from(text, "latin1"),
    "utf-8 twice": () => Buffer.from(Buffer.from(text).toString("latin1")),
    "old mac lines": () => Buffer.from(text.replaceAll("\r\n", "\r")),
    "mixed lines": () =>
      Buffer.from(text.replace(/\r\n/g, () => random.pick(["\r\n", "\n", "\r", "\u2028"])))
  };
  const detail = random.pick(Object.keys(encodings));
  return {bytes: encodings[detail]!(), detail};
}

function mutateBytes(original: Buffer, random: Random): {bytes: Buffer; detail: string} {
  const bytes = Buffer.from(original);
  const at = random.below(bytes.length);
  const length = 1 + random.below(random.pick([2, 16, 600]));
  const noise = Buffer.from(Array.from({length}, () => random.below(256)));
  const without = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
  switch (random.below(8)) {
    case 0: {
      const count = random.pick([1, 1, 5, 100]);
      for (let i = 0; i < count; i++) bytes[random.below(bytes.length)]! ^= 1 << random.below(8);
      return {bytes, detail: `${count} bits flipped, of ${bytes.length} bytes`};
    }
    case 1:
      return {bytes: bytes.subarray(0, at), detail: `cut off at ${at}`};
    case 2:
      return {bytes: without, detail: `${length} bytes missing at ${at}`};
    case 3:
      noise.copy(bytes, at);
      return {bytes, detail: `${length} bytes of noise at ${at}`};
    case 4:
      bytes.fill(random.pick([0, 0xff, 0x22, 0x0a]), at, Math.min(bytes.length, at + length));
      return {bytes, detail: `${length} bytes of one value at ${at}`};
    case 5: {
      const slice = bytes.subarray(at, at + length);
      const doubled = Buffer.concat([
        bytes.subarray(0, at + slice.length),
        slice,
        bytes.subarray(at + slice.length)
      ]);
      return {bytes: doubled, detail: `${slice.length} bytes twice at ${at}`};
    }
    case 6: {
      const word = Math.max(0, Math.min(bytes.length - 4, at));
      if (bytes.length >= 4) bytes.writeUInt32LE(random.pick([0, 1, 0x7fffffff, 0xffffffff]), word);
      return {bytes, detail: `a word replaced at ${word}`};
    }
    default:
      return {bytes: Buffer.concat([noise, bytes]), detail: `${length} bytes of noise before`};
  }
}

function randomOf(seed: number): Random {
  const next = seededRandom(seed);
  for (let i = 0; i < 3; i++) next(); // neighbouring seeds begin alike
  const below = (limit: number): number => Math.floor(next() * limit);
  return {next, below, pick: (values) => values[below(values.length)]!};
}
