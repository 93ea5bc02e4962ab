import { DISCLOSURE, type HostileCase, joined, ROWS, utf8 } from './case.js';

const MEGABYTE = 1024 * 1024;

function htmlTable(attributes = ''): string {
  return `<table>${ROWS.map((row) => `<tr>${row.map((text) => `<td ${attributes}>${text}</td>`).join('')}</tr>`).join('')}</table>`;
}

export function page(more: string, attributes = ''): Uint8Array {
  return utf8(
    `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><h1>甲县医疗保障局2023年度部门决算</h1>${more}<p>支出决算表</p><p>公开03表</p><p>金额单位：万元</p>${htmlTable(attributes)}</body></html>`,
  );
}

const withText = (more: string) => utf8(DISCLOSURE + more);
const utf16 = (text: string, mark: boolean) =>
  new Uint8Array(Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le'));

const TEXT: readonly HostileCase[] = [
  {
    what: 'ten million blank lines',
    file: 'blank.txt',
    bytes: () => withText('\n'.repeat(10_000_000)),
    ends: ['read', 'too-many-lines'],
    heavy: true,
  },
  {
    what: 'NUL bytes in a text',
    file: 'nul.txt',
    bytes: () => withText('\0\0\0'),
    ends: ['binary', 'read'],
  },
  {
    what: 'halves of surrogate pairs',
    file: 'surrogates.txt',
    bytes: () => joined(utf8(DISCLOSURE), Uint8Array.of(0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80)),
    ends: ['read', 'undecodable'],
  },
  {
    what: 'a mark of UTF-8 before a text',
    file: 'bom.txt',
    bytes: () => utf8(`\ufeff${DISCLOSURE}`),
    ends: ['read'],
  },
  {
    what: 'two marks of UTF-8 before a text',
    file: 'boms.txt',
    bytes: () => utf8(`\ufeff\ufeff${DISCLOSURE}`),
    ends: ['read'],
  },
  {
    what: 'UTF-16 with its mark',
    file: 'utf16.txt',
    bytes: () => utf16(DISCLOSURE, true),
    ends: ['read'],
  },
  {
    what: 'UTF-16 without its mark',
    file: 'utf16-bare.txt',
    bytes: () => utf16(DISCLOSURE, false),
    ends: ['read', 'binary', 'undecodable'],
  },
  {
    what: 'UTF-16 that ends in half a character',
    file: 'utf16-odd.txt',
    bytes: () => utf16(DISCLOSURE, true).subarray(0, -1),
    ends: ['read', 'undecodable'],
  },
  {
    what: 'a line of 30 MB',
    file: 'line.txt',
    bytes: () => withText('医'.repeat(10 * MEGABYTE)),
    ends: ['line-too-long'],
    heavy: true,
  },
  {
    what: 'a file beyond the largest size',
    file: 'large.txt',
    bytes: () => new Uint8Array(33 * MEGABYTE).fill(0x31),
    ends: ['too-large'],
    names: '--max-size',
  },
  {
    what: '100,000 tables',
    file: 'tables.txt',
    bytes: () =>
      withText(DISCLOSURE.split('\n').slice(3, 8).join('\n').concat('\n\n').repeat(20_000)),
    ends: ['read', 'too-many-cells', 'too-complex', 'too-many-lines'],
    heavy: true,
  },
  {
    what: '100,000 sentences with figures',
    file: 'sentences.txt',
    bytes: () =>
      withText(
        `一、收入支出决算情况说明\n${'本年收入合计 3.00 万元，比上年增加 1.00 万元，增长 50%。\n'.repeat(100_000)}`,
      ),
    ends: ['read', 'too-complex', 'too-many-lines'],
    heavy: true,
  },
  {
    what: '30 MB of sentences',
    file: 'sentences-30.txt',
    bytes: () =>
      withText(
        `一、收入支出决算情况说明\n${'本年收入合计 3.00 万元，比上年增加 1.00 万元，增长 50%。\n'.repeat(380_000)}`,
      ),
    ends: ['too-complex'],
    heavy: true,
    long: true,
  },
  {
    what: 'as many sentences as are read',
    file: 'sentences-most.txt',
    bytes: () =>
      withText(
        `一、收入支出决算情况说明\n${'本年收入合计 3.00 万元，比上年增加 1.00 万元，增长 50%。\n'.repeat(32_000)}`,
      ),
    ends: ['read'],
    heavy: true,
    long: true,
  },
  {
    what: 'as many tables as are read',
    file: 'tables-most.txt',
    bytes: () =>
      withText(DISCLOSURE.split('\n').slice(3, 8).join('\n').concat('\n\n').repeat(2_990)),
    ends: ['read'],
    heavy: true,
    long: true,
  },
  {
    what: 'a figure of a million digits',
    file: 'digits.txt',
    bytes: () => withText(`本年收入合计 ${'9'.repeat(300_000)}.00 万元。\n`),
    ends: ['read', 'line-too-long'],
    heavy: true,
  },
  {
    what: 'control characters of terminals',
    file: 'terminal.txt',
    bytes: () => withText('\u001b]0;owned\u0007\u001b[2J\u202e本年收入合计 3.00 万元。\n'),
    ends: ['read', 'binary'],
  },
];

const HTML: readonly HostileCase[] = [
  { what: 'a page named as PDF', file: 'html.pdf', bytes: () => page(''), ends: ['read'] },
  {
    what: 'scripts, frames and pictures from elsewhere',
    file: 'scripts.html',
    bytes: () =>
      page(
        '<script>while(true){}</script><script src="http://127.0.0.1:9/a.js"></script><iframe src="http://127.0.0.1:9/"></iframe><img src="http://127.0.0.1:9/i.png" onerror="alert(1)"><object data="file:///etc/passwd"></object><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"><link rel="stylesheet" href="http://127.0.0.1:9/s.css">',
      ),
    ends: ['read'],
  },
  {
    what: '100,000 nested elements',
    file: 'nested.html',
    bytes: () => page(`${'<div>'.repeat(100_000)}甲${'</div>'.repeat(100_000)}`),
    ends: ['hostile'],
  },
  {
    what: 'spans of a thousand million',
    file: 'span.html',
    bytes: () => page('', 'colspan="1000000000" rowspan="65534"'),
    ends: ['read', 'too-many-cells'],
  },
  {
    what: 'a thousand rows that span everything',
    file: 'spans.html',
    bytes: () =>
      page(`<table>${'<tr><td colspan=1000 rowspan=65534>1</td></tr>'.repeat(5_000)}</table>`),
    ends: ['read', 'too-many-cells', 'hostile'],
    heavy: true,
  },
  {
    what: '100,000 attributes',
    file: 'attributes.html',
    bytes: () => page(`<p ${Array.from({ length: 100_000 }, (_, at) => `a${at}=1`).join(' ')}>`),
    ends: ['hostile'],
  },
  {
    what: '200,000 unclosed letters',
    file: 'unclosed.html',
    bytes: () => page('<b>'.repeat(200_000)),
    ends: ['hostile'],
  },
  {
    what: 'unclosed formatting in every paragraph',
    file: 'formatting.html',
    bytes: () => page('<p><b><i><u><a href=1>'.repeat(20_000)),
    ends: ['hostile', 'read'],
    heavy: true,
  },
  {
    what: 'tables in tables',
    file: 'tables.html',
    bytes: () => page('<table><tr><td>1'.repeat(200)),
    ends: ['hostile', 'read', 'too-many-cells'],
  },
  {
    what: 'misplaced words in a table',
    file: 'misplaced.html',
    bytes: () => page(`<table>${'<tr>甲<b>'.repeat(60_000)}`),
    ends: ['hostile', 'read'],
    heavy: true,
  },
  {
    what: 'a declaration with entities',
    file: 'entities.html',
    bytes: () =>
      utf8(
        `<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${new TextDecoder().decode(page('&b;')).replace('<!DOCTYPE html>', '')}`,
      ),
    ends: ['read', 'no-disclosure'],
  },
  {
    what: 'an encoding that does not exist',
    file: 'encoding.html',
    bytes: () => page('<meta charset="klingon">'),
    ends: ['read', 'undecodable'],
  },
];

export const TEXT_CASES: readonly HostileCase[] = [...TEXT, ...HTML];
