import type { Fragments } from '../../document/tree.js';
import { type Assembled, cell } from './statement.js';
import { hasDigit, joinTokens, type Token, tokenise } from './tokens.js';

const UNRESOLVED = {
  zh: '表格被打散成行，无法还原为单元格',
  en: 'the table came apart into lines and its cells cannot be put together again',
};

/** A table whose structure is not understood: a line a row, its figures reported as unread. */
export function wholeLines(block: Fragments): Assembled {
  const lines: Token[][] = [];
  for (const token of tokenise(block.lines).tokens) {
    if (token.first) lines.push([]);
    lines.at(-1)?.push(token);
  }
  return {
    rows: lines.map((line) => ({ cells: [cell(joinTokens(line))] })),
    after: [],
    notes: [],
    unread: lines
      .filter((line) => line.some((token) => hasDigit(token.plain)))
      .map((line) => ({ text: joinTokens(line), reason: UNRESOLVED })),
  };
}
