import type {Experience} from "../journey/experience.js";
import type {Profile} from "../journey/profile.js";
import type {Item} from "../questionnaires.js";
import type {Random} from "../random.js";
import {truth} from "../truth.js";

export interface Answers {
  scores: Record<string, number>;
  /** Overall satisfaction as answered, when asked. */
  overall: number | null;
}

const {touchpoint_parts: parts} = truth.satisfaction;
const noise = truth.surveys.item_noise;

const cut = (score: number, {min, max}: Item): number =>
  Math.min(max, Math.max(min, Math.round(score)));

function quality(random: Random, item: Item, experience: Experience, profile: Profile): number {
  const own =
    item.touchpointAt >= 0
      ? experience.qualities[item.touchpointAt]!
      : parts.customer * profile.inclination +
        parts.experience * experience.halo +
        parts.own * random.normal();
  const z = (own + noise * random.normal()) / Math.sqrt(1 + noise * noise);
  return cut(item.centre + item.sd * z, item);
}

/** An answer that follows the level of satisfaction, whatever the scale. */
function following(random: Random, item: Item, level: number, sd: number): number {
  const position = level + sd * random.normal();
  return cut(item.min + ((item.max - item.min) * (position - 1)) / 4, item);
}

/** Overall satisfaction: exactly the level on 1 to 5, one of its two scores on 1 to 10. */
function overallScore(random: Random, item: Item, level: number): number {
  return item.max === 10 ? 2 * level - (random.chance(0.55) ? 0 : 1) : level;
}

function recommendScore(
  random: Random,
  item: Item,
  level: number,
  recommends: boolean,
  trust: number
): number {
  if (item.max === 5) return following(random, item, level - 0.1 + 0.15 * trust, 0.6);
  if (recommends) return random.chance(0.6) ? 10 : 9;
  if (level === 5) return random.chance(0.45) ? 9 : random.integer(7, 8);
  if (level === 4) return random.integer(6, 8);
  return level === 3 ? random.integer(4, 7) : random.integer(0, 5);
}

/**
 * How one respondent answers a questionnaire about an experience. Word of mouth follows S3: how many
 * recommend and to how many people by satisfaction, how many people the disappointed warn.
 */
export function answersOf(
  random: Random,
  items: readonly Item[],
  experience: Experience,
  profile: Profile
): Answers {
  const {level} = experience;
  const {delighted, lukewarm, disappointed} = truth.word_of_mouth;
  const mouth = level === 5 ? delighted : level >= 3 ? lukewarm : null;
  const recommends = mouth !== null && random.chance(mouth.recommends);
  const isStraight = random.chance(truth.surveys.straight_lining_share);
  const answers: Answers = {scores: {}, overall: null};
  for (const item of items) {
    let score: number;
    switch (item.role) {
      case "overall":
        score = answers.overall = overallScore(random, item, level);
        break;
      case "return":
        score = following(random, item, level, 0.5);
        break;
      case "recommend":
        score = recommendScore(random, item, level, recommends, profile.trust);
        break;
      case "advantage":
        score = following(random, item, 0.6 * level + 1.5, 0.6);
        break;
      case "premium":
        score = following(random, item, 0.7 * level + 0.2 - 0.35 * profile.priceSensitivity, 0.8);
        break;
      case "forgive":
        score = following(random, item, 0.7 * level + 0.8 + 0.3 * profile.trust, 0.7);
        break;
      case "standard":
        score = following(random, item, 0.8 * level + 0.2, 0.8);
        break;
      case "recommended_count":
        score = recommends ? random.poisson(mouth.people) : 0;
        break;
      case "warned_count":
        score = level <= 2 ? random.poisson(disappointed.warned) : 0;
        break;
      case "quality":
        score = isStraight
          ? overallScore(random, item, level)
          : quality(random, item, experience, profile);
    }
    answers.scores[item.code] = score;
  }
  return answers;
}
