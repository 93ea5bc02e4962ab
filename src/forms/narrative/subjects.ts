import { measureOf } from '../../facts/measures.js';
import { vocabulary } from '../generated/vocabulary.js';
import { Clause, type NamedSubject } from './clause.js';
import { completeSubject, inGroup } from './completion.js';
import { topicChain, topicOf } from './lexicon.js';
import { looseAccount } from './loose.js';
import type { Memory } from './memory.js';
import type { ScannedNumber } from './scanner.js';
import type { Frame, Statement } from './statement.js';
import { hasFund, isUnknown, type Subject } from './subject.js';
import { coordinated, summed } from './sums.js';
import type { Token } from './tokens.js';
import { changesUnknown, namesUnknown, partOfOther, saysItOfSomethingElse } from './unknowns.js';
import type { VocabularyEntry } from './vocabulary.js';
import { wordsBefore } from './words.js';

/** The place of a figure in its paragraph. */
export interface Site {
  readonly norm: string;
  readonly tokens: readonly Token[];
  /** Index of the figure's token. */
  readonly index: number;
  readonly number: ScannedNumber;
  /** Where the words of the running clause begin. */
  readonly from: number;
  readonly clause: Clause;
  readonly memory: Memory;
  readonly frame: Frame;
  /** Where the sentence begins. */
  readonly sentence: number;
  /** The statement before, of whatever sentence of the passage. */
  readonly previous: Statement | null;
}

const COUNTED = vocabulary.filter((entry) => entry.role === 'count');

/**
 * What an amount, or a percentage of amounts, measures: named in the clause, else what
 * the running clauses, the account, the paragraph or the topic speak of.
 * @param explicit the clause says which print of the measure it is (basis, change, share)
 * @param explains inside an explanation the running subject is not meant
 * @returns empty when the words name something the vocabulary does not know
 */
export function moneySubjects(
  site: Site,
  explicit: boolean,
  explains = site.memory.reason,
): readonly Subject[] {
  const { clause, memory } = site;
  if (summed(clause) === null) return [];
  const named = namedSubjects(site, 'money');
  const stale = !clause.fresh && (namesUnknown(site) || divides(clause, named));
  if (named.length > 0) return stale ? [] : named;
  if (clause.named.some(isUnknown)) return [];
  // 收入 100 万元，支出 100 万元，各增加 5 万元
  if (clause.each && memory.amounts.length > 1) return memory.amounts;
  const appropriation = appropriationOf(site);
  if (appropriation !== null) return [appropriation];
  const loose = looseAccount(topicOf(site.frame.topic)?.chart, wordsOf(site));
  if (loose !== null) return [loose];
  return explains ? [] : running(site, explicit);
}

/** 按采购资金划分，一般公共预算拨款 5 万元: a part by fund of what no fund divides. */
function divides({ modifiers }: Clause, subjects: readonly Subject[]): boolean {
  const byFund = modifiers.fund !== undefined || modifiers.source !== undefined;
  return byFund && subjects.every(({ measure }) => !hasFund(measure));
}

/** What is counted: named before or behind the figure, or belonging to a subject of money. */
export function countSubjects(site: Site): readonly Subject[] {
  const other = partOfOther(site);
  if (other && site.clause.named.length > 0) return [];
  const named = namedSubjects(site, 'count');
  if (named.length > 0) return named;
  const behind = nounsBehind(site, false)
    .map((subject) => complete(subject, site))
    .find((subject) => fits(subject, 'count', site.number));
  if (behind !== undefined) return [inGroup(behind, site.memory, wordsOf(site))];
  const part = partOfVisits(site);
  if (part !== null) return [part];
  if (other) return [];
  // 其中外事接待 2 批次，9 人: what follows a count of something unknown is of that, too.
  const { previous } = site;
  const goesOn = previous !== null && previous.number.start >= site.sentence;
  if (goesOn && !previous.bound && previous.basis === 'count' && wordsOf(site) === '') return [];
  const beside = [
    ...site.clause.named,
    ...site.memory.last,
    ...site.memory.current,
    ...site.memory.first,
    ...topicSubjects(site.frame),
  ];
  const counted = beside
    .map((subject) => countedBeside(subject, site.number))
    .find((subject) => subject !== null);
  return counted === undefined || counted === null ? [] : [counted];
}

/** What a sentence of the topic is about that names nothing. */
export function topicSubjects(frame: Frame): readonly Subject[] {
  const topic = topicOf(frame.topic);
  return (topic?.measures ?? []).map((measure) => ({
    measure,
    dims: {
      ...topic?.subjectDims,
      ...(measure === 'project-funds' && frame.project !== null ? { project: frame.project } : {}),
    },
    words: '',
  }));
}

/**
 * Nouns behind a figure, up to the next mark or figure.
 * @param throughMarks look past commas and brackets, to the end of the part
 */
export function nounsBehind(site: Site, throughMarks: boolean): readonly NamedSubject[] {
  const clause = new Clause();
  for (let at = site.index + 1; at < site.tokens.length; at += 1) {
    const token = site.tokens[at];
    if (token === undefined || token.kind === 'figure') break;
    if (token.kind === 'mark') {
      const ends = token.mark === 'stop' || token.mark === 'semicolon';
      if (ends || !throughMarks) break;
    }
    if (token.kind !== 'word') continue;
    if (token.entry.role === 'basis' || token.entry.role === 'whole') break;
    clause.word(token, site.norm, { weakMeasure: false, against: null });
  }
  const scheme = clause.business.task;
  return clause.named.map((subject) =>
    scheme === undefined ? subject : { ...subject, dims: { ...subject.dims, task: scheme } },
  );
}

function namedSubjects(site: Site, quantity: 'money' | 'count'): readonly Subject[] {
  return (quantity === 'money' ? (summed(site.clause) ?? []) : coordinated(site.clause))
    .map((subject) => complete(subject, site))
    .filter((subject) => fits(subject, quantity, site.number))
    .flatMap((subject) => ofWhole(subject, site))
    .map((subject) => inGroup(subject, site.memory, wordsOf(site)));
}

/**
 * A part is narrowed as its whole is: 行政运行(项) 9 万元，其中：基本支出 5 万元 is basic
 * expenditure of the item. Part of something unknown, it is unknown.
 */
function ofWhole(subject: Subject, { memory, clause }: Site): readonly Subject[] {
  const side = subject.measure.startsWith('revenue');
  const whole = memory.enclosing.find(
    ({ measure }) => measure === '' || measure.startsWith('revenue') === side,
  );
  if (whole === undefined || !hasFund(subject.measure) || clause.changes) return [subject];
  if (isUnknown(whole)) return [];
  if (!hasFund(whole.measure)) return [subject];
  // The code of an item tells its group.
  const { fund, source, group: _told, ...rest } = whole.dims;
  const money = {
    ...(fund === undefined ? {} : { fund }),
    ...(source === undefined || subject.dims.fund !== undefined ? {} : { source }),
  };
  const inherited = whole.measure === subject.measure ? { ...rest, ...money } : money;
  return [{ ...subject, dims: { ...inherited, ...subject.dims } }];
}

function complete(subject: NamedSubject, site: Site): NamedSubject {
  const total = subject.entry?.total;
  const { norm, sentence, number } = site;
  const added = total !== undefined && ADDED.test(norm.slice(sentence, number.start));
  const grand = total !== undefined && (YEARS_PART.test(norm.slice(number.unitEnd)) || added);
  // In a report on what was done of a budget the sum says itself which print it is.
  const open = added && site.frame.kind === 'budget' && site.clause.basis === null;
  // The fund of what is added up is the sum's.
  const fund = added ? site.memory.amounts.at(-1)?.dims.fund : undefined;
  const dims = fund === undefined ? subject.dims : { fund, ...subject.dims };
  if (total === undefined && meansTotals(subject, site))
    return completeSubject({ ...subject, measure: `${subject.measure}-total` }, site.memory, false);
  const named = grand ? { ...subject, measure: open ? '' : total, dims } : subject;
  return completeSubject(named, site.memory, site.clause.business.item === 'bought');
}

/** 收支较上年增加 5 万元 behind both grand totals, or where the section tells of them, is theirs. */
function meansTotals({ entry, measure }: NamedSubject, { memory, frame }: Site): boolean {
  const both =
    entry?.measures?.length === 2 && (measure === 'revenue' || measure === 'expenditure');
  if (!both) return false;
  const [told] = memory.first.length > 0 ? memory.first : topicSubjects(frame);
  return told?.measure.endsWith('-total') === true;
}

/** 收入 9 万元，加上上年结转 1 万元，收入合计 10 万元. */
const ADDED = /(?:^|[，,；;])再?加上?[^，,；;。\d]+\d[\d.,]*[^\d，,；;。]*[，,].*$/;
/** The parts of a total that name what is of this year. */
const YEARS_PART = /^[^。；;]{0,20}(?:其中|包括):?(?:本年|当年)(?:收入|支出)/;

function fits(
  subject: Subject | NamedSubject,
  quantity: 'money' | 'count',
  number: ScannedNumber,
): boolean {
  if (measureOf(subject.measure)?.quantity !== quantity) return false;
  const units = 'entry' in subject ? subject.entry?.units : undefined;
  return units === undefined || units.some((unit) => number.unit.endsWith(unit));
}

/** 一般公共预算当年拨款 with no noun behind it is the appropriation: revenue, or what it pays. */
function appropriationOf(site: Site): Subject | null {
  const { modifiers } = site.clause;
  if (Object.keys(modifiers).length === 0) return null;
  const measures = topicSubjects(site.frame).map(({ measure }) => measure);
  if (!measures.some(hasFund)) return null;
  const [whole] = site.memory.enclosing;
  const sides = whole !== undefined && hasFund(whole.measure) ? [whole.measure] : measures;
  const measure = sides.some((id) => id.startsWith('revenue')) ? 'revenue' : 'expenditure';
  return { measure, dims: modifiers, words: wordsOf(site) };
}

/** 2023 年 5 万元，2022 年 4 万元: a year names no other subject. */
const YEAR = /^(?:19|20)\d{2}年度?$/;

function running(site: Site, explicit: boolean): readonly Subject[] {
  const { memory, frame, number, clause } = site;
  // An amount that names neither subject nor basis speaks of something else.
  if (!explicit && wordsOf(site).replace(YEAR, '') !== '') return [];
  if (memory.current.length > 0 && memory.current.every(isUnknown)) return [];
  if (namesUnknown(site) || changesUnknown(site)) return [];
  // 涉及项目预算资金 5 万元 in goals is the money of the projects, not of the year.
  if (frame.topic === 'performance-goals' && clause.fresh && clause.named.length > 0) return [];
  if (topicChain(frame.topic).includes('business') && saysItOfSomethingElse(site)) return [];
  const account = memory.account ?? frame.carried;
  if (account?.measure === '' && memory.current.every(({ measure }) => measure === '')) return [];
  const choices: (readonly Subject[])[] = [
    memory.current,
    account === null ? [] : [account],
    memory.first,
    topicSubjects(frame),
  ];
  return (
    choices
      .map((list) => list.filter((subject) => fits(subject, 'money', number)))
      .map((list) => (divides(clause, list) ? [] : list))
      .find((list) => list.length > 0) ?? []
  );
}

/** 其中城乡居民 8576 人次: a part of the visits just counted needs no noun of its own. */
function partOfVisits(site: Site): Subject | null {
  const words = wordsOf(site);
  const whole = site.memory.whole.some(({ measure }) => measure === 'visits');
  if (!whole || words === '' || !site.number.unit.endsWith('人次')) return null;
  return inGroup({ measure: 'visits', dims: {}, words }, site.memory, words);
}

/** Counted things beside a subject that is money (公务接待费 … 3 批次). */
function countedBeside(subject: Subject, number: ScannedNumber): Subject | null {
  // 人次 ends in 次, but counts persons: the longest unit decides.
  const reach = (entry: VocabularyEntry): number =>
    Math.max(0, ...entry.words.map((unit) => (number.unit.endsWith(unit) ? unit.length : 0)));
  const [rule] = COUNTED.filter(
    (entry) =>
      entry.of === subject.measure &&
      (entry.items === undefined || entry.items.includes(subject.dims.item ?? '')) &&
      reach(entry) > 0,
  ).sort((a, b) => reach(b) - reach(a));
  const measure = rule?.measures?.[0];
  if (measure === undefined) return null;
  const dims = rule?.dims ?? (subject.measure === 'three-public' ? {} : subject.dims);
  return { measure, dims, words: subject.words };
}

function wordsOf({ norm, from, number }: Site): string {
  return wordsBefore(norm, from, number.start);
}
