/** A part of a page that can be found and linked to. */
export interface SearchPassage {
  /** Number of the page among the index's pages. */
  page: number;
  /** Id of the element it is linked to by; empty for the top of the page. */
  anchor: string;
  heading: string;
  /** What stands below the heading, paragraphs separated by line ends. */
  text: string;
}

/** What the search looks through, as the site build writes it. */
export interface SearchIndex {
  /** Path below the site's root, such as `definitions.html`, and title. */
  pages: {path: string; title: string}[];
  passages: SearchPassage[];
  /** Words of readers that the passage of that number answers, in lower case. */
  aliases: {words: string[]; passage: number}[];
}
