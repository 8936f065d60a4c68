import type {JourneyName} from "./emotionChoice.js";
import type {Workshop} from "./workshopState.js";
import {readWorkshop, workshopFile} from "./workshopState.js";

const keyOf = (journey: JourneyName): string => `loyalty-atlas:emotion-curve:${journey}`;

/** The drawing that this browser keeps of a journey; null where it keeps none or may not. */
export function keptWorkshop(journey: JourneyName): Workshop | null {
  try {
    const workshop = readWorkshop(localStorage.getItem(keyOf(journey)) ?? "");
    return workshop?.journey === journey ? workshop : null;
  } catch {
    return null; // a browser may forbid it altogether
  }
}

/** Keeps a drawing in this browser; false where it does not allow it. */
export function keepWorkshop(workshop: Workshop): boolean {
  try {
    localStorage.setItem(keyOf(workshop.journey), workshopFile(workshop));
    return true;
  } catch {
    return false;
  }
}
