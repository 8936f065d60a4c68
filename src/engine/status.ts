import type {EngineErrorCode} from "./errors.js";
import {missingSupport} from "./support.js";

/** What the engine is doing, for a progress bar. Bytes count what has come and what is to come of all current downloads. */
export interface EngineStatus {
  readonly phase: "idle" | "downloading" | "starting" | "loading" | "ready" | "failed";
  readonly loaded_bytes: number;
  readonly total_bytes: number;
  /** Only when failed. */
  readonly code?: EngineErrorCode;
}

type Listener = (status: EngineStatus) => void;

const missing = missingSupport();
const none = {loaded_bytes: 0, total_bytes: 0};
let current: EngineStatus = missing
  ? {phase: "failed", code: missing, ...none}
  : {phase: "idle", ...none};
const listeners = new Set<Listener>();
const transfers = new Map<string, {loaded: number; total: number}>();

function publish(status: EngineStatus): void {
  current = status;
  for (const listener of listeners) listener(status);
}

/** The engine's state, observable: one engine per page, so one status. */
export const engineStatus = {
  /** The state now. */
  get: (): EngineStatus => current,
  /** Calls the listener at once and at each change; returns the function that stops it. */
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    listener(current);
    return () => void listeners.delete(listener);
  }
};

/** Moves to a phase. Byte counts begin anew with what follows `ready` or a failure. */
export function setPhase(phase: Exclude<EngineStatus["phase"], "failed">): void {
  if (phase === current.phase) return;
  if (current.phase === "ready" || current.phase === "failed") {
    transfers.clear();
    publish({phase, ...none});
  } else {
    publish({...current, phase});
  }
}

/** Reports a failure. */
export function setFailed(code: EngineErrorCode): void {
  publish({...current, phase: "failed", code});
}

/** Reports how many bytes of a file have come; the total grows if the host sends more than was expected. */
export function setLoaded(file: string, loaded: number, expected: number): void {
  transfers.set(file, {loaded, total: Math.max(loaded, expected || 0)});
  const all = [...transfers.values()];
  publish({
    ...current,
    loaded_bytes: all.reduce((sum, transfer) => sum + transfer.loaded, 0),
    total_bytes: all.reduce((sum, transfer) => sum + transfer.total, 0)
  });
}
