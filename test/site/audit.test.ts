import {describe, expect, it} from "vitest";
import type {IdentifierScan} from "../../loaders/site/audit.js";
import {auditSite} from "../../loaders/site/audit.js";
import {moduleReferences, styleReferences} from "../../loaders/site/references.js";
import {temporaryFolder} from "./temporaryFolder.js";

const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'self'">`;
const sound = {
  "index.html": `<html><head>${policy}<link rel="stylesheet" href="./_import/style.1.css">
<script type="module">import {a} from "./_import/a.1.js";
registerFile("./x.json", {"name":"./x.json","path":"./_file/x.1.json"});</script></head>
<body><a href="./second.html#part">2</a><a href="https://example.com/">elsewhere</a></body></html>`,
  "second.html": `<html><head>${policy}</head><body></body></html>`,
  "_import/a.1.js": 'import "../_observablehq/stdlib.1.js"; export const a = 1;',
  "_import/style.1.css": "p {background: url(data:image/png;base64,AA==)}",
  "_observablehq/stdlib.1.js": 'export const csv = () => import("../_npm/d3-dsv@0.0.0/_esm.js");',
  "_node/arquero@8/index.1.js": 'export const read = () => import("node:fs");',
  "_file/x.1.json": "{}",
  _headers: "/*\n"
};
const nothing: IdentifierScan = () => Promise.resolve([]);

describe("auditSite", () => {
  it("finds nothing wrong with a sound site", async () => {
    expect(await audit(sound)).toEqual([]);
  });

  it.each([
    ["missing page", "third.html", {}],
    [
      "error on page",
      "second.html",
      {"second.html": page('<p class="a observablehq--error"></p>')}
    ],
    ["no policy", "second.html", {"second.html": "<html></html>"}],
    ["inline handler", "second.html", {"second.html": page('<p onclick="go()"></p>')}],
    ["unexpected file", "_import/a.1.js.map", {"_import/a.1.js.map": "{}"}],
    ["unexpected file", "data/marts.tar", {"data/marts.tar": ""}],
    ["local path", "second.html", {"second.html": page("/home/analyst/atlas/src/x.md")}],
    ["foreign resource", "second.html", {"second.html": page('<img src="//cdn.example/x.png">')}],
    [
      "foreign resource",
      "second.html",
      {"second.html": page('<img srcset="https://a.example/x 2x">')}
    ],
    [
      "foreign resource",
      "_import/a.1.js",
      {"_import/a.1.js": 'import "https://cdn.example/x.js";'}
    ],
    ["foreign resource", "_import/a.1.js", {"_import/a.1.js": 'fetch("https://cdn.example/x");'}],
    [
      "foreign resource",
      "_import/style.1.css",
      {"_import/style.1.css": "@import 'https://a.example/';"}
    ],
    [
      "missing resource",
      "_import/style.1.css",
      {"_import/style.1.css": "p {background: url(x.png)}"}
    ],
    ["missing resource", "second.html", {"second.html": page('<a href="./fourth.html">4</a>')}],
    ["missing resource", "_import/a.1.js", {"_import/a.1.js": 'import "d3";'}],
    ["missing resource", "_import/a.1.js", {"_import/a.1.js": 'import "../_observablehq/x.1.js";'}],
    ["missing resource", "_import/a.1.js", {"_import/a.1.js": 'import.meta.resolve("./x.wasm")'}],
    [
      "missing resource",
      "_node/arquero@8/index.1.js",
      {"_node/arquero@8/index.1.js": 'import "node:fs";'}
    ],
    ["missing resource", "index.html", {"_file/x.1.json": undefined}]
  ])("finds: %s in %s", async (kind, file, changes) => {
    const pages = kind === "missing page" ? ["/index", "/second", "/third"] : undefined;
    const findings = await audit({...sound, ...changes}, pages);
    expect(findings.map((finding) => [finding.kind, finding.file])).toEqual([[kind, file]]);
  });

  it("passes on the identifiers that the scan finds, without the value", async () => {
    const scan: IdentifierScan = () =>
      Promise.resolve([{file: "_file/x.1.json", kind: "phone", offset: 3}]);
    expect(await audit(sound, undefined, scan)).toEqual([
      {kind: "identifier", file: "_file/x.1.json", detail: "phone"}
    ]);
  });
});

describe("moduleReferences", () => {
  it("reads imports of any form and no strings that look like one", async () => {
    const source = `import a from "./a.js"; export * from './b.js'; const c = () => import("./c.js");
      const text = "import d from './d.js'"; // import "./e.js"`;
    expect(await moduleReferences(source)).toEqual([
      {target: "./a.js", use: "fetched"},
      {target: "./b.js", use: "fetched"},
      {target: "./c.js", use: "deferred"}
    ]);
  });
});

describe("styleReferences", () => {
  it("reads url() and @import, quoted or not", () => {
    const source = `@import "a.css"; @import url(b.css); p {mask: url('c.svg'); fill: url(#d)}`;
    expect(styleReferences(source).map(({target}) => target)).toEqual(["a.css", "b.css", "c.svg"]);
  });
});

function page(body: string): string {
  return `<html><head>${policy}</head><body>${body}</body></html>`;
}

function audit(
  files: Record<string, string | undefined>,
  pages = ["/index", "/second"],
  scan = nothing
): ReturnType<typeof auditSite> {
  const present = Object.entries(files).filter(
    (entry): entry is [string, string] => entry[1] !== undefined
  );
  const folder = temporaryFolder(Object.fromEntries(present));
  return auditSite(folder, {pages, root: "/home/analyst/atlas", scan});
}
