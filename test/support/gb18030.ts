/** Encodes text as GBK by looking the platform's decoder up backwards; for tests only. */
export function encodeGbk(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else {
      const pair = PAIRS.get(character);
      if (pair === undefined) throw new Error(`${character} has no two-byte form`);
      bytes.push(pair >> 8, pair & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}

const PAIRS = pairs();

function pairs(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (!found.has(character)) found.set(character, (lead << 8) | trail);
    }
  }
  return found;
}
