import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {copyFile, mkdir, readFile, readdir, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {promisify} from "node:util";
import {brotliCompress, constants, gzip} from "node:zlib";
import {listFiles} from "./listFiles.js";

const compressible = /\.(html|js|css|json|svg|wasm|txt)$/;
const smallestBytes = 256; // a page consists of many small modules
const largestShare = 0.9; // of the original; above it a copy is not worth its place
const keptFromBytes = 100_000; // smaller files compress faster than they are looked up
const slowFromBytes = 2_000_000; // brotli 11 takes a minute for the engine and saves 4 % over 9

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);

/**
 * Puts a brotli and a gzip copy beside each file below a folder that becomes clearly smaller, for
 * hosts that serve such copies. Parquet and images are compressed already.
 *
 * @param memory folder in which copies of large files are kept for the next build
 * @returns bytes of the site as stored without the copies, and as sent with brotli
 */
export async function compressSite(
  folder: string,
  memory: string
): Promise<{storedBytes: number; sentBytes: number}> {
  await mkdir(memory, {recursive: true});
  const used = new Set<string>();
  let storedBytes = 0;
  let sentBytes = 0;
  for (const file of await listFiles(folder)) {
    const path = join(folder, file);
    const content = await readFile(path);
    storedBytes += content.length;
    if (!compressible.test(file) || content.length < smallestBytes) {
      sentBytes += content.length;
      continue;
    }
    const [brotliBytes] = await Promise.all(
      ["br", "gz"].map((format) => writeCopy(path, content, format, memory, used))
    );
    sentBytes += brotliBytes!;
  }
  for (const name of await readdir(memory)) {
    if (!used.has(name)) await rm(join(memory, name), {force: true});
  }
  return {storedBytes, sentBytes};
}

async function writeCopy(
  path: string,
  content: Buffer,
  format: string,
  memory: string,
  used: Set<string>
): Promise<number> {
  const isKept = content.length >= keptFromBytes;
  const name = `${createHash("sha256").update(content).digest("hex")}.${format}`;
  const kept = join(memory, name);
  if (isKept) used.add(name);
  const isKnown = isKept && existsSync(kept);
  const copy = isKnown ? await readFile(kept) : await compress(content, format);
  if (isKept && !isKnown) {
    await writeFile(`${kept}.${process.pid}`, copy);
    await rename(`${kept}.${process.pid}`, kept);
  }
  if (copy.length > content.length * largestShare) return content.length;
  if (isKnown) await copyFile(kept, `${path}.${format}`);
  else await writeFile(`${path}.${format}`, copy);
  return copy.length;
}

function compress(content: Buffer, format: string): Promise<Buffer> {
  if (format === "gz") return gzipAsync(content, {level: 9});
  const quality = content.length < slowFromBytes ? 11 : 9;
  return brotliAsync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length
    }
  });
}
