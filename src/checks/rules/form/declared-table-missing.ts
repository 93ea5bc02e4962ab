import type { Reading } from '../../../forms/reading.js';
import type { FindingPlace, FormResult, FormRule } from '../../rule.js';
import { hasAmount } from './support/accounts.js';
import { allBlocks, paragraphs } from './support/blocks.js';
import { catalogue, expenditureTable, narrative } from './support/examples.js';
import {
  broken,
  captionPlace,
  holds,
  notApplicable,
  notCheckable,
  oneLine,
  rowPlace,
  textPlace,
} from './support/results.js';
import {
  type PrintedTitle,
  type PromisedTable,
  printedFor,
  printedTitles,
  promisedTables,
  titleCore,
} from './support/titles.js';

/** What a sentence says was published empty, with the words its table title must hold. */
const SUBJECTS: readonly { readonly said: RegExp; readonly title: RegExp; readonly zh: string }[] =
  [
    { said: /政府性基金/, title: /政府性基金/, zh: '政府性基金表' },
    { said: /国有资本经营/, title: /国有资本经营/, zh: '国有资本经营预算表' },
    { said: /政府采购/, title: /政府采购/, zh: '政府采购表' },
  ];
const PUBLISHED_EMPTY = /(?:已|并)[^，,。]{0,4}公开[^，,。]{0,4}空表|公开空表/;

const ROWS = [
  ['合计', '', '12.00', '12.00', '0.00'],
  ['210', '卫生健康支出', '12.00', '12.00', '0.00'],
  ['21015', '医疗保障管理事务', '12.00', '12.00', '0.00'],
  ['2101501', '行政运行', '12.00', '12.00', '0.00'],
];

export const declaredTableMissing: FormRule = {
  meta: {
    id: 'declared-table-missing',
    severity: 'warning',
    title: { zh: '声明公开的表没有印出', en: 'A table that is declared is not printed' },
    description: {
      zh: '目录（是否空表）、目次或正文（“已公开空表”）说某张表已公开，文件里却没有这张表。空表也要印出表式。',
      en: 'The catalogue of tables, the contents page or a sentence (已公开空表) says that a table is published, and the document does not hold it. An empty table is printed too.',
    },
    identities: ['A26', 'R19', 'R20', 'R21'],
    basis: {
      kind: 'printed',
      text: {
        zh: '文件自己的目录和正文；没有数据的表格应当列出空表并说明（财政预决算公开标准目录）。',
        en: 'The document’s own catalogue and text; tables without data are published empty with an explanation (standard catalogue of budget disclosure).',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: `${narrative(
          '八、国有资本经营预算财政拨款支出决算情况说明',
          '本部门没有国有资本经营预算财政拨款支出，已公开空表。',
        )}\n第三部分 2023 年度部门决算表\n\n${catalogue([
          ['支出决算表', '否', ''],
          ['国有资本经营预算财政拨款支出决算表', '是', '不涉及'],
        ])}\n${expenditureTable(ROWS)}`,
        why: {
          zh: '目录列有国有资本经营预算表，正文没有印出。',
          en: 'The catalogue lists the state capital table; it is not printed.',
        },
      },
    ],
    pass: [
      {
        text: `${narrative('三、支出决算情况说明', '支出合计 12.00 万元。')}
第三部分 2023 年度部门决算表

${catalogue([['支出决算表', '否', '']])}
${expenditureTable(ROWS)}`,
        why: { zh: '目录所列的表已印出。', en: 'The table of the catalogue is printed.' },
      },
      {
        text: narrative(
          '七、政府性基金预算财政拨款收入支出决算情况说明',
          '本部门没有政府性基金收支，已公开空表。',
        ),
        why: {
          zh: '文件没有任何报表（另附），不能据此说缺表。',
          en: 'The file holds no statement at all (they are published apart), so nothing can be said.',
        },
      },
    ],
  },
  *check(reading) {
    const promised = promisedTables(reading);
    const sentences = emptySentences(reading);
    if (promised.length === 0 && sentences.length === 0) {
      yield notApplicable({
        zh: '文件没有声明公开哪些表。',
        en: 'The document does not say which tables it publishes.',
      });
      return;
    }
    const printed = printedTitles(reading);
    const statements = reading.tables.some(
      (table) => /^[TB]\d\d$/.test(table.declaration ?? '') && table.rows.some(hasAmount),
    );
    if (!statements) {
      yield notCheckable({
        zh: '文件中没有报表（可能为图片或另附），无法核对目录。',
        en: 'The file holds no statement tables (perhaps pictures or an attachment): the catalogue cannot be compared.',
      });
      return;
    }
    const told = new Set<EmptySentence>();
    for (const entry of promised) {
      const about = sentences.filter((sentence) => sentence.title.test(titleCore(entry.title)));
      for (const sentence of about) told.add(sentence);
      yield promiseResult(reading, entry, about, printed);
    }
    for (const sentence of sentences) {
      if (!told.has(sentence)) yield sentenceResult(sentence, printed);
    }
  },
};

interface EmptySentence {
  readonly place: FindingPlace;
  readonly title: RegExp;
  readonly zh: string;
}

function promiseResult(
  reading: Reading,
  entry: PromisedTable,
  sentences: readonly EmptySentence[],
  printed: readonly PrintedTitle[],
): FormResult {
  if (printedFor(entry.title, entry.number, printed) !== null) return holds();
  if (titleElsewhere(reading, titleCore(entry.title))) {
    return notCheckable({
      zh: `“${oneLine(entry.title)}”的表名在正文里，表可能没有读出。`,
      en: `The title “${oneLine(entry.title)}” stands in running text; its table may not have been read.`,
    });
  }
  const place =
    entry.from.kind === 'catalogue'
      ? rowPlace(entry.from.table, entry.from.row)
      : captionPlace(entry.from.entry);
  const title = oneLine(entry.title);
  const where = entry.from.kind === 'catalogue' ? '目录' : '目次';
  return broken(
    [place, ...sentences.map((sentence) => sentence.place)],
    {
      zh: `${where}列有“${title}”${entry.empty === true ? '（空表）' : ''}，文件中没有印出这张表。`,
      en: `“${title}”${entry.empty === true ? ' (as an empty table)' : ''} is listed but not printed in the document.`,
    },
    { expected: title, anchor: titleCore(entry.title), absence: true },
  );
}

function sentenceResult(sentence: EmptySentence, printed: readonly PrintedTitle[]): FormResult {
  if (printed.some((entry) => sentence.title.test(titleCore(entry.title.value)))) return holds();
  return broken(
    [sentence.place],
    {
      zh: `正文称已公开空表，文件中没有${sentence.zh}。`,
      en: 'The text says that the empty table is published; the document does not hold it.',
    },
    { expected: sentence.zh, anchor: sentence.zh, absence: true },
  );
}

/** Whether the title stands in text that became no table: its table may be there, unread. */
function titleElsewhere(reading: Reading, core: string): boolean {
  const has = (text: string) => titleCore(text).includes(core);
  if (reading.unread.some((entry) => has(entry.text))) return true;
  return allBlocks(reading).some((block) => {
    if (block.type === 'paragraph') return has(block.text.value);
    return (
      block.type === 'fragments' &&
      block.lines.some((line) => line.some((piece) => has(piece.value)))
    );
  });
}

/** Sentences that say a table was published empty, each with the table it is about. */
function emptySentences(reading: Reading): readonly EmptySentence[] {
  return paragraphs(reading).flatMap((block) =>
    [...block.text.value.matchAll(/[^。；]+[。；]?/g)].flatMap((match) => {
      if (!PUBLISHED_EMPTY.test(match[0].replace(/\s+/g, ''))) return [];
      return SUBJECTS.filter((subject) => subject.said.test(match[0].replace(/\s+/g, ''))).map(
        (subject) => ({
          place: textPlace(block, match.index, match.index + match[0].length),
          title: subject.title,
          zh: subject.zh,
        }),
      );
    }),
  );
}
