import { describe, expect, test } from 'vitest';
import type { Block, Document } from '../document/tree.js';
import type { Span } from '../facts/source.js';
import { ReadingOrder } from './order.js';

const paragraph = (span: Span): Block => ({
  type: 'paragraph',
  text: { value: '甲', pieces: [{ at: 0, length: 1, anchor: { kind: 'span', span } }] },
});

function treeOf(...spans: readonly Span[]): Document {
  return {
    file: '甲',
    format: 'docx',
    sections: [{ blocks: spans.map(paragraph) }],
    unread: [],
  };
}

function sorted(tree: Document, spans: readonly Span[]): readonly Span[] {
  const order = new ReadingOrder(tree);
  return [...spans].sort((a, b) => order.compare([a], [b]));
}

const page = (
  number: number,
  box: readonly [number, number, number, number],
  rotate = 0,
): Span => ({ file: '甲', page: number, box, rotate });
const sheet = (name: string, cell: string): Span => ({ file: '甲', sheet: name, cell });
const path = (name: string): Span => ({ file: '甲', path: name });

describe('places are put in reading order', () => {
  test('by page, then from top to bottom as the page is read', () => {
    const upright = [
      page(1, [300, 100, 340, 110]),
      page(1, [50, 200, 90, 210]),
      page(2, [50, 20, 90, 30]),
    ];
    expect(sorted(treeOf(), upright.toReversed())).toEqual(upright);
    const turned = [page(1, [500, 50, 512, 90], 90), page(1, [400, 20, 412, 60], 90)];
    expect(sorted(treeOf(), turned.toReversed())).toEqual(turned);
  });

  test('by sheet in the order of the workbook, not of its names', () => {
    const cells = [
      sheet('乙', 'B2'),
      sheet('乙', 'C2'),
      sheet('乙', 'A10'),
      sheet('乙', 'AA10'),
      sheet('甲', 'A1'),
    ];
    const tree = treeOf(sheet('乙', 'A1'), sheet('甲', 'A1'));
    expect(sorted(tree, cells.toReversed())).toEqual(cells);
  });

  test('by element as the document goes, whatever the elements are called', () => {
    const tree = treeOf(path('body/p[1]'), path('body/tbl[1]/tr[2]/tc[1]/p[1]'), path('body/p[2]'));
    const places = [
      path('body/p[1]'),
      path('body/tbl[1]/tr[2]/tc[1]/p[1]'),
      path('body/tbl[1]/tr[2]/tc[1]/p[1]/textbox[1]'),
      path('body/p[2]'),
    ];
    expect(
      sorted(
        tree,
        [places[3], places[1], places[0]].flatMap((one) => one ?? []),
      ),
    ).toEqual([places[0], places[1], places[3]]);
    expect(
      new ReadingOrder(tree).compare([places[3] as Span], [places[2] as Span]),
    ).toBeGreaterThan(0);
  });

  test('what has no place comes last', () => {
    const order = new ReadingOrder(treeOf());
    expect(order.compare([], [page(99, [0, 0, 1, 1])])).toBeGreaterThan(0);
    expect(order.compare(undefined, [])).toBe(0);
  });
});
