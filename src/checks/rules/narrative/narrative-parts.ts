import { type Dimensions, type FactKey, subjectString } from '../../../facts/key.js';
import { isZero } from '../../../facts/printed.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import { evaluate } from '../../evaluate.js';
import { keyId, subjectId } from '../../key-id.js';
import type { ArithmeticRule, Identity, Term } from '../../rule.js';
import { claimOccurrence, printId, term } from '../../terms.js';
import { DEFINITION } from '../bases.js';
import { shareSentence, staffSentence } from '../examples-text.js';
import { PART_LISTS, type PartList } from './part-lists.js';

/** Totals in running text are the sum of the parts the text gives (C03, C04, C13, C16, C17, C22, C25, C26, C30). */
export const narrativeParts: ArithmeticRule = {
  meta: {
    id: 'narrative-parts',
    severity: 'error',
    title: { zh: '文字中的合计与分项', en: 'Totals and parts in text' },
    description: {
      zh: '文字说明中的总额、总数应等于其按定义划分的各部分之和，如收入按来源、支出按基本和项目、“三公”经费按三项、编制和实有人员按类别。只列出一部分的，各部分之和不应大于总数。',
      en: 'A total in the text is the sum of the parts that define it: revenue by source, expenditure by basic and project, three-public by its three items, staff by kind. Where only some parts are given, they do not exceed the total.',
    },
    identities: ['C03', 'C04', 'C13', 'C16', 'C17', 'C22', 'C25', 'C26', 'C30', 'E16', 'E20'],
    basis: DEFINITION,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: shareSentence('480.00', ['300.00', '62.5'], ['180.00', '37.5']),
        why: { zh: '300.00 + 180.00 = 480.00', en: '300.00 + 180.00 = 480.00' },
      },
      {
        text: staffSentence('12', '5', '7'),
        why: { zh: '5 + 7 = 12', en: '5 + 7 = 12' },
      },
    ],
    fail: [
      {
        text: shareSentence('498.00', ['300.00', '62.5'], ['180.00', '37.5']),
        why: { zh: '300.00 + 180.00 不是 498.00', en: '300.00 + 180.00 is not 498.00' },
      },
      {
        text: staffSentence('12', '0', '0'),
        why: { zh: '实有 12 人，各类之和为 0', en: '12 persons, while the kinds add up to 0' },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    const seen = new Set<string>();
    for (const [index, claim] of reading.claims.entries()) {
      for (const key of claim.keys) {
        for (const list of PART_LISTS) {
          if (!isTotalOf(key, list)) continue;
          const identity = divide(reading, claim, index, key, list);
          const id =
            identity === null
              ? ''
              : `${list.id} ${list.whole} ${printId(claimOccurrence(reading, claim))}`;
          if (identity === null || seen.has(id)) continue;
          seen.add(id);
          if (list.whole) seen.add(`${list.id} false ${printId(claimOccurrence(reading, claim))}`);
          yield identity;
        }
      }
    }
  },
};

function isTotalOf(key: FactKey, list: PartList): boolean {
  return (
    key.measure === list.measure &&
    list.bases.includes(key.basis) &&
    key.of === undefined &&
    subjectId(key) === subjectString(list.measure, list.total)
  );
}

function divide(
  reading: Reading,
  claim: Claim,
  index: number,
  key: FactKey,
  list: PartList,
): Identity | null {
  const find = (dims: Dimensions) => partNear(reading, claim, index, { ...key, dims });
  const needed = list.parts.map(find);
  if (needed.some((part) => part === null)) return null;
  const more = (list.more ?? []).map(find);
  const parts = [...needed, ...more].filter((part) => part !== null);
  const [only, another] = parts;
  if (only === undefined) return null;
  // 其中外宾接待 0 万元: one part of nothing leaves all of it to parts that are not named.
  const tells =
    list.single === true && (only.occurrence === null || !isZero(only.occurrence.printed));
  if (list.whole && another === undefined && !tells) return null;
  const terms = [term(claimOccurrence(reading, claim, key), 1n), ...parts];
  return list.whole ? whole(list, key, terms) : covering(list, key, terms);
}

function whole(list: PartList, key: FactKey, terms: readonly Term[]): Identity {
  const name = describeKey(key);
  const fallsShort = evaluate(covering(list, key, terms)).outcome === 'holds';
  return {
    id: list.id,
    title: { zh: `${name.zh}应等于各部分之和`, en: `${name.en} should be the sum of its parts` },
    relation: { kind: 'linear', compare: '=', terms },
    target: 0,
    ...(list.usual === true || (list.open === true && fallsShort) ? { severity: 'warning' } : {}),
  };
}

function covering(list: PartList, key: FactKey, terms: readonly Term[]): Identity {
  const name = describeKey(key);
  return {
    id: list.id,
    title: {
      zh: `${name.zh}应不小于所列各部分之和`,
      en: `${name.en} should cover the parts listed`,
    },
    relation: { kind: 'linear', compare: '>=', terms },
    target: 0,
  };
}

/**
 * The print of a part that goes with a total: in the same paragraph the first after it, else in
 * the next paragraphs of the section before the total is printed again.
 */
function partNear(reading: Reading, claim: Claim, index: number, key: FactKey): Term | null {
  const wanted = keyId(key);
  const own = new Set(claim.keys.map(keyId));
  for (let at = index + 1; at < reading.claims.length; at += 1) {
    const one = reading.claims[at];
    if (one === undefined || !isInSection(claim, one)) break;
    if (one.keys.some((candidate) => own.has(keyId(candidate)))) break;
    if (one.keys.some((candidate) => keyId(candidate) === wanted)) {
      return term(claimOccurrence(reading, one, key), -1n);
    }
  }
  return null;
}

/** The same section or one inside or beside it under the same heading. */
function isInSection(total: Claim, part: Claim): boolean {
  if (part.section === total.section || part.section.startsWith(`${total.section} / `)) return true;
  const parent = total.section.split(' / ').slice(0, -1).join(' / ');
  return parent !== '' && part.section.startsWith(`${parent} / `) && part.topic === total.topic;
}
