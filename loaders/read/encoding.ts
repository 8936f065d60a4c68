import {isUtf8} from "node:buffer";

export interface DetectedEncoding {
  encoding: string;
  bomByteCount: number;
}

const replacement = "\ufffd";

/**
 * The encoding of a text, from its first bytes: byte order mark, else UTF-16 by where its NULs
 * are, else UTF-8 if valid, else `hint` (what the file says of itself), else GB18030.
 *
 * UTF-8 with a few broken characters stays UTF-8: systems that cut a field at n bytes leave half
 * a character behind, and as GB18030 the whole file would decode without complaint to nonsense.
 */
export function detectEncoding(sample: Uint8Array, hint: string | null = null): DetectedEncoding {
  const [a, b, c] = sample;
  if (a === 0xef && b === 0xbb && c === 0xbf) return {encoding: "utf-8", bomByteCount: 3};
  if (a === 0xff && b === 0xfe) return {encoding: "utf-16le", bomByteCount: 2};
  if (a === 0xfe && b === 0xff) return {encoding: "utf-16be", bomByteCount: 2};
  const wide = wideEncoding(sample);
  if (wide !== null) return {encoding: wide, bomByteCount: 0};
  if (isUtf8(completeUtf8(sample)) || brokenUtf8Share(sample) < 0.25) {
    return {encoding: "utf-8", bomByteCount: 0};
  }
  const hinted = hint === null ? null : canonicalEncoding(hint);
  const usable = hinted !== null && !hinted.startsWith("utf-");
  return {encoding: usable ? hinted : "gb18030", bomByteCount: 0};
}

/**
 * The name of an encoding as `TextDecoder` knows it, or null when it knows none. GBK and GB2312
 * become GB18030, which contains them and is what files under those names really hold.
 */
export function canonicalEncoding(label: string): string | null {
  try {
    const {encoding} = new TextDecoder(label);
    return encoding === "gbk" ? "gb18030" : encoding;
  } catch {
    return null;
  }
}

/** The number of U+FFFD in a text. */
export function replacementCount(text: string): number {
  let count = 0;
  for (let i = text.indexOf(replacement); i >= 0; i = text.indexOf(replacement, i + 1)) count++;
  return count;
}

/** The bytes without a character that is cut off at their end. */
export function completeUtf8(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}

function wideEncoding(sample: Uint8Array): string | null {
  const length = sample.length - (sample.length % 2);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (sample[i] === 0) even++;
    if (sample[i + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd > pairs / 20 && even < odd / 20) return "utf-16le";
  if (even > pairs / 20 && odd < even / 20) return "utf-16be";
  return null;
}

function brokenUtf8Share(sample: Uint8Array): number {
  const text = new TextDecoder("utf-8").decode(completeUtf8(sample));
  const broken = replacementCount(text);
  // eslint-disable-next-line no-control-regex
  const wide = text.replace(/[\x00-\x7f]/g, "").length;
  return broken === 0 ? 0 : broken / wide;
}
