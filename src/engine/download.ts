import {EngineError} from "./errors.js";

const waits_ms = [500, 2000];
const stall_ms = 15_000;

/** A failure that another try cannot mend. */
class Refusal extends Error {}

export interface DownloadOptions {
  /** Called with the bytes that have come so far; starts again from zero when a try fails. */
  onLoaded?: (bytes: number) => void;
  /** Pauses between tries; for tests. */
  wait?: (milliseconds: number) => Promise<void>;
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

async function attempt(href: string, onLoaded: (bytes: number) => void): Promise<Blob> {
  const controller = new AbortController();
  const stalled = () => controller.abort(new Error(`no byte for ${stall_ms / 1000} seconds`));
  let timer = setTimeout(stalled, stall_ms);
  try {
    onLoaded(0);
    const response = await fetch(href, {signal: controller.signal});
    if (!response.ok || !response.body) {
      const mendable = response.status >= 500 || response.status === 408 || response.status === 429;
      throw new (mendable ? Error : Refusal)(`HTTP status ${response.status}`);
    }
    const chunks: BlobPart[] = [];
    let bytes = 0;
    const reader = response.body.getReader();
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return new Blob(chunks);
      clearTimeout(timer);
      timer = setTimeout(stalled, stall_ms);
      chunks.push(value as Uint8Array<ArrayBuffer>);
      onLoaded((bytes += value.length));
    }
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The content of a file of the site. Tries three times, with pauses, unless the host says that there is no such file;
 * a try ends when no byte comes for 15 seconds. Throws `download_failed`.
 */
export async function download(
  href: string,
  {onLoaded = () => {}, wait = pause}: DownloadOptions = {}
): Promise<Blob> {
  for (let tries = 0; ; ++tries) {
    try {
      return await attempt(href, onLoaded);
    } catch (error) {
      const wait_ms = waits_ms[tries];
      if (wait_ms === undefined || error instanceof Refusal) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new EngineError("download_failed", `${href}: ${reason} (expected the file)`, {
          cause: error
        });
      }
      await wait(wait_ms);
    }
  }
}

/**
 * The file itself, of a file stored with gzip. Some hosts declare the compression and the browser has then undone it,
 * so the bytes decide. Throws `decompression_missing` in browsers that cannot, `download_failed` on damaged bytes.
 */
export async function gunzip(file: Blob, type: string): Promise<Blob> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) return new Blob([file], {type});
  if (typeof DecompressionStream === "undefined") {
    throw new EngineError(
      "decompression_missing",
      "browser: no DecompressionStream (expected gzip)"
    );
  }
  const stream = file.stream().pipeThrough(new DecompressionStream("gzip"));
  try {
    return new Blob([await new Response(stream).arrayBuffer()], {type});
  } catch (error) {
    throw new EngineError("download_failed", "file: gzip damaged (expected whole)", {cause: error});
  }
}
