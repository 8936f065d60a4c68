import {carAgeBands, mileageBands} from "../../contract/audience.js";
import {codeLists} from "../../contract/codes.js";
import type {SegmentFilter} from "../../contract/segments.js";
import {classNamed, classesOf, schemeNames, segmentSchemes} from "../../contract/segments.js";
import {settings} from "../../contract/settings.js";
import {profileWords} from "../../i18n/audience.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import type {ShareAgainstRest} from "../../stats/sharesAgainstRest.js";
import {sharesAgainstRest} from "../../stats/sharesAgainstRest.js";
import type {Choice} from "../choice.js";
import {choice} from "../choice.js";
import {element} from "../element.js";
import {rulesFrom} from "../urlState.js";

/** How many of a class and of the rest have one value of an attribute, as the query gives it. */
export interface ProfileRow {
  attribute: string;
  category: string;
  in_class: number;
  in_rest: number;
}

/** A value of an attribute: how common it is in the class and in the rest. */
export interface ProfileTrait extends ProfileRow {
  /** Of how many the attribute is known. */
  known: number;
  known_rest: number;
  /** Null where too few are known. */
  compared: ShareAgainstRest | null;
}

/** What the corrected p-value of a difference that is called out stays below. */
export const calledOutBelow = 0.05;

/**
 * All values compared, largest difference first. Of an attribute with two values only one is compared, because
 * the other says the same.
 */
export function profileTraits(rows: readonly ProfileRow[]): ProfileTrait[] {
  const known = (attribute: string, of: "in_class" | "in_rest"): number =>
    rows.filter((row) => row.attribute === attribute).reduce((sum, row) => sum + row[of], 0);
  const kept = rows.filter(({attribute, category}) => {
    const values = rows.filter((row) => row.attribute === attribute);
    const spare = values.find((row) => row.category === "no") ?? values.at(-1);
    return values.length > 2 || (values.length === 2 && category !== spare?.category);
  });
  const counted = kept.map((row) => ({
    ...row,
    known: known(row.attribute, "in_class"),
    known_rest: known(row.attribute, "in_rest")
  }));
  const compared = sharesAgainstRest(
    counted.map((row) => ({
      y: row.in_class,
      n: row.known,
      restY: row.in_rest,
      restN: row.known_rest
    })),
    settings.smallest_sample
  );
  const size = ({compared: one}: ProfileTrait): number => Math.abs(one?.difference.value ?? -1);
  return counted
    .map((row, index) => ({...row, compared: compared[index]!}))
    .sort((a, b) => size(b) - size(a));
}

/** Traits whose difference survives the correction. */
export const survivors = (
  traits: readonly ProfileTrait[]
): (ProfileTrait & {compared: ShareAgainstRest})[] =>
  traits.filter(
    (trait): trait is ProfileTrait & {compared: ShareAgainstRest} =>
      trait.compared !== null && trait.compared.q < calledOutBelow
  );

const isWord = (name: string): name is keyof typeof profileWords =>
  Object.hasOwn(profileWords, name);

/** The name of an attribute. */
export const attributeName = (attribute: string, locale: Locale): string =>
  isWord(attribute) ? say(profileWords[attribute], {}, locale) : attribute;

/** The name of a value of an attribute. */
export function categoryName(attribute: string, category: string, locale: Locale): string {
  if (attribute === "car_age") return carAgeBands[Number(category)]?.label[locale] ?? category;
  if (attribute === "mileage") return mileageBands[Number(category)]?.label[locale] ?? category;
  if (attribute === "age_band") return say(profileWords.age_of, {band: category}, locale);
  if (category === "yes" || category === "no") return say(profileWords[category], {}, locale);
  if (attribute === "gender" || attribute === "occupation" || attribute === "interest") {
    const codes: Readonly<Record<string, Readonly<Record<Locale, string>>>> = codeLists[attribute];
    return codes[category]?.[locale] ?? category;
  }
  return category;
}

/** Attributes whose values speak for themselves. */
const plain: ReadonlySet<string> = new Set(["model", "age_band", "gender", "city"]);

/** A trait as it is said: whether, or which value of what. */
export function traitName(
  {attribute, category}: Pick<ProfileRow, "attribute" | "category">,
  locale: Locale
): string {
  if (category === "yes") return attributeName(attribute, locale);
  const name = categoryName(attribute, category, locale);
  if (plain.has(attribute)) return name;
  return say(
    profileWords.of_attribute,
    {attribute: attributeName(attribute, locale), category: name},
    locale
  );
}

/** Which class is looked at where the filter bar names none. */
export const classChoice = (locale: Locale = "zh"): Choice<string> =>
  choice({
    parameter: "class",
    label: say(profileWords.choice_class, {}, locale),
    choices: schemeNames.flatMap((scheme) =>
      classesOf(scheme)
        .filter(([, {isOfProspects}]) => !isOfProspects)
        .map(([name, {label}]) => ({
          value: `${scheme}.${name}`,
          label: `${segmentSchemes[scheme].label[locale]} · ${label[locale]}`
        }))
    ),
    fallback: defaultClass,
    asMenu: true
  });

/** The class that the page opens with: whom the course most wants to win. */
export const defaultClass = "abcd.b";

/** The menu of classes, or, where the filter bar names one, that it does. */
export const classControl = (
  segment: SegmentFilter | null | undefined,
  menu: Choice<string>,
  locale: Locale = "zh"
): HTMLElement =>
  segment == null
    ? element("div", {class: "choices"}, menu)
    : element("p", {class: "small"}, say(profileWords.from_filter, {}, locale));

/** The class meant: the filter bar's, else the one chosen on the page, by the rules of the address. */
export function classMeant(
  segment: SegmentFilter | null | undefined,
  chosen: string
): SegmentFilter {
  if (segment != null) return segment;
  const [named, name] = chosen.split(".");
  const scheme = schemeNames.find((known) => known === named)!;
  return {scheme, class: name!, rules: rulesFrom(location.search, scheme)};
}

/** What a class is called. */
export const className = ({scheme, class: name}: SegmentFilter, locale: Locale = "zh"): string =>
  classNamed(scheme, name)?.label[locale] ?? name;
