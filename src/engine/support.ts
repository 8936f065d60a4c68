import {EngineError} from "./errors.js";
import type {EngineErrorCode} from "./errors.js";

/** The smallest module with a `try … catch_all`: header, type () → (), one function of that type, its code. */
const exceptionModule = new Uint8Array([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x04, 0x01, 0x60, 0x00, 0x00, 0x03, 0x02,
  0x01, 0x00, 0x0a, 0x08, 0x01, 0x06, 0x00, 0x06, 0x40, 0x19, 0x0b, 0x0b
]);

/** Why the engine can never run in this browser; null where it may. */
export function missingSupport(): EngineErrorCode | null {
  try {
    requireWebAssembly();
    return null;
  } catch (error) {
    return (error as EngineError).code;
  }
}

/** Throws `wasm_missing` where the engine cannot run: no WebAssembly, or one without exception handling (before 2022). */
export function requireWebAssembly(): void {
  if (typeof WebAssembly === "undefined") {
    throw new EngineError("wasm_missing", "browser: no WebAssembly");
  }
  if (!WebAssembly.validate(exceptionModule)) {
    throw new EngineError("wasm_missing", "browser: WebAssembly without exception handling");
  }
}
