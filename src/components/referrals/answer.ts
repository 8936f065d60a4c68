import type {Manifest} from "../../contract/manifest.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {referralWords} from "../../i18n/referrals.js";
import {element} from "../element.js";
import {stateOf} from "../figure.js";
import type {Measured} from "../measures.js";
import {findMeasure, isShown} from "../measures.js";
import {missingOf} from "../missingSource.js";
import {sentence} from "../sentence.js";
import {term} from "../term.js";
import {tile, tiles} from "../tile.js";
import type {MouthRow} from "./mouthRows.js";
import {allMouths, mouthFigures} from "./mouthRows.js";
import type {ReferralRow} from "./referrerPictures.js";
import {referralTotals} from "./referrerPictures.js";

const isKnown = (figure: Parameters<typeof stateOf>[0]): boolean =>
  ["shown", "small"].includes(stateOf(figure));

/** The page's answer: what customers say they do, and whom they brought. */
export function referralAnswer(rows: readonly MouthRow[], locale: Locale = "zh"): HTMLElement {
  const all = allMouths(rows);
  const root = element("p", {class: "answer stale-able"});
  const bringers = all && mouthFigures.bringers(all);
  if (!all || !bringers || !isKnown(bringers)) {
    root.append(referralWords.answer_none[locale]);
    return root;
  }
  const recommended = mouthFigures.recommended(all);
  root.append(
    sentence(
      isKnown(recommended)
        ? {
            message: referralWords.answer,
            values: {recommended, warned: mouthFigures.warned(all), bringers}
          }
        : {message: referralWords.answer_done, values: {bringers}},
      locale
    )
  );
  return root;
}

/** Intention, what was done, and what it was worth; without sales orders it is not known who was brought. */
export function referralFigures(
  attitude: readonly Measured[],
  rows: readonly MouthRow[],
  halfYears: readonly ReferralRow[],
  manifest: Pick<Manifest, "sources">,
  locale: Locale = "zh"
): HTMLElement {
  const all = allMouths(rows);
  const totals = referralTotals(halfYears);
  const hasSales = missingOf(["sales_order"], manifest).length === 0;
  const said = (["recommend_top_box", "net_promoter_score"] as const).flatMap(
    (id) => findMeasure(attitude, id) ?? []
  );
  return tiles([
    ...(all
      ? [
          ...(hasSales
            ? [
                tile({
                  label: term("bringer_share", locale),
                  figure: mouthFigures.bringers(all),
                  isLeading: true,
                  locale
                })
              ]
            : []),
          tile({
            label: term("recommended_people", locale),
            figure: mouthFigures.recommended(all),
            locale
          }),
          tile({label: term("warned_people", locale), figure: mouthFigures.warned(all), locale})
        ]
      : []),
    ...said.map(({id, figure}) => tile({label: term(id, locale), figure, locale})),
    ...(hasSales ? broughtTiles(totals, locale) : [])
  ]);
}

/** How many were brought, and the profit they left. */
function broughtTiles(totals: ReturnType<typeof referralTotals>, locale: Locale): HTMLElement[] {
  return [
    tile({
      label: say(referralWords.brought_tile, {}, locale),
      figure: {metric: "referrals", value: totals.referrals, format: "count"},
      locale
    }),
    tile({
      label: say(referralWords.profit_tile, {}, locale),
      figure: {
        metric: "referral_profit",
        value: totals.sale_profit + totals.service_profit,
        format: "yuan"
      },
      notes: [say(referralWords.profit_note, {}, locale)],
      locale
    })
  ];
}

/** The net promoter score where the scale allows it, the top box otherwise, in a sentence. */
export function attitudeSentence(
  attitude: readonly Measured[],
  locale: Locale = "zh"
): HTMLElement {
  const top = findMeasure(attitude, "recommend_top_box");
  const nps = findMeasure(attitude, "net_promoter_score");
  const root = element("p", {class: "stale-able"});
  if (top && isShown(top))
    root.append(
      sentence(
        nps && isShown(nps)
          ? {
              message: referralWords.attitude_nps,
              values: {nps: nps.figure, top: top.figure}
            }
          : {
              message:
                (nps?.figure.n ?? 0) > 0 ? referralWords.attitude_few : referralWords.attitude_top,
              values: {top: top.figure}
            },
        locale
      )
    );
  return root;
}
