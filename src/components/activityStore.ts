/** Something the shop does for satisfaction. */
export interface Activity {
  id: string;
  name: string;
  /** The item it serves: its questionnaire and key, and the item's touchpoint; null where it stands at a place of its own. */
  serves: {questionnaire: string; item: string; touchpoint: string | null} | null;
  /** A place of its own: share of importance and level of performance. */
  place: {importance: number; performance: number} | null;
  /** Yuan a month. */
  cost: number | null;
}

/** The list of activities, kept in the browser, with a way back. */
export interface ActivityStore {
  readonly activities: readonly Activity[];
  readonly canUndo: boolean;
  /** Whether the browser keeps them. */
  readonly isKept: boolean;
  /** Replaces the list; the former one can be had back. */
  change(next: readonly Activity[]): void;
  undo(): void;
}

const KEY = "loyalty-atlas:activities";
const LONGEST_NAME = 120;
const MOST_STEPS = 50;

/** The list kept in this browser; one that cannot be read is left alone and an empty one begun. */
export function activityStore(storage: Storage | null = browserStorage()): ActivityStore {
  let activities: readonly Activity[] = read(storage);
  let isKept = storage !== null;
  const former: (readonly Activity[])[] = [];
  const set = (next: readonly Activity[]): void => {
    activities = next;
    try {
      storage?.setItem(KEY, JSON.stringify(next));
    } catch {
      isKept = false;
    }
  };
  return {
    get activities() {
      return activities;
    },
    get canUndo() {
      return former.length > 0;
    },
    get isKept() {
      return isKept;
    },
    change(next) {
      former.push(activities);
      if (former.length > MOST_STEPS) former.shift();
      set(next);
    },
    undo() {
      const last = former.pop();
      if (last) set(last);
    }
  };
}

/** The browser's storage; null where it is switched off. */
function browserStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

function read(storage: Storage | null): Activity[] {
  try {
    return activitiesFrom(JSON.parse(storage?.getItem(KEY) ?? "[]")) ?? [];
  } catch {
    return [];
  }
}

let made = 0;

/** An activity with a key of its own. */
export const newActivity = (activity: Omit<Activity, "id">): Activity => ({
  id: `${Date.now().toString(36)}-${++made}`,
  ...activity
});

/** The activities in what a file or the storage holds; null where it is not a list of them. What does not fit is left out. */
export function activitiesFrom(value: unknown): Activity[] | null {
  if (!Array.isArray(value)) return null;
  return value.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null) return [];
    const {name, serves, place, cost} = entry as Record<string, unknown>;
    if (typeof name !== "string" || name.trim() === "") return [];
    return [
      newActivity({
        name: name.trim().slice(0, LONGEST_NAME),
        serves: servesFrom(serves),
        place: placeFrom(place),
        cost: typeof cost === "number" && Number.isFinite(cost) && cost >= 0 ? cost : null
      })
    ];
  });
}

function servesFrom(value: unknown): Activity["serves"] {
  const {questionnaire, item, touchpoint} = (value ?? {}) as Record<string, unknown>;
  if (typeof questionnaire !== "string" || typeof item !== "string") return null;
  return {questionnaire, item, touchpoint: typeof touchpoint === "string" ? touchpoint : null};
}

function placeFrom(value: unknown): Activity["place"] {
  const {importance, performance} = (value ?? {}) as Record<string, unknown>;
  if (typeof importance !== "number" || typeof performance !== "number") return null;
  return placeWithin(importance, performance);
}

/** A place within what the axes can show; null where it is none. */
export function placeWithin(importance: number, performance: number): Activity["place"] {
  if (!Number.isFinite(importance) || !Number.isFinite(performance)) return null;
  const clamp = (value: number, low: number, high: number): number =>
    Math.min(high, Math.max(low, value));
  return {
    importance: Math.round(clamp(importance, 0, 1) * 1000) / 1000,
    performance: Math.round(clamp(performance, 1, 5) * 100) / 100
  };
}
