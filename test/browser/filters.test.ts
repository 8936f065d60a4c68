import {afterAll, beforeAll, expect, it} from "vitest";
import type {Figure, SiteUnderTest, Visit} from "./site.js";
import {openSite} from "./site.js";

let site: SiteUnderTest;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

/** What the reader sees: every figure with its interval, and the marks of every chart. */
async function view({page, figures}: Visit): Promise<{figures: Figure[]; marks: string[]}> {
  const marks = await page
    .locator("main svg")
    .evaluateAll((pictures) =>
      pictures.map((svg) =>
        [...svg.querySelectorAll("rect, circle, path, line, text")]
          .map(
            (mark) =>
              `${mark.tagName} ${mark.getAttribute("d") ?? ""} ${mark.getAttribute("x") ?? ""} ${mark.textContent}`
          )
          .join("\n")
      )
    );
  return {figures: await figures(), marks};
}

it.each(["/index.html", "/loyalty.html", "/drivers.html", "/quality.html"])(
  "%s shows the same when the engine computes what was prebuilt",
  async (path) => {
    await site.visit(path, async (visit) => {
      const prebuilt = await view(visit);
      await visit.page.route(/first_\w+\.\w+\.json/, (route) => route.fulfill({json: {}}));
      await visit.page.reload();
      await visit.settled();
      expect(visit.requested.some((url) => /duckdb/.test(url))).toBe(true);
      const computed = await view(visit);
      expect(computed.figures).toEqual(prebuilt.figures);
      expect(computed.marks).toEqual(prebuilt.marks);
    });
  }
);

it("a filter changes the figures, stands in the address, and the address reproduces the view", async () => {
  await site.visit("/loyalty.html", async (visit) => {
    const {page, settled} = visit;
    const before = await view(visit);
    await page.locator(".filter-bar .picker summary").first().click();
    await page.locator(".filter-bar .picker input[type=checkbox]").first().check();
    await settled();
    expect(new URL(page.url()).searchParams.getAll("dealer")).toHaveLength(1);
    const filtered = await view(visit);
    expect(filtered.figures).not.toEqual(before.figures);
    const n = (figures: Figure[]) => figures.find(({metric}) => metric === "came_back")!.n!;
    expect(n(filtered.figures)).toBeLessThan(n(before.figures));

    await page.reload();
    await settled();
    expect(await view(visit)).toEqual(filtered);

    // A link to another page takes the filter along.
    await page.locator("main a[href*='definitions'], nav a[href*='quality']").last().click();
    await page.waitForURL(/dealer=/);
  });
});

it("a moved filter and one moved back show the first view again", async () => {
  await site.visit("/loyalty.html", async (visit) => {
    const before = await view(visit);
    const [shorter, longer] = [0, 1].map((which) =>
      visit.page.locator(".choices .threshold").first().locator("button.step").nth(which)
    );
    await shorter!.click();
    await visit.settled();
    expect(new URL(visit.page.url()).searchParams.get("window")).toBe("9");
    expect((await view(visit)).figures).not.toEqual(before.figures);
    await longer!.click();
    await visit.settled();
    expect(await view(visit)).toEqual(before);
  });
});

it("filters moved again before the first are answered end in the last view", async () => {
  await site.visit("/loyalty.html", async (visit) => {
    const {page, settled} = visit;
    await page.locator(".filter-bar .picker summary").first().click();
    const boxes = page.locator(".filter-bar .picker").first().locator("input");
    await boxes.nth(0).check({force: true});
    await page.waitForTimeout(50);
    await boxes.nth(1).check({force: true});
    await settled();
    const moved = await view(visit);
    await page.reload();
    await settled();
    expect(await view(visit)).toEqual(moved);
  });
});
