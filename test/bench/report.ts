import type {Measurement} from "./part.js";

/** Measurements as aligned lines: name, value with unit, and the aim with whether it is reached. */
export function report(measurements: readonly Measurement[]): string[] {
  const width = Math.max(0, ...measurements.map(({name}) => name.length));
  return measurements.map(({name, value, unit, aim}) => {
    const line = `  ${name.padEnd(width)}  ${figure(value, unit).padStart(12)}`;
    if (aim === undefined) return line;
    return `${line}   aim ≤ ${figure(aim, unit)}${value <= aim ? "" : ", missed"}`;
  });
}

function figure(value: number, unit: Measurement["unit"]): string {
  const digits = unit === "×" || (unit === "MB" && value < 100) ? 2 : unit === "s" ? 1 : 0;
  const number = value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits
  });
  return unit === "×" ? `${number} ×` : `${number} ${unit}`;
}
