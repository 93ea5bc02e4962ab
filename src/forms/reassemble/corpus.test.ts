import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { missingShared, sharedPath } from '../../../test/support/shared.js';
import { textsOf } from '../../document/texts.js';
import type { Block, Document } from '../../document/tree.js';
import { readTextDocument } from '../../formats/text/read.js';
import { placesOf } from './conserve.js';
import { reassemble } from './index.js';

const FILES = [
  'chencang-2022-final-accounts.txt',
  'fengxiang-2023-budget.txt',
  'hanzhong-2021-final-accounts.txt',
  'zengdu-2022-final-accounts.txt',
  'zhenan-2023-final-accounts.txt',
];

function read(name: string): Document {
  const bytes = new Uint8Array(readFileSync(sharedPath(`corpus/text/${name}`)));
  return readTextDocument(bytes, name);
}

function counted(blocks: readonly Block[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of blocks.flatMap(textsOf)) {
    for (const place of placesOf(text)) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}

describe.each(FILES)('%s', (name) => {
  const skip = missingShared(`corpus/text/${name}`);

  it.skipIf(skip)(
    'keeps every figure of a flattened table in exactly one cell, or reports it',
    () => {
      const document = read(name);
      const rebuilt = reassemble(document);
      const fragments = document.sections.flatMap((section) =>
        section.blocks.flatMap((block) => (block.type === 'fragments' ? block.lines.flat() : [])),
      );
      const cells = counted(rebuilt.sections.flatMap((section) => section.blocks));
      const reported = new Set(rebuilt.unread.flatMap((entry) => placesOf(entry.text)));
      for (const text of fragments.filter((fragment) => /\d/.test(fragment.value))) {
        for (const place of placesOf(text)) {
          const times = cells.get(place) ?? 0;
          expect(
            times === 1 || (times === 0 && reported.has(place)),
            `${text.value} at ${place}`,
          ).toBe(true);
        }
      }
    },
  );

  it.skipIf(skip)('leaves no fragments and reports nothing of a table as unread', () => {
    const document = read(name);
    const rebuilt = reassemble(document);
    const blocks = rebuilt.sections.flatMap((section) => section.blocks);
    expect(blocks.filter((block) => block.type === 'fragments')).toEqual([]);
    expect(rebuilt.unread.slice(document.unread.length).map((entry) => entry.text.value)).toEqual(
      [],
    );
  });
});
