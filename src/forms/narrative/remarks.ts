import type { Token } from './tokens.js';

/**
 * Words in brackets without a figure (不含车辆) name nothing.
 * @param index the opening bracket
 * @returns the token behind such a remark, or null where the brackets hold a figure
 */
export function behindRemark(tokens: readonly Token[], index: number): number | null {
  for (let at = index + 1; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind === 'figure' || sumsUp(token)) return null;
    if (token?.kind === 'mark' && token.mark === 'close') return at + 1;
  }
  return null;
}

/** 出国费、接待费(“三公”经费)共 5 万元: the brackets name what the list adds up to. */
function sumsUp(token: Token | undefined): boolean {
  if (token?.kind !== 'word' || token.entry.role !== 'head') return false;
  return token.entry.measures?.[0] === 'three-public' && token.entry.dims === undefined;
}
