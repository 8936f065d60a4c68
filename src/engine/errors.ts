/** What can go wrong, in stable codes. Their words for the reader are in the message catalogue. */
export type EngineErrorCode =
  | "wasm_missing"
  | "decompression_missing"
  | "out_of_memory"
  | "memory_short"
  | "download_failed"
  | "query_failed"
  | "cancelled";

/** What `memory_short` says besides, and how the reader goes on all the same. */
export interface MemoryShortage {
  readonly proceed: () => void;
  readonly needed_bytes: number;
  readonly budget_bytes: number;
}

/** The only kind of error that leaves this folder; the message is for developers. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;
  /** Only with `memory_short`. */
  readonly shortage: MemoryShortage | undefined;

  constructor(
    code: EngineErrorCode,
    message: string,
    {cause, ...shortage}: ErrorOptions & Partial<MemoryShortage> = {}
  ) {
    super(message, cause === undefined ? {} : {cause});
    this.name = "EngineError";
    this.code = code;
    this.shortage = shortage.proceed && (shortage as MemoryShortage);
  }
}

const memory =
  /out of memory|bad_alloc|could not allocate|allocation fail|failed to allocate|enlarge memory|aborted\(|memory access out of bounds/i;

/** Any thrown value as an EngineError: itself if it is one, memory exhaustion by its wording, otherwise the given code. */
export function asEngineError(error: unknown, code: EngineErrorCode = "query_failed"): EngineError {
  if (error instanceof EngineError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new EngineError(memory.test(message) ? "out_of_memory" : code, message, {cause: error});
}

/** Throws `cancelled` when the signal has been aborted. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new EngineError("cancelled", "query: cancelled (superseded or aborted)");
}
