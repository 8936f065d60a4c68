const decoder = new TextDecoder("gb18030", {fatal: true});
let twoByteCodes: Map<string, [number, number]> | null = null;

/**
 * Text in GB18030: two bytes from the decoder's own table turned round, four for characters beyond
 * the basic plane, by the linear formula of the standard.
 */
export function encodeGb18030(text: string): Buffer {
  twoByteCodes ??= readTwoByteCodes();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else if (code > 0xffff) bytes.push(...fourBytes(code));
    else {
      const pair = twoByteCodes.get(character);
      if (pair === undefined) throw new Error(`U+${code.toString(16)}: no two-byte code`);
      bytes.push(...pair);
    }
  }
  return Buffer.from(bytes);
}

function readTwoByteCodes(): Map<string, [number, number]> {
  const codes = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return codes;
}

function fourBytes(code: number): number[] {
  let linear = code - 0x10000 + 189_000;
  const bytes: number[] = [];
  for (const [base, first] of [
    [10, 0x30],
    [126, 0x81],
    [10, 0x30]
  ] as const) {
    bytes.unshift((linear % base) + first);
    linear = Math.floor(linear / base);
  }
  return [linear + 0x81, ...bytes];
}
