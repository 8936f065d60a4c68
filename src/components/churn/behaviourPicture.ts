import {IntervalRows} from "../../charts/intervalRows.js";
import {settings} from "../../contract/settings.js";
import {reasonWords} from "../../i18n/churn.js";
import {formatCount, formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {newcombeDifference} from "../../stats/newcombe.js";
import {countedShare, estimatedOf} from "../countedShare.js";
import type {Figure} from "../figure.js";
import {figure, intervalText, stateOf} from "../figure.js";
import {picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {table} from "../table.js";
import {branchOf} from "./reasonPicture.js";

/** What the last visits show of vehicles with the same stated reason, of all lost, or of those that stayed. */
export interface BehaviourRow {
  part: string;
  vehicles: number;
  billed: number;
  high_bill: number;
  waited: number;
  long_wait: number;
  open_complaint: number;
}

const PARTS = ["dissatisfied", "rival", "private", "lost", "stayed"] as const;
type Part = (typeof PARTS)[number];
const SIGNS = ["open_complaint", "long_wait", "high_bill"] as const;
type Sign = (typeof SIGNS)[number];

/** Rows of reasons added up to the branches of the tree. */
export function behaviourByBranch(rows: readonly BehaviourRow[]): Map<Part, BehaviourRow> {
  const sums = new Map<Part, BehaviourRow>();
  for (const row of rows) {
    const part = PARTS.find((name) => name === (branchOf(row.part) ?? row.part));
    if (part === undefined) continue;
    const before = sums.get(part);
    const add = (name: Exclude<keyof BehaviourRow, "part">): number =>
      row[name] + (before?.[name] ?? 0);
    sums.set(part, {
      part,
      vehicles: add("vehicles"),
      billed: add("billed"),
      high_bill: add("high_bill"),
      waited: add("waited"),
      long_wait: add("long_wait"),
      open_complaint: add("open_complaint")
    });
  }
  return sums;
}

function shareOf(row: BehaviourRow, sign: Sign): Figure {
  const n = {open_complaint: row.vehicles, long_wait: row.waited, high_bill: row.billed}[sign];
  return countedShare(sign, row[sign], n, `part:${row.part}`);
}

const isShown = (share: Figure | undefined): share is Figure =>
  share !== undefined && ["shown", "small"].includes(stateOf(share));

function behaviourTitle(sums: ReadonlyMap<Part, BehaviourRow>, locale: Locale): Sentence {
  const [said, stayed] = (["dissatisfied", "stayed"] as const).map((part) => {
    const row = sums.get(part);
    return row && shareOf(row, "open_complaint");
  });
  if (!isShown(said) || !isShown(stayed)) return {message: reasonWords.behaviour_few, values: {}};
  const difference = newcombeDifference(estimatedOf(said)!, estimatedOf(stayed)!);
  return {
    message: reasonWords.behaviour_title,
    values: {
      open: said,
      stayed,
      verdict: reasonWords[difference.lo > 0 ? "behaviour_more" : "behaviour_same"][locale]
    }
  };
}

interface Line {
  part: Part;
  sign: Sign;
  share: Figure;
}

/** What those who left said, against what their last visits show, beside all lost and those that stayed. */
export function behaviourPicture(
  rows: readonly BehaviourRow[],
  locale: Locale = "zh"
): HTMLElement {
  const sums = behaviourByBranch(rows);
  const subtitle = say(
    reasonWords.behaviour_subtitle,
    {ratio: settings.high_ticket_ratio, wait: settings.risk_long_wait_minutes},
    locale
  );
  const lines = SIGNS.flatMap((sign) =>
    PARTS.flatMap((part): Line[] => {
      const row = sums.get(part);
      return row ? [{part, sign, share: shareOf(row, sign)}] : [];
    })
  );
  return picture({
    title: behaviourTitle(sums, locale),
    subtitle,
    draw: (options) =>
      IntervalRows(
        lines.map(({part, sign, share}) => ({
          label: reasonWords[`part_${part}`][locale],
          note: reasonWords[sign][locale],
          marks:
            isShown(share) && share.lo != null && share.hi != null
              ? [
                  {
                    value: share.value!,
                    lo: share.lo,
                    hi: share.hi,
                    className: part === "stayed" ? "mark-other" : "mark-chosen",
                    text: formatShare(share.value, locale),
                    side: "right"
                  }
                ]
              : []
        })),
        {...options, domain: [0, 0.1], origin: 0}
      ),
    table: () =>
      table<Line>({
        caption: subtitle,
        columns: [
          {
            label: reasonWords.reason[locale],
            cell: ({part}) => reasonWords[`part_${part}`][locale]
          },
          {label: reasonWords.sign[locale], cell: ({sign}) => reasonWords[sign][locale]},
          {
            label: reasonWords.share[locale],
            cell: ({share}) => figure(share, locale),
            isNumber: true
          },
          {
            label: reasonWords.range[locale],
            cell: ({share}) => intervalText(share, locale) ?? "",
            isNumber: true
          },
          {
            label: reasonWords.count[locale],
            cell: ({share}) => formatCount(share.n ?? 0, locale),
            isNumber: true
          }
        ],
        rows: lines
      }),
    notes: [reasonWords.behaviour_note[locale]],
    locale
  });
}
