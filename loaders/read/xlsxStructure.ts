import {Parser} from "htmlparser2";
import {nestingLimit} from "./limits.js";

export interface XlsxSheetInfo {
  name: string;
  hidden: boolean;
  path: string | null; // of the worksheet part; null for chart and dialog sheets
}

export interface XlsxStructure {
  sheets: XlsxSheetInfo[];
  is1904: boolean;
  stylesPath: string | null;
}

interface Relationship {
  id: string;
  type: string; // last segment of the type's address
  path: string;
}

/** Whether a zip archive is the package of an office document, by the names of its parts. */
export function isOfficePackage(names: readonly string[]): boolean {
  return names.some((name) => /^(?:\[Content_Types\]\.xml|mimetype|xl\/workbook\.\w+)$/.test(name));
}

/**
 * Finds the sheets of a workbook, in tab order, by way of its relationship parts; null when the
 * package holds no workbook in XML (a word document, an .xlsb).
 *
 * @throws RangeError for elements nested too deeply
 */
export async function readXlsxStructure(
  readPart: (path: string) => Promise<string | null>
): Promise<XlsxStructure | null> {
  const root = relationships(await readPart("_rels/.rels"), "");
  const workbookPath = root.find(({type}) => type === "officeDocument")?.path;
  if (workbookPath === undefined || !workbookPath.endsWith(".xml")) return null;
  const workbook = await readPart(workbookPath);
  if (workbook === null) return null;
  const slash = workbookPath.lastIndexOf("/") + 1;
  const folder = workbookPath.slice(0, slash);
  const relsPath = `${folder}_rels/${workbookPath.slice(slash)}.rels`;
  const parts = relationships(await readPart(relsPath), folder);

  const sheets: XlsxSheetInfo[] = [];
  let is1904 = false;
  eachElement(workbook, (name, attributes) => {
    if (name === "workbookPr") is1904 = /^(?:1|true)$/.test(attributes["date1904"] ?? "");
    if (name !== "sheet") return;
    const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1];
    if (!attributes["name"] || !id) return;
    const part = parts.find((relationship) => relationship.id === id);
    sheets.push({
      name: attributes["name"],
      hidden: /hidden/i.test(attributes["state"] ?? ""),
      path: part?.type === "worksheet" ? part.path : null
    });
  });
  if (sheets.length === 0) return null;
  return {sheets, is1904, stylesPath: parts.find(({type}) => type === "styles")?.path ?? null};
}

function relationships(xml: string | null, folder: string): Relationship[] {
  const found: Relationship[] = [];
  eachElement(xml ?? "", (name, {Id = "", Type = "", Target = ""}) => {
    if (name !== "Relationship") return;
    const type = Type.slice(Type.lastIndexOf("/") + 1);
    found.push({id: Id, type, path: resolvePart(folder, Target)});
  });
  return found;
}

function resolvePart(folder: string, target: string): string {
  const segments: string[] = [];
  const path = target.startsWith("/") ? target : `${folder}/${target}`;
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}

function eachElement(
  xml: string,
  visit: (name: string, attributes: Record<string, string>) => void
): void {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > nestingLimit) throw new RangeError("elements nested too deeply");
        visit(name.slice(name.indexOf(":") + 1), attributes);
      },
      onclosetag: () => void depth--
    },
    {xmlMode: true}
  );
  parser.end(xml);
}
