import type {Server} from "node:http";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {extname} from "node:path";
import sirv from "sirv";
import {hashedCacheControl, hashedFolders, mediaTypes, siteHeaders} from "./hostingHeaders.js";

/** A running server of a built site. */
export interface SiteServer {
  url: string; // of the home page's folder, ending in a slash
  close(): Promise<void>;
}

interface ServeOptions {
  base?: string; // path the site is served under, defaults to "/"
  port?: number; // defaults to any free port
  portsTried?: number; // this port and the following ones, defaults to 1
}

const hashed = new RegExp(`^/(${hashedFolders.join("|")})/`);

/**
 * Serves a built site on the loopback interface, with the headers and the compressed copies that a
 * well set-up host would send. Files are looked up as they are asked for, so a build that publishes
 * meanwhile is served at once.
 *
 * @throws when none of the ports is free
 */
export async function serveSite(
  folder: string,
  {base = "/", port = 0, portsTried = 1}: ServeOptions = {}
): Promise<SiteServer> {
  const prefix = `/${base.replace(/^\/+|\/+$/g, "")}/`.replace("//", "/");
  const handle = sirv(folder, {
    dev: true,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, path) => {
      for (const [name, value] of Object.entries(siteHeaders())) response.setHeader(name, value);
      if (hashed.test(path)) response.setHeader("Cache-Control", hashedCacheControl);
      const type = mediaTypes[extname(path).slice(1)];
      if (type) response.setHeader("Content-Type", type);
      // A file that is itself compressed is content, not a copy in another encoding.
      if (/\.(br|gz)$/.test(path)) response.setHeader("Content-Encoding", "identity");
    }
  });
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path === prefix.slice(0, -1)) {
      response.writeHead(308, {Location: prefix}).end();
    } else if (!path.startsWith(prefix)) {
      response.writeHead(404).end();
    } else {
      request.url = path.slice(prefix.length - 1);
      handle(request, response);
    }
  });
  await listen(server, port, portsTried);
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}${prefix}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    }
  };
}

async function listen(server: Server, first: number, count: number): Promise<void> {
  for (let port = first; ; port++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", () => {
          server.off("error", reject);
          resolve();
        });
      });
      return;
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
      if (!isTaken || port + 1 >= first + count) throw error;
    }
  }
}
