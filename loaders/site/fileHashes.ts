import {createHash} from "node:crypto";
import {createReadStream, readFileSync} from "node:fs";
import {mkdir, rename, stat, writeFile} from "node:fs/promises";
import {dirname} from "node:path";
import {pipeline} from "node:stream/promises";

interface KnownFile {
  stamp: string; // size, inode, modification and change time
  sha256: string;
}

// A file written again within the clock's grain keeps its times, so a young stamp proves nothing.
const clockGrainMs = 2000;

/**
 * SHA-256 of files, remembered between runs so that a large extract is read again only after it was
 * written. What is remembered is never trusted beyond the file's times, size and inode.
 */
export class FileHashes {
  readonly #path: string;
  readonly #known: Map<string, KnownFile>;
  #isChanged = false;

  /** Opens the memory kept in the file at `path`; a missing or damaged one starts empty. */
  constructor(path: string) {
    this.#path = path;
    this.#known = new Map(readKnown(path));
  }

  /**
   * The SHA-256 of a file's content, in hexadecimal.
   *
   * @throws when the file cannot be read
   */
  async sha256(path: string): Promise<string> {
    const stamp = await stampOf(path);
    const known = this.#known.get(path);
    if (known?.stamp === stamp) return known.sha256;
    const seenAtMs = Date.now();
    const hash = createHash("sha256");
    await pipeline(createReadStream(path, {highWaterMark: 1 << 20}), hash);
    const sha256 = hash.digest("hex");
    const {mtimeMs, ctimeMs} = await stat(path);
    if (Math.max(mtimeMs, ctimeMs) < seenAtMs - clockGrainMs) {
      this.#known.set(path, {stamp, sha256});
      this.#isChanged = true;
    }
    return sha256;
  }

  /** Writes the memory back if it changed; another process reads the old one or the new one whole. */
  async save(): Promise<void> {
    if (!this.#isChanged) return;
    await mkdir(dirname(this.#path), {recursive: true});
    const temporary = `${this.#path}.${process.pid}`;
    await writeFile(temporary, JSON.stringify([...this.#known]));
    await rename(temporary, this.#path);
    this.#isChanged = false;
  }
}

function readKnown(path: string): [string, KnownFile][] {
  try {
    const entries: unknown = JSON.parse(readFileSync(path, "utf8"));
    return Array.isArray(entries) ? (entries as [string, KnownFile][]) : [];
  } catch {
    return [];
  }
}

async function stampOf(path: string): Promise<string> {
  const {size, ino, mtimeNs, ctimeNs} = await stat(path, {bigint: true});
  return [size, ino, mtimeNs, ctimeNs].join(" ");
}
