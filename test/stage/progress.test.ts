import {describe, expect, it} from "vitest";
import {createProgress} from "../../loaders/progress.js";

function sink(isTTY: boolean): {text: string; stream: {write(text: string): void; isTTY: boolean}} {
  const written = {text: "", stream: {isTTY, write: (text: string) => void (written.text += text)}};
  return written;
}

describe("createProgress(locale, stream)", () => {
  it("prints plain lines, at most one in ten seconds, with seconds left", () => {
    const {stream, ...out} = sink(false);
    const written = sink(false);
    let now = 0;
    const progress = createProgress("en", written.stream, () => now);
    const step = progress.step("reading", {files: 4, rows: 1000});
    now = 5_000;
    step.update({files: 1, rows: 100}, "a.csv");
    now = 20_000;
    step.update({files: 2, rows: 500}, "b.csv");
    now = 40_000;
    step.end();
    expect(written.text.split("\n")).toEqual([
      "reading: 4 files",
      "b.csv: file 2 of 4 · 500 rows · about 20 s left",
      "reading: done in 40 s",
      ""
    ]);
    expect([stream.isTTY, out.text]).toEqual([false, ""]);
  });

  it("estimates from files where rows are not known", () => {
    const written = sink(false);
    let now = 0;
    const step = createProgress("zh", written.stream, () => now).step("读取", {files: 4});
    now = 30_000;
    step.update({files: 3});
    expect(written.text).toContain("读取: 文件 3/4 · 约剩 10 秒\n");
  });

  it("draws a bar on a terminal and keeps printed lines above it", () => {
    const written = sink(true);
    let now = 0;
    const progress = createProgress("en", written.stream, () => now);
    progress.print("before");
    const step = progress.step("reading", {files: 2, rows: 10});
    now = 1_000;
    step.update({files: 1, rows: 5});
    progress.print("meanwhile");
    step.end();
    expect(written.text.startsWith("before\n")).toBe(true);
    expect(written.text).toContain("\r\u001b[2Kmeanwhile\n");
    expect(written.text.endsWith("reading: done in 1 s\n")).toBe(true);
  });
});
