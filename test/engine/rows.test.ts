import {expect, it} from "vitest";
import {rowsOf} from "../../src/engine/rows.js";

it("rowsOf() gives each row the values of its columns", () => {
  const values = [
    [1, null],
    ["甲", "乙"]
  ];
  expect(rowsOf({names: ["n", "name"], values, count: 2})).toEqual([
    {n: 1, name: "甲"},
    {n: null, name: "乙"}
  ]);
});

it("rowsOf() keeps the number of rows of a result without columns, and the absence of rows", () => {
  expect(rowsOf({names: [], values: [], count: 2})).toEqual([{}, {}]);
  expect(rowsOf({names: ["n"], values: [[]], count: 0})).toEqual([]);
});
