import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { ACROSS_RULES } from '../src/checks/across/index.js';
import { RULES } from '../src/checks/rules/index.js';
import { missingShared, sharedPath } from './support/shared.js';

interface Entry {
  readonly list: 'identities' | 'performance' | 'disclosure';
  readonly id: string;
  /** Why no document can show it; empty where a rule checks it. */
  readonly unchecked: string;
}

const FILES: Readonly<Record<Entry['list'], string>> = {
  identities: 'standards/identities.md',
  performance: 'standards/performance-rules.md',
  disclosure: 'standards/disclosure-rules.md',
};

const entries: readonly Entry[] = parse(
  readFileSync(new URL('../data/checks/standards.csv', import.meta.url), 'utf8'),
  { columns: true },
);

/** The budget identities and the kinds of evaluation are both numbered E. */
function isNamed({ list, id }: Entry): boolean {
  const wanted = list === 'performance' && id.startsWith('E') ? `P-${id}` : id;
  return [...RULES, ...ACROSS_RULES].some(({ meta }) => meta.identities.includes(wanted));
}

describe('the list of standards', () => {
  test('each is checked by a rule that names it, or says why none can', () => {
    const silent = entries.filter((entry) => entry.unchecked === '' && !isNamed(entry));
    expect(silent.map(({ list, id }) => `${list} ${id}`)).toEqual([]);
  });

  test('none that a rule names is called uncheckable', () => {
    const both = entries.filter((entry) => entry.unchecked !== '' && isNamed(entry));
    expect(both.map(({ list, id }) => `${list} ${id}`)).toEqual([]);
  });

  test('every id that a rule names is in the list', () => {
    const known = new Set(entries.map(({ id }) => id));
    const named = [...RULES, ...ACROSS_RULES].flatMap(({ meta }) => meta.identities);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  for (const [list, file] of Object.entries(FILES)) {
    test.skipIf(missingShared(file))(`${list} holds exactly the ids of the standard`, () => {
      const text = readFileSync(sharedPath(file), 'utf8');
      const ids = [...text.matchAll(/^\| ([A-Z]\d\d) \|/gm)].map((match) => match[1]);
      expect(entries.filter((entry) => entry.list === list).map(({ id }) => id)).toEqual(ids);
    });
  }
});

describe('what was measured on real disclosures', () => {
  const rows: readonly Readonly<Record<'rule' | 'found' | 'false' | 'told', string>>[] = parse(
    readFileSync(new URL('../data/checks/measured.csv', import.meta.url), 'utf8'),
    { columns: true },
  );

  test('is of rules that there are, with no more false findings than findings', () => {
    const [shared, ...own] = rows;
    expect(shared?.rule).toBe('*');
    for (const { rule, found, false: wrong, told } of own) {
      expect(
        RULES.some(({ meta }) => meta.id === rule),
        rule,
      ).toBe(true);
      expect(Number(wrong)).toBeLessThanOrEqual(Number(found));
      expect(Number(told)).toBeLessThanOrEqual(Number(shared?.told));
      expect(Number(found) + Number(told)).toBeGreaterThan(0);
    }
  });
});
