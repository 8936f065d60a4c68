import {Parser} from "htmlparser2";

/** A heading of a page with what stands below it, up to the next heading. */
export interface PageSection {
  /** Id of the heading; empty before the first and for the page's own. */
  anchor: string;
  heading: string;
  /** Blocks of text separated by line ends. */
  text: string;
}

/** A built page as its readers know it. */
export interface PageText {
  title: string; // as the menu has it, without the site's
  isIndexed: boolean; // false where the page asks robots, and so the search, to leave it out
  sections: PageSection[];
}

const blocks = /^(p|li|ul|ol|dl|dt|dd|td|th|tr|div|br|blockquote|figcaption|summary|h[1-6])$/;
const silent = /^(script|style|template|noscript)$/;

/** The title and the static text of a page that Framework built, by heading. */
export function pageText(html: string): PageText {
  const sections: PageSection[] = [{anchor: "", heading: "", text: ""}];
  let title = "";
  let isIndexed = true;
  let inTitle = false;
  let isMain = false;
  let inHeading = false;
  let silence = 0;
  const parser = new Parser(
    {
      onopentag(name, {id, content, ...others}) {
        if (name === "title") inTitle = true;
        if (name === "meta" && others.name === "robots" && /noindex/.test(content ?? ""))
          isIndexed = false;
        if (name === "main") isMain = true;
        if (silent.test(name)) silence++;
        if (!isMain) return;
        if (/^h[1-6]$/.test(name)) {
          inHeading = true;
          sections.push({anchor: name === "h1" ? "" : (id ?? ""), heading: "", text: ""});
        } else if (blocks.test(name)) sections.at(-1)!.text += "\n";
      },
      ontext(text) {
        if (inTitle) title += text;
        if (!isMain || silence > 0) return;
        sections.at(-1)![inHeading ? "heading" : "text"] += text;
      },
      onclosetag(name) {
        if (name === "title") inTitle = false;
        if (name === "main") isMain = false;
        if (silent.test(name)) silence--;
        if (/^h[1-6]$/.test(name)) inHeading = false;
        else if (isMain && blocks.test(name)) sections.at(-1)!.text += "\n";
      }
    },
    {decodeEntities: true}
  );
  parser.write(html);
  parser.end();
  return {
    title: title.split(" | ")[0]!.trim(),
    isIndexed,
    sections: sections
      .map(({anchor, heading, text}) => ({anchor, heading: tidy(heading), text: tidy(text)}))
      .filter(({heading, text}) => heading !== "" || text !== "")
  };
}

const tidy = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter(Boolean)
    .join("\n");
