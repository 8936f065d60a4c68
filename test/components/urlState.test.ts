import {describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import {
  choiceFrom,
  filtersFrom,
  isUnfiltered,
  withChoice,
  withFilters
} from "../../src/components/urlState.js";

const known = {
  dealers: [1, 2, 3],
  models: ["启程", "山岳 SUV", "A&B=C"],
  from: "2021-01",
  to: "2026-10"
};

describe("filters in the address", () => {
  it("withFilters and filtersFrom are a round trip", () => {
    const filters = {
      dealers: [1, 3],
      models: ["A&B=C", "山岳 SUV"],
      from: "2024-02",
      to: "2025-01"
    };
    const back = filtersFrom(withFilters("", filters), known);
    expect(back).toEqual({...filters, models: ["山岳 SUV", "A&B=C"]});
  });

  it("no filter is no query string, and the other way round", () => {
    expect(withFilters("", noFilters)).toBe("");
    expect(filtersFrom("", known)).toEqual(noFilters);
    expect(isUnfiltered(filtersFrom("?window=6", known))).toBe(true);
  });

  it("withFilters keeps what else the query string says", () => {
    const search = withFilters("?window=6&dealer=9&view=projector", {...noFilters, dealers: [2]});
    expect(search).toBe("?window=6&view=projector&dealer=2");
  });

  it("filtersFrom leaves out what these data do not have", () => {
    expect(filtersFrom("?dealer=1&dealer=99&dealer=x&model=none", known)).toEqual({
      ...noFilters,
      dealers: [1]
    });
    expect(filtersFrom("?from=2019-01&to=2030-01", known)).toEqual(noFilters);
    expect(filtersFrom("?from=2024-13&to=now", known)).toEqual(noFilters);
  });

  it("filtersFrom takes all dealers as no filter, and no end before the beginning", () => {
    expect(filtersFrom("?dealer=1&dealer=2&dealer=3", known)).toEqual(noFilters);
    expect(filtersFrom("?from=2025-05&to=2025-04", known)).toEqual({...noFilters, from: "2025-05"});
  });

  it("a choice is read only if it is one, and left out when it is the default", () => {
    expect(choiceFrom("?window=6", "window", ["6", "12"])).toBe("6");
    expect(choiceFrom("?window=7", "window", ["6", "12"])).toBeNull();
    expect(withChoice("?dealer=1", "window", "6")).toBe("?dealer=1&window=6");
    expect(withChoice("?dealer=1&window=6", "window", null)).toBe("?dealer=1");
  });
});
