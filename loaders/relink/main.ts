import {existsSync} from "node:fs";
import {mkdir, readFile, rename, writeFile} from "node:fs/promises";
import {basename, extname, join, relative, resolve} from "node:path";
import {Command} from "commander";
import {localeOf, say} from "../../src/i18n/message.js";
import {relinkWords as words} from "../../src/i18n/relink.js";
import {privateRootOf} from "../privateFile.js";
import {readContactBook} from "./contactBook.js";
import {ListError, readExportedList} from "./exportedList.js";
import {relink, relinkedWorkbook} from "./relink.js";

const shownKeys = 20;
const locale = localeOf(process.env);
const root = resolve(import.meta.dirname, "../..");

const command = new Command("relink")
  .description("join a list exported from the site with the people and cars behind its keys")
  .argument("<list>", "CSV or xlsx exported from the site")
  .parse();
const file = command.args[0]!;
const privateRoot = privateRootOf(root, process.env);

try {
  await run();
} catch (error) {
  command.error(error instanceof Error ? error.message : String(error));
}

async function run(): Promise<void> {
  if (!existsSync(file)) throw new ListError(say(words.no_file, {file}, locale));
  const list = await readExportedList(await readFile(file)).catch((error: unknown) => {
    if (!(error instanceof ListError)) throw error;
    throw new ListError(say(words.no_list, {file, found: error.message}, locale));
  });
  if (list.rows.length === 0) throw new ListError(say(words.empty, {file}, locale));
  // The sample has a key table of its own.
  const isSample = list.keyTableIds.includes("sample");
  const privateFolder = isSample ? join(privateRoot, "sample") : privateRoot;
  const folder = relative(process.cwd(), privateFolder) || ".";
  const book = await readContactBook(privateFolder);
  if (book === null) throw new ListError(say(words.no_contacts, {folder}, locale));
  const relinked = relink(list, book, locale);

  const output = join(privateFolder, "relinked");
  await mkdir(output, {recursive: true, mode: 0o700});
  const path = join(output, `${basename(file, extname(file))}.xlsx`);
  await writeFile(`${path}.new`, await relinkedWorkbook(relinked, locale), {mode: 0o600});
  await rename(`${path}.new`, path);

  const {found, merged, unknown} = relinked;
  const values = {found, merged, path: relative(process.cwd(), path)};
  console.warn(say(words.written, values, locale));
  if (unknown.length === 0) return;
  const keys = unknown.slice(0, shownKeys).join(", ") + (unknown.length > shownKeys ? " …" : "");
  console.warn(say(words.unknown, {count: unknown.length, keys}, locale));
}
