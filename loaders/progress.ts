import cliProgress from "cli-progress";
import type {Locale} from "../src/i18n/message.js";
import {say} from "../src/i18n/message.js";
import {progressMessages as text} from "../src/i18n/loaders.js";

/** How much a step has to do; `rows` is left out where it is not known beforehand. */
export interface StepSize {
  files: number;
  rows?: number | undefined;
}

/** A step that runs. */
export interface ProgressStep {
  /** Says how much is done in all, and what is being worked on. */
  update(done: {files: number; rows?: number | undefined}, label?: string): void;
  end(): void;
}

/** How the pipeline tells the analyst how far it is; always on stderr. */
export interface Progress {
  /** Prints text that stays. */
  print(text: string): void;
  step(label: string, size: StepSize): ProgressStep;
}

/** Where progress is written: `process.stderr`, or a sink in tests. */
export interface ProgressStream {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
}

/** Plain lines come at most this often. */
const plainLineSeconds = 10;

/**
 * Progress as a bar with files, rows and seconds left on a terminal, as plain lines elsewhere.
 *
 * @param stream defaults to `process.stderr`
 * @param now milliseconds; replaced in tests
 */
export function createProgress(
  locale: Locale,
  stream: ProgressStream = process.stderr,
  now: () => number = () => performance.now()
): Progress {
  return stream.isTTY === true
    ? terminalProgress(locale, stream, now)
    : plainProgress(locale, stream, now);
}

/** Progress that says nothing, for tests and tools. */
export const silentProgress: Progress = {
  print() {},
  step: () => ({update() {}, end() {}})
};

function plainProgress(locale: Locale, stream: ProgressStream, now: () => number): Progress {
  const print = (line: string): void => void stream.write(`${line}\n`);
  return {
    print,
    step(label, size) {
      const clock = startClock(size, now);
      let lastLine = now();
      print(say(text.stepStarts, {label, files: size.files}, locale));
      return {
        update(done, current) {
          if (now() - lastLine < plainLineSeconds * 1000) return;
          lastLine = now();
          print(`${current ?? label}: ${state(locale, size, clock(done))}`);
        },
        end() {
          print(say(text.stepEnded, {label, seconds: clock({files: 0}).elapsed}, locale));
        }
      };
    }
  };
}

function terminalProgress(locale: Locale, stream: ProgressStream, now: () => number): Progress {
  const eraseLine = "\r\u001b[2K";
  let isDrawing = false;
  return {
    print(line) {
      stream.write(`${isDrawing ? eraseLine : ""}${line}\n`);
    },
    step(label, size) {
      const clock = startClock(size, now);
      const bar = new cliProgress.SingleBar({
        stream: stream as NodeJS.WriteStream,
        format: "{bar} {percentage}% {label}: {state}",
        barsize: 20,
        hideCursor: true,
        clearOnComplete: true,
        stopOnComplete: false,
        linewrap: null
      });
      bar.start(1, 0, {label, state: ""});
      isDrawing = true;
      return {
        update(done, current) {
          const reached = clock(done);
          bar.update(reached.share, {label: current ?? label, state: state(locale, size, reached)});
        },
        end() {
          bar.stop();
          isDrawing = false;
          stream.write(
            `${say(text.stepEnded, {label, seconds: clock({files: 0}).elapsed}, locale)}\n`
          );
        }
      };
    }
  };
}

interface Reached {
  files: number;
  rows: number | undefined;
  share: number;
  elapsed: number; // seconds
  left: number | null; // seconds, null while nothing is known
}

function startClock(
  size: StepSize,
  now: () => number
): (done: {files: number; rows?: number | undefined}) => Reached {
  const start = now();
  return ({files, rows}) => {
    const elapsed = (now() - start) / 1000;
    const byRows = size.rows !== undefined && size.rows > 0 && rows !== undefined;
    const share = byRows ? rows / size.rows! : files / Math.max(1, size.files);
    const left = share > 0 ? Math.max(0, (elapsed * (1 - share)) / share) : null;
    return {files, rows, share: Math.min(1, share), elapsed: Math.round(elapsed), left};
  };
}

function state(locale: Locale, size: StepSize, {files, rows, left}: Reached): string {
  const parts = [say(text.filesDone, {done: files, all: size.files}, locale)];
  if (rows !== undefined) {
    parts.push(say(text.rowsDone, {rows: rows.toLocaleString("en-US")}, locale));
  }
  if (left !== null) parts.push(say(text.secondsLeft, {seconds: Math.ceil(left)}, locale));
  return parts.join(" · ");
}
