import {readdirSync} from "node:fs";
import {join, resolve} from "node:path";
import {describe, expect, it} from "vitest";
import type {Message} from "../src/i18n/message.js";
import {pageGroups, pageNames} from "../src/i18n/pages.js";

const folder = resolve(import.meta.dirname, "../src/i18n");
const isMessage = (value: unknown): value is Message =>
  typeof value === "object" && value !== null && "zh" in value && "en" in value;

async function allMessages(): Promise<[name: string, message: Message][]> {
  const found: [string, Message][] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts"))) {
    const module = (await import(join(folder, file))) as Record<string, unknown>;
    for (const [catalogue, content] of Object.entries(module)) {
      if (typeof content !== "object" || content === null) continue;
      for (const [key, value] of Object.entries(content)) {
        if (isMessage(value)) found.push([`${file} ${catalogue}.${key}`, value]);
        else if (typeof value === "object" && value !== null) {
          for (const [inner, message] of Object.entries(value)) {
            if (isMessage(message)) found.push([`${file} ${catalogue}.${key}.${inner}`, message]);
          }
        }
      }
    }
  }
  return found;
}

const places = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort();

const messages = await allMessages();

describe("the message catalogue", () => {
  it("is found", () => expect(messages.length).toBeGreaterThan(100));

  it("has the same places in both languages", () => {
    const offenders = messages.filter(([, {zh, en}]) => `${places(zh)}` !== `${places(en)}`);
    expect(offenders).toEqual([]);
  });

  it("has no empty text", () => {
    const offenders = messages.filter(([, {zh, en}]) => zh.trim() === "" || en.trim() === "");
    expect(offenders).toEqual([]);
  });

  it("has Chinese where it says Chinese, and none where it says English", () => {
    const isChinese = (text: string) => /\p{Script=Han}/u.test(text);
    const offenders = messages.filter(
      ([, {zh, en}]) => isChinese(en) || (/[a-z]{4,}\s[a-z]{4,}/i.test(zh) && !isChinese(zh))
    );
    expect(offenders.map(([name]) => name)).toEqual([]);
  });

  it("uses full-width punctuation between Chinese characters", () => {
    const offenders = messages.filter(([, {zh}]) =>
      /\p{Script=Han}[,;:?!()]\p{Script=Han}/u.test(zh)
    );
    expect(offenders).toEqual([]);
  });
});

describe("the sidebar", () => {
  it("lists every page once", () => {
    const sources = readdirSync(resolve(folder, ".."))
      .filter((name) => name.endsWith(".md") && name !== "index.md")
      .map((name) => `/${name.replace(/\.md$/, "")}`);
    expect(pageGroups.flatMap(({pages}) => pages).toSorted()).toEqual(sources.sort());
    expect(Object.keys(pageNames).toSorted()).toEqual(sources);
  });
});
