import {seeded} from "./randomNumbers.js";

/**
 * The keys of a list that are set aside at random: exactly the share of them, rounded, those whose own
 * random number is smallest. It follows from seed and key alone, so that the order of the list does not
 * matter and a longer list keeps most of a shorter one's.
 *
 * @param share from 0 to 1
 */
export function holdOut(keys: readonly number[], share: number, seed: number): Set<number> {
  const count = Math.round(share * keys.length);
  const places = keys.map((key) => ({key, place: seeded(mix(seed, key)).bits()}));
  places.sort((a, b) => a.place - b.place || a.key - b.key);
  return new Set(places.slice(0, count).map(({key}) => key));
}

const mix = (seed: number, key: number): number =>
  (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(key + 1, 0xc2b2ae35)) >>> 0;
