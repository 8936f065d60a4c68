import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {profileTraits, survivors} from "../../src/components/audience/profile.js";
import {everyone} from "../../src/contract/audience.js";
import {noFilters} from "../../src/contract/filters.js";
import {classNumbers} from "../../src/queries/audience/classNumbers.js";
import {fileCompleteness} from "../../src/queries/audience/files.js";
import {pastContacts, pastInvitations} from "../../src/queries/audience/past.js";
import {audienceList, audienceSize} from "../../src/queries/audience/plan.js";
import {segmentProfile} from "../../src/queries/audience/profile.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines, Cell} from "../util/martTables.js";
import {bothAnswer, twoDealers} from "./bothAnswers.js";

const customer = (customer_id: number, more: Record<string, Cell> = {}): Record<string, Cell> => ({
  customer_id,
  customer_kind: "person",
  home_dealer_id: 1,
  model_series: "A",
  first_seen_date: "2024-02-01",
  last_seen_date: "2025-01-10",
  next_due_date: "2025-12-05",
  gender: "female",
  age_band: "30-39",
  interest: "travel",
  services_due_24m: 2,
  services_done_24m: 2,
  value_when_last_seen_cents: 10_000,
  visit_count: 3,
  purchase_count: 1,
  referral_count: 0,
  is_lost: false,
  is_at_risk: false,
  basic_filled_count: 6,
  vehicle_filled_count: 2,
  consumption_filled_count: 3,
  advisor: "A01",
  ...more
});

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines({
    dealers: twoDealers,
    customers: [
      customer(1),
      customer(2, {gender: "male", next_due_date: "2025-07-05", basic_filled_count: 3}),
      customer(3, {home_dealer_id: 2, advisor: "A02", interest: null}),
      customer(4, {services_done_24m: 0, value_when_last_seen_cents: 90_000, is_lost: true}),
      customer(5, {customer_kind: "company"})
    ],
    customer_values: [
      {
        customer_id: 1,
        residual_value_cents: 50_000,
        alive_share: 0.9,
        car_age_years: 1,
        mileage_km: 15_000
      },
      {
        customer_id: 2,
        residual_value_cents: 70_000,
        alive_share: 0.8,
        car_age_years: 1,
        mileage_km: 20_000
      },
      {
        customer_id: 3,
        residual_value_cents: 20_000,
        alive_share: 0.7,
        car_age_years: 7,
        mileage_km: 120_000
      },
      {
        customer_id: 4,
        residual_value_cents: 0,
        alive_share: 0,
        car_age_years: null,
        mileage_km: null
      }
    ],
    events: [{event_id: 1, event_type: "trip"}],
    participations: [
      {
        participation_id: 1,
        event_id: 1,
        customer_id: 1,
        has_attended: true,
        was_invited_at_random: true
      },
      {
        participation_id: 2,
        event_id: 1,
        customer_id: 1,
        has_attended: false,
        was_invited_at_random: false
      },
      {
        participation_id: 3,
        event_id: 1,
        customer_id: 2,
        has_attended: false,
        was_invited_at_random: false
      }
    ],
    contacts: [
      {contact_id: 1, customer_id: 2, contact_type: "service_due", is_success: true},
      {contact_id: 2, customer_id: 2, contact_type: "service_due", is_success: null}
    ]
  });
});
afterAll(() => engines.close());

describe("audienceSize(filters, plan)", () => {
  it("counts persons only and what they are worth", async () => {
    const rows = await bothAnswer(engines, audienceSize(noFilters, everyone));
    const found = rows.map(({part, kind, people, n, y}) => [part, kind, people, n, y]);
    expect(found).toEqual([
      ["dealer", "1", 3, 3, 1200],
      ["dealer", "2", 1, 1, 200],
      ["size", null, 4, 4, 1400]
    ]);
  });

  it("takes the season for when, not for whom: it narrows the audience and not its past", async () => {
    const summer = {...everyone, season: "summer"} as const;
    const size = await bothAnswer(engines, audienceSize(noFilters, summer));
    expect(size.find(({part}) => part === "size")).toMatchObject({people: 1, y: 700});
    const past = await bothAnswer(engines, pastInvitations(noFilters, summer));
    expect(past.find(({part}) => part === "event")).toMatchObject({people: 2, n: 3});
  });

  it("counts nobody where nobody is chosen", async () => {
    const rows = await bothAnswer(engines, audienceSize({...noFilters, dealers: []}, everyone));
    expect(rows).toMatchObject([{part: "size", people: 0, n: 0, y: 0}]);
  });

  it("narrows by mileage, age of the car, age, gender and interest, from the lower end of a band on", async () => {
    const sizeOf = async (plan: Partial<typeof everyone>): Promise<number> => {
      const rows = await bothAnswer(engines, audienceSize(noFilters, {...everyone, ...plan}));
      return rows.find(({part}) => part === "size")!.people;
    };
    expect(await sizeOf({mileage: 0})).toBe(1);
    expect(await sizeOf({mileage: 1})).toBe(1);
    expect(await sizeOf({mileage: 3})).toBe(1);
    expect(await sizeOf({carAge: 0})).toBe(2);
    expect(await sizeOf({carAge: 0, gender: "male"})).toBe(1);
    expect(await sizeOf({interest: "travel"})).toBe(3);
    expect(await sizeOf({ageBand: "20-29"})).toBe(0);
  });

  it("lists those worth most first, by key alone", async () => {
    const rows = await bothAnswer(engines, audienceList(noFilters, everyone, {limit: 2}));
    expect(rows.map(({customer_id, value}) => [customer_id, value])).toEqual([
      [2, 700],
      [1, 500]
    ]);
    expect(Object.keys(rows[0]!)).not.toContain("gender");
  });
});

describe("pastInvitations(filters, plan) and pastContacts(filters, plan)", () => {
  const found = async (more: Partial<typeof everyone>, dealers: number[] | null = null) => {
    const filters = {...noFilters, dealers};
    const plan = {...everyone, ...more};
    const rows = [
      ...(await bothAnswer(engines, pastInvitations(filters, plan))),
      ...(await bothAnswer(engines, pastContacts(filters, plan)))
    ];
    return rows.map(({part, kind, people, n, y, nn, ny, yy}) => [
      part,
      kind,
      people,
      n,
      y,
      nn,
      ny,
      yy
    ]);
  };

  it("sum what persons have answered before, the invitations drawn at random once more by themselves", async () => {
    expect(await found({})).toEqual([
      ["event", "trip", 2, 3, 1, 5, 2, 1],
      ["event_random", "trip", 1, 1, 1, 1, 1, 1],
      ["contact", "service_due", 1, 1, 1, 1, 1, 1]
    ]);
  });

  it("count those like the audience at the dealers chosen", async () => {
    expect(await found({gender: "male"})).toEqual([
      ["event", "trip", 1, 1, 0, 1, 0, 0],
      ["contact", "service_due", 1, 1, 1, 1, 1, 1]
    ]);
    expect(await found({}, [2])).toEqual([]);
  });
});

describe("segments and files", () => {
  it("a class and the rest make up all persons, attribute by attribute", async () => {
    const rows = await bothAnswer(
      engines,
      segmentProfile(noFilters, {scheme: "abcd", class: "b", rules: {}})
    );
    const gender = rows.filter(({attribute}) => attribute === "gender");
    expect(gender.map(({category, in_class, in_rest}) => [category, in_class, in_rest])).toEqual([
      ["female", 1, 2],
      ["male", 0, 1]
    ]);
    const traits = profileTraits(rows);
    // Two values say one thing, and four persons say nothing.
    expect(traits.filter(({attribute}) => attribute === "gender")).toHaveLength(1);
    expect(survivors(traits)).toEqual([]);
  });

  it("cards count each class's own customers", async () => {
    const rows = await bothAnswer(engines, classNumbers(noFilters, "abcd"));
    expect(rows.reduce((sum, {customers}) => sum + customers, 0)).toBe(4);
    expect(rows.find((row) => row.class === "b")).toMatchObject({customers: 1, lost: 1, value: 0});
  });

  it("files are complete by the share of their fields, by dealer, advisor and year first seen", async () => {
    const rows = await bothAnswer(engines, fileCompleteness(noFilters));
    expect(rows.find(({part}) => part === "all")).toMatchObject({
      basic_n: 4,
      basic_sum: 3.5,
      vehicle_sum: 2,
      consumption_sum: 4
    });
    expect(
      rows
        .filter(({part}) => part === "advisor")
        .map(({dealer_id, advisor, basic_n}) => [dealer_id, advisor, basic_n])
    ).toEqual([
      [1, "A01", 3],
      [2, "A02", 1]
    ]);
    expect(rows.filter(({part}) => part === "year")).toHaveLength(1);
  });
});
