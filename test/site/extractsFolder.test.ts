import {symlinkSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {extractsFolder, listExtractFiles} from "../../loaders/extractsFolder.js";
import {temporaryFolder} from "./temporaryFolder.js";

describe("extractsFolder", () => {
  it("is the dealer's own as soon as it holds a file, at any depth", () => {
    const root = temporaryFolder({"data/extracts/2024/a.csv": "", "data/sample/b.csv": ""});
    const expected = {folder: join(root, "data/extracts"), isSample: false};
    expect(extractsFolder(root, {})).toEqual(expected);
  });

  it("is the sample while the dealer's own holds only leftovers", () => {
    const root = temporaryFolder({
      "data/extracts/.gitkeep": "",
      "data/extracts/~$open.xlsx": "",
      "data/extracts/Thumbs.db": "",
      "data/extracts/2024/.DS_Store": ""
    });
    const expected = {folder: join(root, "data/sample"), isSample: true};
    expect(extractsFolder(root, {})).toEqual(expected);
  });

  it("is the folder that EXTRACTS_DIR names, and still the sample when that is the sample", () => {
    const root = temporaryFolder({"elsewhere/a.csv": "", "data/sample/b.csv": ""});
    expect(extractsFolder(root, {EXTRACTS_DIR: "elsewhere"})).toEqual({
      folder: join(root, "elsewhere"),
      isSample: false
    });
    expect(extractsFolder(root, {EXTRACTS_DIR: "data/sample/"}).isSample).toBe(true);
  });

  it("says so when EXTRACTS_DIR names no folder", () => {
    const root = temporaryFolder();
    expect(() => extractsFolder(root, {EXTRACTS_DIR: "gone"})).toThrow(
      "EXTRACTS_DIR: no folder at gone"
    );
  });
});

describe("listExtractFiles", () => {
  it("lists files at any depth in one order, and follows a link once", () => {
    const root = temporaryFolder({"x/b.csv": "", "x/a/c.csv": "", "x/.git/d": "", "y/e.csv": ""});
    symlinkSync(join(root, "y"), join(root, "x/linked"), "junction");
    symlinkSync(join(root, "x"), join(root, "x/a/above"), "junction");
    expect(listExtractFiles(join(root, "x"))).toEqual(["a/c.csv", "b.csv", "linked/e.csv"]);
  });
});
