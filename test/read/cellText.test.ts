import {describe, expect, it} from "vitest";
import {cellText, numberText} from "../../loaders/read/cellText.js";
import {connect, seededRandom} from "./extractFixture.js";
import {blankPattern} from "../../loaders/read/cellText.js";
import {blankSql, literal} from "../../loaders/read/sqlText.js";

describe("numberText", () => {
  it.each([
    [0, "0"],
    [-0, "0"],
    [13812345678, "13812345678"],
    [1280.5, "1280.5"],
    [-80, "-80"],
    [0.1 + 0.2, "0.30000000000000004"],
    [999_999_999_999_999, "999999999999999"],
    [45296.378472222, "45296.378472222"],
    [0.000001, "0.000001"],
    [1e-7, "0.0000001"],
    [-1.25e-10, "-0.000000000125"],
    [1e15, "1E+15"],
    [Number("440106199001011234"), "4.4010619900101126E+17"],
    [-6.2e18, "-6.2E+18"]
  ])("writes %d as %s", (value, text) => {
    expect(numberText(value)).toBe(text);
  });

  it("gives the same number again", () => {
    const random = seededRandom(11);
    for (let i = 0; i < 5000; i++) {
      const value = (random() - 0.5) * 10 ** Math.floor(random() * 40 - 20);
      expect(Number(numberText(value))).toBe(value);
      expect(numberText(value)).toMatch(Math.abs(value) < 1e15 ? /^-?\d+(\.\d+)?$/ : /E\+\d+$/);
    }
  });
});

describe("cellText", () => {
  it("gives null for what looks empty and leaves all other text untouched", () => {
    const blanks = [null, undefined, "", " ", "\u00a0", "\u3000\t", "\u200b\ufeff"];
    expect(blanks.map(cellText)).toEqual(blanks.map(() => null));
    expect([" a ", "\u3000甲", "#N/A", "1.38E+10"].map(cellText)).toEqual([
      " a ",
      "\u3000甲",
      "#N/A",
      "1.38E+10"
    ]);
  });

  it("writes booleans as Excel does and dates as serials of the 1900 system", () => {
    expect([true, false].map(cellText)).toEqual(["TRUE", "FALSE"]);
    expect(cellText(new Date(Date.UTC(2024, 0, 5, 12)))).toBe("45296.5");
  });
});

describe("blankSql", () => {
  it("calls blank what blankPattern calls blank, for every character of the basic plane", async () => {
    const connection = await connect();
    const character = "chr(case when i between 55296 and 57343 then 65 else i end::integer)";
    const reader = await connection.runAndReadAll(
      `select i from range(1, 65536) r(i) where ${blankSql(character)}`
    );
    const expected = Array.from({length: 65535}, (_, i) => i + 1).filter((code) =>
      blankPattern.test(String.fromCharCode(code))
    );
    expect(reader.getRows().map(([code]) => Number(code))).toEqual(expected);
    expect(expected.length).toBeGreaterThan(20);
    const mixed = await connection.runAndReadAll(`select ${blankSql(literal(" \u3000a"))}`);
    expect(mixed.getRows()).toEqual([[false]]);
  });
});
