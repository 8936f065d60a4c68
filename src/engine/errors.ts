/** What can go wrong, in stable codes. Their words for the reader are in the message catalogue. */
export type EngineErrorCode =
  | "wasm_missing"
  | "decompression_missing"
  | "out_of_memory"
  | "download_failed"
  | "query_failed"
  | "cancelled";

/** The only kind of error that leaves this folder; the message is for developers. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "EngineError";
    this.code = code;
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
