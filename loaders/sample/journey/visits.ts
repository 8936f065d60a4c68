import {DAYS_PER_MONTH, MINUTES_PER_DAY, dayOfMinute, monthsBetween} from "../calendar.js";
import type {Day} from "../calendar.js";
import type {DealerGroup} from "../group.js";
import {otherBrands, ownBrand} from "../group.js";
import type {Random} from "../random.js";
import {touchpoints, truth} from "../truth.js";
import type {Level} from "../truth.js";
import {maybeComplaint} from "./complaint.js";
import {experienceOf} from "./experience.js";
import type {Ownership, Purchase, Visit, VisitKind} from "./life.js";
import {takesSameBrand} from "./ownership.js";
import type {Profile} from "./profile.js";
import {monthsToNext, returnProbability} from "./returning.js";

/** Fills the visits and the replacement; returns the additional car bought meanwhile, if any. */
export function liveOwnership(
  random: Random,
  profile: Profile,
  group: DealerGroup,
  ownership: Ownership,
  from: Day
): Purchase | null {
  const {sale, delivered, visits} = ownership;
  const horizon = ownership.end?.day ?? group.end + 1;
  let additional: Purchase | null = null;
  let lastLevel: Level = sale?.experience.level ?? 4;
  let mileage = sale ? 0 : Math.round(monthsBetween(delivered, from) * profile.kmPerMonth);
  let mileageDay = from;
  let scheduled = sale ? nextDay(random, profile, from, true) : from;
  let stays = sale?.stays ?? true;
  let serviceNth = 0;
  let lastDay = from;
  for (;;) {
    let isUnscheduled = false;
    let day = scheduled;
    if (!stays) {
      if (!random.chance(truth.returning.reactivated_share)) break;
      const [soonest, latest] = truth.returning.reactivated_after_months;
      day = scheduled = lastDay + Math.round(random.between(soonest, latest) * DAYS_PER_MONTH);
    } else if (day - lastDay > 90 && random.chance(truth.visits.unscheduled_share)) {
      isUnscheduled = true;
      day = random.integer(lastDay + 35, day - 35);
    }
    const dealer =
      profile.secondDealer !== null && random.chance(truth.population.second_dealer_visit_share)
        ? profile.secondDealer
        : profile.dealer;
    if (day >= horizon || day > group.dealers[dealer]!.end) break;
    mileage += Math.max(
      5,
      Math.round(
        monthsBetween(mileageDay, day) * profile.kmPerMonth * Math.exp(0.12 * random.normal())
      )
    );
    mileageDay = day;
    if (!isUnscheduled) serviceNth++;
    const kind: VisitKind = isUnscheduled
      ? random.weighted(truth.visits.unscheduled_kinds)
      : serviceNth === 1 && sale
        ? "first_service"
        : "service";
    const visit = visitOn(random, profile, group, {
      day,
      dealer,
      nth: visits.length + 1,
      kind,
      mileage
    });
    const stage = {
      serviceNth: isUnscheduled ? -1 : serviceNth,
      monthsOwned: monthsBetween(delivered, day)
    };
    visit.stays = random.chance(
      returnProbability(profile, visit.experience, visit.complaint, stage)
    );
    visits.push(visit);
    lastLevel = visit.experience.level;
    stays = visit.stays;
    lastDay = day;
    if (!isUnscheduled || scheduled - day < 35) scheduled = nextDay(random, profile, day, false);
    if (lastLevel === 5 && random.chance(truth.ownership.additional_hazard * 6))
      additional = {day: day + random.integer(10, 60), kind: "additional", previousBrand: null};
  }
  if (ownership.end?.cause === "replaced") {
    const sameBrand = takesSameBrand(random, lastLevel);
    const here = sameBrand && random.chance(truth.ownership.same_brand_here_share);
    ownership.replacedWith = {brand: sameBrand ? ownBrand : random.pick(otherBrands), here};
  }
  return additional;
}

function nextDay(random: Random, profile: Profile, from: Day, isFirstService: boolean): Day {
  const months = monthsToNext(random, profile, isFirstService);
  return from + Math.max(36, Math.round(months * DAYS_PER_MONTH));
}

const workAt = touchpoints.service.indexOf("service_work");

function visitOn(
  random: Random,
  profile: Profile,
  group: DealerGroup,
  {
    day,
    dealer,
    nth,
    kind,
    mileage
  }: {day: Day; dealer: number; nth: number; kind: VisitKind; mileage: number}
): Visit {
  const experience = experienceOf(
    random,
    "service",
    group.dealers[dealer]!,
    profile.inclination,
    profile.value
  );
  const logit =
    truth.visits.rework_logit + truth.visits.rework_per_work_sd * experience.qualities[workAt]!;
  const isRework = random.chance(1 / (1 + Math.exp(-logit)));
  const opened = day * MINUTES_PER_DAY + random.integer(8 * 60, 17 * 60);
  const rework = (day + random.integer(1, 9)) * MINUTES_PER_DAY + random.integer(8 * 60, 17 * 60);
  const hasRework = isRework && dayOfMinute(rework) < group.dealers[dealer]!.end;
  return {
    opened,
    dealer,
    nth,
    kind,
    mileage,
    experience,
    complaint: maybeComplaint(random, experience, hasRework ? dayOfMinute(rework) : day),
    rework: hasRework ? rework : null,
    byAppointment: random.chance(truth.visits.appointment_share),
    stays: true
  };
}
