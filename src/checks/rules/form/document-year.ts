import type { Reading } from '../../../forms/reading.js';
import type { FindingPlace, FormResult, FormRule } from '../../rule.js';
import { allBlocks, textBlocks } from './support/blocks.js';
import { COVER, narrative } from './support/examples.js';
import {
  broken,
  captionPlace,
  holds,
  notApplicable,
  rowPlace,
  textPlace,
} from './support/results.js';
import { catalogues } from './support/titles.js';

/** `2022 年部门决算`, `2022 年度收入支出决算总表`: the year a title is about. */
const TITLE_YEAR =
  /(20\d{2})\s*年\s*度?(?=\s*(?:部门|单位|本级|本部门|本单位|决算|预算|收入|支出|收支|一般公共|财政拨款|政府性|国有资本|机关运行|“?三公))/g;
/** Every table of a catalogue is of the document's year. */
const ANY_YEAR = /(20\d{2})\s*年/g;
/** 截至 2023 年底, 截止 2023 年 12 月 31 日: the balance date of assets and staff. */
const BALANCE_DATE =
  /截[至止]\s*(20\d{2})\s*年\s*(?:度?\s*[末底]|12\s*月\s*31\s*日)(?=[^。；]{0,20}?(?:车辆|编制|人员|资产|设备))/g;
/** A sentence that opens with the year it reports on. */
const OPENING =
  /^\s*(20\d{2})\s*年\s*度?\s*(?=本?(?:年|部门|单位)?(?:收入|支出|一般公共预算|财政拨款|政府性基金|国有资本|[“"]?三公|因公出国|公务用车|公务接待|会议费|培训费|机关运行经费|政府采购))/g;

interface YearPrint {
  readonly place: FindingPlace;
  readonly year: number;
}

export const documentYear: FormRule = {
  meta: {
    id: 'document-year',
    severity: 'warning',
    title: { zh: '年度前后不一致', en: 'Year does not fit the document' },
    description: {
      zh: '表名、目录、标题、时点（截至某年末）或句首的年度与文件年度不符，多为沿用上年文本。决算的时点应为当年年末，预算为上年年末。',
      en: 'The year of a table title, catalogue line, heading, balance date or opening of a sentence is not the document’s: usually last year’s text. Final accounts state balances at the end of their year, budgets at the end of the year before.',
    },
    identities: ['C27', 'C25'],
    basis: {
      kind: 'printed',
      text: {
        zh: '封面和多数标题所印的年度。',
        en: 'The year on the cover and in most titles of the same document.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: `${COVER}第二部分 2022 年度部门决算情况说明

一、收入决算情况说明

2023 年度收入合计 12.00 万元。
`,
        why: { zh: '章标题的年度是上一年。', en: 'The chapter title bears last year.' },
      },
      {
        text: narrative('十二、国有资产占用情况说明', '截至 2022 年末，共有车辆 0 辆。'),
        why: { zh: '决算的时点应为 2023 年末。', en: 'The balance date is the end of 2023.' },
      },
    ],
    pass: [
      {
        text: narrative(
          '一、收入决算情况说明',
          '2023 年度收入合计 12.00 万元，与 2022 年度收入相比增加 2.00 万元。',
          '十二、国有资产占用情况说明',
          '截至 2023 年末，共有车辆 0 辆。',
        ),
        why: { zh: '与上年比较可以写上年。', en: 'A comparison may name the year before.' },
      },
    ],
  },
  *check(reading) {
    const year = reading.document.fiscalYear;
    if (year === null) {
      yield notApplicable({ zh: '没有读出文件年度。', en: 'The document’s year was not read.' });
      return;
    }
    const balance = reading.document.kind === 'budget' ? [year - 1, year] : [year];
    yield result(catalogueYears(reading), [year], 'catalogue', {
      zh: '目录中的年度',
      en: 'year in the catalogue of tables',
    });
    yield result(titleYears(reading), [year], 'title', {
      zh: '标题中的年度',
      en: 'year in titles',
    });
    yield result(textYears(reading, BALANCE_DATE), balance, 'balance', {
      zh: '时点的年度',
      en: 'year of the balance date',
    });
    yield result(textYears(reading, OPENING), [year], 'opening', {
      zh: '句首的年度',
      en: 'year that opens a sentence',
    });
  },
};

function result(
  prints: readonly YearPrint[],
  right: readonly number[],
  anchor: string,
  what: { readonly zh: string; readonly en: string },
): FormResult {
  const wrong = prints.filter((entry) => !right.includes(entry.year));
  if (wrong.length === 0) return holds();
  const years = [...new Set(wrong.map((entry) => entry.year))].join('、');
  return broken(
    wrong.map((entry) => entry.place),
    {
      zh: `${what.zh}为 ${years}（${wrong.length} 处），应为 ${right.join(' 或 ')}。`,
      en: `The ${what.en} is ${years} (${wrong.length} place(s)); it should be ${right.join(' or ')}.`,
    },
    { printed: years, expected: right.join('、'), anchor },
  );
}

function catalogueYears(reading: Reading): readonly YearPrint[] {
  return catalogues(reading).flatMap((table) =>
    table.rows.flatMap((row) =>
      yearsIn(row.name, ANY_YEAR).map((year) => ({ place: rowPlace(table, row), year })),
    ),
  );
}

function titleYears(reading: Reading): readonly YearPrint[] {
  const captions = allBlocks(reading).flatMap((block) =>
    (block.type === 'table' || block.type === 'fragments') && block.caption.title !== null
      ? [block.caption.title]
      : [],
  );
  const fromCaptions = captions.flatMap((title) =>
    yearsIn(title.value, TITLE_YEAR).map((year) => ({ place: captionPlace(title), year })),
  );
  const headings = textBlocks(reading).filter(
    (block) => block.kind === 'heading' && block.level <= 2 && block.text.value.trim().length <= 60,
  );
  const fromHeadings = headings.flatMap((block) =>
    [...block.text.value.matchAll(TITLE_YEAR)].map((match) => ({
      place: textPlace(block, match.index, match.index + match[0].length),
      year: Number.parseInt(match[1] ?? '', 10),
    })),
  );
  return [...fromCaptions, ...fromHeadings];
}

function textYears(reading: Reading, pattern: RegExp): readonly YearPrint[] {
  return textBlocks(reading)
    .filter((block) => block.kind === 'paragraph' && !block.glossary)
    .flatMap((block) =>
      [...block.text.value.matchAll(pattern)].map((match) => ({
        place: textPlace(block, match.index, match.index + match[0].length),
        year: Number.parseInt(match[1] ?? '', 10),
      })),
    );
}

function yearsIn(title: string, pattern: RegExp): readonly number[] {
  return [...title.matchAll(pattern)].map((match) => Number.parseInt(match[1] ?? '', 10));
}
