import {describe, expect, it} from "vitest";
import {canonicalEncoding, completeUtf8, detectEncoding} from "../../loaders/read/encoding.js";
import {encodeGb18030} from "./gb18030.js";

const text = "工单号,车牌号,备注\nRO1,沪A12345,已结算\n";

describe("detectEncoding", () => {
  it("goes by the byte order mark", () => {
    const utf8 = Buffer.from(`\ufeff${text}`);
    expect(detectEncoding(utf8)).toEqual({encoding: "utf-8", bomByteCount: 3});
    const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
    expect(detectEncoding(utf16)).toEqual({encoding: "utf-16le", bomByteCount: 2});
    expect(detectEncoding(Buffer.from(utf16).swap16())).toEqual({
      encoding: "utf-16be",
      bomByteCount: 2
    });
  });

  it("knows UTF-16 without a mark by its NULs", () => {
    const utf16 = Buffer.from(text, "utf16le");
    expect(detectEncoding(utf16).encoding).toBe("utf-16le");
    expect(detectEncoding(Buffer.from(utf16).swap16()).encoding).toBe("utf-16be");
  });

  it("tells UTF-8 from GB18030, also when a character is cut off at the end", () => {
    const utf8 = Buffer.from(text);
    for (let cut = 0; cut < 4; cut++) {
      expect(detectEncoding(utf8.subarray(0, utf8.length - 5 - cut)).encoding).toBe("utf-8");
    }
    expect(detectEncoding(encodeGb18030(text)).encoding).toBe("gb18030");
    expect(detectEncoding(encodeGb18030("䶮𠮷")).encoding).toBe("gb18030");
    expect(detectEncoding(encodeGb18030("联通,移动")).encoding).toBe("gb18030");
  });

  it("keeps UTF-8 in which a field was cut in the middle of a character", () => {
    const damaged = Buffer.concat([
      Buffer.from(text),
      Buffer.from("结").subarray(0, 2),
      Buffer.from("\n")
    ]);
    expect(detectEncoding(damaged).encoding).toBe("utf-8");
  });

  it("takes what the file says of itself only as a hint", () => {
    expect(detectEncoding(Buffer.from(text), "gb2312").encoding).toBe("utf-8");
    expect(detectEncoding(encodeGb18030(text), "utf-8").encoding).toBe("gb18030");
    expect(detectEncoding(encodeGb18030(text), "big5").encoding).toBe("big5");
    expect(detectEncoding(encodeGb18030(text), "no such").encoding).toBe("gb18030");
  });
});

describe("canonicalEncoding", () => {
  it("reads every name of GBK as GB18030 and knows no nonsense", () => {
    const labels = ["GB2312", "gbk", "GB18030", "utf8", "UTF-16", "nonsense"];
    expect(labels.map(canonicalEncoding)).toEqual([
      "gb18030",
      "gb18030",
      "gb18030",
      "utf-8",
      "utf-16le",
      null
    ]);
  });
});

describe("completeUtf8", () => {
  it("drops nothing but the start of a character at the end", () => {
    const bytes = Buffer.from("a结𠮷");
    const lengths = Array.from(
      {length: bytes.length + 1},
      (_, i) => completeUtf8(bytes.subarray(0, i)).length
    );
    expect(lengths).toEqual([0, 1, 1, 1, 4, 4, 4, 4, 8]);
  });
});
