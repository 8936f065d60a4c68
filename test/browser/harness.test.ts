import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {postprocessPage} from "../../loaders/site/postprocess.js";
import type {SiteUnderTest} from "./site.js";
import {openSite} from "./site.js";

const settle = 'document.documentElement.dataset.settled = "true";';
const pages = {
  sound: `<script type="module">${settle}</script>`,
  figures: `<p data-metric="came_back" data-value="0.81" data-n="412" data-lo="0.77" data-hi="0.84"> 81 %</p>
    <p data-metric="nps" data-value="" data-n="3">withheld</p><script type="module">${settle}</script>`,
  logs: `<script type="module">console.error("figure missing"); ${settle}</script>`,
  throws: `<script type="module">${settle} setTimeout(() => { throw new Error("no mart"); });</script>`,
  missing: `<img src="./missing.png"><script type="module">${settle}</script>`,
  foreign: `<script type="module">await fetch("http://127.0.0.2:9/x").catch(() => {}); ${settle}</script>`,
  cell: `<p class="observablehq--error">SyntaxError</p><script type="module">${settle}</script>`
};

let folder: string;
let site: SiteUnderTest;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "harness-"));
  for (const [name, body] of Object.entries(pages)) {
    const html = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<link rel="icon" href="data:,">
</head>
<body>${body}</body>
</html>`;
    writeFileSync(join(folder, `${name}.html`), postprocessPage(html, "zh-CN"));
  }
  site = await openSite({folder});
});

afterAll(async () => {
  await site.close();
  rmSync(folder, {recursive: true, force: true});
});

describe("visit", () => {
  it("reads the figures of a page as its markup states them", async () => {
    await site.visit("/figures.html", async ({figures}) => {
      expect(await figures("came_back")).toEqual([
        {metric: "came_back", value: 0.81, n: 412, lo: 0.77, hi: 0.84, text: "81 %"}
      ]);
      expect((await figures()).map(({value}) => value)).toEqual([0.81, null]);
    });
  });

  it.each([
    ["logs", /console: figure missing/],
    ["throws", /page: no mart/],
    ["missing", /404: .*missing\.png/],
    ["foreign", /Content Security Policy/],
    ["cell", /SyntaxError/]
  ])("fails on the page that %s", async (name, problem) => {
    await expect(site.visit(`/${name}.html`, async () => {})).rejects.toThrow(problem);
  });
});

describe("the policy of a page", () => {
  it("runs the scripts it was built with and no script put in later", async () => {
    await site.visit(
      "/sound.html",
      async ({page}) => {
        await page.evaluate(() => {
          const script = document.createElement("script");
          script.textContent = "document.title = 'injected'";
          document.head.append(script);
          document.body.insertAdjacentHTML(
            "beforeend",
            `<img src="data:," onerror="document.title = 'handler'">`
          );
        });
        await page.waitForTimeout(200);
        expect(await page.title()).toBe("");
      },
      {expectedProblems: /inline (script|event handler).*Content Security Policy/}
    );
  });

  it("keeps the page from reaching another host, whatever asks for it", async () => {
    await site.visit(
      "/sound.html",
      async ({page}) => {
        // As text, since the test runner rewrites import() in functions.
        const blocked = await page.evaluate<string[]>(`(async () => {
          const violations = [];
          document.addEventListener("securitypolicyviolation", (event) =>
            violations.push(event.effectiveDirective)
          );
          new Image().src = "http://127.0.0.2:9/x.png";
          await fetch("http://127.0.0.2:9/x").catch(() => {});
          await import("http://127.0.0.2:9/x.js").catch(() => {});
          await new Promise((resolve) => setTimeout(resolve, 200));
          return violations;
        })()`);
        expect(new Set(blocked)).toEqual(new Set(["img-src", "connect-src", "script-src-elem"]));
      },
      {expectedProblems: /Content Security Policy|foreign host/}
    );
  });

  it("lets WebAssembly be compiled, which the engine needs, and no text be run as code", async () => {
    await site.visit(
      "/sound.html",
      async ({page}) => {
        const outcome = await page.evaluate(
          () =>
            new Promise((resolve) => {
              const source = `(async () => {
                const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
                const compiled = await WebAssembly.compile(empty).then(() => true, () => false);
                let evaluated = true;
                try { new Function("")(); } catch { evaluated = false; }
                postMessage([compiled, evaluated]);
              })();`;
              // A worker made from a blob inherits the page's policy; evaluate() itself is exempt.
              const worker = new Worker(URL.createObjectURL(new Blob([source])));
              worker.onmessage = ({data}) => resolve(data);
            })
        );
        expect(outcome).toEqual([true, false]);
      },
      {expectedProblems: /Content Security Policy/}
    );
  });
});
