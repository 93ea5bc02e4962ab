import type { FormResult, FormRule } from '../../rule.js';
import { paragraphs } from './support/blocks.js';
import { narrative } from './support/examples.js';
import { broken, holds, notApplicable, textPlace } from './support/results.js';

/** A period that begins in a named year and runs on: 2023年1月至今, 2023年1-3月. */
const PERIOD =
  /(20\d{2})\s*年\s*\d{1,2}\s*月?\s*(?:至今|以来|(?:至|到|[-—–－~～])\s*\d{1,2}\s*月)/g;

export const laterYearFigures: FormRule = {
  meta: {
    id: 'later-year-figures',
    severity: 'note',
    title: { zh: '决算年度以后的数据', en: 'Figures of a later year' },
    description: {
      zh: '决算公开文件中用决算年度以后的期间（如“次年1月至今”）说明成绩，不是本年度的完成情况。',
      en: 'Final accounts give results of a period after their own year, which are not results of that year.',
    },
    identities: ['C27'],
    basis: {
      kind: 'reasoning',
      text: {
        zh: '决算说明的是本年度的完成情况。',
        en: 'Final accounts tell what was done in their own year.',
      },
      confidence: 'medium',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: narrative('二、主要成绩', '2024 年 1 月至今，窗口受理事项 1200 件。'),
        why: { zh: '2023 年度决算写了 2024 年的数据。', en: 'Accounts of 2023 report on 2024.' },
      },
    ],
    pass: [
      {
        text: narrative('二、主要成绩', '2023 年 1 月至今，窗口受理事项 1200 件。'),
        why: { zh: '期间从决算年度开始。', en: 'The period begins in the year of the accounts.' },
      },
    ],
  },
  *check(reading): Iterable<FormResult> {
    const year = reading.document.fiscalYear;
    if (year === null) {
      yield notApplicable({ zh: '年度不明', en: 'the fiscal year is not known' });
      return;
    }
    let clean = true;
    for (const block of paragraphs(reading)) {
      const places = [...block.text.value.matchAll(PERIOD)]
        .filter((match) => BigInt(match[1] ?? '0') > BigInt(year))
        .map((match) => textPlace(block, match.index, match.index + match[0].length));
      if (places.length === 0) continue;
      clean = false;
      const printed = places.map((place) => place.text).join('；');
      yield broken(
        places,
        {
          zh: `${year} 年度决算中写有“${printed}”的数据，不属于本年度。`,
          en: `Accounts of ${year} give figures of “${printed}”, a later period.`,
        },
        { printed },
      );
    }
    if (clean) yield holds();
  },
};
