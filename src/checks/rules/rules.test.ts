import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { missingShared, sharedPath } from '../../../test/support/shared.js';
import { readTextDocument } from '../../formats/text/read.js';
import { readForms } from '../../forms/read.js';
import { check } from '../check.js';
import { RULES } from './index.js';
import { NARRATIVE_RULES } from './narrative/index.js';
import { TABLE_RULES } from './table/index.js';

const CORPUS = [
  'zhenan-2023-final-accounts',
  'fengxiang-2023-budget',
  'chencang-2022-final-accounts',
  'hanzhong-2021-final-accounts',
  'zengdu-2022-final-accounts',
].map((name) => `corpus/text/${name}.txt`);

/** `rule identity` pairs that a document's records hold and the rule's card does not list. */
function unlisted(bytes: Uint8Array): readonly string[] {
  const rules = [...TABLE_RULES, ...NARRATIVE_RULES];
  const { records } = check(readForms(readTextDocument(bytes, 'document')), rules);
  return [
    ...new Set(
      records.flatMap(({ rule, identity }) => {
        const card = rules.find(({ meta }) => meta.id === rule);
        return card?.meta.identities.includes(identity) === true ? [] : [`${rule} ${identity}`];
      }),
    ),
  ];
}

describe('the rules', () => {
  it('have ids of their own, in kebab case', () => {
    const ids = RULES.map(({ meta }) => meta.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  it('that rest on recall or low confidence claim no more than they may', () => {
    for (const { meta } of RULES) {
      if (meta.basis.kind === 'recalled') expect(meta.severity).not.toBe('error');
      if (meta.basis.confidence === 'low') expect(meta.severity).toBe('note');
    }
  });

  it('list every identity that they ask in their own examples', () => {
    const texts = [...TABLE_RULES, ...NARRATIVE_RULES].flatMap(({ examples }) => [
      ...examples.pass,
      ...examples.fail,
    ]);
    const found = texts.flatMap(({ text }) => unlisted(new TextEncoder().encode(text)));
    expect([...new Set(found)]).toEqual([]);
  });
});

describe.each(CORPUS)('%s', (name) => {
  it.skipIf(missingShared(name))('is asked only identities that the rules list', () => {
    expect(unlisted(new Uint8Array(readFileSync(sharedPath(name))))).toEqual([]);
  });
});
