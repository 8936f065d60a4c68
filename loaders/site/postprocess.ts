import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {pagePolicy} from "./contentSecurityPolicy.js";
import {listFiles} from "./listFiles.js";
import {accessiblePage} from "./pageAccess.js";

/**
 * Rewrites each page below a folder as the site publishes it.
 *
 * @returns how many pages there are
 */
export async function postprocessSite(folder: string): Promise<number> {
  const pages = (await listFiles(folder)).filter((file) => file.endsWith(".html"));
  for (const page of pages) {
    const path = join(folder, page);
    await writeFile(path, postprocessPage(await readFile(path, "utf8"), pageLanguage(page)));
  }
  return pages.length;
}

/** Language of a page, by the folder it is in: Chinese except below `en/`. */
export function pageLanguage(page: string): "zh-CN" | "en" {
  return page.startsWith("en/") ? "en" : "zh-CN";
}

/**
 * Gives a page that Framework wrote its language, its content security policy, what all readers
 * need of its frame, and line ends that do not depend on the machine.
 *
 * @throws when the page is not one of Framework's
 */
export function postprocessPage(html: string, language: string): string {
  const written = html
    .replaceAll("\r\n", "\n") // browsers hash scripts with these line ends
    .replace(/^<!DOCTYPE html>\n<html>/, `<!DOCTYPE html>\n<html lang="${language}">`);
  const page = accessiblePage(written, language === "en" ? "en" : "zh");
  const charset = '<meta charset="utf-8">';
  const at = page.indexOf(charset);
  if (at < 0 || !page.includes(`<html lang="${language}">`)) {
    throw new Error(
      "page: not laid out as Framework 1.13.4 does; adapt loaders/site/postprocess.ts"
    );
  }
  const head = at + charset.length;
  const policy = `\n<meta http-equiv="Content-Security-Policy" content="${pagePolicy(page)}">`;
  return page.slice(0, head) + policy + page.slice(head);
}
