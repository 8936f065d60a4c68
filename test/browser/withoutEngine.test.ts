import {afterAll, beforeAll, expect, it} from "vitest";
import type {Figure, SiteUnderTest, Visit} from "./site.js";
import {openSite} from "./site.js";

let site: SiteUnderTest;
let filtered: string; // a query string that the engine must answer
let plain: Figure[]; // the figures of the default view

beforeAll(async () => {
  site = await openSite();
  await site.visit("/loyalty.html", async ({page, figures}) => {
    plain = await figures();
    const dealer = page.locator(".filter-bar .picker input[type=checkbox]").first();
    filtered = `?dealer=${await dealer.getAttribute("value")}&window=6`;
  });
});

afterAll(() => site.close());

/** The default view, said to be that, with the reason; the address asks for nothing else. */
async function expectDefaultView({page, settled, figures}: Visit, reason: RegExp): Promise<void> {
  await page.locator(".alert").waitFor();
  await settled();
  const alert = await page.locator(".alert").innerText();
  expect(alert).toMatch(reason);
  expect(alert).toContain("页面已回到默认视图");
  expect(new URL(page.url()).search).toBe("");
  expect(await page.locator(".filter-bar input:checked").count()).toBe(0);
  expect(await figures()).toEqual(plain);
}

it("without WebAssembly a page shows its default view, whatever the link asks for, and turns its filters off", async () => {
  await site.visit("/loyalty.html", async (visit) => {
    const {page, screenshot} = visit;
    await page.addInitScript("delete window.WebAssembly");
    await page.goto(page.url() + filtered);
    await expectDefaultView(visit, /不支持 WebAssembly/);
    expect(await page.locator(".filter-bar-fields :is(input, select):enabled").count()).toBe(0);
    expect(await page.locator(".filter-status").innerText()).toMatch(/筛选已停用.*WebAssembly/);
    await screenshot("without-webassembly");
  });
});

it("without DecompressionStream it does the same, once a link or the reader asks it to compute", async () => {
  await site.visit("/loyalty.html", async (visit) => {
    const {page, settled, figures} = visit;
    const url = page.url();
    await page.addInitScript("delete window.DecompressionStream");
    await page.goto(url + filtered);
    await expectDefaultView(visit, /不能解压/);
    await page.goto(url);
    await settled();
    await page.locator(".filter-bar .picker summary").first().click();
    await page.locator(".filter-status", {hasText: "筛选已停用"}).waitFor();
    expect(await page.locator(".filter-bar-fields :is(input, select):enabled").count()).toBe(0);
    expect(await figures()).toEqual(plain);
  });
});

it("when the engine cannot be fetched it says so, and computes on demand when it can again", async () => {
  await site.visit(
    "/loyalty.html",
    async (visit) => {
      const {page, settled, figures} = visit;
      await page.route(/duckdb-eh\.wasm/, (route) => route.fulfill({status: 404}));
      await page.goto(page.url() + filtered);
      await expectDefaultView(visit, /没有下载完整/);
      await page.unroute(/duckdb-eh\.wasm/);
      await page.locator(".alert button").click();
      await page.locator(".alert").waitFor({state: "detached"});
      await settled();
      expect(new URL(page.url()).searchParams.get("window")).toBe("6");
      expect(await figures()).not.toEqual(plain);
    },
    {expectedProblems: /404/}
  );
});

it("when the engine's worker is killed in the middle of a query it goes back, and starts another", async () => {
  const read = async (visit: Visit): Promise<void> => {
    const {page, settled, figures} = visit;
    // The first worker dies as browsers report it when memory runs out, once it has begun to answer.
    await page.addInitScript(() => {
      let workers = 0;
      window.Worker = class extends Worker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          if (workers++ > 0) return;
          let messages = 0;
          this.addEventListener("message", () => {
            if (++messages !== 3) return;
            this.terminate();
            this.dispatchEvent(new ErrorEvent("error", {message: "Out of memory"}));
          });
        }
      };
    });
    await page.goto(page.url() + filtered);
    await expectDefaultView(visit, /内存不够/);
    await page.locator(".alert button").click();
    await page.locator(".alert").waitFor({state: "detached"});
    await settled();
    expect(new URL(page.url()).search).toContain("dealer=");
    expect(await figures()).not.toEqual(plain);
  };
  const expectedProblems = /ErrorEvent/;
  await site.visit("/loyalty.html", read, {expectedProblems});
});

it("on a device of little memory it asks before it computes", async () => {
  await site.visit("/loyalty.html", async (visit) => {
    const {page, settled} = visit;
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "deviceMemory", {get: () => 0.25});
    });
    await page.goto(page.url() + filtered);
    await expectDefaultView(visit, /大约要用 .* 内存/);
    expect(requests.filter((url) => /duckdb|\.parquet/.test(url))).toEqual([]);
    await page.locator(".alert button", {hasText: "仍然计算"}).click();
    await page.locator(".alert").waitFor({state: "detached"});
    await settled();
    expect(new URL(page.url()).search).toContain("dealer=");
  });
});

it("without JavaScript a page says so, and its text can be read", async () => {
  const browser = site.browser;
  const context = await browser.newContext({javaScriptEnabled: false});
  try {
    const page = await context.newPage();
    await page.goto(`${site.url}loyalty.html`);
    expect(await page.locator(".no-script").innerText()).toContain("JavaScript");
    const box = await page.locator("main h2").first().boundingBox();
    expect(box!.height).toBeGreaterThan(0);
    expect(await page.locator("main p").first().isVisible()).toBe(true);
  } finally {
    await context.close();
  }
});
