import { describe, expect, test } from 'vitest';
import { resolveAccount } from './account-path.js';

const names = (...levels: [string, string?, string?]) => ({
  class: levels[0],
  group: levels[1] ?? '',
  item: levels[2] ?? '',
});

describe('names of a sentence to a code', () => {
  test('exact names of all three levels', () => {
    expect(resolveAccount(names('卫生健康支出', '医疗保障管理事务', '行政运行'))).toMatchObject({
      code: '2101501',
      exact: true,
    });
  });

  test('the ending of an upper level may be left out before its level word', () => {
    const names = { class: '卫生健康', group: '医疗保障管理事务', item: '行政运行' };
    expect(resolveAccount(names)?.code).toBe('2101501');
  });

  test('a name that many groups have needs its group', () => {
    expect(resolveAccount(names('', '', '行政运行'))).toBeNull();
    expect(resolveAccount(names('', '医疗保障管理事务', '行政运行'))?.code).toBe('2101501');
  });

  test('blanks, brackets and level words do not matter', () => {
    const found = resolveAccount(
      names('卫生健康 支出(类)', '医疗保障管理事务（款）', '事业 运行(项)'),
    );
    expect(found).toMatchObject({ code: '2101550', exact: true });
  });

  test('a deviating name is found and not called exact', () => {
    expect(
      resolveAccount(names('卫生健康支出', '医疗保障管理事务', '医疗保障经办事物')),
    ).toMatchObject({
      code: '2101506',
      name: '医疗保障经办事务',
      exact: false,
    });
  });

  test('an alias says the current name', () => {
    const found = resolveAccount(names('社会保障和就业支出', '行政事业单位离退休'));
    expect(found).toMatchObject({ code: '20805', exact: false, name: '行政事业单位养老支出' });
    expect(found?.alias?.kind).toBe('former');
  });

  test('what the document prints itself outranks the lists', () => {
    const printed = [
      { code: '2109901', name: '其他医药事务' },
      { code: '21099', name: '其他卫生健康支出' },
    ];
    expect(
      resolveAccount(names('卫生健康支出', '其他卫生健康支出', '其他医药事务'), printed),
    ).toMatchObject({ code: '2109901', exact: true });
    expect(resolveAccount(names('卫生健康支出', '其他卫生健康支出', '其他医药事务'))).toBeNull();
  });

  test('the group whose own name is printed wins over one of a like name', () => {
    const found = names('一般公共服务支出', '政府办公厅（室）及相关机构事务', '一般行政管理事务');
    expect(resolveAccount(found)).toMatchObject({ code: '2010302', exact: true });
    const party = names('一般公共服务支出', '党委办公厅（室）及相关机构事务', '一般行政管理事务');
    expect(resolveAccount(party)).toMatchObject({ code: '2013102', exact: true });
    expect(resolveAccount(names('一般公共服务支出', '', '一般行政管理事务'))).toBeNull();
  });

  test('upper levels and item of different branches give nothing', () => {
    expect(resolveAccount(names('住房保障支出', '住房改革支出', '医疗保障经办事务'))).toBeNull();
    expect(resolveAccount(names(''))).toBeNull();
  });
});
