import { describe, expect, test } from 'vitest';
import { findAccounts } from './accounts.js';

function found(text: string, chart?: 'dept-economic' | 'gov-economic') {
  return findAccounts(text, chart, []).map(
    ({ code, exact, chart: where }) => `${where} ${code} ${exact}`,
  );
}

describe('accounts named in words', () => {
  test('all three levels', () => {
    expect(found('5.卫生健康支出(类)医疗保障管理事务(款)行政运行(项)。')).toEqual([
      'function 2101501 true',
    ]);
  });

  test('two accounts in one passage', () => {
    expect(found('卫生健康支出(类)5万元，住房保障支出(类)3万元')).toEqual([
      'function 210 true',
      'function 221 true',
    ]);
  });

  test('a group decides between items of the same name', () => {
    expect(
      found('一般公共服务支出(类)政府办公厅(室)及相关机构事务(款)一般行政管理事务(项)'),
    ).toEqual(['function 2010302 true']);
  });

  test('a wrong name is found loosely', () => {
    expect(found('卫生健康支出(类)医疗保障管理事务(款)医疗经办事务(项)')).toEqual([
      'function 2101506 false',
    ]);
  });

  test('codes in brackets, by the chart of the section', () => {
    expect(found('(1)行政运行(2101501)5万元')).toEqual(['function 2101501 true']);
    expect(found('工资福利支出(301)5万元', 'dept-economic')).toEqual(['dept-economic 301 true']);
    expect(found('机关工资福利支出(501)5万元', 'gov-economic')).toEqual(['gov-economic 501 true']);
  });

  test('a code whose name is another’s is not exact', () => {
    expect(found('事业运行(2101501)5万元')).toEqual(['function 2101501 false']);
  });
});
