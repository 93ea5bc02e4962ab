import { describe, expect, test } from 'vitest';
import {
  accountOf,
  accounts,
  accountsNamed,
  aliasFor,
  type Chart,
  childrenOf,
  deptCodesOf,
  govCodesOf,
  levelOfCode,
  nearestNames,
  parentCode,
  standingOf,
} from './codes.js';

const CHARTS: readonly Chart[] = ['function', 'dept-economic', 'gov-economic'];

function known(chart: Chart, code: string) {
  const found = accountOf(chart, code);
  if (found === null) throw new Error(`${chart} ${code} is not listed`);
  return found;
}

describe('account codes', () => {
  test('a code gives its name, level and parent', () => {
    expect(known('function', '2101506')).toMatchObject({
      name: '医疗保障经办事务',
      level: 'item',
      parent: '21015',
      attested: true,
    });
    expect(known('dept-economic', '30108').group).toBe('personnel');
    expect(known('dept-economic', '30201').group).toBe('operating');
    expect(known('gov-economic', '50101').level).toBe('group');
    expect(accountOf('function', '9999999')).toBeNull();
  });

  test('parents follow from the code itself', () => {
    for (const chart of CHARTS) {
      for (const account of accounts(chart)) {
        expect(account.parent, account.code).toBe(parentCode(chart, account.code));
        if (account.parent !== null) expect(account.code.startsWith(account.parent)).toBe(true);
      }
    }
  });

  test('children are one level below and ascending', () => {
    const codes = childrenOf('function', '21015').map((entry) => entry.code);
    expect(codes).toContain('2101501');
    expect(codes.every((code) => code.length === 7)).toBe(true);
    expect([...codes].sort()).toEqual(codes);
    expect(childrenOf('function', '').map((entry) => entry.code)).toContain('210');
  });

  test('levels go by length', () => {
    expect(
      ['210', '21015', '2101501', '2101'].map((code) => levelOfCode('function', code)),
    ).toEqual(['class', 'group', 'item', null]);
    expect(levelOfCode('dept-economic', '2101501')).toBeNull();
    expect(parentCode('function', '210')).toBeNull();
  });

  test('attested, inferred, unattested and out of range are kept apart', () => {
    const own = known('function', '2101506');
    expect(standingOf(own, 2023)).toBe('attested');
    expect(standingOf(own, 2022)).toBe('inferred');
    expect(standingOf(own, 2030)).toBe('out-of-range');
    expect(standingOf(known('function', '2010101'), 2023)).toBe('unattested');
    // 201 was seen in 2019 and later, so 2020 lies between, before the list's own range.
    expect(standingOf(known('function', '201'), 2020)).toBe('inferred');
  });

  test('recalled rows never count as attested', () => {
    for (const chart of CHARTS) {
      for (const account of accounts(chart)) {
        if (account.attested) expect(account.attestedYears.length, account.code).toBeGreaterThan(0);
        else expect(standingOf(account, 2023), account.code).toBe('unattested');
      }
    }
  });

  test('names are found whatever their blanks, brackets and level words', () => {
    const codes = (chart: Chart, name: string) => accountsNamed(chart, name).map((a) => a.code);
    expect(codes('function', '医疗保障 管理事务（款）')).toEqual(['21015']);
    expect(codes('dept-economic', '因公出国(境)费用')).toEqual(['30212']);
  });

  test('aliases name the current name and until when the old one was valid', () => {
    expect(aliasFor('215', '资源勘探信息等支出')).toMatchObject({
      currentName: '资源勘探工业信息等支出',
      kind: 'former',
      until: 2019,
    });
    expect(aliasFor('2101101', '行政单位医疗支出')?.kind).toBe('never');
    expect(aliasFor('2101101', '行政单位医疗')).toBeNull();
  });

  test('the nearest name comes first', () => {
    const near = nearestNames(childrenOf('function', '21015'), '医疗经办事务');
    expect(near[0]?.candidate.code).toBe('2101506');
    expect(nearestNames(childrenOf('function', '21015'), '风马牛')).toEqual([]);
  });

  test('the economic map goes both ways', () => {
    expect(govCodesOf('30101').map((row) => row.gov_code)).toContain('50101');
    expect(deptCodesOf('50101').map((row) => row.dept_code)).toContain('30101');
    expect(govCodesOf('99999')).toEqual([]);
  });
});
