/**
 * Short stable identification of a finding: 64-bit FNV-1a (offset basis and prime of
 * draft-eastlake-fnv) over the UTF-16 code units, as 16 hexadecimal digits. It only tells
 * findings apart; nothing secret or hostile depends on it.
 */
export function shortHash(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    hash = step(step(hash, BigInt(unit & 0xff)), BigInt(unit >> 8));
  }
  return hash.toString(16).padStart(16, '0');
}

function step(hash: bigint, byte: bigint): bigint {
  return BigInt.asUintN(64, (hash ^ byte) * 0x100000001b3n);
}
