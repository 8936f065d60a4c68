import {describe, expect, it} from "vitest";
import {dayOf} from "../../loaders/sample/calendar.js";
import {creditCode, idCheckDigit, identityNumber, phoneOf} from "../../loaders/sample/people.js";
import {plateOf, vinCheckDigit, vinOf} from "../../loaders/sample/vehicles.js";

const vins = Array.from({length: 3000}, (_, i) => vinOf(i * 7919, i % 8, 2020 + (i % 7)));

describe("vinCheckDigit(vin)", () => {
  it("gives the published examples", () => {
    // 49 CFR 565 and the all-ones VIN of ISO 3779's commentaries.
    for (const vin of ["1M8GDM9AXKP042788", "11111111111111111", "5GZCZ43D13S812715"])
      expect(vinCheckDigit(vin)).toBe(vin[8]);
  });
});

describe("vinOf(vehicle)", () => {
  it("has 17 characters without I, O and Q, the right check digit and a maker of no country", () => {
    for (const vin of vins) {
      expect(vin).toMatch(/^0AT[A-HJ-NPR-Z0-9]{14}$/);
      expect(vin[8]).toBe(vinCheckDigit(vin));
    }
    expect(new Set(vins).size).toBe(vins.length);
  });

  it("is another for every car beyond a million", () => {
    expect(vinOf(1_000_001, 0, 2024)).not.toBe(vinOf(1, 0, 2024));
    expect(vinOf(40_000_001, 0, 2024)).not.toBe(vinOf(1, 0, 2024));
  });
});

describe("identityNumber(customer, birth, female)", () => {
  it("has a valid check digit, the birth date, an odd number for men, and an area that does not exist", () => {
    // The worked example of GB 11643.
    expect(idCheckDigit("11010519491231002")).toBe("X");
    const number = identityNumber(4711, dayOf(1988, 3, 9), false);
    expect(number).toMatch(/^9900\d\d19880309\d{3}[\dX]$/);
    expect(number[17]).toBe(idCheckDigit(number.slice(0, 17)));
    expect(Number(number[16]) % 2).toBe(1);
    expect(Number(identityNumber(4711, dayOf(1988, 3, 9), true)[16]) % 2).toBe(0);
  });

  it("differs between customers born on one day", () => {
    const day = dayOf(1990, 1, 1);
    const all = Array.from({length: 20_000}, (_, i) => identityNumber(i, day, false));
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("creditCode(company)", () => {
  it("has 18 characters of GB 32100's alphabet, letters among them", () => {
    const all = Array.from({length: 1000}, (_, i) => creditCode(i));
    for (const code of all) expect(code).toMatch(/^99990000MA\d{7}[0-9A-HJ-NP-RTUW-Y]$/);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("phoneOf(customer, slot)", () => {
  it("lies in a range that is not assigned and is given once", () => {
    const all = Array.from({length: 30_000}, (_, i) => phoneOf(i >> 1, i & 1));
    for (const phone of all) expect(phone).toMatch(/^154\d{8}$/);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("plateOf(city, vehicle)", () => {
  it("has five characters after the city, six for electric cars, none of them I or O", () => {
    const all = Array.from({length: 20_000}, (_, i) => plateOf("浙A", i, false));
    for (const plate of all) expect(plate).toMatch(/^浙A[A-HJ-NP-Z0-9]{5}$/);
    expect(new Set(all).size).toBe(all.length);
    expect(plateOf("浙A", 5, true)).toMatch(/^浙AD[A-HJ-NP-Z0-9]{5}$/);
  });
});
