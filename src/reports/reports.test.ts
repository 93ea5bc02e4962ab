import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CLEAN, FILE, HOSTILE, READING, RESULT, RULE } from '../../test/support/fixtures.js';
import { schemaErrors } from '../../test/support/schema.js';
import type { CheckResult, FindingCause } from '../checks/rule.js';
import { roundingWords, spellSum, sumLine } from './arithmetic.js';
import { REPORT_SCRIPT, REPORT_STYLE } from './generated/client.js';
import { htmlIndex, indexRowOf } from './html/index-page.js';
import { htmlReport } from './html/report.js';
import { checkEntry } from './json.js';
import { sarifLog } from './sarif.js';
import { terminalReport } from './terminal.js';

const CHECKED = { subject: READING, result: RESULT };
const PLAIN = { lang: 'zh', color: false, all: false } as const;

describe('spelled-out sums', () => {
  const arithmetic = RESULT.findings[1]?.arithmetic;
  if (arithmetic == null) throw new Error('the fixture has no sum');

  const term = (sign: '+' | '-', printed: string) => ({
    key: '',
    sign,
    printed,
    low: null,
    high: null,
    place: '',
  });
  const linear = (relation: string, ...terms: ReturnType<typeof term>[]) => ({
    ...arithmetic,
    relation,
    terms,
  });

  test('put the first figure on the left and mark the one printed', () => {
    expect(sumLine(spellSum(arithmetic, '100.00'))).toBe('【100.00】 = 99.50');
    expect(sumLine(spellSum(arithmetic, '99.50'))).toBe('100.00 = 【99.50】');
    expect(sumLine(spellSum(arithmetic, '9.50'))).toBe('100.00 = 99.50');
    expect(sumLine(spellSum(arithmetic, null))).toBe('100.00 = 99.50');
    const three = [term('+', '10'), term('-', '7'), term('+', '2'), term('-', '5')];
    expect(sumLine(spellSum(linear('>=', ...three), '10'))).toBe('【10】 ≥ 7 - 2 + 5');
    expect(sumLine(spellSum(linear('=', term('+', '154.78 元')), '154.78'))).toBe(
      '【154.78 元】 = 0',
    );
  });

  test('leave zeros out unless there is nothing else', () => {
    const zeros = [term('-', '0.00'), term('-', '0'), term('-', '0.05')];
    expect(sumLine(spellSum(linear('=', term('+', '8'), ...zeros), '8'))).toBe('【8】 = 0.05');
    expect(sumLine(spellSum(linear('=', term('+', '8'), ...zeros.slice(0, 2)), '8'))).toBe(
      '【8】 = 0.00 + 0',
    );
  });

  test('show a blank total as a blank, not one of its parts in its place', () => {
    const parts = [term('-', '14.52'), term('-', '503.03')];
    const blank = (...terms: ReturnType<typeof term>[]) => ({
      ...linear('=', ...terms),
      blankTarget: true as const,
    });
    expect(sumLine(spellSum(blank(...parts), ''))).toBe('【□】 = 14.52 + 503.03');
    expect(sumLine(spellSum(blank(term('-', '1.2')), ''))).toBe('【□】 = 1.2');
    expect(sumLine(spellSum(blank(term('+', '1.2')), ''))).toBe('【□】 = -1.2');
  });

  test('mark a whole figure only in a relation that is spelled out already', () => {
    const spelled = linear('21.25% = 100 × 1.2 ÷ 20.05');
    expect(sumLine(spellSum(spelled, '1.2'))).toBe('21.25% = 100 × 【1.2】 ÷ 20.05');
    expect(sumLine(spellSum(spelled, '1.25'))).toBe('21.25% = 100 × 1.2 ÷ 20.05');
  });

  test('say rounding in the language asked for', () => {
    expect(roundingWords(arithmetic, 'zh')).toBe('舍入最多解释 0.01 万元');
    expect(roundingWords(arithmetic, 'en')).toBe('rounding explains at most 0.01 万元');
  });
});

describe('causes', () => {
  const [note, error] = RESULT.findings;
  if (note === undefined || error === undefined) throw new Error('the fixture has no findings');
  const [text, table] = error.places;
  if (text === undefined || table === undefined) throw new Error('the fixture has no places');
  const change = (place: typeof text, printed: string, proposed: string | null) => ({
    changes: [
      {
        place,
        printed,
        proposed,
        low: null,
        high: proposed === null ? '90.00' : proposed,
        error: 'digit',
        why: { zh: '一位数字不同', en: 'one digit differs' },
      },
    ],
  });
  const withCause = (state: FindingCause['state'], stopped = false): CheckResult => ({
    ...RESULT,
    findings: [
      {
        ...error,
        cause: {
          state,
          culprit: state === 'decided' ? table : null,
          proposed: state === 'decided' ? '100.00' : null,
          repairs:
            state === 'unexplained'
              ? []
              : [change(table, '99.50', '100.00'), change(text, '100.00', null)],
          stopped,
          knockOns: [{ ...note, places: [{ ...text, source: [] }] }],
        },
      },
    ],
  });
  const checked = (state: FindingCause['state'], stopped = false) => ({
    subject: READING,
    result: withCause(state, stopped),
  });

  test('the terminal names the culprit, marks it in the sum, lists rivals and knock-on alarms', () => {
    const report = terminalReport(checked('decided'), PLAIN);
    expect(report).toContain('算式  100.00 = 【99.50】');
    expect(report).toContain(
      '[错误 1] 请核对「公开03表 支出决算表 › 合计 › 合计」的 99.50：按其他数字应为 100.00',
    );
    expect(report).toContain('原因  一位数字不同');
    expect(report).toContain('也可能  「第一部分 概况 [100.00]」，按其他数字推得不大于 90.00');
    expect(report).toContain('同一原因引起的其他 1 处');
    expect(report).toContain('[提示] 名称');
    expect(report).toContain('错误 1');
  });

  test('what cannot be decided or explained is said to be so', () => {
    const undecided = terminalReport(checked('undecided'), { ...PLAIN, lang: 'en' });
    expect(undecided).toContain('one of these 2 should be another; the figures alone do not tell');
    expect(undecided.match(/possible {2}“/g)).toHaveLength(2);
    const open = terminalReport(checked('unexplained', true), { ...PLAIN, lang: 'en' });
    expect(open).toContain('it cannot be told which figure');
    expect(open).toContain('the search stopped at its limit');
  });

  test('JSON has the cause, its repairs and its knock-on alarms', () => {
    const entry = checkEntry(checked('decided'), false);
    expect(schemaErrors('check', [entry])).toEqual([]);
    expect(entry.findings[0]?.cause).toMatchObject({
      state: 'decided',
      culprit: { table: '公开03表' },
      proposed: '100.00',
      knockOns: [{ id: 'bbbb2222' }],
    });
    expect(schemaErrors('check', [checkEntry(checked('unexplained'), true)])).toEqual([]);
  });

  test('SARIF puts the culprit first and everything else beside it', () => {
    const log = sarifLog({
      checked: [checked('decided')],
      failures: [],
      rules: [RULE],
      version: '1.2.3',
      lang: 'en',
    });
    const result = log.runs[0]?.results[0];
    expect(result?.locations[0]).toMatchObject({
      physicalLocation: { region: { startLine: 9 } },
    });
    expect(result?.relatedLocations).toHaveLength(2);
    expect(result?.message.text).toContain('most likely wrong');
    expect(result?.properties).toMatchObject({ cause: 'decided', knockOns: [{ id: 'bbbb2222' }] });
  });

  test('the page shows cause, rivals and knock-on alarms', () => {
    const page = htmlReport(checked('decided'), 'en');
    expect(page).toContain(
      'Check 99.50 in “公开03表 支出决算表 › 合计 › 合计”: the other figures make it 100.00',
    );
    expect(page).toContain('or else');
    expect(page).toContain('1 more with the same cause');
    expect(page).toContain('one digit differs');
  });
});

describe('terminal', () => {
  const text = terminalReport(CHECKED, PLAIN);

  test('errors first, each with its sum, its places and its rule', () => {
    expect(text.indexOf('[错误 1] 正文与表不一致')).toBeGreaterThan(0);
    expect(text.indexOf('[错误 1]')).toBeLessThan(text.indexOf('[提示 2]'));
    expect(text).toContain('算式  【100.00】 = 99.50');
    expect(text).toContain('位置  第3行  第一部分 概况 [100.00] “本年支出100.00万元”');
    expect(text).toContain('位置  第9行 表1  公开03表 支出决算表 › 合计 › 合计 [99.50]');
    const exact = terminalReport(CHECKED, { ...PLAIN, all: true });
    expect(exact).toContain(`位置  ${FILE}:3:5  第一部分 概况 [100.00] “本年支出100.00万元”`);
    expect(text).toContain('规则  narrative-equals-table (C01)  #aaaa1111');
  });

  test('counts the five outcomes, says what could not be checked or read', () => {
    expect(text).toContain('成立 3 · 尾差 1 · 不成立 1 · 无法核对 2 · 不适用 4');
    expect(text).toContain(
      '读出1张表的1个数字和文字中的1个数字，另有1处未能读出；应核对的关系7条，核对了5条，2条无法核对。',
    );
    expect(text).toContain('1 × 缺少收入决算表');
    expect(text).toContain(`${FILE}:4:8`);
    expect(text).toContain('看不懂的数字');
  });

  test('names recognised figures that nothing confirms', () => {
    const recognised = [true, false].map((confirmed) => ({
      text: confirmed ? '99.50' : '100.00',
      reason: { zh: '识别', en: 'recognised' },
      source: [{ file: 'a.pdf', page: 3, box: [50, 100, 90, 112] as const, rotate: 0 }],
      confirmed,
    }));
    const checked = { subject: READING, result: { ...CLEAN, recognised } };
    const lines = terminalReport(checked, PLAIN).split('\n');
    const at = lines.findIndex((line) => line.startsWith('从图像识别的数字2个：1个有'));
    expect(lines[at + 1]).toContain('100.00');
    expect(lines.some((line) => line.includes('p.3') && line.includes('99.50'))).toBe(false);
    expect(htmlReport(checked, 'zh')).toContain('1个没有，不能据以断定');
    expect(checkEntry(checked, false).recognised).toMatchObject([
      { text: '99.50', confidence: null, confirmed: true },
      { text: '100.00', confirmed: false },
    ]);
  });

  test('speaks English when asked, lists every identity with all', () => {
    const english = terminalReport(CHECKED, { lang: 'en', color: false, all: true });
    expect(english).toContain('[error 1] text and table differ');
    expect(english).toContain('[not checkable] table-sum A01');
    expect(english).toContain('the revenue table is missing');
  });

  test('a document without findings is not called right', () => {
    const clean = terminalReport({ subject: READING, result: CLEAN }, PLAIN);
    expect(clean).toContain('未发现问题。');
    expect(clean).toContain('未列为问题的数字只表示没有与其他数字矛盾。');
  });

  test('colours only when asked, and never passes on control characters of a document', () => {
    expect(text).not.toContain('\u001b');
    const coloured = terminalReport(CHECKED, { ...PLAIN, color: true });
    expect(coloured).toContain('\u001b[31;1m[错误 1]\u001b[0m');
    // The fixture's own sequence is `ESC[31m`; ours never has exactly that.
    expect(coloured).not.toContain('\u001b[31m');
  });
});

describe('JSON', () => {
  test('a narrative place has its quote, a table place its table', () => {
    const entry = checkEntry(CHECKED, false);
    expect(entry.findings[1]?.places).toEqual([
      {
        quote: '本年支出100.00万元',
        table: null,
        row: null,
        column: null,
        page: null,
        text: '100.00',
        source: [
          { file: FILE, line: 3, column: 5, endLine: 3, endColumn: 9 },
          { file: FILE, line: 4, column: 1, endLine: 4, endColumn: 3 },
        ],
      },
      {
        quote: null,
        table: '公开03表',
        row: '合计',
        column: '合计',
        page: null,
        text: '99.50',
        source: [{ file: FILE, line: 9, column: 4, endLine: 9, endColumn: 9 }],
      },
    ]);
    expect(entry).not.toHaveProperty('identities');
    expect(checkEntry(CHECKED, true).identities).toHaveLength(2);
  });
});

describe('SARIF', () => {
  const failure = {
    file: 'broken file.txt',
    code: 'binary',
    message: { zh: '不是文本', en: 'not a text' },
    place: { byteOffset: 3 },
  };
  const log = sarifLog({
    checked: [CHECKED],
    failures: [failure],
    rules: [RULE],
    version: '1.2.3',
    lang: 'en',
  });
  const run = log.runs[0];

  test('names rules with help, places with regions, findings with fingerprints', () => {
    expect(log.version).toBe('2.1.0');
    expect(run?.tool.driver.rules[0]?.help.text).toContain('one fact has one value');
    expect(run?.columnKind).toBe('utf16CodeUnits');
    const result = run?.results[1];
    expect(result).toMatchObject({
      ruleId: 'narrative-equals-table',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'text and table differ' },
      partialFingerprints: { 'mingzhangFinding/v1': 'aaaa1111' },
    });
    expect(result?.locations[0]).toMatchObject({
      physicalLocation: {
        artifactLocation: { uri: `docs/${encodeURIComponent('县医保局 2023.txt')}` },
        region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
      },
    });
    expect(result?.relatedLocations).toHaveLength(1);
  });

  test('a file that could not be read is a notification of an unsuccessful run', () => {
    const invocation = run?.invocations[0];
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications[0]).toMatchObject({
      level: 'error',
      message: { text: 'not a text' },
      locations: [{ physicalLocation: { region: { byteOffset: 3 } } }],
    });
  });
});

describe('HTML', () => {
  const page = htmlReport(CHECKED, 'zh');

  test('escapes everything that comes from the document', () => {
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
    const hostile = { ...READING, file: HOSTILE, document: { ...READING.document, unit: HOSTILE } };
    const hostilePage = htmlReport({ subject: hostile, result: RESULT }, 'en');
    expect(hostilePage).not.toContain('<img');
    expect(
      htmlIndex(
        [{ row: indexRowOf({ subject: hostile, result: RESULT }), href: 'a"b.html' }],
        [{ file: HOSTILE, code: 'x', message: { zh: HOSTILE, en: HOSTILE } }],
        'zh',
      ),
    ).not.toContain('<img');
  });

  test('allows its own style sheets and program and nothing else, and asks for nothing', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    expect(policy).toMatch(
      /^default-src &#39;none&#39;; style-src(?: &#39;sha256-[A-Za-z0-9+/=]+&#39;){2}; script-src &#39;sha256-[A-Za-z0-9+/=]+&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;$/,
    );
    const own = `<script>${REPORT_SCRIPT}</script>`;
    const rest = page.replace(own, '').replace(`<style>${REPORT_STYLE}</style>`, '');
    expect(rest.length).toBeLessThan(page.length - own.length);
    expect(rest.match(/<script\b[^>]*>/g)).toEqual(['<script type="application/json" id="data">']);
    expect(rest).not.toMatch(/<(?:link|img|iframe|form|object|embed)\b/i);
    expect(rest).not.toMatch(/ (?:src|style|on[a-z]+)="/);
    expect(page).not.toMatch(/url\(|@import|https?:|fetch\(|XMLHttp|innerHTML|eval\(/);
  });

  test('marks the figures of the document, over line breaks, and links both ways', () => {
    expect(page).toContain(
      '<mark class="error"><span id="m1-0"></span>100.00<sup><a class="error" href="#f1">',
    );
    expect(page).toContain('<a href="#m1-0">');
    expect(page).toContain('id="f1"');
    const cell = /<td class="figure">(<mark[\s\S]*?<\/mark>)<\/td>/.exec(page)?.[1] ?? '';
    expect(cell).toContain(
      '<mark class="error"><span id="m1-1"></span><span id="m2-0"></span>99.50',
    );
    expect(cell).toContain('href="#f1"');
    expect(cell).toContain('href="#f2"');
  });

  test('every link has its target, every id is unique', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  test('carries both languages and starts in the one asked for', () => {
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain('id="lang-zh" checked');
    expect(htmlReport(CHECKED, 'en')).toContain('id="lang-en" checked');
    for (const text of ['正文与表不一致', 'text and table differ']) expect(page).toContain(text);
  });

  test('shows each kind of block and leaves no part of the text out', () => {
    for (const text of [
      '第一部分 概况',
      '注：本表反映本年支出。',
      '甲',
      '一、概况 1',
      '支出结构图',
    ]) {
      expect(page).toContain(text);
    }
    expect(page).toContain('<th scope="col">项目</th>');
  });

  test('tags are balanced', () => {
    expect(unbalanced(page)).toEqual([]);
    expect(unbalanced(htmlIndex([{ row: indexRowOf(CHECKED), href: 'a.html' }], [], 'zh'))).toEqual(
      [],
    );
  });
});

const VOID = new Set(['meta', 'input', 'br', '!doctype']);

/** Tags that are closed wrongly or not at all. */
function unbalanced(page: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const body = page
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/(<script\b[^>]*>)[\s\S]*?(<\/script>)/g, '$1$2');
  for (const [, slash, name = ''] of body.matchAll(/<(\/?)([a-z0-9!]+)[^>]*>/gi)) {
    const tag = name.toLowerCase();
    if (VOID.has(tag)) continue;
    if (slash === '') open.push(tag);
    else if (open.pop() !== tag) wrong.push(tag);
  }
  return [...wrong, ...open];
}

test('reports say the same each time', () => {
  expect(htmlReport(CHECKED, 'zh')).toBe(htmlReport(CHECKED, 'zh'));
  expect(readFileSync(new URL('./html/page.ts', import.meta.url), 'utf8')).not.toMatch(
    /Date|random/,
  );
});
