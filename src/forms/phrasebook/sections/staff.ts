import { joined, type Phrase } from '../phrase.js';
import type { Speaker } from '../speaker.js';
import { type Section, text } from './passage.js';

const QUOTAS = [
  ['administrative', '行政编制'],
  ['civil-service-managed', '参公管理事业编制'],
  ['institution', '事业编制'],
  ['workers', '工勤编制'],
] as const;

const PERSONS = [
  ['administrative', '行政'],
  ['civil-service-managed', '参公'],
  ['institution', '事业'],
  ['workers', '工勤'],
] as const;

const RETIREES = [
  ['veteran', '离休人员'],
  ['retired', '退休人员'],
] as const;

/**
 * Authorised posts, persons employed and retired, each by kind: those of the end of the year,
 * in a budget of the end of the year before.
 */
export const staff: Section = (speaker) => {
  const parts = [
    counted(speaker, 'staff-quota', '人员编制', QUOTAS),
    counted(speaker, 'staff-actual', '实有人员', PERSONS),
    counted(speaker, 'retirees', '管理的离退休人员', RETIREES),
  ].filter((part) => part !== '');
  // One sentence: a second one at the top of a page would not say of which year it is.
  return [
    text([
      `截至${speaker.info.fiscalYear + offsetOf(speaker)}年底，本${speaker.body}`,
      joined(parts, '；'),
      '。',
    ]),
  ];
};

function counted(
  speaker: Speaker,
  measure: string,
  name: string,
  items: readonly (readonly [string, string])[],
): Phrase {
  const whole = speaker.need({ measure, dims: {} }, 'count', offsetOf(speaker));
  if (whole === null) return '';
  const parts = items.flatMap(([item, words]): readonly Phrase[] => {
    const fact = speaker.find({ measure, dims: { item } }, 'count', offsetOf(speaker));
    return fact === null ? [] : [[words, speaker.count(fact, '人')]];
  });
  return [
    name,
    speaker.count(whole, '人'),
    parts.length === 0 ? '' : ['，其中', joined(parts, '、')],
  ];
}

function offsetOf({ info }: Speaker): number {
  return info.kind === 'budget' ? -1 : 0;
}
