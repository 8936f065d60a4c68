import type {FileAttachment} from "observablehq:stdlib";
import type {MartName} from "../contract/marts.js";
import type {Row} from "../queries/query.js";
import type {Database} from "./database.js";
import {download, gunzip} from "./download.js";
import type {BoundQuery} from "./boundQuery.js";
import {asEngineError, throwIfCancelled} from "./errors.js";
import {engineModule, martFiles} from "./marts.js";
import {requireMemory} from "./memoryBudget.js";
import {readManifest} from "./prebuilt.js";
import {setFailed, setLoaded, setPhase} from "./status.js";
import {requireWebAssembly} from "./support.js";
import {wordsOf} from "./words.js";

function fetchFile({href, size}: FileAttachment): Promise<Blob> {
  return download(href, {onLoaded: (bytes) => setLoaded(href, bytes, size)});
}

async function openDatabase(onStart: () => void): Promise<Database> {
  const module = fetchFile(engineModule)
    .then((file) => gunzip(file, "application/wasm"))
    .then((file) => {
      onStart();
      return file;
    });
  module.catch(() => {}); // awaited below, once there is code to hand it to
  const series = readManifest().then(
    ({model_series}) => model_series,
    () => undefined
  );
  const code = await import("./database.js").catch((error: unknown) => {
    throw asEngineError(error, "download_failed");
  });
  return code.openDatabase(module, series);
}

/** One engine from its start to its end: the tables it has. */
class Session {
  #opening: Promise<Database> | undefined;
  /** How far it is, as shown to those who wait. */
  #stage: "downloading" | "starting" | "loading" = "downloading";
  #waiting = 0;
  readonly #tables = new Map<MartName, Promise<void>>();
  /** The words of the queries that wait for a mart, among them the columns that its table needs. */
  readonly #words = new Map<MartName, Set<string>>();

  #reach(stage: "downloading" | "starting" | "loading"): void {
    this.#stage = stage;
    // Nobody waits any more when another download has failed: the failure then stays on show.
    if (this.#waiting > 0) setPhase(stage);
  }

  #database(): Promise<Database> {
    this.#opening ??= openDatabase(() => this.#reach("starting")).then(
      (database) => {
        this.#reach("loading");
        return database;
      },
      (error: unknown) => {
        this.#opening = undefined;
        this.#stage = "downloading";
        throw error;
      }
    );
    return this.#opening;
  }

  async #load(mart: MartName): Promise<void> {
    const [database, file] = await Promise.all([this.#database(), fetchFile(martFiles[mart])]);
    await database.createMart(mart, file, [...(this.#words.get(mart) ?? [])]);
    this.#words.delete(mart);
  }

  #note({text, marts, relations}: BoundQuery): void {
    const waiting = marts.filter((mart) => !this.#tables.has(mart) || this.#words.has(mart));
    if (waiting.length === 0) return;
    const words = wordsOf([text, ...relations.map((relation) => relation.text)]);
    for (const mart of waiting) {
      this.#words.set(mart, new Set([...(this.#words.get(mart) ?? []), ...words]));
    }
  }

  #table(mart: MartName): Promise<void> {
    let table = this.#tables.get(mart);
    if (!table) {
      table = this.#load(mart);
      table.catch(() => this.#tables.delete(mart));
      this.#tables.set(mart, table);
    }
    return table;
  }

  #requireMemoryFor(marts: readonly MartName[]): void {
    const all = new Set([...this.#tables.keys(), ...marts]);
    requireMemory([...all].map((mart) => [mart, martFiles[mart].size || 0]));
  }

  async #prepare(query: BoundQuery): Promise<Database> {
    const {marts} = query;
    this.#waiting++;
    try {
      requireWebAssembly();
      this.#requireMemoryFor(marts);
      this.#note(query);
      if (this.#stage !== "loading" || marts.some((mart) => !this.#tables.has(mart))) {
        setPhase(this.#stage);
      }
      const [database] = await Promise.all([
        this.#database(),
        ...marts.map((mart) => this.#table(mart))
      ]);
      if (this.#waiting === 1) setPhase("ready");
      return database;
    } catch (error) {
      setFailed(asEngineError(error).code);
      throw error;
    } finally {
      this.#waiting--;
    }
  }

  async query(query: BoundQuery, signal: AbortSignal): Promise<Row[]> {
    const database = await this.#prepare(query);
    throwIfCancelled(signal);
    return database.select(query, signal);
  }

  close(): void {
    this.#opening?.then(
      (database) => database.terminate(),
      () => {}
    );
  }
}

let session: Session | undefined;

/**
 * The rows of a SELECT over the marts and the shared relations it names. The first call starts the engine; each mart is fetched once, when a
 * query first names it. After any failure the next call tries again. Throws only EngineError.
 */
export async function runQuery(query: BoundQuery, signal: AbortSignal): Promise<Row[]> {
  const current = (session ??= new Session());
  try {
    return await current.query(query, signal);
  } catch (error) {
    const failure = asEngineError(error);
    // An engine that has once run out of memory cannot be trusted with the next query.
    if (failure.code === "out_of_memory") {
      if (session === current) session = undefined;
      current.close();
      setFailed(failure.code);
    }
    throw failure;
  }
}
