import {readFile} from "node:fs/promises";
import {homedir} from "node:os";
import {extname, join, posix} from "node:path";
import {pageElements} from "./html.js";
import {listFiles} from "./listFiles.js";
import type {Reference} from "./references.js";
import {moduleReferences, pageReferences, styleReferences} from "./references.js";

/** A reason not to publish a built site. */
export interface Finding {
  file: string; // relative to the site
  kind: FindingKind;
  detail: string; // empty where it could repeat personal data
}

export type FindingKind =
  | "missing page"
  | "error on page"
  | "foreign resource"
  | "missing resource"
  | "inline handler"
  | "no policy"
  | "unexpected file"
  | "local path"
  | "identifier";

/** Finds personal identifiers below a folder. */
export type IdentifierScan = (
  folder: string
) => Promise<{file: string; kind: string; offset: number}[]>;

interface AuditOptions {
  pages: readonly string[]; // paths without extension, such as "/index"
  root: string; // project folder, whose path must not appear
  scan: IdentifierScan;
}

// What a site consists of. Anything else (a source map, a log, a loader) got there by mistake.
const published =
  /(^|\/)(_headers|\.htaccess|web\.config|(nginx\.conf|Caddyfile)\.example|[^/]+\.(html|js|css|json|parquet|wasm|gz|txt|svg|png|jpg|webp|ico|woff2|webmanifest))$/;
const textual = /\.(html|js|css|json|svg|txt|example)$/;

/**
 * Reads a built site as a browser and as an attacker would, before it is published.
 *
 * @returns what is wrong with it; empty when it may be published
 */
export async function auditSite(
  folder: string,
  {pages, root, scan}: AuditOptions
): Promise<Finding[]> {
  const files = await listFiles(folder);
  const present = new Set(files);
  const findings: Finding[] = [];
  const add = (kind: FindingKind, file: string, detail = ""): number =>
    findings.push({file, kind, detail});
  for (const page of pages) {
    const file = `${page.replace(/^\//, "")}.html`;
    if (!present.has(file)) add("missing page", file);
  }
  for (const file of files) {
    if (!published.test(file)) add("unexpected file", file);
    if (!textual.test(file)) continue;
    const content = await readFile(join(folder, file), "utf8");
    if (localPaths(root).some((path) => content.includes(path))) add("local path", file);
    for (const reference of await referencesOf(file, content)) {
      if (/^(\w+:)?\/\//.test(reference.target)) {
        if (reference.use !== "link") add("foreign resource", file, reference.target);
      } else if (!isPresent(file, reference, present)) {
        add("missing resource", file, reference.target);
      }
    }
    if (file.endsWith(".html")) auditPage(content, (kind, detail) => add(kind, file, detail));
  }
  for (const {file, kind} of await scan(folder)) add("identifier", file, kind);
  return findings;
}

function auditPage(html: string, add: (kind: FindingKind, detail?: string) => void): void {
  const elements = pageElements(html);
  const hasPolicy = elements.some(
    ({name, attributes}) =>
      name === "meta" && attributes["http-equiv"] === "Content-Security-Policy"
  );
  if (!hasPolicy) add("no policy");
  for (const {attributes} of elements) {
    if (attributes.class?.split(/\s+/).includes("observablehq--error")) add("error on page");
    for (const name of Object.keys(attributes)) if (/^on\w/.test(name)) add("inline handler", name);
  }
}

function referencesOf(file: string, content: string): Promise<Reference[]> | Reference[] {
  switch (extname(file)) {
    case ".html":
      return pageReferences(content);
    case ".js":
      return moduleReferences(content);
    case ".css":
      return styleReferences(content);
    default:
      return [];
  }
}

function isPresent(file: string, {target, use}: Reference, present: ReadonlySet<string>): boolean {
  // Libraries and Framework's own code can load what only other programs need, and no page of ours.
  if (use === "deferred" && file.startsWith("_node/") && target.startsWith("node:")) return true;
  if (use === "deferred" && file.startsWith("_observablehq/")) return true;
  const path = decodeURI(target.replace(/[?#].*$/, ""));
  if (path === "" || /^(blob|data|mailto|tel):/.test(path)) return true;
  // A bare specifier or a path from the host's root resolves nowhere under a sub-path.
  if (!path.startsWith(".")) return false;
  const resolved = posix.join(posix.dirname(file), path);
  return present.has(resolved.endsWith("/") ? `${resolved}index.html` : resolved);
}

// As written on Unix, on Windows, and on Windows inside a string. A folder at the top of the file
// system, such as /app or /root, is a word like any other.
function localPaths(root: string): string[] {
  return [root, homedir()]
    .filter((path) => path.split(/[\\/]/).length > 2)
    .flatMap((path) => [path, path.replaceAll("\\", "/"), path.replaceAll("\\", "\\\\")]);
}
