import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {formatDecimal} from "../i18n/format.js";
import {workshopWords} from "../i18n/workshop.js";
import {element} from "./element.js";
import type {OwnPoint} from "./emotionLines.js";
import {isShownPoint} from "./emotionLines.js";
import {positionFigure} from "./emotionThesis.js";
import {figure, intervalText} from "./figure.js";
import {sentence} from "./sentence.js";
import {table} from "./table.js";
import type {Workshop, WorkshopNode} from "./workshopState.js";

/** The own line in the data, by touchpoint. */
export type MeasuredPoints = ReadonlyMap<string, OwnPoint>;

/** What a group believed of a touchpoint, beside what the data say. */
export interface BeliefDifference {
  node: WorkshopNode;
  point: OwnPoint | null;
  /** Believed less measured, in levels; null where either is missing. */
  difference: number | null;
  /** Beyond the data's interval or within it; null where there is nothing to compare. */
  verdict: "over" | "under" | "same" | null;
}

/** Where belief and data differ, the widest difference first; what cannot be compared last. */
export function beliefDifferences({nodes}: Workshop, measured: MeasuredPoints): BeliefDifference[] {
  const compared = nodes.map((node): BeliefDifference => {
    const point = measured.get(node.id) ?? null;
    if (point === null || !isShownPoint(point) || node.own === null) {
      return {node, point, difference: null, verdict: null};
    }
    const {position, lo, hi} = point;
    const verdict =
      lo != null && hi != null && node.own >= lo && node.own <= hi
        ? "same"
        : node.own > position!
          ? "over"
          : "under";
    return {node, point, difference: node.own - position!, verdict};
  });
  const width = ({difference}: BeliefDifference): number =>
    difference === null ? -1 : Math.abs(difference);
  return compared.sort((a, b) => width(b) - width(a));
}

/** The differences between belief and data: one sentence and a table. */
export function workshopReveal(
  workshop: Workshop,
  measured: MeasuredPoints,
  locale: Locale = "zh"
): HTMLElement {
  const word = (name: keyof typeof workshopWords): string => say(workshopWords[name], {}, locale);
  const rows = beliefDifferences(workshop, measured);
  const count = (verdict: BeliefDifference["verdict"]): number =>
    rows.filter((row) => row.verdict === verdict).length;
  const compared = rows.length - count(null);
  const values = {
    count: compared,
    over: count("over"),
    under: count("under"),
    same: count("same")
  };
  return element(
    "section",
    {class: "workshop-differences"},
    element("h3", {}, word("differences")),
    element(
      "p",
      {class: "answer"},
      compared === 0
        ? word("nothing_compared")
        : sentence({message: workshopWords.compared, values}, locale)
    ),
    table<BeliefDifference>({
      caption: word("differences"),
      columns: [
        {label: word("touchpoint"), cell: ({node}) => node.label},
        {
          label: word("believed"),
          cell: ({node}) => formatDecimal(node.own, locale),
          sortBy: ({node}) => node.own,
          isNumber: true
        },
        {
          label: word("measured"),
          cell: ({node, point}) =>
            point === null
              ? word("unknown")
              : [
                  figure(positionFigure(node.id, point), locale),
                  ` ${intervalText(positionFigure(node.id, point), locale) ?? ""}`
                ],
          sortBy: ({point}) => point?.position ?? null,
          isNumber: true
        },
        {
          label: word("difference"),
          cell: ({difference}) => formatDecimal(difference, locale),
          sortBy: ({difference}) => difference,
          isNumber: true
        },
        {label: word("verdict"), cell: ({verdict}) => (verdict ? word(verdict) : "")}
      ],
      rows
    })
  );
}
