import {
  hashedCacheControl,
  hashedFolders,
  mediaTypes,
  pageCacheControl,
  siteHeaders
} from "./hostingHeaders.js";

const folders = hashedFolders.join("|");
const headers = Object.entries(siteHeaders());
const types = Object.entries(mediaTypes);
const compressedTypes = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml"
} as const;

/** Settings of Apache for the folder that the site is in. */
export function apacheFile(): string {
  const copies = (extension: string, encoding: string): string[] => [
    `  RewriteCond %{HTTP:Accept-Encoding} ${encoding}`,
    `  RewriteCond %{REQUEST_FILENAME}.${extension} -f`,
    `  RewriteRule ^(.+)\\.(html|js|css|json|svg)$ $1.$2.${extension} [L,E=no-gzip:1]`
  ];
  const copyTypes = (extension: string, encoding: string): string[] =>
    Object.entries(compressedTypes).flatMap(([name, type]) => [
      `<FilesMatch "\\.${name}\\.${extension}$">`,
      `  ForceType "${type}"`,
      "  <IfModule mod_headers.c>",
      `    Header set Content-Encoding ${encoding}`,
      "    Header append Vary Accept-Encoding",
      "  </IfModule>",
      "</FilesMatch>"
    ]);
  return [
    "# The site holds personal data: let in the right people only (AuthType, Require).",
    "Options -Indexes",
    ...types.map(([extension, type]) => `AddType ${type} .${extension}`),
    // A name such as x.js.gz would be read as a type and an encoding at once.
    "RemoveEncoding .gz .br",
    "RemoveType .gz .br",
    "<IfModule mod_headers.c>",
    ...headers.map(([name, value]) => `  Header always set ${name} "${value}"`),
    `  Header set Cache-Control "${pageCacheControl}"`,
    `  Header set Cache-Control "${hashedCacheControl}" "expr=%{REQUEST_URI} =~ m#/(${folders})/#"`,
    "</IfModule>",
    "<IfModule mod_rewrite.c>",
    "  RewriteEngine On",
    ...copies("br", "br"),
    ...copies("gz", "gzip"),
    "</IfModule>",
    ...copyTypes("br", "br"),
    ...copyTypes("gz", "gzip"),
    ""
  ].join("\n");
}

/** Settings of Caddy. */
export function caddyExample(): string {
  return [
    "# The site holds personal data. Replace basic_auth by the single sign-on in use (forward_auth).",
    "loyalty.example {",
    "\troot * /srv/loyalty-atlas/current",
    "\tbasic_auth {",
    "\t\t# reader, and what `caddy hash-password` prints",
    "\t\treader PASSWORD_HASH",
    "\t}",
    "\theader {",
    ...headers.map(([name, value]) => `\t\t${name} "${value}"`),
    `\t\tCache-Control "${pageCacheControl}"`,
    "\t}",
    `\t@hashed path ${hashedFolders.map((name) => `/${name}/*`).join(" ")}`,
    `\theader @hashed Cache-Control "${hashedCacheControl}"`,
    ...types.flatMap(([extension, type]) => [
      `\t@${extension} path *.${extension}`,
      `\theader @${extension} Content-Type ${type}`
    ]),
    "\ttry_files {path} {path}.html",
    "\tfile_server {",
    "\t\tprecompressed br gzip",
    "\t}",
    "}",
    ""
  ].join("\n");
}

/** Settings of IIS for the folder that the site is in. */
export function iisFile(): string {
  const quoted = (value: string): string =>
    value.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const mimeTypes = [...types, ["br", "application/octet-stream"], ["gz", "application/gzip"]];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    "<!-- The site holds personal data: let in the right people only (Windows or single sign-on authentication). -->",
    "<configuration>",
    "  <system.webServer>",
    '    <directoryBrowse enabled="false" />',
    "    <staticContent>",
    ...mimeTypes.flatMap(([extension, type]) => [
      `      <remove fileExtension=".${extension}" />`,
      `      <mimeMap fileExtension=".${extension}" mimeType="${type}" />`
    ]),
    "    </staticContent>",
    "    <httpProtocol>",
    "      <customHeaders>",
    ...headers.map(([name, value]) => `        <add name="${name}" value="${quoted(value)}" />`),
    `        <add name="Cache-Control" value="${pageCacheControl}" />`,
    "      </customHeaders>",
    "    </httpProtocol>",
    "    <rewrite>",
    "      <outboundRules>",
    '        <rule name="hashed files">',
    '          <match serverVariable="RESPONSE_Cache_Control" pattern=".*" />',
    "          <conditions>",
    `            <add input="{REQUEST_URI}" pattern="/(${folders})/" />`,
    "          </conditions>",
    `          <action type="Rewrite" value="${hashedCacheControl}" />`,
    "        </rule>",
    "      </outboundRules>",
    "    </rewrite>",
    '    <urlCompression doStaticCompression="true" />',
    "  </system.webServer>",
    "</configuration>",
    ""
  ].join("\n");
}
