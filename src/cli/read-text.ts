import { describeKey } from '../checks/describe.js';
import type { CellReading, Claim, Reading, TableReading } from '../forms/reading.js';
import { coverageLines, standingOf, type TableStanding } from '../reports/coverage.js';
import { HumanPlaces } from '../reports/human-place.js';
import { placeInWords } from '../reports/place.js';
import { provenance } from '../reports/provenance.js';
import { oneLine } from '../reports/safe.js';
import { countTableFigures, type Lang } from '../reports/subject.js';
import { describeDocument, WORDS } from '../reports/words.js';

const INDENT = '    ';

const STANDINGS: Readonly<Record<TableStanding, Readonly<Record<Lang, string>>>> = {
  declared: { zh: '已知表式', en: 'a known form' },
  'by-words': { zh: '按表头和科目读取', en: 'read by its heads and codes' },
  unbound: { zh: '不知所指', en: 'of unknown meaning' },
  text: { zh: '文字表', en: 'a table of words' },
};

/** The reading of one document for a terminal: tables, figures of the text, what was not read. */
export function readText(reading: Reading, lang: Lang): string {
  const human = new HumanPlaces(reading.tree);
  const lines = [
    `━━ ${reading.file}`,
    `   ${describeDocument(reading.document, lang)}`,
    `   ${counts(reading)[lang]}`,
    ...coverageLines(reading, lang).map((line) => `   ${line}`),
    '',
    ...reading.tables.flatMap((table) => [...tableLines(table, lang), '']),
    ...claimLines(reading.claims, human, lang),
    ...provenance(reading).flatMap(({ heading, items }) => [
      heading[lang],
      ...items.map((item) => `${INDENT}${item[lang]}`),
    ]),
    ...unreadLines(reading, human, lang),
    ...doubtfulLines(reading, lang),
  ];
  return `${lines.map(oneLine).join('\n')}\n`;
}

function counts(reading: Reading): Record<Lang, string> {
  const figures = countTableFigures(reading);
  const keys = [...reading.facts.groups()].length;
  const { tables, claims, unread } = reading;
  return {
    zh: `${tables.length}张表 ${figures}个表内数字 · 文字中 ${claims.length}个数字 · ${keys}项事实 · 未读出 ${unread.length}处`,
    en: `${tables.length} tables with ${figures} figures · ${claims.length} figures in the text · ${keys} facts · ${unread.length} places not read`,
  };
}

function tableLines(table: TableReading, lang: Lang): string[] {
  const unit = table.amountUnit === '' ? '' : ` (${table.amountUnit})`;
  const known = table.declaration ?? STANDINGS[standingOf(table)][lang];
  return [
    `▦ ${table.id} ${table.title}${unit}  [${known}]`,
    ...table.rows.map((row) => {
      const name = [row.side, row.line, row.code, row.name].filter((part) => part !== '').join(' ');
      return `${INDENT}${name}${row.cells.map(cellText).join('')}`;
    }),
  ];
}

function cellText({ column, printed }: CellReading): string {
  return printed.text === '' ? '' : `  | ${column}: ${printed.text}`;
}

function claimLines(claims: readonly Claim[], human: HumanPlaces, lang: Lang): string[] {
  const lines: string[] = [];
  let section: string | null = null;
  for (const claim of claims) {
    if (claim.section !== section) {
      section = claim.section;
      lines.push(`§ ${section}`);
    }
    const place = placeInWords(claim.source, human, lang) ?? '';
    lines.push(
      `${INDENT}${claim.printed.text}${claim.printed.unit}  ${subjectOf(claim, lang)}  ${place}`,
    );
  }
  if (lines.length > 0) lines.push('');
  else lines.push({ zh: '文字中没有读到数字。', en: 'No figure in the text.' }[lang], '');
  return lines;
}

/** What the figure states; `?` and the words before it where that is not known. */
function subjectOf({ keys, subject, measure }: Claim, lang: Lang): string {
  const [key] = keys;
  return key === undefined ? `? ${subject === '' ? measure : subject}` : describeKey(key)[lang];
}

function unreadLines({ unread }: Reading, human: HumanPlaces, lang: Lang): string[] {
  if (unread.length === 0) return [];
  return [
    `${{ zh: '未读出', en: 'not read' }[lang]} ${unread.length}`,
    ...unread.map(
      ({ text, reason, source }) =>
        `${INDENT}${placeInWords(source, human, lang) ?? ''}  “${text}”  ${reason[lang]}`,
    ),
  ];
}

/** Figures that were recognised on an image; each is given where it stands, here they are counted. */
function doubtfulLines({ doubtful = [] }: Reading, lang: Lang): string[] {
  const figures = doubtful.filter(({ text }) => /\p{Nd}/u.test(text));
  if (figures.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { reason } of figures) counts.set(reason[lang], (counts.get(reason[lang]) ?? 0) + 1);
  return [
    `${WORDS.doubtful[lang]} ${figures.length}`,
    ...[...counts].map(([reason, count]) => `${INDENT}${count} × ${reason}`),
  ];
}
