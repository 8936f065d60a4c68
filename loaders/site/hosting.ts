import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {headerPolicy} from "./contentSecurityPolicy.js";

/** Folders whose files have a hash of their content in the name and therefore never change. */
export const hashedFolders = ["_file", "_import", "_node", "_observablehq"] as const;

/** Media types of files that hosts do not know by themselves, by extension. */
export const mediaTypes: Readonly<Record<string, string>> = {
  parquet: "application/vnd.apache.parquet",
  wasm: "application/wasm"
};

/** What a host may tell browsers about hashed files; private, since the site holds personal data. */
export const hashedCacheControl = "private, max-age=31536000, immutable";

/** Headers a host should send with every file of the site. */
export function siteHeaders(): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": headerPolicy(),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex"
  };
}

/** Writes the header settings of common static hosts into a built site. */
export async function writeHostingFiles(folder: string): Promise<void> {
  await writeFile(join(folder, "_headers"), headersFile());
  await writeFile(join(folder, "nginx.conf.example"), nginxExample());
}

function headersFile(): string {
  const rule = (path: string, headers: Readonly<Record<string, string>>): string =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join("\n");
  return [
    rule("/*", siteHeaders()),
    ...hashedFolders.map((name) => rule(`/${name}/*`, {"Cache-Control": hashedCacheControl})),
    ...Object.entries(mediaTypes).map(([extension, type]) =>
      rule(`/*.${extension}`, {"Content-Type": type})
    ),
    ""
  ].join("\n");
}

function nginxExample(): string {
  const headers = Object.entries(siteHeaders()).map(
    ([name, value]) => `add_header ${name} "${value}" always;`
  );
  const indent = (lines: string[], depth: number): string =>
    lines.map((line) => " ".repeat(depth) + line).join("\n");
  const types = Object.entries(mediaTypes).map(([extension, type]) => `${type} ${extension};`);
  return `# The site holds personal data. Keep it behind the dealer's access control: replace the
# password file below with the single sign-on or the network restriction in use.
server {
    listen 443 ssl;
    server_name loyalty.example;
    ssl_certificate     /etc/nginx/loyalty.crt;
    ssl_certificate_key /etc/nginx/loyalty.key;

    root /srv/loyalty-atlas;
    auth_basic "Loyalty Atlas";
    auth_basic_user_file /etc/nginx/loyalty.htpasswd;

    include mime.types;
    types {
${indent(types, 8)}
    }
    gzip_static on;
    # brotli_static on;  # where the brotli module is installed

${indent(headers, 4)}

    location / {
        try_files $uri $uri/ $uri.html =404;
    }

    location ~ ^/(${hashedFolders.join("|")})/ {
        # Headers of the server block do not reach a block that adds its own.
${indent(headers, 8)}
        add_header Cache-Control "${hashedCacheControl}" always;
    }
}
`;
}
