import {createReadStream, existsSync, statSync} from "node:fs";
import type {ServerResponse} from "node:http";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize} from "node:path";
import {describe, expect, it} from "vitest";
import type {SiteServer} from "../../loaders/site/serve.js";
import {openSite} from "./site.js";

const known: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json"
};

/** What a host says of a file besides its bytes, given the type that any server knows. */
type Describe = (response: ServerResponse, file: string, type: string | undefined) => void;

/** A file server that knows nothing of this site, as `python -m http.server` does. */
const plainServer =
  (base: string, describeFile: Describe) =>
  async (folder: string): Promise<SiteServer> => {
    const server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname);
      const file = join(folder, normalize(path.slice(base.length) || "index.html"));
      if (!path.startsWith(base) || !existsSync(file) || !statSync(file).isFile()) {
        response.writeHead(404).end();
        return;
      }
      describeFile(response, file, known[extname(file)]);
      createReadStream(file).pipe(response);
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    return {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
      close: () => {
        server.closeAllConnections();
        return new Promise((closed) => server.close(() => closed()));
      }
    };
  };

const setType = (response: ServerResponse, type: string): unknown =>
  response.setHeader("Content-Type", type);

const hosts: Readonly<Record<string, {base: string; describeFile: Describe}>> = {
  "a plain file server without headers or compression": {
    base: "/",
    describeFile: (response, _, type) => setType(response, type ?? "application/octet-stream")
  },
  "a sub-path and wrong types for data and engine": {
    base: "/group/loyalty/",
    describeFile: (response, _, type) => setType(response, type ?? "text/plain; charset=utf-8")
  },
  "a host that declares compressed content as compressed": {
    base: "/group/loyalty/",
    describeFile: (response, file, type) => {
      setType(response, type ?? "application/octet-stream");
      if (file.endsWith(".gz")) response.setHeader("Content-Encoding", "gzip");
    }
  }
};

describe.each(Object.entries(hosts))("on %s", (_, {base, describeFile}) => {
  it("a page has its first figures, the engine answers to a filter, and the search finds", async () => {
    const site = await openSite({serve: plainServer(base, describeFile)});
    try {
      await site.visit("/index.html?dealer=1", async ({page, figures}) => {
        const [visits] = await figures("visits");
        expect(visits!.value).toBeGreaterThan(0);
        expect(await page.locator("main").innerText()).not.toMatch(/没有算出来|没有下载完整/);
        await page.keyboard.press("Control+k");
        await page.locator(".search-dialog input").waitFor();
        await page.keyboard.type("回厂率");
        await page.locator(".search-results a").first().click();
        await page.waitForURL(/definitions\.html\?dealer=1#service_retention_rate$/);
      });
    } finally {
      await site.close();
    }
  });
});
