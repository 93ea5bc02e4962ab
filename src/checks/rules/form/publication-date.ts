import type { Reading } from '../../../forms/reading.js';
import type { FindingPlace, FormResult, FormRule } from '../../rule.js';
import { textBlocks } from './support/blocks.js';
import { COVER } from './support/examples.js';
import { broken, documentPlace, holds, notApplicable, textPlace } from './support/results.js';

/** Days of a publication, as an office states them beside its documents (YYYY-MM-DD). */
export interface PublicationDates {
  readonly approved?: string;
  readonly published?: string;
}

/** Budget Law, art. 14: within 20 days after the approval, counted by the calendar. */
const DAYS = 20;
const DAY = 86_400_000;

const DATE = '(20\\d\\d)\\s*[年.\\-/]\\s*(\\d{1,2})\\s*[月.\\-/]\\s*(\\d{1,2})';
/** Only a labelled day: a sentence may tell of the approval of something else. */
const APPROVED = new RegExp(`(?:预算|决算)?批复(?:日期|时间)\\s*[:：]\\s*${DATE}`);
const PUBLISHED = new RegExp(`(?:公开|发布)(?:日期|时间)\\s*[:：]\\s*${DATE}`);

interface Stated {
  readonly day: string;
  /** Where the text prints it; null where it was stated beside the document. */
  readonly place: FindingPlace | null;
}

/**
 * F06: published within 20 days after the approval. The days are those given, else those that the
 * text prints behind 批复日期 and 公开日期.
 */
export function publicationDate(dates: PublicationDates = {}): FormRule {
  return {
    meta: {
      id: 'publication-date',
      severity: 'warning',
      title: { zh: '批复后 20 日内公开', en: 'Published within 20 days after the approval' },
      description: {
        zh: '预算、决算应当在批复后 20 日内公开（按自然日计）。批复日期和公开日期取自文本中注明的，或 mingzhang.config.yaml 中的 dates；缺一不核对。',
        en: 'Budgets and final accounts are published within 20 calendar days after their approval. Both days are those that the text labels, or `dates` of mingzhang.config.yaml; without both nothing is checked.',
      },
      identities: ['F06', 'R01', 'R02', 'R08'],
      basis: {
        kind: 'law',
        text: {
          zh: '预算法第十四条；预算法实施条例第六条。',
          en: 'Budget Law, art. 14; Regulation on the Budget Law, art. 6.',
        },
        confidence: 'high',
      },
      kinds: ['final-accounts', 'budget'],
      layouts: [],
    },
    examples: {
      fail: [
        {
          text: document('2024年8月20日', '2024年9月15日'),
          why: { zh: '批复后第 26 日公开。', en: 'Published on the 26th day.' },
        },
      ],
      pass: [
        {
          text: document('2024年8月20日', '2024-09-09'),
          why: { zh: '批复后第 20 日公开。', en: 'Published on the 20th day.' },
        },
      ],
    },
    *check(reading) {
      const approved = stated(reading, dates.approved, APPROVED);
      const published = stated(reading, dates.published, PUBLISHED);
      if (approved === null || published === null) {
        yield notApplicable({
          zh: '没有注明批复日期和公开日期。',
          en: 'The days of approval and publication are not given.',
        });
        return;
      }
      yield result(reading, approved, published);
    },
  };
}

function result(reading: Reading, approved: Stated, published: Stated): FormResult {
  const days = (Date.parse(published.day) - Date.parse(approved.day)) / DAY;
  if (days >= 0 && days <= DAYS) return holds();
  const places = [published.place, approved.place].filter((one) => one !== null);
  const message =
    days < 0
      ? {
          zh: `公开日期 ${published.day} 早于批复日期 ${approved.day}。`,
          en: `published on ${published.day}, before the approval of ${approved.day}.`,
        }
      : {
          zh: `批复日期 ${approved.day}，公开日期 ${published.day}，相隔 ${days} 日，超过 20 日。`,
          en: `approved on ${approved.day}, published on ${published.day}: ${days} days later, more than 20.`,
        };
  return broken(
    places.length > 0 ? places : [documentPlace(reading, textBlocks(reading)[0])],
    message,
    { printed: published.day, anchor: 'publication-date' },
  );
}

function stated(reading: Reading, given: string | undefined, pattern: RegExp): Stated | null {
  if (given !== undefined) return { day: given, place: null };
  for (const block of textBlocks(reading)) {
    const found = pattern.exec(block.text.value);
    const day = found === null ? null : dayOf(found);
    if (found === null || day === null) continue;
    return { day, place: textPlace(block, found.index, found.index + found[0].length) };
  }
  return null;
}

/** Null for a day that the calendar does not have. */
function dayOf([, year = '', month = '', date = '']: RegExpExecArray): string | null {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : null;
}

function document(approved: string, published: string): string {
  return `${COVER}第一部分 部门概况

一、主要职责

贯彻执行医疗保障法规。

第五部分 公开说明

决算批复日期：${approved}

公开日期：${published}
`;
}
