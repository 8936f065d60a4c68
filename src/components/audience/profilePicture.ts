import {IntervalRows} from "../../charts/intervalRows.js";
import type {SegmentFilter} from "../../contract/segments.js";
import {settings} from "../../contract/settings.js";
import {profileWords} from "../../i18n/audience.js";
import {formatCount, formatDecimal, formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import type {ShareAgainstRest} from "../../stats/sharesAgainstRest.js";
import {element} from "../element.js";
import type {Figure} from "../figure.js";
import {figure, intervalText} from "../figure.js";
import {picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {sentence} from "../sentence.js";
import {table} from "../table.js";
import type {ProfileRow, ProfileTrait} from "./profile.js";
import {
  attributeName,
  categoryName,
  className,
  profileTraits,
  survivors,
  traitName
} from "./profile.js";

/** Differences drawn at most; the table has them all. */
const drawn = 12;

/** The number of persons in the class and in the rest: of an attribute that everyone has. */
function sizes(rows: readonly ProfileRow[]): {count: number; rest: number} {
  const own = rows.filter(({attribute}) => attribute === "member");
  return {
    count: own.reduce((sum, {in_class}) => sum + in_class, 0),
    rest: own.reduce((sum, {in_rest}) => sum + in_rest, 0)
  };
}

const shareFigure = (
  {attribute, category, known}: ProfileTrait,
  value: number,
  metric: "profile_share" | "profile_rest_share",
  people = known
): Figure => ({
  metric,
  group: `${attribute}:${category}`,
  value,
  format: "share",
  people
});

const differenceFigure = (trait: ProfileTrait, {difference}: ShareAgainstRest): Figure => ({
  metric: "profile_difference",
  group: `${trait.attribute}:${trait.category}`,
  ...difference,
  format: "points",
  people: Math.min(trait.known, trait.known_rest)
});

/** The page's answer: how many there are, and how they differ most. */
export function profileAnswer(
  rows: readonly ProfileRow[],
  segment: SegmentFilter,
  locale: Locale = "zh"
): HTMLElement {
  const {count, rest} = sizes(rows);
  const [first] = survivors(profileTraits(rows));
  const values = {
    class: className(segment, locale),
    count: {metric: "class_customers", value: count, format: "count" as const},
    rest: {metric: "other_customers", value: rest, format: "count" as const}
  };
  const said: Sentence =
    count < settings.smallest_sample
      ? {message: profileWords.answer_few, values}
      : first
        ? {
            message: profileWords.answer,
            values: {
              ...values,
              what: traitName(first, locale),
              share: shareFigure(first, first.compared.share, "profile_share"),
              rest_share: shareFigure(
                first,
                first.compared.rest,
                "profile_rest_share",
                first.known_rest
              )
            }
          }
        : {message: profileWords.answer_none, values};
  return element("p", {class: "answer stale-able"}, sentence(said, locale));
}

/** What sets the class apart from the rest: differences that survive the correction, and all in the table. */
export function profilePicture(
  rows: readonly ProfileRow[],
  segment: SegmentFilter,
  locale: Locale = "zh"
): HTMLElement {
  const word = (name: keyof typeof profileWords, values = {}): string =>
    say(profileWords[name], values, locale);
  const traits = profileTraits(rows);
  const kept = survivors(traits);
  const shown = kept.slice(0, drawn);
  const {count, rest} = sizes(rows);
  const up = shown.find(({compared}) => compared.difference.value > 0);
  const down = shown.find(({compared}) => compared.difference.value < 0);
  const values = {
    class: className(segment, locale),
    up: up ? traitName(up, locale) : "",
    down: down ? traitName(down, locale) : ""
  };
  const title: Sentence = {
    message:
      up && down
        ? profileWords.title
        : up
          ? profileWords.title_up
          : down
            ? profileWords.title_down
            : profileWords.title_none,
    values
  };
  const subtitle = word("subtitle", {
    n: formatCount(count, locale),
    rest: formatCount(rest, locale)
  });
  return picture({
    title,
    subtitle,
    draw: (options) =>
      IntervalRows(
        shown.map((trait) => {
          const {difference, share, rest: other} = trait.compared;
          return {
            label: traitName(trait, locale),
            note: say(
              profileWords.mark,
              {
                share: formatShare(share, locale, 0),
                rest: formatShare(other, locale, 0)
              },
              locale
            ),
            marks: [
              {
                ...difference,
                className: "own",
                text: "",
                side: difference.value < 0 ? ("left" as const) : ("right" as const)
              }
            ]
          };
        }),
        {...options, domain: [-0.05, 0.05], origin: 0, ends: [word("less"), word("more")]}
      ),
    table: () => traitTable(traits, locale),
    notes: [
      word("note_cause"),
      ...(kept.length > drawn ? [word("note_more", {count: kept.length - drawn})] : [])
    ],
    locale
  });
}

function traitTable(traits: readonly ProfileTrait[], locale: Locale): HTMLElement {
  const word = (name: keyof typeof profileWords): string => say(profileWords[name], {}, locale);
  return table<ProfileTrait>({
    caption: word("caption"),
    columns: [
      {
        label: word("attribute"),
        cell: ({attribute}) => attributeName(attribute, locale),
        sortBy: ({attribute}) => attribute
      },
      {
        label: word("category"),
        cell: ({attribute, category}) => categoryName(attribute, category, locale)
      },
      {
        label: word("in_class"),
        cell: (trait) =>
          figure(
            shareFigure(trait, trait.known > 0 ? trait.in_class / trait.known : 0, "profile_share"),
            locale
          ),
        isNumber: true
      },
      {
        label: word("known"),
        cell: ({known}) => formatCount(known, locale),
        isNumber: true
      },
      {
        label: word("in_rest"),
        cell: (trait) =>
          figure(
            shareFigure(
              trait,
              trait.known_rest > 0 ? trait.in_rest / trait.known_rest : 0,
              "profile_rest_share",
              trait.known_rest
            ),
            locale
          ),
        isNumber: true
      },
      {
        label: word("difference"),
        cell: (trait) =>
          trait.compared
            ? figure(differenceFigure(trait, trait.compared), locale)
            : word("withheld"),
        isNumber: true,
        sortBy: ({compared}) => compared?.difference.value ?? null
      },
      {
        label: locale === "zh" ? "95%" : "95 %",
        cell: (trait) =>
          trait.compared
            ? (intervalText(differenceFigure(trait, trait.compared), locale) ?? "")
            : "",
        isNumber: true,
        raw: null
      },
      {
        label: word("q_value"),
        cell: ({compared}) => (compared ? formatDecimal(compared.q, locale, 3) : ""),
        isNumber: true,
        sortBy: ({compared}) => compared?.q ?? null,
        raw: ({compared}) => compared?.q ?? ""
      }
    ],
    rows: traits
  });
}
