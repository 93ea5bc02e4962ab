import type { Reading } from '../../forms/reading.js';
import { InputError } from '../input.js';

/**
 * A text is a disclosure when the forms recognise its kind or one of its tables, and it holds
 * figures: checking anything else would find nothing and read as green.
 * @throws InputError
 */
export function requireDisclosure({ file, document, tables, claims }: Reading): void {
  const recognised = document.kind !== null || tables.some((table) => table.declaration !== null);
  if (!recognised) {
    throw new InputError(file, 'no-disclosure', {
      zh: '这不像公开的预算、决算或绩效文本：既没有认出标题，也没有认出任何一张表。',
      en: 'this does not look like a published budget, final accounts or performance report: neither a title nor a table of one was recognised.',
    });
  }
  if (claims.length === 0 && tables.every((table) => table.rows.length === 0)) {
    throw new InputError(file, 'no-figures', {
      zh: '没有读到任何表格，文字中也没有数字，无从核对。',
      en: 'there is no table in it and no figure in its text, so nothing can be checked.',
    });
  }
}
