import type {FileToStage} from "./planSheet.js";

/** Files of the same tables, which one connection stages. */
export interface TableFiles<File extends FileToStage> {
  name: string;
  files: File[];
}

/** Puts files together that go into the same tables, in their order; what has most bytes first, so that it does not end last. */
export function apartTables<File extends FileToStage>(files: readonly File[]): TableFiles<File>[] {
  const tables = new Map<string, File[]>();
  for (const file of files) {
    const {name} = file.recognised.source;
    // Responses are unfolded into scores.
    const table = name === "survey_score" ? "survey_response" : name;
    tables.set(table, [...(tables.get(table) ?? []), file]);
  }
  const bytesOf = (of: readonly File[]): number =>
    of.reduce((sum, {recognised}) => sum + recognised.extract.bytes, 0);
  return [...tables]
    .map(([name, of]) => ({name, files: of}))
    .sort((a, b) => bytesOf(b.files) - bytesOf(a.files));
}
