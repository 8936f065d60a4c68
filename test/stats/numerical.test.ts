import {describe, expect, it} from "vitest";
import {choleskyFactor, hessian, inverseOf} from "../../src/stats/informationMatrix.js";
import {nelderMead} from "../../src/stats/nelderMead.js";

describe("nelderMead(f, start)", () => {
  it("finds the bottom of Rosenbrock's valley and of Powell's singular function", () => {
    const rosenbrock = ([x, y]: readonly number[]) => 100 * (y! - x! ** 2) ** 2 + (1 - x!) ** 2;
    const found = nelderMead(rosenbrock, [-1.2, 1], {tolerance: 1e-14});
    expect(found.at[0]).toBeCloseTo(1, 5);
    expect(found.at[1]).toBeCloseTo(1, 5);
    const powell = ([a, b, c, d]: readonly number[]) =>
      (a! + 10 * b!) ** 2 + 5 * (c! - d!) ** 2 + (b! - 2 * c!) ** 4 + 10 * (a! - d!) ** 4;
    expect(nelderMead(powell, [3, -1, 0, 1], {tolerance: 1e-14}).value).toBeLessThan(1e-8);
  });

  it("takes NaN for infinitely large", () => {
    const f = ([x]: readonly number[]) => (x! < 0 ? NaN : (x! - 0.1) ** 2);
    expect(nelderMead(f, [1]).at[0]).toBeCloseTo(0.1, 4);
  });
});

describe("matrices", () => {
  it("hessian(f, at) of a quadratic form is its matrix", () => {
    const f = ([x, y]: readonly number[]) => 2 * x! ** 2 + 3 * x! * y! + 5 * y! ** 2;
    const [[a, b], [c, d]] = hessian(f, [0.3, -0.7]) as [[number, number], [number, number]];
    [a - 4, b - 3, c - 3, d - 10].forEach((error) => expect(Math.abs(error)).toBeLessThan(1e-6));
  });

  it("inverseOf(a) times a is one, and only a positive definite matrix has a factor", () => {
    const a = [
      [4, 1, 0.5],
      [1, 3, 0.2],
      [0.5, 0.2, 2]
    ];
    const inverse = inverseOf(a)!;
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) {
        const cell = a[i]!.reduce((sum, value, k) => sum + value * inverse[k]![j]!, 0);
        expect(cell).toBeCloseTo(i === j ? 1 : 0, 12);
      }
    expect(
      choleskyFactor([
        [1, 2],
        [2, 1]
      ])
    ).toBeNull();
    expect(
      inverseOf([
        [1, 1],
        [1, 1]
      ])
    ).toBeNull();
  });
});
