import { sourceOf, type Text } from '../../document/text.js';
import { captionTexts, textsOf } from '../../document/texts.js';
import type { Block, Document } from '../../document/tree.js';
import type { Source } from '../../facts/source.js';

/** A number as it stands in the document: digits with their point and their commas. */
export interface PrintedNumber {
  readonly text: string;
  readonly source: Source;
  /** The text of the tree that it stands in, and its offset there. */
  readonly at: { readonly text: Text; readonly start: number };
  /** By its form it counts, dates or names something; a figure only if the forms read it as one. */
  readonly label: boolean;
}

/** Digits of any width, thousands parted by commas, one decimal point. */
const NUMBER = /\p{Nd}+(?:[,，]\p{Nd}{3})*(?:[.．]\p{Nd}+)?/gu;
/** What follows a year, a month, a day, or an ordinal written as one. */
const DATE_AFTER = /^\s*(?:年(?!度?(?:期|均))|月|日|号|[、.．)）]|表)/u;
const ENUMERATES = /^\s*[、.．)）]/u;
const ORDINAL_BEFORE = /(?:第|表|公开|附件|编号|文号|[〔[(（]\s*)$/u;
/** A cell of nothing but an account code, a line number or an ordinal. */
const NAMING_CELL = /^(?:\p{Nd}{1,3}|\p{Nd}{5}|\p{Nd}{7})$/u;

/**
 * Every number of the document tree, in reading order, whatever the forms made of it. It looks
 * at the texts alone, so that what the forms read can be counted against it.
 */
export function numbersOf(document: Document): readonly PrintedNumber[] {
  return document.sections.flatMap(({ blocks }) => blocks.flatMap(numbersOfBlock));
}

function numbersOfBlock(block: Block): readonly PrintedNumber[] {
  if (block.type === 'contents' || block.type === 'heading') {
    return textsOf(block).flatMap((text) => numbersIn(text, true));
  }
  if (block.type === 'table' || block.type === 'fragments') {
    return [
      ...captionTexts(block.caption).flatMap((text) => numbersIn(text, true)),
      ...textsOf(block).flatMap((text) => numbersIn(text, NAMING_CELL.test(text.value.trim()))),
    ];
  }
  return textsOf(block).flatMap((text) => numbersIn(text, false));
}

function numbersIn(text: Text, label: boolean): readonly PrintedNumber[] {
  return [...text.value.matchAll(NUMBER)].map((match) => {
    const end = match.index + match[0].length;
    return {
      text: match[0],
      source: sourceOf(text, match.index, end),
      at: { text, start: match.index },
      label: label || isLabel(text.value, match[0], match.index, end),
    };
  });
}

function isLabel(text: string, number: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 4), start);
  const after = text.slice(end, end + 4);
  if (ORDINAL_BEFORE.test(before) && !/[.．]/.test(number)) return true;
  if (!/^\p{Nd}{1,4}$/u.test(number) || !DATE_AFTER.test(after)) return false;
  // `1、` and `2)` number something only where they begin it.
  return !ENUMERATES.test(after) || text.slice(0, start).trim() === '';
}
