import type {ChildProcess} from "node:child_process";
import {spawn} from "node:child_process";
import {mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** How a command ended. */
export interface Outcome {
  code: number | null; // null when it was killed
  text: string; // what it printed, on either stream
}

/** A small project with one input, one loader and two pages, built by the commands of this one. */
export interface ScratchProject {
  root: string;
  path(file: string): string;
  write(file: string, content: string): void;
  start(command: "build" | "dev" | "start", args?: string[], env?: NodeJS.ProcessEnv): Running;
}

/** A command under way. */
export interface Running {
  process: ChildProcess;
  ended: Promise<Outcome>;
  /** Resolves when the command has printed text that the pattern matches, with the match. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
}

// Prints each attempt to reach another host, and refuses it.
const networkGuard = `
import {Socket} from "node:net";
const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...args) {
  const {host, path} = args.flat()[0] ?? {};
  if (path === undefined && host !== undefined && !/^(127\\.|localhost$|::1$)/.test(host)) {
    console.error("NETWORK", host);
    throw new Error("network is off");
  }
  return connect.apply(this, args);
};
`;

const files: Record<string, string> = {
  "package.json": '{"name": "scratch", "private": true, "type": "module"}',
  "observablehq.config.js": `export default {
    root: "src", title: "Scratch", globalStylesheets: [], style: null, footer: "",
    pages: [{name: "Second", path: "/second"}], pager: false, toc: false,
    preserveIndex: true, preserveExtension: true
  };`,
  "src/index.md": page("Home"),
  "src/second.md": page("Second"),
  "src/engine/marts.ts": `import {FileAttachment} from "observablehq:stdlib";
export const figures = FileAttachment("../data/marts/figures.json");`,
  "src/data/marts.tar.ts": `import {appendFileSync, readFileSync, writeFileSync} from "node:fs";
import {setTimeout} from "node:timers/promises";
import {pack} from "tar-stream";
writeFileSync("loader.pid", String(process.pid));
console.warn("loader: reading");
const value = Number(readFileSync("data/sample/value.csv", "utf8"));
await setTimeout(Number(process.env.LOADER_MS ?? 0));
if (Number.isNaN(value)) {
  console.warn("value.csv: not a number");
  process.exit(1);
}
appendFileSync("runs.log", "run\\n");
const tar = pack();
tar.entry({name: "figures.json", mtime: new Date(0)}, JSON.stringify({value}));
tar.finalize();
tar.pipe(process.stdout);`,
  "data/sample/value.csv": "41",
  "guard.mjs": networkGuard
};

/** Makes the project in a temporary folder. */
export function makeScratchProject(): ScratchProject {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "scratch-site-")));
  const path = (file: string): string => join(root, file);
  const write = (file: string, content: string): void => {
    mkdirSync(dirname(path(file)), {recursive: true});
    writeFileSync(path(file), content);
  };
  for (const [file, content] of Object.entries(files)) write(file, content);
  symlinkSync(join(repository, "node_modules"), path("node_modules"), "junction");
  return {root, path, write, start: (...command) => start(root, ...command)};
}

function start(
  root: string,
  command: string,
  args: string[] = [],
  env: NodeJS.ProcessEnv = {}
): Running {
  const script = join(repository, "loaders/site", `${command}.ts`);
  const child = spawn(
    process.execPath,
    ["--import", "./guard.mjs", "--import", "tsx", script, ...args],
    {
      cwd: root,
      env: {...process.env, EXTRACTS_DIR: "", ACCEPT_GATES: "", ATLAS_LOCALE: "en", ...env}
    }
  );
  let text = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<Outcome>((resolve) => {
    child.on("close", (code) => resolve({code, text}));
  });
  const printed = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(text);
        if (!match) return;
        listeners.delete(look);
        resolve(match);
      };
      listeners.add(look);
      void ended.then(() =>
        reject(new Error(`${command} ended without printing ${pattern}: ${text}`))
      );
      look();
    });
  return {process: child, ended, printed};
}

function page(title: string): string {
  return `# ${title}

\`\`\`js
import {figures} from "./engine/marts.js";
const {value} = await figures.json();
\`\`\`

Value \${value}
`;
}
