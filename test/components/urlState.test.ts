import {describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import {
  choiceFrom,
  filtersFrom,
  isUnfiltered,
  rulesFrom,
  segmentFrom,
  withChoice,
  withFilters,
  withRulesOf
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
    expect(back).toEqual({...filters, models: ["山岳 SUV", "A&B=C"], segment: null});
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

describe("a segment in the address", () => {
  it("keeps scheme, class and the rules that are not the defaults", () => {
    const segment = {
      scheme: "abcd",
      class: "b",
      rules: {loyal_by: "attitude", loyal_attitude: 4.5}
    } as const;
    const search = withFilters("?rule_bee_active=6", {...noFilters, segment});
    expect(search).toBe(
      "?rule_bee_active=6&segment=abcd.b&rule_loyal_by=attitude&rule_loyal_attitude=4.5"
    );
    expect(segmentFrom(search)).toEqual(segment);
    expect(filtersFrom(search, known).segment).toEqual(segment);
    expect(isUnfiltered(filtersFrom(search, known))).toBe(false);
  });

  it("is none where scheme or class are unknown, and has the default where a rule is", () => {
    for (const name of ["abcd", "abcd.e", "xyz.a", ".", "abcd.toString"]) {
      expect(segmentFrom(`?segment=${name}`)).toBeNull();
    }
    const rules = "rule_loyal_by=toString&rule_high_value=0.33&rule_loyal_services=0.75";
    expect(segmentFrom(`?segment=abcd.a&${rules}`)).toEqual({
      scheme: "abcd",
      class: "a",
      rules: {}
    });
  });

  it("takes its rules along to another page, and those of the other schemes", () => {
    const rules = "rule_high_value=0.2&rule_bee_active=6";
    expect(withRulesOf("?by=score&rule_compared=3", `?x=1&${rules}`)).toBe(`?by=score&${rules}`);
    expect(rulesFrom(`?${rules}`, "insects")).toEqual({bee_active: 6});
  });
});
