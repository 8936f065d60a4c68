import {expect, it} from "vitest";
import {AnswerCache} from "../../src/engine/answerCache.js";

const rows = (count: number) => Array.from({length: count}, (_, i) => ({i}));

it("AnswerCache drops the longest unused when it holds too many rows", () => {
  const cache = new AnswerCache(10);
  cache.set("a", rows(4));
  cache.set("b", rows(4));
  expect(cache.get("a")).toEqual(rows(4));
  cache.set("c", rows(4));
  expect(cache.get("b")).toBeUndefined();
  expect(cache.get("a")).toEqual(rows(4));
  expect(cache.get("c")).toEqual(rows(4));
});

it("AnswerCache does not keep what alone is too large", () => {
  const cache = new AnswerCache(10);
  cache.set("a", rows(3));
  cache.set("b", rows(11));
  expect(cache.get("b")).toBeUndefined();
  expect(cache.get("a")).toEqual(rows(3));
});

it("AnswerCache counts a replaced answer once, and an empty one as one row", () => {
  const cache = new AnswerCache(3);
  for (let i = 0; i < 5; i++) cache.set("a", rows(2));
  cache.set("b", []);
  expect(cache.get("a")).toEqual(rows(2));
  cache.set("c", []);
  expect(cache.get("b")).toBeUndefined();
  expect(cache.get("c")).toEqual([]);
});
