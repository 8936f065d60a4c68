import {BalanceBar} from "../charts/balanceBar.js";
import type {Manifest} from "../contract/manifest.js";
import {formatList, formatShare} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {qualityWords} from "../i18n/quality.js";
import {element} from "./element.js";
import type {Figure} from "./figure.js";
import {figure} from "./figure.js";
import {rootFontSize} from "./picture.js";
import type {TableBalance} from "./qualityBalance.js";
import {balanceParts, isClosed, totalBalance} from "./qualityBalance.js";
import type {Sentence} from "./sentence.js";
import {table} from "./table.js";
import {tile, tiles} from "./tile.js";
import {qualityText, rowsFigure, tableLabel} from "./qualityFigures.js";

const BAR_WIDTH_EM = 11;

/** Whether the rows add up, in one sentence. */
export function qualityAnswer(
  balances: readonly TableBalance[],
  {extract_count}: Pick<Manifest, "extract_count">,
  locale: Locale = "zh"
): Sentence {
  const total = totalBalance(balances);
  const share = (line: "accepted" | "merged" | "excluded"): Figure => ({
    metric: `share_${line}`,
    value: total[line] / total.read,
    format: "share"
  });
  if (total.read === 0) return {message: qualityWords.answer_empty, values: {}};
  const open = balances.filter((balance) => !isClosed(balance));
  const values = {files: extract_count, read: rowsFigure("read", total.read)};
  return open.length > 0
    ? {
        message: qualityWords.answer_open,
        values: {
          ...values,
          tables: formatList(
            open.map(({source_table}) => tableLabel(source_table, locale)),
            locale
          )
        }
      }
    : {
        message: qualityWords.answer,
        values: {
          ...values,
          accepted: share("accepted"),
          merged: share("merged"),
          excluded: share("excluded"),
          refused: rowsFigure("refused", total.refused)
        }
      };
}

/** Rows read and what became of them, as headline figures. */
export function qualityTiles(
  balances: readonly TableBalance[],
  locale: Locale = "zh"
): HTMLElement {
  const total = totalBalance(balances);
  return tiles(
    (["read", "accepted", "merged", "excluded", "refused"] as const).map((line) =>
      tile({
        label: qualityText(line, locale),
        figure: rowsFigure(line, total[line]),
        notes: [qualityText(`${line}_note`, locale)],
        locale
      })
    )
  );
}

/** The balance of each table, with a picture of its parts. */
export function balanceTable(
  balances: readonly TableBalance[],
  locale: Locale = "zh"
): HTMLElement {
  const em = rootFontSize();
  const bar = (balance: TableBalance): Element =>
    BalanceBar(balanceParts(balance), {
      width: BAR_WIDTH_EM * em,
      em,
      alternative: qualityText("bar", locale, {
        accepted: formatShare(balance.accepted / balance.read, locale),
        merged: formatShare(balance.merged / balance.read, locale),
        excluded: formatShare(balance.excluded / balance.read, locale),
        refused: formatShare(balance.refused / balance.read, locale)
      })
    });
  return table({
    caption: qualityText("balance_caption", locale),
    columns: [
      {
        label: qualityText("table", locale),
        cell: ({source_table}: TableBalance) =>
          source_table === ""
            ? qualityText("all_tables", locale)
            : tableLabel(source_table, locale),
        sortBy: ({source_table}: TableBalance) => tableLabel(source_table, locale)
      },
      {
        label: qualityText("parts", locale),
        cell: (balance) => (balance.read > 0 ? bar(balance) : "")
      },
      ...(["read", "accepted", "merged", "excluded", "refused"] as const).map((line) => ({
        label: [element("span", {class: `key part-${line}`}), qualityText(line, locale)],
        cell: (balance: TableBalance) => figure(rowsFigure(line, balance[line]), locale),
        sortBy: (balance: TableBalance) => balance[line],
        isNumber: true
      }))
    ],
    rows: balances,
    total: totalBalance(balances),
    locale
  });
}
