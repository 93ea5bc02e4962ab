import { expect, it } from 'vitest';
import { placeFigures } from './placement.js';
import type { Shape } from './shape.js';
import type { Token } from './tokens.js';

const figure = (plain: string): Token => ({
  text: { value: plain, pieces: [] },
  plain,
  line: 0,
  first: false,
  last: false,
  gap: false,
});

it('leaves figures without a column where they might stand in too many ways to look through', () => {
  const shape: Shape = {
    blocks: [
      {
        side: '',
        roles: Array.from({ length: 40 }, () => 'amount' as const),
        ids: Array.from({ length: 40 }, () => ''),
        heads: null,
      },
    ],
    declaration: null,
    titled: false,
  };
  const cells = Array.from({ length: 40 }, (_, at) => (at < 20 ? [figure(`${at + 1}.00`)] : []));
  const { rows, unread } = placeFigures([{ cells }], shape);
  expect(rows[0]?.cells.flat()).toEqual([]);
  expect(unread).toHaveLength(20);
});
