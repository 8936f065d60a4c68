import {headScript} from "./loaders/site/headScript.js";
import {withHeadingIds} from "./loaders/site/headingIds.js";
import {pageGroups, pageNames, siteTitle} from "./src/i18n/pages.js";

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M4 26V18h5v8zM13.5 26V12h5v14zM23 26V5h5v21z" fill="#1f4e8c"/></svg>`;

// Framework escapes percent signs in links once more, so the icon is written without any.
const favicon = `data:image/svg+xml;base64,${Buffer.from(icon).toString("base64")}`;

export default {
  root: "src",
  title: siteTitle,
  pages: pageGroups.map(({name, pages}) => ({
    name: name.zh,
    collapsible: false,
    pages: pages.map((path) => ({path, name: pageNames[path].zh}))
  })),
  style: "style.css",
  globalStylesheets: [], // Framework's default asks another host for fonts
  head: `<link rel="icon" type="image/svg+xml" href="${favicon}">\n<script>${headScript}</script>`,
  footer: "", // Framework's default carries the date of the build
  toc: false,
  pager: false,
  search: false,
  // Links name the file, so that any host serves them, even one that knows no index pages.
  preserveIndex: true,
  preserveExtension: true,
  markdownIt: withHeadingIds
};
