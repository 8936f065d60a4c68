import {mkdirSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {brotliCompressSync, gzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {
  hasDocumentCheckDigit,
  hasLuhnDigit,
  hasVinCheckDigit,
  identifiersIn
} from "../../loaders/check/identifierRules.js";
import {scanForIdentifiers} from "../../loaders/check/privacy.js";
import {openDatabase, quoteText} from "../../loaders/duckdb.js";
import {temporaryFolder} from "../util/conformed.js";

const root = temporaryFolder(afterAll);

// Examples of the standards' texts or with check digits computed by hand; nobody's.
const mobile = "13812345678";
const document = "11010519491231002X";
const vin = "1M8GDM9AXKP042788";
const plate = "浙AD12345";
const card = "6222021234567890128";

describe("check digits", () => {
  it("of identity numbers, VINs and cards are told right from wrong", () => {
    expect(hasDocumentCheckDigit(document)).toBe(true);
    expect(hasDocumentCheckDigit("110105194912310021")).toBe(false);
    expect(hasVinCheckDigit(vin)).toBe(true);
    expect(hasVinCheckDigit("11111111111111111")).toBe(true);
    expect(hasVinCheckDigit("1M8GDM9A1KP042788")).toBe(false);
    expect(hasLuhnDigit("4111111111111111")).toBe(true);
    expect(hasLuhnDigit("4111111111111112")).toBe(false);
  });
});

describe("identifiersIn(text, nature)", () => {
  const kinds = (text: string, nature: "data" | "code" = "data"): string[] =>
    identifiersIn(text, nature).map(({kind}) => kind);

  const found: [string, string][] = [
    ["mobile", mobile],
    ["mobile", `+86${mobile}`],
    ["mobile", `电话${mobile}。`],
    ["mobile", "138 1234 5678"],
    ["mobile", `<td>${mobile}</td>`],
    ["identity_document", document],
    ["identity_document", document.toLowerCase()],
    ["vin", vin],
    ["plate", plate],
    ["plate", "京A·12345"],
    ["plate", "沪B1234挂"],
    ["plate", "粤Z1234港"],
    ["plate", "鲁A1234警"],
    ["email", "a.b@example.com.cn"],
    ["bank_card", "4111111111111111"],
    ["titled_name", "王先生"],
    ["titled_name", "欧阳小明女士"]
  ];
  for (const [kind, text] of found) {
    it(`finds a ${kind} in ${text.length} characters`, () => {
      expect(kinds(text)).toContain(kind);
    });
  }

  it("finds one of each in code, too", () => {
    const code = `const a = "${mobile}", b = ["${vin}"], c = '${plate}', d = \`x@example.com\`;`;
    expect(kinds(code, "code").sort()).toEqual(["email", "mobile", "plate", "vin"]);
  });

  it("takes numbers, hashes, versions and prose for what they are", () => {
    const innocent = [
      "0.13812345678 1.3812345678e10 113812345678 1700000000000",
      "a13812345678b 13812345678abcdef 17179869184 0x13812345678",
      "9007199254740991 4611686018427387904 4503599627370496",
      "sha256-1M8GDM9AXKP042788/abc= 9b74c9897bac770ffc029102a200c5de",
      "/_npm/d3@7.9.0/index.js @observablehq/plot@0.6.17 icon@2x.png d3-array@3.js",
      "女士优先，先生其次；对先生们说",
      "2024-01-05 2023年第12期 A1B2C3D4E5F6G7H89",
      "京东 沪上 A级车 浙江省杭州市",
      "M 130 1234 L 5678 99"
    ].join("\n");
    expect(kinds(innocent)).toEqual([]);
    expect(kinds(innocent, "code")).toEqual([]);
    expect(kinds("/* (c) someone <a@example.com> */ var x; // b@example.com", "code")).toEqual([]);
  });
});

describe("scanForIdentifiers(folder, canaries)", () => {
  const site = join(root, "site");
  const put = (name: string, content: string | Buffer): void => {
    const path = join(site, name);
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, content);
  };

  beforeAll(async () => {
    put("index.html", `<p title="&#x6d59;AD12345">x</p><script>let a="${mobile}"</script>`);
    put("app.js", 'const plate = "\\u6d59AD12345";');
    put("first.json", JSON.stringify({n: 13812345678, rows: [{note: `call ${mobile}`}]}));
    put("engine.js.gz", gzipSync(`"${document}"`));
    put("style.css.br", brotliCompressSync(`/* */ a{content:"${vin}"}`));
    put(
      "engine.wasm",
      Buffer.concat([Buffer.from([0, 97, 115, 109]), Buffer.from(` "${mobile}" `)])
    );
    put("photo.png", Buffer.concat([Buffer.from([0, 1, 2]), Buffer.from("赵钱孙", "utf16le")]));
    put(`notes/${vin}.txt`, "nothing");
    put("clean.js", "export const answer = 42;");
    put(
      "clean.json",
      JSON.stringify({received_cents: 13812345678, at: "2026-11-22T08:00:34.872Z"})
    );
    const {connection, close} = await openDatabase();
    const at = (name: string): string => quoteText(join(site, name));
    await connection.run(`
      copy (select 1 as id, '赵钱孙' as city union all select 2, '${mobile}')
        to ${at("values.parquet")} (format parquet, compression zstd);
      copy (select 1 as id) to ${at("metadata.parquet")}
        (format parquet, kv_metadata {origin: '${mobile}'});
      copy (select [{phone: '${mobile}'}] as nested) to ${at("nested.parquet")} (format parquet);
      copy (select range as id, 'A' || (range % 7) as series from range(1000))
        to ${at("clean.parquet")} (format parquet, compression zstd)`);
    close();
  });

  it("finds what is planted in every format, and nothing else", async () => {
    const hits = await scanForIdentifiers(site);
    const places = [...new Set(hits.map(({file, kind}) => `${file} ${kind}`))];
    expect(places.sort()).toEqual(
      [
        "app.js plate",
        "engine.js.gz identity_document",
        "engine.wasm mobile",
        "first.json mobile",
        "index.html mobile",
        "index.html plate",
        "metadata.parquet mobile",
        "nested.parquet mobile",
        `notes/${vin}.txt vin`,
        "style.css.br vin",
        "values.parquet mobile"
      ].sort()
    );
  });

  it("finds canaries that look like anything, in any encoding", async () => {
    const hits = await scanForIdentifiers(site, ["赵钱孙"]);
    const files = hits.filter(({kind}) => kind === "canary").map(({file}) => file);
    expect([...new Set(files)]).toEqual(["photo.png", "values.parquet"]);
  });

  it("never gives the value", async () => {
    for (const hit of await scanForIdentifiers(site, [card])) {
      expect(Object.keys(hit).sort()).toEqual(["file", "kind", "offset"]);
    }
  });
});
