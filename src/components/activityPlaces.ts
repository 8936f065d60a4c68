import type {PlacedActivity} from "../charts/importancePerformance.js";
import {quadrantOf} from "../stats/quadrants.js";
import type {Quadrant} from "../stats/quadrants.js";
import type {Activity} from "./activityStore.js";
import type {DriverView, ViewedItem} from "./driverView.js";

/** An activity where it stands under the present questionnaire and cuts. */
export interface StandingActivity extends PlacedActivity {
  activity: Activity;
  item: ViewedItem | null;
  quadrant: Quadrant;
}

/** The item that an activity serves: itself, or in another questionnaire the one of the same touchpoint. */
export function servedItem(
  {serves}: Activity,
  questionnaire: string,
  {items}: DriverView
): ViewedItem | null {
  if (serves === null) return null;
  const same = items.find(({key}) => key === serves.item);
  if (serves.questionnaire === questionnaire) return same ?? null;
  if (serves.touchpoint === null) return null;
  return items.find(({touchpoint}) => touchpoint === serves.touchpoint) ?? null;
}

/** The activities that have a place in this quadrant, numbered as in the list. */
export function standingActivities(
  activities: readonly Activity[],
  questionnaire: string,
  view: DriverView
): StandingActivity[] {
  return activities.flatMap((activity, i) => {
    const item = servedItem(activity, questionnaire, view);
    const place = item ?? activity.place;
    if (place === null || (activity.serves !== null && item === null)) return [];
    const {importance, performance} = place;
    return [
      {
        id: activity.id,
        number: i + 1,
        name: activity.name,
        importance,
        performance,
        activity,
        item,
        quadrant: item?.quadrant ?? quadrantOf(importance, performance, view.cuts)
      }
    ];
  });
}

/** What the activities say of where effort goes. */
export interface EffortSummary {
  placed: number;
  unplaced: number;
  /** Those where it counts less: low priority and possible overkill. */
  wasted: StandingActivity[];
  /** Sums of the costs that were given; null where none was. */
  cost: {total: number; wasted: number} | null;
  /** Items to concentrate on that no activity serves. */
  uncovered: ViewedItem[];
}

/** Which effort goes where it does not count, and what nobody works on. */
export function effortSummary(
  activities: readonly Activity[],
  questionnaire: string,
  view: DriverView
): EffortSummary {
  const standing = standingActivities(activities, questionnaire, view);
  const wasted = standing.filter(
    ({quadrant}) => quadrant === "low_priority" || quadrant === "overkill"
  );
  const sum = (of: readonly StandingActivity[]): number =>
    of.reduce((total, {activity}) => total + (activity.cost ?? 0), 0);
  return {
    placed: standing.length,
    unplaced: activities.length - standing.length,
    wasted,
    cost: standing.some(({activity}) => activity.cost !== null)
      ? {total: sum(standing), wasted: sum(wasted)}
      : null,
    uncovered: view.items.filter(
      ({quadrant, key}) =>
        quadrant === "concentrate" && !standing.some(({item}) => item?.key === key)
    )
  };
}
