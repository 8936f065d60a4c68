import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {pageText} from "../../loaders/site/pageText.js";
import {searchIndex, writeSearchIndex} from "../../loaders/site/searchIndex.js";
import {metrics} from "../../src/contract/metrics.js";
import {sources} from "../../src/contract/sources.js";
import {temporaryFolder} from "./temporaryFolder.js";

const page = (title: string, main: string, head = ""): string => `<!DOCTYPE html>
<html><head><meta charset="utf-8">${head}
<title>${title} | 忠诚图谱</title></head>
<body><nav><a href="./x">目录</a></nav>
<main id="observablehq-main">${main}</main><script>"不是文字"</script></body></html>`;

const loyalty = page(
  "满意与忠诚",
  `<h1 id="说满意">说满意的客户</h1>
  <div class="observablehq--block"><observablehq-loading></observablehq-loading></div>
  <h2 id="要做什么"><a>要做什么</a></h2><p>先联系 <strong>满意却流失</strong> 的客户。</p><ul><li>一</li><li>二</li></ul>`
);
const definitions = page("指标定义", `<h1 id="指标定义">指标定义</h1><p>单位 &amp; 时间</p>`);
const dictionary = page("数据字典", `<h1>数据字典</h1>`);
const site = new Map([
  ["definitions.html", definitions],
  ["dictionary.html", dictionary],
  ["loyalty.html", loyalty]
]);

describe("pageText(html)", () => {
  it("is the text of the page's main part by heading, without menu and scripts", () => {
    expect(pageText(loyalty)).toEqual({
      title: "满意与忠诚",
      isIndexed: true,
      sections: [
        {anchor: "", heading: "说满意的客户", text: ""},
        {anchor: "要做什么", heading: "要做什么", text: "先联系 满意却流失 的客户。\n一\n二"}
      ]
    });
    expect(pageText(definitions).sections[0]!.text).toBe("单位 & 时间");
  });

  it("knows a page that does not want to be found", () => {
    const hidden = page("草稿", "<h1>草稿</h1>", `<meta name="robots" content="noindex">`);
    expect(pageText(hidden).isIndexed).toBe(false);
    expect(searchIndex(new Map([["draft.html", hidden]])).pages).toEqual([]);
  });
});

describe("searchIndex(pages)", () => {
  const index = searchIndex(site);
  const at = (path: string, anchor: string) =>
    index.passages.filter(
      (passage) => index.pages[passage.page]!.path === path && passage.anchor === anchor
    );

  it("has every page, whatever pages there are", () => {
    expect(index.pages.map(({title}) => title)).toEqual(["指标定义", "数据字典", "满意与忠诚"]);
    expect(at("loyalty.html", "要做什么")[0]!.text).toContain("满意却流失");
    expect(at("loyalty.html", "")[0]!.text).toBe("要做什么");
  });

  it("has every definition in both languages and every table with its fields", () => {
    for (const [id, {label}] of Object.entries(metrics)) {
      const headings = at("definitions.html", id).map(({heading}) => heading);
      expect(headings).toEqual([label.zh, label.en]);
    }
    for (const {name, fields} of sources) {
      const [{text} = {text: ""}] = at("dictionary.html", `source-${name}`);
      for (const [field, {label}] of Object.entries(fields)) {
        expect(text).toContain(`${label.zh} ${label.en} ${field}`);
      }
    }
  });

  it("leads an alias to the first of its targets that the site has, and leaves out one without", () => {
    const target = (word: string) => {
      const alias = index.aliases.find(({words}) => words.includes(word));
      return alias && index.passages[alias.passage];
    };
    expect(target("象限")).toMatchObject({page: 2, anchor: ""}); // there is no page of drivers here
    expect(target("回厂率")).toMatchObject({page: 0, anchor: "service_retention_rate"});
    expect(target("数据质量")).toBeUndefined();
    const drivers = page("驱动", `<h1>什么最要紧</h1>`);
    const more = searchIndex(new Map([...site, ["drivers.html", drivers]]));
    const quadrant = more.aliases.find(({words}) => words.includes("象限"))!;
    expect(more.pages[more.passages[quadrant.passage]!.page]!.path).toBe("drivers.html");
  });

  it("is small", () => {
    expect(gzipSync(JSON.stringify(index)).length).toBeLessThan(40_000);
  });
});

describe("writeSearchIndex(folder)", () => {
  it("names the index in every page, relative to it", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "en"));
    writeFileSync(join(folder, "loyalty.html"), loyalty);
    writeFileSync(join(folder, "en/loyalty.html"), loyalty);
    const path = await writeSearchIndex(folder);
    expect(path).toMatch(/^_file\/search\.[0-9a-f]{8}\.json$/);
    const named = (file: string): string | undefined =>
      /<meta name="search-index" content="([^"]+)">/.exec(
        readFileSync(join(folder, file), "utf8")
      )?.[1];
    expect(named("loyalty.html")).toBe(`./${path}`);
    expect(named("en/loyalty.html")).toBe(`../${path}`);
    expect(JSON.parse(readFileSync(join(folder, path), "utf8"))).toMatchObject({
      pages: [{path: "en/loyalty.html"}, {path: "loyalty.html"}]
    });
  });
});
