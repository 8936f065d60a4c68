/** How a figure that rests on n people is shown: not at all, lighter, or as it is. */
export type SampleState = "withheld" | "small" | "shown";

export interface SampleLimits {
  /** Below it a figure is withheld; defaults to 10. */
  smallest?: number;
  /** Below it a figure is lighter; defaults to 30. */
  small?: number;
}

/** The state of a figure that rests on n people (not answers); a missing n counts as none. */
export function sampleState(
  n: number | null,
  {smallest = 10, small = 30}: SampleLimits = {}
): SampleState {
  if (n === null || n < smallest) return "withheld";
  return n < small ? "small" : "shown";
}
