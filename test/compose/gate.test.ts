import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UnitYear } from '../../src/books/unit-year.js';
import { gate } from '../../src/compose/gate/gate.js';
import type { GateProblem } from '../../src/compose/gate/problem.js';
import { prepare, usualLayout } from '../../src/compose/prepare.js';
import type { Section, Table } from '../../src/document/tree.js';
import { type ExactFact, ExactFacts } from '../../src/facts/exact.js';
import { keyString } from '../../src/facts/key.js';
import { books, PLACES, TEXTS } from '../support/compose/book.js';

const [PLACE = expect.fail('no office')] = PLACES;
const BOOK = fc.sample(books(PLACE, { most: 8 }), { numRuns: 1, seed: 5 })[0] as UnitYear;

function problemsOf(book: UnitYear): readonly GateProblem[] {
  return prepare(book, PLACE.layout).problems;
}

function withFacts(change: (fact: ExactFact) => ExactFact | null): UnitYear {
  return {
    ...BOOK,
    facts: new ExactFacts([...BOOK.facts].flatMap((fact) => change(fact) ?? [])),
  };
}

function withText(id: string, text: string): UnitYear {
  return { ...BOOK, texts: new Map([...TEXTS, [id, text]]) };
}

function isTotal({ key: { measure, basis, year, dims } }: ExactFact): boolean {
  return (
    measure === 'expenditure' &&
    basis === 'final' &&
    year === PLACE.year &&
    Object.keys(dims).length === 0
  );
}

function titleOf({ caption }: Table): string {
  return caption.title?.value ?? '';
}

function yuanOf(fen: bigint): string {
  return `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
}

/** An item of revenue that its table prints. */
const ITEM =
  [...BOOK.facts].find(
    ({ key: { measure, basis, year, dims } }) =>
      measure === 'revenue' &&
      basis === 'final' &&
      year === PLACE.year &&
      dims.function?.length === 7 &&
      Object.keys(dims).length === 1,
  ) ?? expect.fail('no item of revenue');

const REVIEW = { by: '王一', date: '2024-08-12' };

function coverOf({ composition }: ReturnType<typeof prepare>): string {
  return JSON.stringify(composition.document.sections[0]);
}

describe('the gate', () => {
  test('lets a consistent book with reasons and texts out', () => {
    expect(problemsOf(BOOK)).toEqual([]);
    expect(prepare(BOOK, PLACE.layout)).toMatchObject({ mayGoOut: true, overridden: null });
  });

  test('asks for a fact that tables and sentences need, once', () => {
    const book = withFacts((fact) => (isTotal(fact) ? null : fact));
    const facts = problemsOf(book).filter(({ kind }) => kind === 'fact');
    const total = [...BOOK.facts].find(isTotal);
    expect(facts.map(({ fact }) => fact)).toContain(keyString((total as ExactFact).key));
    expect(new Set(facts.map(({ fact }) => fact)).size).toBe(facts.length);
  });

  test('asks for each reason by the change that it explains', () => {
    const asked = problemsOf({ ...BOOK, reasons: new Map() });
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked.map(({ kind }) => kind))).toEqual(new Set(['reason']));
    const reasons = new Map(asked.map(({ fact = '' }) => [fact, '工作安排有变化']));
    expect(problemsOf({ ...BOOK, reasons })).toEqual([]);
  });

  test('asks for a text by its file', () => {
    const asked = problemsOf({ ...BOOK, texts: new Map() });
    expect(asked.map(({ kind, todo }) => [kind, todo.zh])).toEqual([
      ['text', '在账册中写 texts/duties.md'],
    ]);
  });

  test('refuses a figure typed by hand that a fact holds, with its id', () => {
    const total = [...BOOK.facts].find(isTotal) as ExactFact;
    const text = `情况平稳。\n\n全年支出${yuanOf(total.value)}元。`;
    const [problem] = problemsOf(withText('other-matters', text));
    expect(problem).toMatchObject({
      kind: 'typed-figure',
      where: [{ file: 'texts/other-matters.md', row: 3 }],
    });
    expect(problem?.message.zh).toContain('@');
  });

  test('takes a fact that a text refers to in words of its own', () => {
    expect(problemsOf(withText('other-matters', '全年花费{{expenditure}}，执行平稳。'))).toEqual(
      [],
    );
  });

  test('refuses words around a fact that say another one', () => {
    const held = problemsOf(withText('other-matters', '机关运行经费{{expenditure}}。'));
    expect(held.some(({ todo }) => todo.zh.includes('请改写'))).toBe(true);
  });

  test('names the one wrong fact of many broken sums, its row and what it should be', () => {
    const broken = withFacts((fact) =>
      isTotal(fact)
        ? { ...fact, value: fact.value + 10_000_000n, origin: { place: 'statements.csv:7' } }
        : fact,
    );
    const [problem, ...more] = problemsOf(broken).filter(({ kind }) => kind === 'finding');
    const total = [...BOOK.facts].find(isTotal) as ExactFact;
    expect(more).toEqual([]);
    expect(problem).toMatchObject({
      fact: keyString(total.key),
      where: [{ file: 'statements.csv', row: 7, column: null }],
    });
    expect(problem?.message.zh).toContain(`按其他数应为 ${yuanOf(total.value)} 元`);
    // The sums that it breaks stand below it, each with its figures.
    expect(problem?.also?.length).toBeGreaterThan(2);
  });

  test('two wrong facts are two causes', () => {
    const isItem = (fact: ExactFact) => keyString(fact.key) === keyString(ITEM.key);
    const broken = withFacts((fact) =>
      isTotal(fact) || isItem(fact) ? { ...fact, value: fact.value + 10_000_000n } : fact,
    );
    const found = problemsOf(broken).filter(({ kind }) => kind === 'finding');
    const total = [...BOOK.facts].find(isTotal) as ExactFact;
    expect(found.map(({ fact }) => fact).sort()).toEqual(
      [total, ITEM].map(({ key }) => keyString(key)).sort(),
    );
  });

  test.each([
    ['经办人身份证号 11010519491231002X。', '110*************2X'],
    ['转入账户 4111 1111 1111 1111。', '411**************11'],
    ['手机１３８００１３８０００。', '138******00'],
    ['住宅电话：0914-1234567。', '091*******67'],
  ])('holds back %s and does not print it again', (text, masked) => {
    const held = problemsOf(withText('other-matters', text)).filter(
      ({ kind }) => kind === 'not-public',
    );
    expect(held.map(({ rule }) => rule)).toEqual(['personal-data']);
    expect(held[0]?.message.zh).toContain(masked);
  });

  test('holds back marks of secret papers, also in names', () => {
    const book = { ...BOOK, unit: { ...BOOK.unit, sections: ['办公室（内部资料，不得外传）'] } };
    expect(problemsOf(book).map(({ kind, rule }) => [kind, rule])).toEqual([
      ['not-public', 'secrecy-marking'],
    ]);
  });

  test('asks why an amount is negative, and prints what it was told', () => {
    const amounts = books(PLACE, { most: 4, negative: true }).filter(({ facts }) =>
      [...facts].some(({ key, value }) => key.year === PLACE.year && value < 0n),
    );
    const [drawn] = fc.sample(amounts, { numRuns: 1, seed: 5 }) as [UnitYear];
    const reasons = new Map(
      problemsOf({ ...drawn, reasons: new Map() }).flatMap(({ kind, fact }) =>
        kind === 'reason' && fact !== undefined ? [[fact, '退回以前年度支出'] as const] : [],
      ),
    );
    const { composition, problems } = prepare({ ...drawn, reasons }, PLACE.layout);
    expect(problems).toEqual([]);
    expect(JSON.stringify(composition.document)).toContain('为负数的原因是退回以前年度支出');
  });

  test('parts that the book leaves out are declared and not asked for', () => {
    const reason = '原文没有这些数';
    const parts = ['T02', 'T06', 'T09', 'three-public', 'three-public-items', 'basic', 'duties'];
    const isLeftOut = ({ key: { measure, dims } }: ExactFact) =>
      measure === 'three-public' || dims.deptEconomic !== undefined || dims.group !== undefined;
    const book = {
      ...withFacts((fact) => (isLeftOut(fact) ? null : fact)),
      texts: new Map(),
      omitted: parts.map((part) => ({ part, reason })),
    };
    const { composition, problems } = prepare(book, PLACE.layout);
    expect(problems.map(({ message }) => message.zh)).toEqual([]);
    expect(JSON.stringify(composition.document).split(reason).length - 1).toBeGreaterThanOrEqual(
      parts.length,
    );
  });

  test('a part that is left out excuses no other that is missing', () => {
    const book = { ...BOOK, omitted: [{ part: 'T02', reason: '原文没有这些数' }] };
    const { composition } = prepare(book, PLACE.layout);
    expect(gate(book, composition).problems).toEqual([]);
    const isRevenueOrFund = ({ blocks }: Section) =>
      blocks.some((block) => block.type === 'table' && /政府性基金/.test(titleOf(block)));
    const sections = composition.document.sections.filter((one) => !isRevenueOrFund(one));
    const document = { ...composition.document, sections };
    const found = gate(book, { ...composition, document }).problems;
    expect(found.map(({ rule, message }) => `${rule} ${message.zh}`).join()).toMatch(
      /declared-table-missing .*政府性基金/,
    );
    expect(found.map(({ message }) => message.zh).join()).not.toContain('收入决算表');
  });

  test('a table that is left out is not said to be published empty', () => {
    const nothing = fc.sample(books(PLACE, { most: 0 }), { numRuns: 1, seed: 5 })[0] as UnitYear;
    const says = (book: UnitYear) => JSON.stringify(prepare(book, PLACE.layout).composition);
    const reason = '上级统一公开';
    expect(says(nothing).split('已公开空表').length - 1).toBe(2);
    const omitted = [{ part: 'T08', reason }];
    expect(says({ ...nothing, omitted }).split('已公开空表').length - 1).toBe(1);
  });

  test('every stop says where in the book it is to be mended', () => {
    const open = {
      ...withFacts((fact) => (isTotal(fact) ? null : fact)),
      reasons: new Map(),
      texts: new Map([['other-matters', '手机13800138000。\n\n| 表 |\n|---|\n']]),
    };
    const { problems } = prepare(open, PLACE.layout);
    const kinds = new Set(problems.map(({ kind }) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining(['fact', 'reason', 'text', 'not-public']));
    expect(problems.filter(({ where }) => where.length === 0)).toEqual([]);
    expect(problems.find(({ kind }) => kind === 'fact')?.where).toEqual([
      { file: 'statements.csv', row: null, column: '指标 本年支出，口径 决算' },
    ]);
    expect(problems.find(({ kind }) => kind === 'not-public')?.where).toEqual([
      { file: 'texts/other-matters.md', row: 1, column: null },
    ]);
  });

  test('characters without a glyph are named with their place', () => {
    const book = withText('other-matters', '经办人李\u{2a6d6}。');
    const { problems } = prepare(book, PLACE.layout, { canDraw: (one) => one.length === 1 });
    expect(problems).toMatchObject([
      { kind: 'character', where: [{ file: 'texts/other-matters.md', row: 1 }] },
    ]);
    expect(problems[0]?.message.zh).toMatch(/（U\+2A6D6）.*经办人李/);
    expect(problemsOf(book)).toEqual([]);
  });

  test('only a reason overrides, and the cover says so', () => {
    const book = { ...BOOK, texts: new Map() };
    expect(prepare(book, PLACE.layout, { override: '  ' }).mayGoOut).toBe(false);
    expect(prepare(book, PLACE.layout, { draft: true }).mayGoOut).toBe(false);
    const out = prepare(book, PLACE.layout, { override: '职责正在调整' });
    expect(out).toMatchObject({ mayGoOut: true, overridden: '职责正在调整' });
    const [cover] = out.composition.document.sections;
    expect(JSON.stringify(cover)).toContain('理由：职责正在调整');
  });

  test('a reason that nothing needs is not said', () => {
    const out = prepare(BOOK, PLACE.layout, { override: '不需要' });
    expect(out).toMatchObject({ mayGoOut: true, overridden: null, problems: [] });
    expect(JSON.stringify(out.composition.document)).not.toContain('不需要');
  });

  test('a review that nobody recorded is not claimed, and holds nothing back', () => {
    const { reviews, ...unreviewed } = BOOK;
    expect(reviews).toBeDefined();
    const open = prepare(unreviewed, PLACE.layout);
    expect(open.problems).toEqual([]);
    expect(open.composition.unanswered).toEqual(['保密审查情况：', '部门主要负责人审签情况：']);
    expect(coverOf(open)).not.toMatch(/已审查|已审签/);
    const signed = prepare({ ...BOOK, reviews: { secrecy: REVIEW } }, PLACE.layout);
    expect(coverOf(signed)).toMatch(/保密审查情况：已审查/);
    expect(signed.composition.unanswered).toEqual(['部门主要负责人审签情况：']);
  });

  test('a draft claims no review, whatever the book records', () => {
    expect(coverOf(prepare(BOOK, PLACE.layout))).toMatch(/已审查.*已审签/);
    expect(coverOf(prepare(BOOK, PLACE.layout, { draft: true }))).not.toMatch(/已审查|已审签/);
  });

  test('a draft is marked on its pages', () => {
    const { composition } = prepare(BOOK, PLACE.layout, { draft: true });
    expect(composition.document.composed?.watermark).toBe('草稿');
  });
});

describe('the usual layout', () => {
  test.each(PLACES.map(({ layout, year, unit }) => [layout, year, unit] as const))(
    'is %s for its province in %i',
    (layout, year, unit) => {
      expect(usualLayout({ ...BOOK, unit, year })?.id).toBe(layout);
    },
  );

  test('is none for a province without one', () => {
    const unit = { ...BOOK.unit, region: { province: '海南省' } };
    expect(usualLayout({ ...BOOK, unit })).toBeNull();
  });
});
