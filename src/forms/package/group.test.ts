import { describe, expect, test } from 'vitest';
import { groupParts } from './group.js';
import type { Profile } from './profile.js';

const FIGURES = Array.from({ length: 20 }, (_, index) => `${1000 + index}.25`);
const ELSE = Array.from({ length: 20 }, (_, index) => `${7000 + index}.5`);

const BLANK: Profile = {
  file: 'in/a.docx',
  unit: null,
  year: null,
  kind: null,
  level: null,
  tables: [],
  anyForm: false,
  topics: [],
  figures: FIGURES,
};

const KNOWN = { unit: '甲县医疗保障局', year: 2023, kind: 'final-accounts' } as const;
const TEXT = { topics: ['income', 'expenditure', 'three-public'] };
const TABLES = { tables: ['T01', 'T02', 'T03'], anyForm: true };

function groups(...profiles: readonly Partial<Profile>[]): readonly (readonly number[])[] {
  return groupParts(
    profiles.map((profile, index) => ({ ...BLANK, file: `in/${index}.docx`, ...profile })),
  );
}

describe('parts of one disclosure', () => {
  test('of the same unit, year and kind: text and tables, tables of two files', () => {
    expect(groups({ ...KNOWN, ...TEXT }, { ...KNOWN, ...TABLES })).toEqual([[0, 1]]);
    const more = { ...KNOWN, tables: ['T04', 'T05'], anyForm: true };
    expect(groups({ ...KNOWN, ...TABLES }, more, { ...KNOWN, ...TEXT })).toEqual([[0, 1, 2]]);
  });

  test('a unit may be written with or without its province', () => {
    const full = { ...KNOWN, unit: '某省乙市甲县医疗保障局', ...TABLES };
    expect(groups({ ...KNOWN, ...TEXT }, full)).toEqual([[0, 1]]);
  });

  test('a file that does not say whose it is goes with the only one it fits', () => {
    expect(groups({ ...TABLES }, { ...KNOWN, ...TEXT })).toEqual([[0, 1]]);
    const performance = { anyForm: true, figures: FIGURES.slice(0, 8) };
    expect(groups({ ...KNOWN, ...TEXT, ...TABLES }, performance)).toEqual([[0, 1]]);
  });

  test('but not where its figures are all others', () => {
    expect(groups({ ...TABLES, figures: ELSE }, { ...KNOWN, ...TEXT })).toEqual([[0], [1]]);
  });

  test('and of two it fits with the one in its own folder, else with none', () => {
    const a = { ...KNOWN, ...TEXT, file: 'in/a/text.docx' };
    const b = { ...KNOWN, ...TEXT, unit: '乙县医疗保障局', file: 'in/b/text.docx' };
    expect(groups(a, b, { ...TABLES, file: 'in/b/tables.xlsx' })).toEqual([[0], [1, 2]]);
    expect(groups(a, b, { ...TABLES, file: 'in/b/sub/tables.xlsx' })).toEqual([[0], [1, 2]]);
    expect(groups(a, b, { ...TABLES, file: 'in/tables.xlsx' })).toEqual([[0], [1], [2]]);
  });

  test('copies with the same figures', () => {
    const whole = { ...KNOWN, ...TEXT, ...TABLES };
    expect(groups(whole, whole)).toEqual([[0, 1]]);
    expect(groups(whole, { ...whole, figures: [...FIGURES.slice(1), '99.99'] })).toEqual([[0, 1]]);
  });
});

describe('documents of their own', () => {
  const whole = { ...KNOWN, ...TEXT, ...TABLES };
  test.each([
    ['another unit', { unit: '乙县医疗保障局' }],
    ['another year', { year: 2022 }],
    ['another kind', { kind: 'budget' as const }],
    ['other figures in the same tables', { figures: ELSE }],
  ])('%s', (_, other) => {
    expect(groups(whole, { ...whole, ...other })).toEqual([[0], [1]]);
  });

  test('the accounts of the department and of its own office', () => {
    const department = { ...whole, level: 'department' as const };
    expect(groups(department, { ...whole, level: 'unit' as const })).toEqual([[0], [1]]);
    expect(groups(department, { ...whole, unit: '甲县医疗保障局（本级）' })).toEqual([[0], [1]]);
  });

  test('a file of another matter', () => {
    expect(groups(whole, { figures: [] })).toEqual([[0], [1]]);
  });

  test('many units in one folder', () => {
    const many = Array.from({ length: 50 }, (_, index) => ({
      ...whole,
      unit: `${'甲乙丙丁戊'.charAt(index % 5)}${index}县医疗保障局`,
    }));
    expect(groups(...many)).toHaveLength(50);
  });
});
