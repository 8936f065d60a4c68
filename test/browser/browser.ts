import {execFile} from "node:child_process";
import {existsSync} from "node:fs";
import {mkdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {homedir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import type {Browser} from "playwright-core";
import {chromium} from "playwright-core";

/** A browser that starts on this machine. */
export interface BrowserProgram {
  executablePath: string;
  env: Record<string, string>; // in addition to this process's own
}

const run = promisify(execFile);

/**
 * Finds a browser for the tests: the one that `CHROME_PATH` names, an installed Chromium, Chrome or
 * Edge, or on Linux x64 the one that comes with the `@sparticuz/chromium` package. Each candidate is
 * started once. `NO_SYSTEM_BROWSER=1` leaves the installed ones out.
 *
 * @param cache folder in which the packaged browser is unpacked
 * @throws when none starts, with what to install
 */
export async function findBrowser(cache: string): Promise<BrowserProgram> {
  const tried: string[] = [];
  for (const executablePath of installedBrowsers()) {
    const program = {executablePath, env: {}};
    if (await isStarting(program)) return program;
    tried.push(executablePath);
  }
  if (process.platform === "linux" && process.arch === "x64") {
    const program = await packagedBrowser(cache);
    if (await isStarting(program)) return program;
    tried.push(program.executablePath);
  }
  throw new Error(
    `no browser for the tests: ${tried.length ? `${tried.join(", ")} did not start` : "none installed"}; ` +
      "install Chrome, Edge or Chromium, or set CHROME_PATH to one"
  );
}

/** Starts a browser without a window. */
export function launchBrowser({executablePath, env}: BrowserProgram): Promise<Browser> {
  return chromium.launch({executablePath, env: {...definedEnvironment(), ...env}});
}

async function isStarting(program: BrowserProgram): Promise<boolean> {
  try {
    const browser = await launchBrowser(program);
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

function installedBrowsers(): string[] {
  const {CHROME_PATH, NO_SYSTEM_BROWSER} = process.env;
  if (CHROME_PATH) return [CHROME_PATH];
  if (NO_SYSTEM_BROWSER) return [];
  return knownPlaces().filter((path) => existsSync(path));
}

function knownPlaces(): string[] {
  if (process.platform === "darwin") {
    const programs = ["Google Chrome", "Microsoft Edge", "Chromium"];
    return ["/Applications", join(homedir(), "Applications")].flatMap((folder) =>
      programs.map((name) => join(folder, `${name}.app`, "Contents/MacOS", name))
    );
  }
  if (process.platform === "win32") {
    const {PROGRAMFILES, "PROGRAMFILES(X86)": programFilesX86, LOCALAPPDATA} = process.env;
    return [PROGRAMFILES, programFilesX86, LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, "Google/Chrome/Application/chrome.exe"),
        join(folder, "Microsoft/Edge/Application/msedge.exe")
      ]);
  }
  return [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/opt/google/chrome/chrome",
    "/usr/bin/microsoft-edge"
  ];
}

/** Unpacks the packaged browser, its libraries and a font, once a version; Chinese letters come with a package of their own. */
async function packagedBrowser(cache: string): Promise<BrowserProgram> {
  const manifest = new URL("../../node_modules/@sparticuz/chromium/package.json", import.meta.url);
  const {version} = JSON.parse(await readFile(manifest, "utf8")) as {version: string};
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    const unpacking = `${folder}.${process.pid}`;
    await mkdir(unpacking, {recursive: true});
    // The package unpacks into the temporary folder, and changes its own process's environment.
    const script = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
    await run(process.execPath, ["--input-type=module", "--eval", script], {
      env: {
        ...process.env,
        TMPDIR: unpacking,
        AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" // only with it does it unpack the libraries
      }
    });
    await rename(unpacking, folder).catch(() => rm(unpacking, {recursive: true, force: true}));
  }
  await writeFile(join(folder, "fonts.conf"), fontConfiguration(folder));
  return {
    executablePath: join(folder, "chromium"),
    env: {
      LD_LIBRARY_PATH: [join(folder, "al2023/lib"), process.env.LD_LIBRARY_PATH]
        .filter(Boolean)
        .join(":"),
      FONTCONFIG_FILE: join(folder, "fonts.conf")
    }
  };
}

function fontConfiguration(folder: string): string {
  const chinese = new URL("../../node_modules/@expo-google-fonts/noto-sans-sc", import.meta.url);
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts")}</dir>
  <dir>${join(fileURLToPath(chinese), "400Regular")}</dir>
  <dir>${join(fileURLToPath(chinese), "700Bold")}</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  );
}
