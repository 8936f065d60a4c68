import {readdirSync, readFileSync} from "node:fs";
import {dirname, join, relative, resolve} from "node:path";
import {describe, expect, it} from "vitest";
import {martSources} from "../loaders/site/fingerprint.js";

const root = resolve(import.meta.dirname, "..");

/** What each station may import: other stations (by folder) and packages. Said in CONTRIBUTING.md, held here. */
const ALLOWED: Record<string, {folders: string[]; packages: RegExp}> = {
  "src/contract": {folders: [], packages: /^$/},
  "src/i18n": {folders: ["src/contract"], packages: /^$/},
  "src/stats": {folders: [], packages: /^(@stdlib\/|jstat$|ml-)/},
  "src/workers": {folders: ["src/stats"], packages: /^$/},
  "src/queries": {folders: ["src/contract"], packages: /^$/},
  "src/engine": {
    folders: ["src/queries", "src/contract"],
    packages: /^(@duckdb\/duckdb-wasm|apache-arrow|observablehq:stdlib|node:.*)/
  },
  "src/charts": {
    folders: ["src/stats", "src/i18n", "src/contract"],
    packages: /^(@observablehq\/plot|d3(-\w+)?|arquero)$/
  },
  "src/components": {
    folders: ["src/charts", "src/stats", "src/workers", "src/i18n", "src/contract"],
    packages: /^(@observablehq\/(plot|inputs)|d3(-\w+)?|arquero|observablehq:stdlib)$/
  },
  "src/data": {folders: ["loaders"], packages: /^node:/},
  loaders: {folders: ["src/contract", "src/i18n", "src/stats", "src/queries"], packages: /./}
};

interface Import {
  file: string;
  specifier: string;
  typeOnly: boolean;
}

function files(folder: string): string[] {
  return readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(".observablehq"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g
  );
  return [...found].map((match) => ({
    file,
    specifier: (match[2] ?? match[3])!,
    typeOnly: match[1] !== undefined
  }));
}

const stationOf = (file: string): string | undefined =>
  Object.keys(ALLOWED).find((folder) => file.startsWith(`${folder}/`));

const modules = [...files("src"), ...files("loaders")].filter((file) =>
  /\.(ts|js|mjs)$/.test(file)
);

describe("the folder rule", () => {
  it("every import of a station stays within what the station may import", () => {
    const offenders: string[] = [];
    for (const {file, specifier} of modules.flatMap(importsOf)) {
      const station = stationOf(file);
      if (station === undefined) continue;
      const {folders, packages} = ALLOWED[station]!;
      if (specifier.startsWith(".")) {
        const target = relative(root, resolve(root, dirname(file), specifier)).replaceAll(
          "\\",
          "/"
        );
        if (
          ![station, ...folders].some((folder) => target.startsWith(`${folder}/`)) &&
          !target.startsWith("package")
        )
          offenders.push(`${file}: ${specifier}`);
      } else if (!packages.test(specifier)) offenders.push(`${file}: ${specifier}`);
    }
    expect(offenders).toEqual([]);
  });

  it("local imports end in .js and none is from a CDN", () => {
    const offenders = modules
      .flatMap(importsOf)
      .filter(
        ({specifier}) =>
          (specifier.startsWith(".") && !/\.(js|json|css|mjs)$/.test(specifier)) ||
          /^(npm:|https?:)/.test(specifier)
      )
      .map(({file, specifier}) => `${file}: ${specifier}`);
    expect(offenders).toEqual([]);
  });

  it("pages hold no SQL and import nothing from a CDN", () => {
    const pages = files("src").filter((file) => file.endsWith(".md"));
    const offenders = pages.filter((file) => {
      const text = readFileSync(join(root, file), "utf8");
      return (
        /\bselect\b[\s\S]{0,400}\bfrom\b/i.test(text) ||
        /["'](npm:|https?:\/\/(?!github))/.test(text)
      );
    });
    expect(pages.length).toBeGreaterThan(0);
    expect(offenders).toEqual([]);
  });

  it("what the marts are computed by is part of their fingerprint", () => {
    // Figures are computed anew from kept marts; messages are printed only.
    const isFree = (file: string): boolean =>
      /^(loaders\/marts\/(figures|firstFigures)\.ts|src\/i18n\/)/.test(file);
    const known = new Set<string>();
    const open = ["loaders/pipeline.ts"];
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (known.has(file) || isFree(file)) continue;
      known.add(file);
      for (const {specifier, typeOnly} of importsOf(file)) {
        if (typeOnly || !/^\..*\.js$/.test(specifier)) continue;
        const target = relative(root, resolve(root, dirname(file), specifier));
        open.push(target.replaceAll("\\", "/").replace(/js$/, "ts"));
      }
    }
    expect(known.size).toBeGreaterThan(150);
    const isCounted = (file: string): boolean =>
      martSources.some((source) => file === source || file.startsWith(`${source}/`));
    expect([...known].filter((file) => !isCounted(file))).toEqual([]);
  });

  it("statistics and queries know neither clock nor chance of the machine", () => {
    const offenders = [
      ...files("src/stats"),
      ...files("src/queries"),
      ...files("src/contract")
    ].filter((file) =>
      /\b(Date\.now|Math\.random|new Date\(\))/.test(readFileSync(join(root, file), "utf8"))
    );
    expect(offenders).toEqual([]);
  });

  it("Chinese text lives in the catalogues, the contract, dialects and the sample only", () => {
    const offenders = modules.filter(
      (file) =>
        !/^(src\/(contract|i18n)\/|loaders\/(dialects|sample)\/)/.test(file) &&
        /\p{Script=Han}/u.test(
          readFileSync(join(root, file), "utf8").replace(/\/\*\*?[\s\S]*?\*\/|\/\/.*$/gm, "")
        )
    );
    expect(offenders).toEqual([]);
  });
});
