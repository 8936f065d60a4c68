import {metricNamed} from "../../contract/metrics.js";
import {formatCount, formatDecimal} from "../../i18n/format.js";
import {moreWords} from "../../i18n/loyaltyMore.js";
import {loyaltyWords} from "../../i18n/loyalty.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {reliableFrom, scaleReliability} from "../../stats/scaleReliability.js";
import type {Estimated} from "../../stats/interval.js";
import {meanOfSums} from "../../stats/mean.js";
import {sampleState} from "../../stats/sampleState.js";
import {element} from "../element.js";
import type {Figure} from "../figure.js";
import {figure, intervalText} from "../figure.js";
import {sentence} from "../sentence.js";
import {table} from "../table.js";
import type {SurveyChoice} from "./choice.js";

const ITEMS = ["return", "recommend", "advantage", "premium", "forgive", "standard"] as const;
type Item = (typeof ITEMS)[number];

/** Sums over the complete answers to the block of a questionnaire, as the query gives them. */
export type BlockRow = {
  questionnaire: string;
  /** The items asked, separated by spaces. */
  items: string;
  n: number;
  total_2: number;
} & {[name in Item | `${Item}_2`]: number};

interface Block {
  row: BlockRow;
  name: string;
  items: readonly Item[];
  alpha: Estimated | null;
}

function blockOf(row: BlockRow, surveys: readonly SurveyChoice[]): Block {
  const items = ITEMS.filter((item) => row.items.split(" ").includes(item));
  return {
    row,
    name:
      surveys.find(({questionnaire}) => questionnaire === row.questionnaire)?.label ??
      row.questionnaire,
    items,
    alpha: scaleReliability({
      n: row.n,
      items: items.map((item) => ({sum: row[item], squares: row[`${item}_2`]})),
      totalSquares: row.total_2
    })
  };
}

const alphaFigure = ({row, alpha}: Block): Figure => ({
  metric: "loyalty_block_alpha",
  group: row.questionnaire,
  value: alpha?.value ?? null,
  format: "coefficient",
  n: row.n,
  people: row.n,
  lo: alpha?.lo ?? null,
  hi: alpha?.hi ?? null,
  limits
});

const limits = {smallest: metricNamed("loyalty_block_alpha").smallest_sample};
const isKnown = ({row, alpha}: Block): boolean =>
  alpha !== null && sampleState(row.n, limits) !== "withheld";

/** The reliability of each questionnaire's loyalty block, its items' means, and an index where it may be formed. */
export function blockTable(
  rows: readonly BlockRow[],
  surveys: readonly SurveyChoice[],
  locale: Locale = "zh"
): HTMLElement {
  const word = (name: keyof typeof moreWords, values = {}): string =>
    say(moreWords[name], values, locale);
  const blocks = rows.map((row) => blockOf(row, surveys));
  const known = blocks.filter(isKnown);
  const list = known.flatMap((block, index) => [
    index === 0 ? "" : locale === "zh" ? "；" : "; ",
    `${block.name} `,
    figure(alphaFigure(block), locale),
    ` (${intervalText(alphaFigure(block), locale)}, n=${formatCount(block.row.n, locale)})`
  ]);
  const asked = ITEMS.filter((item) => blocks.some(({items}) => items.includes(item)));
  const mean = (block: Block, item: Item): string => {
    if (!block.items.includes(item)) return "";
    const value = meanOfSums({
      n: block.row.n,
      sum: block.row[item],
      squares: block.row[`${item}_2`]
    });
    return sampleState(block.row.n) === "withheld" ? "" : withRange(value, locale);
  };
  return element(
    "section",
    {class: "stale-able"},
    element(
      "p",
      {class: "picture-title"},
      known.length === 0
        ? word("block_none")
        : sentence({message: moreWords.block_title, values: {list}}, locale)
    ),
    element("p", {class: "picture-subtitle"}, word("block_ok")),
    blocks.length > 0 &&
      table<Block>({
        caption: word("block_caption"),
        columns: [
          {label: word("questionnaire"), cell: ({name}) => name},
          {
            label: word("alpha"),
            cell: (block) => figure(alphaFigure(block), locale),
            isNumber: true
          },
          {
            label: word("index"),
            cell: (block) =>
              !isKnown(block) || block.alpha!.value < reliableFrom
                ? word("no_index")
                : formatDecimal(
                    block.items.reduce((sum, item) => sum + block.row[item], 0) /
                      block.items.length /
                      block.row.n,
                    locale,
                    2
                  ),
            isNumber: true
          },
          ...asked.map((item) => ({
            label: word(`item_${item}`),
            cell: (block: Block) => mean(block, item),
            isNumber: true
          })),
          {
            label: say(loyaltyWords.people, {}, locale),
            cell: ({row}) => formatCount(row.n, locale),
            isNumber: true
          }
        ],
        rows: blocks
      })
  );
}

function withRange(mean: ReturnType<typeof meanOfSums>, locale: Locale): string {
  if (!mean) return "";
  const text = (value: number): string => formatDecimal(value, locale, 2);
  const {interval, value} = mean;
  return interval ? `${text(value)} (${text(interval.lo)}–${text(interval.hi)})` : text(value);
}
