import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {
  hashedCacheControl,
  hashedFolders,
  mediaTypes,
  pageCacheControl,
  siteHeaders
} from "./hostingHeaders.js";
import {apacheFile, caddyExample, iisFile} from "./hostingServers.js";

/** Header settings of common static hosts, by the name of the file in the site. */
export function hostingFiles(): Readonly<Record<string, string>> {
  return {
    _headers: headersFile(),
    "nginx.conf.example": nginxExample(),
    ".htaccess": apacheFile(),
    "Caddyfile.example": caddyExample(),
    "web.config": iisFile()
  };
}

/** Writes the header settings of common static hosts into a built site. */
export async function writeHostingFiles(folder: string): Promise<void> {
  for (const [name, content] of Object.entries(hostingFiles())) {
    await writeFile(join(folder, name), content);
  }
}

function headersFile(): string {
  const rule = (path: string, headers: Readonly<Record<string, string>>): string =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join("\n");
  return [
    // These hosts ask for pages anew by themselves, and would send a second value beside the first.
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

    root /srv/loyalty-atlas/current;
    auth_basic "Loyalty Atlas";
    auth_basic_user_file /etc/nginx/loyalty.htpasswd;

    include mime.types;
    types {
${indent(types, 8)}
    }
    gzip_static on;
    # brotli_static on;  # where the brotli module is installed

${indent(headers, 4)}
    add_header Cache-Control "${pageCacheControl}" always;

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
