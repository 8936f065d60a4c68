import {delimiter, join} from "node:path";
import {stripVTControlCharacters} from "node:util";

/** What Framework's build reported. */
export interface FrameworkReport {
  pages: string[]; // output paths without extension, such as "/index"
  problems: string[]; // what it printed as a warning or an error
}

interface FrameworkConfig {
  root: string;
  output: string;
  paths(): AsyncIterable<string>;
}

interface BuildEffects {
  logger: Pick<Console, "log" | "warn" | "error">;
  output: {write(text: string): void};
  prepare?: () => Promise<void>;
}

interface ConfigModule {
  readConfig(path?: string, root?: string): Promise<FrameworkConfig>;
  setCurrentDate(date: Date): void;
}

interface BuildModule {
  build(options: {config: FrameworkConfig}, effects: BuildEffects): Promise<void>;
  FileBuildEffects: new (output: string, cache: string, effects: BuildEffects) => BuildEffects;
}

interface PreviewModule {
  preview(options: {
    hostname: string;
    port?: number;
    open: boolean;
    verbose: boolean;
  }): Promise<{server: import("node:http").Server}>;
}

// Framework has no types, and its command line neither takes an output folder nor stays quiet.
const frameworkModule = <T>(name: string): Promise<T> =>
  import(`@observablehq/framework/dist/${name}.js`) as Promise<T>;

/**
 * Readies this process for Framework: no telemetry, and `tsx` findable for the data loaders however
 * the process was started.
 */
export function prepareFrameworkProcess(root: string): void {
  process.env.OBSERVABLE_TELEMETRY_DISABLE = "true";
  process.env.PATH = [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
}

/** A library's eval, which is no fault of the site's: its policy lets none run. */
const evalOfLibrary = /^node_modules\/\S+ \([\d:]+\): Use of eval in /;

/**
 * Builds the Framework project in the working directory into an empty folder, with everything that
 * differs between two builds of the same content held fixed. The loaders' own progress reaches the
 * terminal; Framework's messages do not.
 *
 * @throws FrameworkError on a missing file, a failed loader, a page that cannot be read
 */
export async function buildFramework(output: string): Promise<FrameworkReport> {
  const [{readConfig, setCurrentDate}, {build, FileBuildEffects}] = await Promise.all([
    frameworkModule<ConfigModule>("config"),
    frameworkModule<BuildModule>("build")
  ]);
  // Framework writes file times into pages and into the hashed names of modules that load files.
  setCurrentDate(new Date(0));
  const problems: string[] = [];
  const report = (...values: unknown[]): void => {
    const text = plainText(values);
    if (!evalOfLibrary.test(text)) problems.push(text);
  };
  const effects = {logger: {log: () => {}, warn: report, error: report}, output: {write: () => {}}};
  const restore = replaceConsole({log: () => {}, info: () => {}, warn: report, error: report});
  try {
    const config = await readConfig();
    config.output = output;
    const cache = join(config.root, ".observablehq", "cache");
    const fileEffects = new FileBuildEffects(output, cache, effects);
    fileEffects.prepare = async () => {}; // it empties the folder, and warns when it lies elsewhere
    await build({config}, fileEffects);
    const pages: string[] = [];
    for await (const path of config.paths()) pages.push(path);
    return {pages, problems};
  } catch (error) {
    throw new FrameworkError(problems, error);
  } finally {
    restore();
  }
}

/** A failed Framework build: its cause, and what Framework had reported by then. */
export class FrameworkError extends Error {
  constructor(
    readonly problems: string[],
    override readonly cause: unknown
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
  }

  /** Whether a data loader ended with an error, which it has then explained on the terminal itself. */
  get isLoaderFailure(): boolean {
    return /^loader exited with code/.test(this.message);
  }
}

/**
 * Starts Framework's preview of the project in the working directory on the loopback interface.
 *
 * @param port defaults to the first free one from 3000
 * @returns the port it listens on
 */
export async function previewFramework(port?: number): Promise<number> {
  const {preview} = await frameworkModule<PreviewModule>("preview");
  // The preview prints each message it exchanges with each open page.
  const {log} = console;
  replaceConsole({
    log: (...values) => {
      if (!/^(socket|↑|↓)/.test(plainText(values))) log(...values);
    }
  });
  const {server} = await preview({
    hostname: "127.0.0.1",
    ...(port === undefined ? {} : {port}),
    open: false,
    verbose: false
  });
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("preview: no port to listen on");
  return address.port;
}

function replaceConsole(methods: Partial<Console>): () => void {
  const original = {...console};
  Object.assign(console, methods);
  return () => Object.assign(console, original);
}

function plainText(values: unknown[]): string {
  return stripVTControlCharacters(values.map(String).join(" ")).trim();
}
