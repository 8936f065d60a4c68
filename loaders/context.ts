import type {DuckDBConnection} from "@duckdb/node-api";
import type {Locale} from "../src/i18n/message.js";
import type {ExtractsFolder} from "./extractsFolder.js";
import type {Progress} from "./progress.js";

/** What every step of the pipeline is given; nothing else is shared between steps but tables. */
export interface PipelineContext {
  /** Project folder. */
  root: string;
  /** The one database that all steps work in. */
  connection: DuckDBConnection;
  /** Connections to it for work at the same time; the first is `connection`. */
  lanes: readonly DuckDBConnection[];
  extracts: ExtractsFolder;
  /** Hand-kept tables, `data/reference`. */
  referenceFolder: string;
  /** Git-ignored: secret, key and contact tables, staff map, refused rows. */
  privateFolder: string;
  /** Removed when the pipeline ends, however it ends. */
  temporaryFolder: string;
  /** Marts, manifest and first figures, written whole or not at all. */
  outputFolder: string;
  locale: Locale;
  env: Readonly<Record<string, string | undefined>>;
  report: Progress;
  /** Gates named in ACCEPT_GATES: they may be let pass. */
  acceptableGates: ReadonlySet<string>;
  /** Gates that did stop the build and were let pass; steps add to it, the manifest lists it. */
  acceptedGates: Set<string>;
}
