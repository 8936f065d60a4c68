import {request} from "node:http";
import {brotliCompressSync, gzipSync} from "node:zlib";
import {writeFileSync} from "node:fs";
import {join} from "node:path";
import type {IncomingMessage} from "node:http";
import {describe, expect, it, onTestFinished} from "vitest";
import {compressSite} from "../../loaders/site/compress.js";
import {listFiles} from "../../loaders/site/listFiles.js";
import {serveSite} from "../../loaders/site/serve.js";
import {temporaryFolder} from "./temporaryFolder.js";

const long = "satisfied and gone ".repeat(500);
const site = {
  "index.html": `<html>${long}</html>`,
  "_import/a.12345678.js": "export {};",
  "_file/visits.12345678.parquet": "PAR1",
  "_file/engine.12345678.gz": "compressed"
};

describe("serveSite", () => {
  it("serves under a sub-path only, with the policy and the type of each file", async () => {
    const url = await serve(site, "/group/loyalty");
    expect(url).toMatch(/\/group\/loyalty\/$/);
    const home = await get(url);
    expect(home.status).toBe(200);
    expect(home.headers["content-security-policy"]).toMatch(/frame-ancestors 'none'/);
    expect(home.headers["x-content-type-options"]).toBe("nosniff");
    expect(home.headers["content-type"]).toMatch(/text\/html/);
    expect((await get(new URL("/", url).href)).status).toBe(404);
    const unslashed = await get(new URL("/group/loyalty", url).href);
    expect([unslashed.status, unslashed.headers.location]).toEqual([308, "/group/loyalty/"]);
    const parquet = await get(`${url}_file/visits.12345678.parquet`);
    expect(parquet.headers["content-type"]).toBe("application/vnd.apache.parquet");
  });

  it("has hashed files kept and pages asked for again", async () => {
    const url = await serve(site);
    const script = await get(`${url}_import/a.12345678.js`);
    expect(script.headers["cache-control"]).toBe("private, max-age=31536000, immutable");
    expect((await get(url)).headers["cache-control"]).toBe("no-cache");
  });

  it("sends the compressed copy to whom it suits", async () => {
    const folder = temporaryFolder(site);
    writeFileSync(join(folder, "index.html.br"), brotliCompressSync(long));
    writeFileSync(join(folder, "index.html.gz"), gzipSync(long));
    const url = await serveFolder(folder);
    const encoding = async (accepted: string): Promise<string | undefined> =>
      (await get(url, {"accept-encoding": accepted})).headers["content-encoding"];
    expect(await encoding("gzip, br")).toBe("br");
    expect(await encoding("gzip")).toBe("gzip");
    expect(await encoding("identity")).toBeUndefined();
  });

  it("sends a file that is itself compressed as it is", async () => {
    const url = await serve(site);
    const {headers, body} = await get(`${url}_file/engine.12345678.gz`, {
      "accept-encoding": "gzip"
    });
    expect(headers["content-encoding"]).toBe("identity");
    expect(body).toBe("compressed");
  });

  it("serves nothing outside the folder", async () => {
    const folder = temporaryFolder({"dist/index.html": "", "secret.txt": "secret"});
    const url = await serveFolder(join(folder, "dist"));
    for (const path of [
      "../secret.txt",
      "..%2fsecret.txt",
      "%2e%2e/secret.txt",
      "..\\secret.txt"
    ]) {
      expect((await get(url, {}, `/${path}`)).status).toBe(404);
    }
  });

  it("takes the next port when one is taken, and fails when none is left", async () => {
    const folder = temporaryFolder(site);
    const port = Number(new URL(await serveFolder(folder)).port);
    const next = await serveSite(folder, {port, portsTried: 50});
    onTestFinished(() => next.close());
    expect(Number(new URL(next.url).port)).toBeGreaterThan(port);
    await expect(serveSite(folder, {port})).rejects.toThrow(/EADDRINUSE/);
  });
});

describe("compressSite", () => {
  it("writes copies only where they are clearly smaller, the same from memory", async () => {
    const large = `${long}${"0123456789".repeat(20_000)}`;
    const files = {...site, "_node/large.js": large};
    const memory = temporaryFolder();
    const folders = [temporaryFolder(files), temporaryFolder(files)];
    const sizes = [];
    for (const folder of folders) sizes.push(await compressSite(folder, memory));
    expect(await listFiles(folders[0]!)).toEqual(
      [
        ...Object.keys(files),
        "_node/large.js.br",
        "_node/large.js.gz",
        "index.html.br",
        "index.html.gz"
      ].sort()
    );
    expect(await listFiles(memory)).toHaveLength(2);
    expect(sizes[1]).toEqual(sizes[0]);
    expect(sizes[0]!.sentBytes).toBeLessThan(sizes[0]!.storedBytes / 10);
  });
});

function serve(files: Record<string, string>, base = "/"): Promise<string> {
  return serveFolder(temporaryFolder(files), base);
}

async function serveFolder(folder: string, base = "/"): Promise<string> {
  const server = await serveSite(folder, {base});
  onTestFinished(() => server.close());
  return server.url;
}

// Unlike fetch, sends paths as they are and leaves bodies encoded.
function get(
  url: string,
  headers: Record<string, string> = {},
  path = new URL(url).pathname
): Promise<{status: number; headers: IncomingMessage["headers"]; body: string}> {
  return new Promise((resolve, reject) => {
    const {hostname, port} = new URL(url);
    request({hostname, port, path, headers}, (response) => {
      let body = "";
      response.setEncoding("latin1").on("data", (chunk: string) => (body += chunk));
      response.on("end", () => {
        resolve({status: response.statusCode!, headers: response.headers, body});
      });
    })
      .on("error", reject)
      .end();
  });
}
