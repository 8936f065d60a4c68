import {mkdir, writeFile} from "node:fs/promises";
import {join, relative, resolve} from "node:path";
import {Command} from "commander";
import {sources} from "../../src/contract/sources.js";
import {localeOf, say} from "../../src/i18n/message.js";
import {templateWords} from "../../src/i18n/template.js";
import {templateWorkbook} from "./templateWorkbook.js";

const locale = localeOf(process.env);

const command = new Command("template")
  .description("write an empty, commented workbook for each source table")
  .argument("[tables...]", "names of source tables, such as repair_order; all by default")
  .option("--out <folder>", "folder for the workbooks", "templates")
  .parse();

const names = new Set<string>(command.args);
const unknown = [...names].filter((name) => !sources.some((source) => source.name === name));
if (unknown.length > 0) {
  const tables = sources.map(({name}) => name).join(", ");
  command.error(say(templateWords.unknown_table, {table: unknown.join(", "), tables}, locale));
}
const wanted = sources.filter(({name}) => names.size === 0 || names.has(name));
const folder = resolve(command.opts<{out: string}>().out);
await mkdir(folder, {recursive: true});
for (const source of wanted) {
  const file = `${source.label[locale].replaceAll("/", "-")}.xlsx`;
  await writeFile(join(folder, file), await templateWorkbook(source, locale));
}
const values = {count: wanted.length, folder: relative(process.cwd(), folder) || "."};
console.warn(say(templateWords.written, values, locale));
