import {describe, expect, it, vi} from "vitest";
import {Ahead} from "../../src/components/ahead.js";
import type {Filters} from "../../src/contract/filters.js";
import {noFilters} from "../../src/contract/filters.js";

const question = (name: string, filters: Filters) => ({
  key: `${name} ${JSON.stringify(filters.dealers)}`
});
const make = (filters: Filters) => ({
  share: question("share", filters),
  list: [question("first", filters), question("second", filters)],
  unasked: question("unasked", filters)
});
const one: Filters = {...noFilters, dealers: [1]};
const two: Filters = {...noFilters, dealers: [2]};

function asking() {
  const asked: {key: string; signal: AbortSignal}[] = [];
  const answer = ({key}: {key: string}, signal: AbortSignal) => {
    asked.push({key, signal});
    return Promise.reject(new Error("left to the cells"));
  };
  return {asked, answer};
}

describe("Ahead", () => {
  it("asks under other filters what was asked, in that order, and nothing else", () => {
    const ahead = new Ahead();
    const {share, list} = ahead.questions(noFilters, make);
    ahead.follow("list-1", list[1]!);
    ahead.follow("share", share);
    const {asked, answer} = asking();
    ahead.ask(one, answer);
    expect(asked.map(({key}) => key)).toEqual(["second [1]", "share [1]"]);
  });

  it("makes each record of questions once", () => {
    const ahead = new Ahead();
    const made = vi.fn(make);
    const {share, list} = ahead.questions(noFilters, made);
    ahead.follow("share", share);
    ahead.follow("list-0", list[0]!);
    ahead.ask(one, asking().answer);
    expect(made).toHaveBeenCalledTimes(2);
  });

  it("asks nothing that the filters do not change, or of whose making it does not know", () => {
    const ahead = new Ahead();
    const same = ahead.questions(noFilters, () => ({course: {key: "course"}}));
    ahead.follow("course", same.course);
    ahead.follow("everyone", {key: "everyone"});
    const {asked, answer} = asking();
    ahead.ask(one, answer);
    expect(asked).toEqual([]);
  });

  it("keeps to what the cells ask, and gives up the rest", () => {
    const ahead = new Ahead();
    const before = ahead.questions(noFilters, make);
    ahead.follow("share", before.share);
    ahead.follow("first", before.list[0]!);
    const {asked, answer} = asking();
    ahead.ask(one, answer);
    ahead.follow("share", ahead.questions(one, make).share);
    ahead.follow("first", {key: "another choice"});
    expect(asked.map(({signal}) => signal.aborted)).toEqual([false, true]);
  });

  it("gives up what it asked when filters move again before it is answered", () => {
    const ahead = new Ahead();
    ahead.follow("share", ahead.questions(noFilters, make).share);
    const {asked, answer} = asking();
    ahead.ask(one, answer);
    ahead.ask(two, answer);
    expect(asked.map(({key, signal}) => [key, signal.aborted])).toEqual([
      ["share [1]", true],
      ["share [2]", false]
    ]);
  });

  it("asks nothing when the filters are moved back to those that the cells know", () => {
    const ahead = new Ahead();
    ahead.follow("share", ahead.questions(noFilters, make).share);
    const {asked, answer} = asking();
    ahead.ask(one, answer);
    ahead.ask(noFilters, answer);
    expect(asked.map(({signal}) => signal.aborted)).toEqual([true]);
  });
});
