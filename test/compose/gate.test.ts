import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UnitYear } from '../../src/books/unit-year.js';
import type { GateProblem } from '../../src/compose/gate/problem.js';
import { prepare, usualLayout } from '../../src/compose/prepare.js';
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
    const yuan = `${total.value / 100n}.${String(total.value % 100n).padStart(2, '0')}`;
    const [problem] = problemsOf(withText('other-matters', `全年支出${yuan}元。`));
    expect(problem).toMatchObject({ kind: 'typed-figure' });
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

  test('tells a broken identity by the rule that found it', () => {
    const broken = withFacts((fact) =>
      isTotal(fact) ? { ...fact, value: fact.value + 10_000_000n } : fact,
    );
    const found = problemsOf(broken).filter(({ kind }) => kind === 'finding');
    expect(found.map(({ rule }) => rule)).toContain('table-sum');
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
