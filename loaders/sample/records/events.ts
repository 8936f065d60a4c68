import {dayOf, dayOfMinute, addMonths, calendarDate} from "../calendar.js";
import type {Day} from "../calendar.js";
import type {Dealer, DealerGroup} from "../group.js";
import {randomStream} from "../random.js";
import {truth} from "../truth.js";
import type {Emit, Recording} from "./recording.js";
import {carIdentity, numberOn} from "./recording.js";

interface CareEvent {
  no: string;
  dealer: number;
  name: string;
  type: string;
  purpose: string;
  day: Day;
  lengthDays: number;
  targetGroup: string;
  isRandom: boolean; // invited at random among those known
  cost: number;
  invited: number;
  attended: number;
}

const kinds = [
  ["冬季爱车检测", "service_campaign", "retain", "全部车主"],
  ["夏季空调养护", "service_campaign", "retain", "全部车主"],
  ["车主自驾游", "trip", "brand", "活跃车主"],
  ["亲子安全课堂", "family", "brand", "有孩家庭"],
  ["爱车讲堂", "classroom", "retain", "新车主"],
  ["老友回家", "service_campaign", "win_back", "半年未到店车主"],
  ["好友同享试驾", "test_drive", "referral", "高满意车主"]
] as const;

/** The events of every dealer; participation is counted up while customers are written. */
export class EventCalendar {
  readonly events: CareEvent[] = [];

  constructor(group: DealerGroup) {
    const streams = randomStream(group.options.seed, "event");
    for (const dealer of group.dealers) {
      const random = streams(dealer.index);
      const first = calendarDate(group.start).year;
      const last = calendarDate(dealer.end).year;
      for (let year = first; year <= last; year++) {
        for (let nth = 0; nth < truth.care.events_a_year; nth++) {
          const day = dayOf(year, 1 + nth * 3 + random.integer(0, 2), random.integer(5, 25));
          const [name, type, purpose, targetGroup] = random.pick(kinds);
          const isRandom = random.chance(0.3);
          const cost = random.integer(20, 180) * 100;
          const lengthDays = type === "service_campaign" ? 14 : 1;
          if (day < group.start || day + lengthDays > dealer.end) continue;
          this.events.push({
            no: `HD${String(dealer.index + 1).padStart(2, "0")}${year}${nth + 1}`,
            dealer: dealer.index,
            name: `${year}${name}`,
            type,
            purpose,
            day,
            lengthDays,
            targetGroup,
            isRandom,
            cost,
            invited: 0,
            attended: 0
          });
        }
      }
    }
  }

  /** Writes the events themselves, once everyone's participation is known. */
  emit(emit: Emit): void {
    for (const event of this.events)
      emit("event", event.dealer, {
        event_no: event.no,
        event_name: event.name,
        event_type: event.type,
        event_purpose: event.purpose,
        purpose: event.purpose,
        starts_on: event.day,
        ends_on: event.day + event.lengthDays - 1,
        target_group: event.targetGroup,
        invited_count: event.invited,
        attended_count: event.attended,
        cost_amount: event.cost
      });
  }
}

/** Writes a customer's invitations; who comes is who comes anyway, and coming changes nothing. */
export function recordParticipations(recording: Recording, calendar: EventCalendar): void {
  const {life, random, emit, group, person} = recording;
  const dealer: Dealer = group.dealers[life.profile.dealer]!;
  if (life.profile.kind !== "person") return;
  for (const event of calendar.events) {
    if (event.dealer !== dealer.index) continue;
    const known = life.ownerships.findLast(({delivered}) => delivered < event.day - 30);
    if (!known) continue;
    const seen = known.visits.filter(({opened}) => dayOfMinute(opened) < event.day);
    const last = seen.at(-1);
    const isActive = last !== undefined && dayOfMinute(last.opened) > addMonths(event.day, -12);
    if (!event.isRandom && !isActive) continue;
    if (!random.chance(truth.care.invited_share)) continue;
    const level = last?.experience.level ?? known.sale?.experience.level ?? 4;
    const {attended_share, attended_very_satisfied_odds} = truth.care;
    const odds =
      (attended_share / (1 - attended_share)) *
      (level === 5 ? attended_very_satisfied_odds : 1) *
      (isActive ? 1 : 0.35);
    const hasAttended = random.chance(odds / (1 + odds));
    const car = carIdentity(group, life, known);
    event.invited++;
    if (hasAttended) event.attended++;
    emit("participation", dealer.index, {
      event_no: event.no,
      customer_no: numberOn(recording, dealer.index, event.day),
      vin: car.vin,
      plate: car.plate,
      phone: person.phone,
      invited_date: event.day - random.integer(7, 20),
      was_invited_at_random: event.isRandom,
      has_attended: hasAttended,
      attended_date: hasAttended ? event.day + random.integer(0, event.lengthDays - 1) : null,
      friends_count: hasAttended ? random.poisson(0.4) : null,
      spend_amount: hasAttended && random.chance(0.3) ? random.integer(1, 12) * 50 : null
    });
  }
}
