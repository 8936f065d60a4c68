import {MINUTES_PER_DAY, calendarDate} from "../calendar.js";
import type {Day} from "../calendar.js";
import {dirt} from "../dirt.js";
import type {Experience} from "../journey/experience.js";
import type {Ownership, Sale, Visit} from "../journey/life.js";
import type {Item, Questionnaire} from "../questionnaires.js";
import {journeyOf} from "../questionnaires.js";
import type {Value} from "../report.js";
import {truth} from "../truth.js";
import type {Level} from "../truth.js";
import {answersOf} from "./answers.js";
import {documentNumber} from "./numbers.js";
import type {CarIdentity, Recording} from "./recording.js";
import {isCovered, numberOn} from "./recording.js";

/** A response as the model knows it. */
export interface Response {
  questionnaire: Questionnaire;
  dealer: number;
  responded: Day;
  level: Level;
  scores: Readonly<Record<string, number>>;
  hasOverall: boolean;
}

/** Who was asked about a sale or a visit, and when they answered. */
export interface Asked {
  questionnaire: Questionnaire;
  invited: Day;
  responded: Day | null; // null for no answer
}

const logit = (share: number): number => Math.log(share / (1 - share));

/** Draws who is asked about an experience and who answers. */
export function askAbout(
  {random, group}: Pick<Recording, "random" | "group">,
  experience: Experience,
  day: Day
): Asked[] {
  const {surveys} = truth;
  const asked: Asked[] = [];
  for (const questionnaire of Object.keys(surveys.invited) as Questionnaire[]) {
    if (journeyOf[questionnaire] !== experience.journey) continue;
    if (!random.chance(surveys.invited[questionnaire])) continue;
    const [soonest, latest] = questionnaire === "SSI" ? surveys.ssi_days_after : surveys.days_after;
    const responded = day + random.integer(soonest, latest);
    const odds = logit(surveys.answered) + surveys.answered_log_odds[experience.level];
    const isAnswered = random.chance(1 / (1 + Math.exp(-odds)));
    if (responded > group.dealers[experience.dealer]!.end) continue;
    const invited = responded - random.integer(0, 2);
    asked.push({questionnaire, invited, responded: isAnswered ? responded : null});
  }
  return asked;
}

/** Writes the invitations and responses about one sale or visit. */
export function recordSurveys(
  recording: Recording,
  questionnaires: Readonly<Record<Questionnaire, readonly Item[]>>,
  ownership: Ownership,
  car: CarIdentity,
  about: Visit | Sale,
  reference: string
): Response[] {
  const {random, emit, life} = recording;
  const isVisit = "opened" in about;
  const day = isVisit
    ? Math.floor(Math.max(about.opened, about.rework ?? 0) / MINUTES_PER_DAY)
    : about.delivered;
  const eventDay = isVisit ? Math.floor(about.opened / MINUTES_PER_DAY) : about.delivered;
  if (!isCovered(recording, about.dealer, eventDay)) return [];
  const responses: Response[] = [];
  for (const {questionnaire, invited, responded} of askAbout(recording, about.experience, day)) {
    const {dealer} = about;
    const channel = random.weighted({phone: 6, wechat: 3, sms: 1});
    const links: Record<string, Value> = {
      ro_no: isVisit ? reference : null,
      order_no: isVisit ? null : reference,
      vin: car.vin,
      customer_no: numberOn(recording, dealer, eventDay)
    };
    const nth = ["CSS_SERVICE", "CSS_SALES", "JOURNEY_SERVICE", "JOURNEY_SALES", "SSI"].indexOf(
      questionnaire
    );
    const responseNo =
      responded === null ? null : documentNumber(`A${nth}`, ownership.vehicleId, responded);
    emit("survey_frame", dealer, {
      questionnaire,
      invitation_no: documentNumber(`F${nth}`, ownership.vehicleId, invited),
      response_no: responseNo,
      invited_date: invited,
      channel,
      result:
        responded === null
          ? random.weighted({not_reached: 55, refused: 35, wrong_number: 10})
          : "answered",
      ...links
    });
    if (responded === null) continue;
    const items = questionnaires[questionnaire];
    const {scores, overall} = answersOf(random, items, about.experience, life.profile);
    const row: Record<string, Value> = {
      questionnaire,
      response_no: responseNo,
      wave: waveOf(responded),
      responded_date: responded,
      about: journeyOf[questionnaire],
      event_date: eventDay,
      ...(random.chance(dirt.response_unlinked.rate)
        ? {...links, ro_no: null, order_no: null, vin: null}
        : links),
      name: recording.person.name,
      phone: recording.person.phone,
      series: ownership.model.series,
      model: ownership.model.name,
      channel,
      interviewer: random.pick(recording.group.dealers[dealer]!.consultants),
      comments: recording.plantedPhrase ?? (random.chance(0.05) ? "希望缩短等待时间" : null)
    };
    const written: Record<string, Value> = {};
    for (const item of items) {
      const isSkipped = item.role === "quality" && random.chance(dirt.no_answer.rate);
      written[item.code] = isSkipped ? item.noAnswer : scores[item.code]!;
    }
    const whole = {...row, ...written};
    emit("survey_response", dealer, whole, random.chance(dirt.response_twice.rate) ? 2 : 1);
    if (questionnaire.startsWith("JOURNEY"))
      for (const {code} of items)
        emit("survey_score", dealer, {
          questionnaire,
          response_no: responseNo,
          item_code: code,
          score: written[code]!
        });
    responses.push({
      questionnaire,
      dealer,
      responded,
      level: about.experience.level,
      scores,
      hasOverall: overall !== null
    });
  }
  return responses;
}

function waveOf(day: Day): string {
  const {year, month} = calendarDate(day);
  return `${year}Q${Math.ceil(month / 3)}`;
}
