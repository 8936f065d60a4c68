import type {GroupMosaic} from "../../charts/groupMosaics.js";
import {GroupMosaics} from "../../charts/groupMosaics.js";
import {formatCount} from "../../i18n/format.js";
import {groupWords} from "../../i18n/loyaltyGroups.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {newcombeDifference} from "../../stats/newcombe.js";
import type {Estimated} from "../../stats/interval.js";
import {figure} from "../figure.js";
import type {Measured} from "../measures.js";
import {findMeasure, isShown} from "../measures.js";
import {picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {table} from "../table.js";
import type {GroupRow, GroupSet} from "./groups.js";
import {GROUPS, groupIds, groupLabel, groupSets} from "./groups.js";
import type {LoyaltyContext} from "./returnPicture.js";
import {periodText} from "../span.js";

interface Named extends GroupSet {
  name: string;
}

const goneOf = ({measures}: GroupSet): Measured | undefined =>
  findMeasure(measures, "satisfied_but_gone");

/** Satisfied but gone at its highest and lowest, where these can be told apart. */
export function mosaicsTitle(
  sets: readonly Named[],
  kind: "dealer" | "model",
  label: string,
  locale: Locale = "zh"
): Sentence {
  const known = sets
    .flatMap((set) => {
      const gone = goneOf(set);
      return gone && isShown(gone) ? [{name: set.name, gone}] : [];
    })
    .sort((a, b) => b.gone.estimate.value! - a.gone.estimate.value!);
  const values = {label, kind: say(groupWords[kind], {}, locale)};
  const [highest, lowest] = [known[0], known.at(-1)];
  if (!highest || !lowest || highest === lowest) return {message: groupWords.dealers_few, values};
  const difference = newcombeDifference(
    highest.gone.estimate as Estimated,
    lowest.gone.estimate as Estimated
  );
  // The ends of a ranking are always apart by chance: only intervals that do not meet count.
  if (highest.gone.estimate.lo! <= lowest.gone.estimate.hi!)
    return {message: groupWords.dealers_alike, values};
  return {
    message: groupWords.dealers_title,
    values: {
      ...values,
      highest: highest.name,
      high: highest.gone.figure,
      lowest: lowest.name,
      low: lowest.gone.figure,
      difference: {
        metric: "satisfied_but_gone:difference",
        value: difference.value,
        format: "points_size",
        lo: difference.lo,
        hi: difference.hi
      }
    }
  };
}

/** The four groups of each dealer, or each model, as small multiples. */
export function mosaicsPicture(
  rows: readonly GroupRow[],
  kind: "dealer" | "model",
  {choice, filters, manifest}: LoyaltyContext,
  locale: Locale = "zh"
): HTMLElement {
  const nameOf = ({dealer_id, model_series}: GroupSet): string =>
    kind === "dealer"
      ? (manifest.dealers.find((dealer) => dealer.dealer_id === dealer_id)?.short_name ??
        String(dealer_id))
      : (model_series ?? say(groupWords.other_model, {}, locale));
  const sets = groupSets(rows, kind)
    .map((set): Named => ({...set, name: nameOf(set)}))
    .filter((set) => (goneOf(set)?.sums.n ?? 0) > 0)
    .sort((a, b) => (goneOf(b)?.sums.n ?? 0) - (goneOf(a)?.sums.n ?? 0));
  const label = groupLabel("satisfied_but_gone", choice.loyalBy, locale);
  const data = sets.map((set): GroupMosaic => {
    const gone = goneOf(set)!;
    const shares = groupIds.map((id) => findMeasure(set.measures, id)?.estimate.value ?? null);
    return {
      name: set.name,
      shares: shares.some((share) => share === null)
        ? null
        : (shares as [number, number, number, number]),
      lo: gone.estimate.lo,
      hi: gone.estimate.hi,
      n: gone.sums.n,
      people: gone.sums.people
    };
  });
  const subtitle = say(
    groupWords.mosaics_subtitle,
    {kind: say(groupWords[kind], {}, locale), label, period: periodText(filters, manifest, locale)},
    locale
  );
  return picture({
    title: mosaicsTitle(sets, kind, label, locale),
    subtitle,
    draw: (options) =>
      GroupMosaics(data, {
        ...options,
        groups: Object.values(GROUPS) as [string, string, string, string]
      }),
    table: () =>
      table<Named>({
        caption: subtitle,
        columns: [
          {label: say(groupWords[kind], {}, locale), cell: ({name}) => name},
          ...groupIds.toReversed().map((id) => ({
            label: groupLabel(id, choice.loyalBy, locale),
            cell: ({measures}: Named) => {
              const measure = findMeasure(measures, id);
              return measure ? figure(measure.figure, locale) : "";
            },
            sortBy: ({measures}: Named) => findMeasure(measures, id)?.estimate.value ?? null,
            isNumber: true
          })),
          {
            label: say(groupWords.responses, {}, locale),
            cell: (set) => formatCount(goneOf(set)?.sums.n ?? 0, locale),
            sortBy: (set) => goneOf(set)?.sums.n ?? 0,
            isNumber: true
          }
        ],
        rows: sets
      }),
    locale
  });
}
