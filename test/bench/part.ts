/** A measured figure; `aim` is the most it may be. */
export interface Measurement {
  name: string;
  value: number;
  unit: "×" | "s" | "ms" | "MB" | "kB" | "rows" | "mutants";
  aim?: number;
}

/** What a part of the bench works with. */
export interface BenchContext {
  /** Repair orders that the extracts hold, about. */
  rows: number;
  /** `quick`: a smoke run, whose figures say nothing. */
  isQuick: boolean;
  /** Where the sets and what is built from them are kept, `.cache/bench`. */
  cacheFolder: string;
  /** Folder with the extracts; made by the first who asks, kept while the generator stays the same. */
  extracts(): Promise<string>;
  /** Folder with the marts of these extracts as the pipeline writes them; made by the first who asks. */
  marts(): Promise<string>;
  print(line: string): void;
}

/** One subject of the bench, chosen by `--only <name>`. */
export interface BenchPart {
  name: string;
  measure(context: BenchContext): Promise<Measurement[]>;
}
