import {words} from "../dialects/words.js";

const bracketed = /[([{【《<〔]([^)\]}】》>〕]*)[)\]}】》>〕]/g;
const units = new Set(words.headerUnits.map((unit) => unit.normalize("NFKC").toUpperCase()));

/**
 * The form in which labels are compared: NFKC, without spaces, punctuation and bracketed units,
 * Latin letters in upper case. Empty for a label of punctuation only.
 */
export function normaliseHeader(label: string): string {
  return withoutUnits(label.normalize("NFKC"));
}

/** The forms of a label to look up, best first: as it is, then without anything in brackets. */
export function headerForms(label: string): string[] {
  const plain = label.normalize("NFKC");
  const unbracketed = plain.replace(bracketed, "");
  const short = bare(unbracketed);
  const full = unbracketed === plain ? short : withoutUnits(plain);
  return [full, short].filter((form, i, forms) => form !== "" && forms.indexOf(form) === i);
}

const withoutUnits = (plain: string): string =>
  bare(
    plain.replace(bracketed, (group: string, content: string) =>
      units.has(bare(content)) || units.has(content.trim()) ? "" : group
    )
  );

function bare(text: string): string {
  return text.replace(/[\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}]/gu, "").toUpperCase();
}
