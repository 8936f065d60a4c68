import type {Source} from "../../src/contract/field.js";
import type {ColumnContent, ContentKind} from "./contentKinds.js";
import {expectedKind} from "./contentKinds.js";

/** Fewer cells than this say nothing about a column. */
const enoughCells = 5;
const nearlyAll = 0.8;
const hardlyAny = 0.2;

/** Kinds that tell themselves apart, in the order in which they are named in messages. */
const telling: readonly ContentKind[] = [
  "vin",
  "plate",
  "phone",
  "document",
  "date",
  "person",
  "number"
];

/** Kinds so general that "fits" would say nothing. */
const general: ReadonlySet<ContentKind> = new Set(["date", "number", "text"]);

/** A column that a label gives to a field. */
export interface LabelledColumn {
  column: number; // 0-based
  label: string;
  field: string;
  content: ColumnContent;
}

/** A column whose content shows that its label is wrong. */
export interface WrongLabel extends LabelledColumn {
  expected: ContentKind;
  found: ContentKind | null;
  /** The one other field that the content fits, or null. */
  remappedTo: string | null;
}

/** Written forms of code lists that a dialect or extract.json adds. */
export type ExtraCodes = (list: string) => ReadonlySet<string>;

/**
 * Holds each column against its field and finds another reading for those that contradict it: two
 * columns that fit each other's field are taken as swapped; else the one field of the table that no
 * column has and that the content fits.
 */
export function checkContent(
  source: Source,
  columns: readonly LabelledColumn[],
  extraCodes: ExtraCodes
): WrongLabel[] {
  const check = new ContentCheck(source, extraCodes);
  const wrong = columns.filter((column) => check.contradicts(column.field, column.content));
  const settled = new Map<number, WrongLabel>();
  for (const column of wrong) {
    if (settled.has(column.column)) continue;
    const partners = columns.filter(
      (other) => other !== column && !settled.has(other.column) && check.areSwapped(column, other)
    );
    const [partner] = partners;
    if (partner !== undefined && partners.length === 1) {
      settled.set(column.column, check.verdict(column, partner.field));
      settled.set(partner.column, check.verdict(partner, column.field));
      continue;
    }
    const taken = new Set(columns.map(({field}) => field));
    const free = Object.keys(source.fields).filter(
      (field) => !taken.has(field) && check.fits(field, column.content)
    );
    settled.set(column.column, check.verdict(column, free.length === 1 ? free[0]! : null));
  }
  return [...settled.values()];
}

class ContentCheck {
  constructor(
    private readonly source: Source,
    private readonly extraCodes: ExtraCodes
  ) {}

  /** Whether enough cells of a column cannot be what the field asks for. */
  contradicts(field: string, content: ColumnContent): boolean {
    if (content.count < enoughCells) return false;
    const kind = this.kindOf(field);
    switch (kind) {
      case "phone":
        return content.shareOf("phone") < hardlyAny && content.shareOf("number") < nearlyAll;
      case "vin":
      case "plate":
      case "document":
      case "date":
      case "number":
      case "postcode":
        return content.shareOf(kind) < hardlyAny;
      case "code":
        return this.shareOfCodes(field, content) < hardlyAny && this.other(content, ["number"]);
      case "place":
        return content.shareOf("number") >= nearlyAll || this.other(content, ["person", "number"]);
      case "person":
        return content.shareOf("number") >= nearlyAll || this.other(content, ["person", "number"]);
      default:
        return this.contradictsText(field, content);
    }
  }

  /** Whether the content is of the field's kind, and that kind tells it from others. */
  fits(field: string, content: ColumnContent): boolean {
    if (content.count < enoughCells) return false;
    const kind = this.kindOf(field);
    if (general.has(kind)) return false;
    if (kind === "code") return this.shareOfCodes(field, content) >= nearlyAll;
    if (kind === "phone" && content.shareOf("vin") >= hardlyAny) return false;
    return content.shareOf(kind) >= nearlyAll;
  }

  /** Whether the first contradicts its own field and each of two columns goes with the other's. */
  areSwapped(a: LabelledColumn, b: LabelledColumn): boolean {
    const bFitsOwn = this.fits(b.field, b.content) && !this.contradicts(b.field, b.content);
    return (
      !bFitsOwn &&
      !this.contradicts(b.field, a.content) &&
      !this.contradicts(a.field, b.content) &&
      (this.fits(b.field, a.content) || this.fits(a.field, b.content))
    );
  }

  verdict(column: LabelledColumn, remappedTo: string | null): WrongLabel {
    const found = telling.find((kind) => column.content.shareOf(kind) >= nearlyAll) ?? null;
    return {...column, expected: this.kindOf(column.field), found, remappedTo};
  }

  private contradictsText(field: string, content: ColumnContent): boolean {
    const {type, personal} = this.source.fields[field]!;
    if (type === "boolean") return content.shareOf("date") >= nearlyAll || this.other(content, []);
    if (personal === "free_text") return false;
    return content.shareOf("vin") >= nearlyAll || content.shareOf("plate") >= nearlyAll;
  }

  private other(content: ColumnContent, except: readonly ContentKind[]): boolean {
    return telling.some(
      (kind) => kind !== "number" && !except.includes(kind) && content.shareOf(kind) >= nearlyAll
    );
  }

  private shareOfCodes(field: string, content: ColumnContent): number {
    const list = this.source.fields[field]!.codes;
    return list === undefined ? 0 : content.shareOfCodes(list, this.extraCodes(list));
  }

  private kindOf(field: string): ContentKind {
    return expectedKind(field, this.source.fields[field]!);
  }
}
