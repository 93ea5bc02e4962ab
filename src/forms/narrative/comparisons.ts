import type { Against } from '../../facts/key.js';
import type { Direction } from '../reading.js';
import type { Clause } from './clause.js';
import { topicChain } from './lexicon.js';
import type { ScannedNumber } from './scanner.js';
import { ownPrint, type Statement } from './statement.js';
import { moneySubjects, type Site } from './subjects.js';

/** A word of direction that stands without an amount, with its offsets. */
export interface DirectionWord {
  readonly value: Direction;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A comparison in words: a statement of change whose figure is not printed. */
export interface Said extends Statement {
  readonly word: DirectionWord;
  readonly restates: boolean;
}

/** What may stand between the word of direction and the end of its clause. */
const TRAILS = /^(?:了|的|较多|较大|明显|幅度较大|幅度|数额|额|部分)*(?:主要)?$/;

/** The word of direction that closes a clause, or null. */
export function saidInWords(clause: Clause, norm: string, end: number): DirectionWord | null {
  const { direction, order } = clause;
  const ordered = order !== null && order.end > order.start + order.text.length ? order : null;
  const said = direction ?? ordered;
  if (said === null || said.value === null || clause.gap) return null;
  if (!TRAILS.test(norm.slice(said.end, end))) return null;
  return { value: said.value, text: said.text, start: said.start, end: said.end };
}

/**
 * Two amounts compared in words alone.
 * @param site its number is the word of direction
 * @returns null where the words do not say what they compare with, or compare no amounts
 */
export function stateComparison(site: Site, word: DirectionWord): Said | null {
  const { clause, memory, previous, frame } = site;
  const chain = topicChain(frame.topic);
  if (chain.includes('business') && !chain.includes('performance-project')) return null;
  const ofPlan = clause.basis === 'budget' || clause.basis === 'adjusted-budget';
  if (frame.kind !== 'budget' && ofPlan) return null;
  // Inside an explanation only a clause that names the final figure speaks of the subject again.
  if (memory.reason && clause.basis !== 'final') return null;
  const restates = clause.against === null;
  const against = clause.against ?? (restates ? changed(previous) : null);
  if (against === null) return null;
  const bare = restates && clause.named.length === 0 && previous !== null;
  const subjects = bare ? previous.subjects : moneySubjects(site, true, false);
  return {
    number: site.number,
    subjects,
    bound: subjects.length > 0,
    basis: 'change',
    against: ownPrint(against, frame),
    whole: null,
    wholeNamed: false,
    year: memory.year(false) ?? frame.year,
    direction: word.value,
    directionText: word.text,
    words: '',
    planned: false,
    word,
    restates,
  };
}

/** What the change just stated compares with. */
function changed(previous: Statement | null): Against | null {
  const change = previous?.basis === 'change' || previous?.basis === 'change-percent';
  return change && previous.direction !== null ? previous.against : null;
}

/** The place of a word where a figure is wanted. */
export function wordsAt(start: number, end: number): ScannedNumber {
  return { start, end, text: '', unit: '万元', unitEnd: end, bound: 'exact', reason: null };
}
