let twoByte: Map<number, number> | null = null;

function twoByteCodes(): Map<number, number> {
  const codes = new Map<number, number>();
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      const point = text.codePointAt(0)!;
      if (String.fromCodePoint(point) === text && point !== 0xfffd && !codes.has(point))
        codes.set(point, (lead << 8) | trail);
    }
  }
  return codes;
}

/**
 * Text as GB18030 bytes: Node decodes this encoding but does not encode it.
 *
 * @throws on a character of the basic plane that GB18030 writes with four bytes; the sample has none
 */
export function encodeGb18030(text: string): Buffer {
  twoByte ??= twoByteCodes();
  const bytes = Buffer.allocUnsafe(text.length * 2);
  let at = 0;
  for (const letter of text) {
    const point = letter.codePointAt(0)!;
    if (point < 0x80) {
      bytes[at++] = point;
    } else if (point >= 0x10000) {
      const linear = point - 0x10000;
      bytes[at++] = 0x90 + Math.floor(linear / 12_600);
      bytes[at++] = 0x30 + (Math.floor(linear / 1260) % 10);
      bytes[at++] = 0x81 + (Math.floor(linear / 10) % 126);
      bytes[at++] = 0x30 + (linear % 10);
    } else {
      const code = twoByte.get(point);
      if (code === undefined)
        throw new Error(
          `character U+${point.toString(16)}: not among GB18030's two-byte characters`
        );
      bytes[at++] = code >> 8;
      bytes[at++] = code & 0xff;
    }
  }
  return bytes.subarray(0, at);
}
