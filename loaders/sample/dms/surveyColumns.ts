import type {Item} from "../questionnaires.js";
import type {Column} from "../report.js";

/** The columns of a questionnaire in a wide file, one an item. */
export function itemColumns(
  items: readonly Item[],
  headerOf: (item: Item) => string = ({label}) => label
): Column[] {
  return items.map((item): Column => [headerOf(item), item.code]);
}
