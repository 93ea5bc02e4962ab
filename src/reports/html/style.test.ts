import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { SHOW_STYLE, SHOW_STYLE_HASH } from '../show/style.js';
import { STYLE, STYLE_HASH } from './style.js';

test('the policy names the hash of the style sheet as it stands', () => {
  expect(STYLE_HASH).toBe(`sha256-${createHash('sha256').update(STYLE).digest('base64')}`);
});

test('so does that of the page that shows what was read', () => {
  const hash = createHash('sha256').update(SHOW_STYLE).digest('base64');
  expect(SHOW_STYLE_HASH).toBe(`sha256-${hash}`);
});
