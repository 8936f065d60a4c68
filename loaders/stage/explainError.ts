import type {Locale, Message} from "../../src/i18n/message.js";
import {say} from "../../src/i18n/message.js";
import {extractErrorMessages, systemErrorMessages} from "../../src/i18n/loaders.js";
import {GateError} from "../check/gates.js";
import {ExtractError} from "../read/extractError.js";
import {placeName} from "./recognitionProblems.js";

/** What a reader could not do with a file, in the analyst's language. */
export function explainExtractError(error: ExtractError, locale: Locale): string {
  const {file, sheet = null, row} = error;
  const place = row === undefined ? placeName({file, sheet}) : `${placeName({file, sheet})}:${row}`;
  const values: Record<string, string | number> = {place, ...error.values};
  for (const share of ["share", ...(error.code === "undecodable" ? ["limit"] : [])]) {
    if (typeof values[share] === "number") values[share] = Number((values[share] * 100).toFixed(2));
  }
  return say(extractErrorMessages[error.code], values, locale);
}

const systemErrors: [RegExp, Message][] = [
  [/ENOSPC|no space left|disk full/i, systemErrorMessages.disk_full],
  [/EACCES|EPERM|EBUSY|permission denied/i, systemErrorMessages.no_permission],
  [/EMFILE|ENFILE|too many open files/i, systemErrorMessages.too_many_files],
  [/ENOENT/, systemErrorMessages.missing],
  [/out of memory|ENOMEM|heap limit/i, systemErrorMessages.out_of_memory]
];

/**
 * An error of the pipeline as one message for the analyst: gates and unreadable files as they are
 * meant to be read, faults of the machine by their kind; anything else as it came.
 */
export function explainError(error: unknown, locale: Locale): string {
  if (error instanceof GateError) return error.message;
  if (error instanceof ExtractError) return explainExtractError(error, locale);
  if (!(error instanceof Error)) return String(error);
  const {code = "", path = ""} = error as NodeJS.ErrnoException;
  const known = systemErrors.find(([pattern]) => pattern.test(code) || pattern.test(error.message));
  return known === undefined ? error.message : say(known[1], {path}, locale);
}
