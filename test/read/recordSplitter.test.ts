import {describe, expect, it} from "vitest";
import {RecordSplitter} from "../../loaders/read/recordSplitter.js";
import type {SplitterOptions, TextRecord} from "../../loaders/read/recordSplitter.js";
import {seededRandom} from "./extractFixture.js";

function split(text: string, options: Partial<SplitterOptions> = {}, pieceLength = text.length) {
  const records: TextRecord[] = [];
  const defaults = {
    delimiter: ",",
    newline: "\n",
    columnCount: 3,
    refuseReplacements: false
  } as const;
  const splitter = new RecordSplitter({...defaults, ...options}, (record) => records.push(record));
  for (let at = 0; at < text.length; at += pieceLength) {
    splitter.push(text.slice(at, at + pieceLength));
  }
  splitter.end();
  return records;
}

const cells = (records: TextRecord[]) => records.map((record) => record.cells);
const reasons = (records: TextRecord[]) => records.map((record) => record.reason);

describe("RecordSplitter", () => {
  it("splits cells with delimiters, doubled quotes and line breaks in quotes", () => {
    const records = split('a,"b,1",c\r\n"x ""y""","line 1\r\nline 2\nline 3",\r\n');
    expect(cells(records)).toEqual([
      ["a", "b,1", "c"],
      ['x "y"', "line 1\r\nline 2\nline 3", ""]
    ]);
    expect(records.map(({lineCount}) => lineCount)).toEqual([1, 3]);
  });

  it("counts blank lines and a last line without a line break", () => {
    expect(cells(split("a,b\n\n\nc"))).toEqual([["a", "b"], [""], [""], ["c"]]);
    expect(split("")).toEqual([]);
  });

  it("takes spaces around a quoted cell as no part of it", () => {
    expect(cells(split('1, "x" ,3'))).toEqual([["1", "x", "3"]]);
  });

  it("takes a quote in the middle of a cell literally", () => {
    expect(cells(split('1,19" x,3\n'))).toEqual([["1", '19" x', "3"]]);
  });

  it("takes paired quotes that follow no rule literally when the width is right", () => {
    expect(split('1,"x" y,3\n')).toEqual([
      {cells: ["1", '"x" y', "3"], reason: null, lineCount: 1}
    ]);
    expect(reasons(split('1,"x" y,"3,4"\n'))).toEqual(["unclosed_quote"]);
  });

  it("ends a record whose quote is not closed with its line", () => {
    const records = split('a,b,c\n1,"x,3\n4,5,6\n7,"z",9\n');
    expect(reasons(records)).toEqual([null, "unclosed_quote", null, null]);
    expect(cells(records).slice(2)).toEqual([
      ["4", "5", "6"],
      ["7", "z", "9"]
    ]);
  });

  it("sees an unclosed quote even where a later stray quote would close it", () => {
    expect(reasons(split('a,b,c\n1,"x,3\n4,5,6\n7,z",9\n'))).toEqual([
      null,
      "unclosed_quote",
      null,
      null
    ]);
  });

  it("sees an unclosed quote on the last line and before a long rest", () => {
    expect(reasons(split('1,2,3\n4,"5,6\n'))).toEqual([null, "unclosed_quote"]);
    const records = split(`1,"2\n${"x\n".repeat(3000)}`);
    expect(reasons(records)).toEqual(["unclosed_quote", ...Array<null>(3000).fill(null)]);
  });

  it("keeps a note of several lines that has a few delimiters", () => {
    const note = '1,"first, line\nsecond, line\nthird",3\n';
    expect(split(note)).toEqual([
      {cells: ["1", "first, line\nsecond, line\nthird", "3"], reason: null, lineCount: 3}
    ]);
  });

  it("breaks a record with surplus cells unless they are blank", () => {
    const records = split("1,2,3,\n1,2,3, ,\u3000\n1,2,3,,4\n1\n");
    expect(reasons(records)).toEqual([null, null, "too_many_cells", null]);
  });

  it("breaks a record that was not decoded, when told to", () => {
    expect(reasons(split("a,\ufffd,c\nd,e,f", {refuseReplacements: true}))).toEqual([
      "not_decodable",
      null
    ]);
    expect(reasons(split("a,\ufffd,c"))).toEqual([null]);
  });

  it("splits at carriage returns where there are no line feeds", () => {
    expect(cells(split('a,"b\rc",d\re,f,g\r', {newline: "\r"}))).toEqual([
      ["a", "b\rc", "d"],
      ["e", "f", "g"]
    ]);
  });

  it("gives the same records whatever the pieces, and every line to one record", () => {
    const random = seededRandom(7);
    const alphabet = ["a", "1", ",", ",", '"', '"', "\n", "\n", "\r\n", " ", "甲"];
    for (let round = 0; round < 500; round++) {
      const length = Math.floor(random() * 40);
      const text = Array.from(
        {length},
        () => alphabet[Math.floor(random() * alphabet.length)]!
      ).join("");
      const whole = split(text);
      expect(split(text, {}, 1)).toEqual(whole);
      const lines = text === "" ? 0 : text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
      expect(whole.reduce((sum, {lineCount}) => sum + lineCount, 0)).toBe(lines);
    }
  });
});
