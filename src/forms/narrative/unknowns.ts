import { topicChain } from './lexicon.js';
import { gapsBetween, unknownName } from './naming.js';
import type { Site } from './subjects.js';
import { wordsBefore } from './words.js';

/** Words of the visits that a sum of money paid for; they name no part of them. */
const VISITING = /其中|包括|接待|来访|团组|批次|人次|人数|出国|开支|支出/g;

/** 车辆 9 辆，其中轿车 3 辆: a part with a name that the vocabulary does not know. */
export function partOfOther(site: Site): boolean {
  const { memory, clause } = site;
  if (!memory.insideWhole || memory.reason) return false;
  // 项目 90 个，其中涉密项目 2 个: the noun is that of the whole, its name is not.
  if (clause.named.some(({ entry }) => entry?.generic !== true)) return false;
  return (
    unknownName(wordsBefore(site.norm, site.from, site.number.start).replace(VISITING, '')) !== ''
  );
}

/** 政府集中采购预算 5 万元: the words before the basis name what the vocabulary does not know. */
export function namesUnknown({ norm, tokens, from, number, clause, frame }: Site): boolean {
  const says = clause.basis !== null && !clause.changes;
  // Reviews speak of projects by their own names; goals give the sum of them all.
  const reviews =
    frame.topic !== 'performance-goals' && topicChain(frame.topic).includes('performance');
  if (!says || reviews) return false;
  return gapsBetween(norm, tokens, from, number.start).some((words) => unknownName(words) !== '');
}

/** 绩效奖金较上年增加 5 万元: what changes is named before the comparison, and no list knows it. */
export function changesUnknown({ norm, tokens, from, index, clause }: Site): boolean {
  if (!clause.changes) return false;
  const opens = tokens.find(
    (token, at) =>
      at < index && token.start >= from && token.kind === 'word' && token.entry.role === 'compare',
  );
  if (opens === undefined) return false;
  return gapsBetween(norm, tokens, from, opens.start).some(
    (words) => unknownName(words.replace(SPENDING, '')) !== '',
  );
}

/** 费用支出较上年减少: what the running subject costs. */
const SPENDING = /支出|费用|开支/g;

/**
 * 平均降价 54%, 绩效目标完成率 98%: the words before the direction or the completion name
 * what it is of, and the vocabulary does not know them.
 */
export function saysItOfSomethingElse({ clause, norm, from }: Site): boolean {
  if (clause.against !== null) return false;
  const role = clause.direction?.start ?? clause.roleAt;
  return role !== null && wordsBefore(norm, from, role) !== '';
}
