import {describe, expect, it} from "vitest";
import {hostingFiles} from "../../loaders/site/hosting.js";
import {
  hashedCacheControl,
  hashedFolders,
  mediaTypes,
  siteHeaders
} from "../../loaders/site/hostingHeaders.js";

const unescaped = (text: string): string => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&");

describe.each(Object.entries(hostingFiles()))("%s", (_, content) => {
  const text = unescaped(content);

  it("sends every header of the site, with who may frame it", () => {
    for (const [name, value] of Object.entries(siteHeaders())) {
      expect(text).toContain(name);
      expect(text).toContain(value);
    }
    expect(text).toContain("frame-ancestors 'none'");
  });

  it("keeps hashed files, in every folder of them, and names the types that hosts do not know", () => {
    expect(text).toContain(hashedCacheControl);
    for (const folder of hashedFolders) expect(text).toContain(folder);
    for (const [extension, type] of Object.entries(mediaTypes)) {
      expect(text).toContain(extension);
      expect(text).toContain(type);
    }
  });
});

it("all but the hosts that do so by themselves are told to ask for pages anew", () => {
  const told = Object.entries(hostingFiles()).filter(([, text]) => text.includes("no-cache"));
  expect(told.map(([name]) => name).sort()).toEqual([
    ".htaccess",
    "Caddyfile.example",
    "nginx.conf.example",
    "web.config"
  ]);
});
