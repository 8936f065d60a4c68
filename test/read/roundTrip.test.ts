import {describe, expect, it} from "vitest";
import {blankPattern} from "../../loaders/read/cellText.js";
import {RecordSplitter} from "../../loaders/read/recordSplitter.js";
import type {TextRecord} from "../../loaders/read/recordSplitter.js";
import {readSheet, seededRandom} from "./extractFixture.js";
import {encodeGb18030} from "./gb18030.js";
import {oracleGrids, writeWorkbook} from "./workbookOracle.js";
import type {Cell} from "./workbookOracle.js";

const plainTexts = [
  "",
  " ",
  "甲",
  "沪A12345",
  "1,280.50",
  "a;b",
  "c|d",
  " x ",
  "001",
  "１２３",
  "#N/A"
];
const quotedTexts = ['说"明"', "第一行\n第二行", '"', '""\n', "x, y"];
const numbers = [0, 1, -80, 1280.5, 45296.38, 13812345678, 1 / 3, 1e-7, 2 ** 40];

class Randomness {
  readonly next: () => number;

  constructor(seed: number) {
    this.next = seededRandom(seed);
  }

  integer(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(values: readonly T[]): T {
    return values[this.integer(0, values.length - 1)]!;
  }

  /** A full header row, then rows whose first cell is never blank. */
  cells<T>(cell: () => T): (T | string)[][] {
    const width = this.integer(4, 8);
    const others = () => Array.from({length: width - 1}, cell);
    const rows = Array.from({length: this.integer(1, 12)}, (_, i) => [`${i}号`, ...others()]);
    return [Array.from({length: width}, (_, i) => `列${i}`), ...rows];
  }
}

const blankAsNull = (text: string) => (blankPattern.test(text) ? null : text);

describe("a random grid comes back as it was written", () => {
  it.each([",", "\t", ";", "|"])("as text with delimiter %j in any encoding", async (delimiter) => {
    const random = new Randomness(delimiter.charCodeAt(0));
    for (let round = 0; round < 25; round++) {
      const cells = random.cells(() =>
        random.pick(random.pick([plainTexts, plainTexts, quotedTexts, ["a\r\nb"]]))
      );
      const quoteAll = random.next() < 0.3;
      const quote = (cell: string) =>
        quoteAll || /["\r\n]/.test(cell) || cell.includes(delimiter)
          ? `"${cell.replaceAll('"', '""')}"`
          : cell;
      const newline = random.pick(["\n", "\r\n"]);
      const lines = cells.map((row) => row.map(quote).join(delimiter));
      const text = lines.join(newline) + random.pick(["", newline]);
      const bytes = random.pick([
        () => Buffer.from(text),
        () => Buffer.from(`\ufeff${text}`),
        () => Buffer.from(`\ufeff${text}`, "utf16le"),
        () => encodeGb18030(text)
      ])();
      const firstRow = random.integer(1, 3);
      const {rows, rowNumbers, broken} = await readSheet(bytes, {}, firstRow);
      const expected = cells.slice(firstRow - 1).map((row) => row.map(blankAsNull));
      expect(rows).toEqual(expected);
      expect(rowNumbers).toEqual(expected.map((_, i) => firstRow + i));
      expect(broken).toEqual([]);
    }
  });

  it.each(["biff8", "xlsx"] as const)(
    "as a %s workbook, which SheetJS reads alike",
    async (bookType) => {
      const random = new Randomness(bookType.length);
      for (let round = 0; round < 25; round++) {
        const cells = random.cells<Cell>(() =>
          random.pick<Cell>([
            null,
            true,
            false,
            random.pick(numbers),
            random.pick(plainTexts),
            random.pick(quotedTexts)
          ])
        );
        const bytes = writeWorkbook(bookType, [{name: "S", cells}]);
        const {rows} = await readSheet(bytes);
        expect(rows).toEqual(
          cells.map((row) =>
            row.map((cell) => {
              if (cell === null) return null;
              if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
              return typeof cell === "number"
                ? cell === 1e-7
                  ? "0.0000001"
                  : `${cell}`
                : blankAsNull(cell);
            })
          )
        );
        const oracle = oracleGrids(bytes).get("S")!;
        expect(
          rows.map((row) => row.map((cell) => (cell === "0.0000001" ? "1e-7" : cell)))
        ).toEqual(oracle);
      }
    }
  );

  it("as an HTML table in any encoding", async () => {
    const random = new Randomness(5);
    for (let round = 0; round < 25; round++) {
      const cells = random.cells(() =>
        random.pick([...plainTexts, "<b>", "A&B", '"q"', "第一行\n第二行"])
      );
      const escape = (cell: string) =>
        cell.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");
      const rows = cells.map(
        (row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join("")}</tr>`
      );
      const html = `<table>\n${rows.join("\n")}\n</table>`;
      const bytes = random.pick([Buffer.from(html), encodeGb18030(html)]);
      expect((await readSheet(bytes)).rows).toEqual(
        cells.map((row) => row.map((cell) => blankAsNull(cell.trim())))
      );
    }
  });
});

describe("load of random dirty text", () => {
  it("gives what the splitter alone gives, and loses no record", async () => {
    const random = new Randomness(17);
    const pieces = [
      "a",
      "1",
      "甲",
      ",",
      ",",
      ",",
      '"',
      '"',
      '""',
      "\n",
      "\n",
      "\n",
      "\r\n",
      " ",
      ",,,,,,,x",
      '","'
    ];
    for (let round = 0; round < 200; round++) {
      const length = random.integer(1, 60);
      const text = `a,b,c\n${Array.from({length}, () => random.pick(pieces)).join("")}`;
      const firstRow = random.integer(1, 4);
      const {sheet, rows, rowNumbers, broken} = await readSheet(text, {delimiter: ","}, firstRow);
      const records: TextRecord[] = [];
      const {columnCount} = sheet;
      const options = {
        delimiter: ",",
        newline: "\n",
        columnCount,
        refuseReplacements: false
      } as const;
      const splitter = new RecordSplitter(options, (record) => records.push(record));
      splitter.push(text);
      splitter.end();
      const numbered = records.map((record, i) => ({...record, row: i + 1})).slice(firstRow - 1);
      const whole = numbered.filter(({reason}) => reason === null);
      const context = JSON.stringify({text, firstRow, columnCount});
      expect(rowNumbers, context).toEqual(whole.map(({row}) => row));
      expect(rows, context).toEqual(
        whole.map(({cells}) =>
          Array.from({length: columnCount}, (_, i) => blankAsNull(cells[i] ?? ""))
        )
      );
      expect(broken, context).toEqual(
        numbered.filter(({reason}) => reason !== null).map(({row, reason}) => [row, reason])
      );
      if (sheet.rowCount !== null) expect(sheet.rowCount, context).toBe(records.length);
    }
  });
});
