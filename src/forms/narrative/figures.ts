import type { Against, Basis } from '../../facts/key.js';
import { measureOf } from '../../facts/measures.js';
import { parseUnit } from '../../facts/unit.js';
import { withPurchase } from './completion.js';
import { topicChain } from './lexicon.js';
import type { ScannedNumber } from './scanner.js';
import { ownPrint, type Statement } from './statement.js';
import { isUnknown, type Subject, sameSubject } from './subject.js';
import { countSubjects, moneySubjects, nounsBehind, type Site, topicSubjects } from './subjects.js';
import { saysItOfSomethingElse } from './unknowns.js';
import { nounAfter, wordsBefore } from './words.js';

interface Says {
  readonly basis: Basis;
  readonly against?: Against | null;
  readonly whole?: Subject | null;
}

const PLAN = /确保|力争|目标是|预期|计划|拟|争取|规划/;
const PLANNED_WHOLE = /占(?:预计|计划|目标|应)/;

/** What a clause says with an amount, percentage or count: basis, base, whole, subject. */
export function stateFigure(site: Site): Statement {
  switch (parseUnit(site.number.unit).quantity) {
    case 'money':
      return money(site);
    case 'percent':
      return percent(site);
    default:
      return count(site);
  }
}

/** The score is the mean of all projects. */
const MEAN = /平均得分(?:为|是|达到?)?$/;

/** A score that the clause announces (自评得分); forms print it with or without 分. */
export function stateScore(site: Site): Statement {
  const { number, frame } = site;
  const chain = topicChain(frame.topic);
  const overall =
    chain.includes('performance-overall') ||
    chain.includes('performance-report') ||
    wordsBefore(site.norm, site.sentence, number.start).includes('整体');
  const words = '自评得分';
  const printed = { ...number, unit: number.unit === '' ? '分' : number.unit, reason: null };
  if (overall)
    return state(
      site,
      [{ measure: 'overall-score', dims: {}, words }],
      { basis: 'count' },
      printed,
    );
  if (MEAN.test(site.norm.slice(site.sentence, number.start))) {
    const mean = { measure: 'projects-average-score', dims: {}, words: '平均得分' };
    return state(site, [mean], { basis: 'count' }, printed);
  }
  const { project } = frame;
  const subjects = project === null ? [] : [{ measure: 'project-score', dims: { project }, words }];
  return state(site, subjects, { basis: 'count' }, printed);
}

/** What ends the clause of a percentage whose sign was left out. */
const CLAUSE_END = /^(?:[，。；;)]|$)/;

/**
 * 增加 5.20 万元，增长 13.95。: behind the amount of a change the number without a unit can
 * only be its percentage.
 */
export function isBareRate({ number, clause, previous, norm, sentence }: Site): boolean {
  if (number.reason !== 'no-unit' || previous?.basis !== 'change') return false;
  const same = previous.number.start >= sentence && previous.direction !== null;
  return same && clause.direction !== null && CLAUSE_END.test(norm.slice(number.end));
}

/** It is told as printed: without its sign it proves nothing. */
export function stateBareRate(site: Site): Statement {
  const against = site.previous?.against ?? null;
  return state(site, [], { basis: 'change-percent', against }, { ...site.number, reason: null });
}

function money(site: Site): Statement {
  const { clause, frame } = site;
  const byDefault: Basis = frame.kind === 'budget' ? 'budget' : 'final';
  if (clause.threshold) return threshold(site);
  if (clause.completion !== null) {
    // 完成预算 5 万元的 80%: the amount is the budget itself.
    const basis = clause.completion === 'adjusted-budget' ? 'adjusted-budget' : 'budget';
    return state(site, moneySubjects(site, true), { basis });
  }
  if (clause.share && clause.whole.length > 0) {
    return state(site, clause.whole.slice(-1), { basis: byDefault });
  }
  if (clause.changes) {
    const subjects = site.memory.farYear ? [] : moneySubjects(site, true);
    return state(site, subjects, { basis: 'change', against: baseOf(site) });
  }
  const said = clause.basis ?? clause.basisInComparison;
  const prior =
    clause.priorYear ||
    clause.ofLastYear ||
    (frame.year !== null && site.memory.year(false) === frame.year - 1);
  const basis = prior ? 'prior-year' : (said ?? site.memory.wholeBasis ?? byDefault);
  const named = clause.ofLastYear ? clause.baseNamed : [];
  const subjects =
    named.length > 0 ? named : moneySubjects(site, said !== null || clause.ofLastYear);
  return state(site, prior ? subjects : narrower(site, subjects), { basis });
}

/**
 * 项目支出 9 万元，其中本级项目支出 4 万元: a part that is named like its whole is a narrower
 * thing, which only the words around the name tell.
 */
function narrower(site: Site, subjects: readonly Subject[]): readonly Subject[] {
  if (site.clause.named.length === 0) return subjects;
  // 其中：收入总计 9 万元: one side of both is none of its parts.
  if (site.memory.enclosing.length > subjects.length) return subjects;
  const same = subjects.some((part) =>
    site.memory.enclosing.some((whole) => sameSubject(part, whole)),
  );
  return same ? [] : subjects;
}

/** What a change compares with: said here, said earlier in the part, else last year. */
function baseOf({ clause, memory, frame }: Site): Against {
  return ownPrint(clause.against ?? memory.against ?? memory.partsAgainst ?? 'prior-year', frame);
}

/** 单价 100 万元以上: the limit itself is exact, 以上 belongs to what is counted. */
function threshold(site: Site): Statement {
  const equipment = nounsBehind(site, true).find(({ measure }) => measure === 'equipment');
  const bought = site.clause.business.item === 'bought';
  const dims = equipment === undefined ? {} : (bought ? withPurchase(equipment) : equipment).dims;
  const words = wordsBefore(site.norm, site.from, site.number.start);
  const limit = { ...site.number, bound: 'exact' as const };
  return state(
    site,
    [{ measure: 'equipment-threshold', dims, words }],
    { basis: 'threshold' },
    limit,
  );
}

function percent(site: Site): Statement {
  const { clause, memory } = site;
  // 占比较上年下降 2 个百分点: points are the change of a rate, never the rate.
  if (site.number.unit.includes('百分点') && clause.share)
    return state(site, [], { basis: 'change-percent', against: baseOf(site) });
  // A budget's shares are of the budget itself: 占支出预算的 80%.
  const ofBudget = site.frame.kind === 'budget' && clause.share && clause.whole.length > 0;
  if (clause.completion !== null && !ofBudget) {
    const against = clause.completion === 'open' ? memory.lastBudget : clause.completion;
    // An explanation names parts of its own that only it knows: 其中某项服务较年初完成 92%.
    const subjects = memory.reason ? [] : moneySubjects(site, true);
    return state(site, subjects, { basis: 'completion-percent', against });
  }
  if (clause.share) return share(site);
  const rates = clause.named.filter(({ measure }) => measureOf(measure)?.quantity === 'percent');
  if (clause.changes || inBracketOfChange(site)) {
    const against = inBracketOfChange(site) ? (site.previous?.against ?? null) : baseOf(site);
    const subjects = memory.farYear ? [] : rates.length > 0 ? rates : changedBy(site);
    return state(site, subjects, { basis: 'change-percent', against });
  }
  if (rates.length > 0) return state(site, rates.slice(-1), { basis: 'share-percent' });
  return unnamedPercent(site);
}

/** Percentage points change the rate just stated, percentages an amount. */
function changedBy(site: Site): readonly Subject[] {
  const { clause, previous } = site;
  // 减少 5 万元，下降 10%: the percentage is of what the amount is of, known or not.
  const bare = clause.named.length === 0 && clause.against === null;
  const beside = previous?.basis === 'change' && previous.number.start >= site.sentence;
  if (bare && beside && !saysItOfSomethingElse(site)) return previous.subjects;
  if (!site.number.unit.includes('百分点')) return moneySubjects(site, true);
  const last = saysItOfSomethingElse(site) ? [] : (site.previous?.subjects ?? []);
  return last.filter(({ measure }) => measureOf(measure)?.quantity === 'percent');
}

/** A percentage that names nothing goes on with what the one before it was. */
function unnamedPercent(site: Site): Statement {
  const { clause, memory, previous } = site;
  if (clause.named.length > 0) return state(site, [], { basis: 'share-percent' });
  if (clause.level && previous !== null) {
    return state(site, previous.subjects, { basis: previous.basis });
  }
  const last = memory.lastRelative;
  return last?.basis === 'completion-percent'
    ? state(site, [], { basis: last.basis, against: last.against })
    : state(site, [], { basis: 'share-percent' });
}

function share(site: Site): Statement {
  const { clause, memory } = site;
  const ofPlan = clause.wholeIsPlan && (site.frame.kind !== 'budget' || clause.whole.length === 0);
  if (ofPlan || PLANNED_WHOLE.test(site.norm.slice(site.from, site.number.start))) {
    return state(site, [], { basis: 'completion-percent', against: 'budget' });
  }
  const named = clause.whole.at(-1);
  const [enclosing] = memory.enclosing;
  // 占基本支出 names the whole whose parts are listed, of the fund that it was said of.
  const listed = named !== undefined && enclosing !== undefined && names(named, enclosing);
  const wholes = [
    listed ? enclosing : named,
    memory.enclosing[0],
    topicSubjects(site.frame)[0],
    memory.first[0],
  ];
  const found = wholes.find((subject) => subject !== undefined) ?? null;
  if (found !== null && isUnknown(found)) return state(site, [], { basis: 'share-percent' });
  const whole = found;
  const says = { basis: 'share-percent', whole } as const;
  const stated = state(site, moneySubjects(site, true), says);
  return listed ? { ...stated, wholeNamed: false } : stated;
}

/** The words of a subject that say which of several it is are those of another. */
function names(words: Subject, subject: Subject): boolean {
  const dims = Object.entries(words.dims);
  if (words.measure !== subject.measure || dims.length === 0) return false;
  const has = new Map<string, string | undefined>(Object.entries(subject.dims));
  return dims.every(([axis, value]) => has.get(axis) === value);
}

/** 减少 0.35 万元(17%): the percentage of the change just stated. */
function inBracketOfChange({ norm, from, number, previous }: Site): boolean {
  return previous?.basis === 'change' && /^\((?:约|即|占)?$/.test(norm.slice(from, number.start));
}

function count(site: Site): Statement {
  const { changes, against } = site.clause;
  const says: Says = changes ? { basis: 'change', against: baseOf(site) } : { basis: 'count' };
  // Why something changed is told of other things, and rarely against what.
  const unsaid = changes && against === null && site.memory.reason;
  const subjects = unsaid ? [] : countSubjects(site);
  return state(site, says.basis === 'count' ? narrower(site, subjects) : subjects, says);
}

/** Last year's amounts are of last year; counts may be of the date the paragraph names. */
function yearOf({ frame, memory, clause }: Site, basis: Basis): number | null {
  const { year } = frame;
  if (basis === 'prior-year') return year === null ? null : year - 1;
  // 2023 年 5 万元，2022 年 4 万元，增加 1 万元: behind both amounts the change is the later year's.
  const between = year !== null && memory.years.has(year) && memory.years.has(year - 1);
  if (between && clause.year === null && basis.startsWith('change')) return year;
  return memory.year(basis === 'count') ?? frame.year;
}

function state(
  site: Site,
  subjects: readonly Subject[],
  says: Says,
  number: ScannedNumber = site.number,
): Statement {
  const { norm, clause, memory } = site;
  // 减少 0.35 万元(17%): the percentage has the direction of its amount.
  const said = inBracketOfChange(site) ? site.previous : null;
  return {
    number,
    subjects,
    bound: subjects.length > 0,
    basis: says.basis,
    against: says.against ?? null,
    whole: says.whole ?? null,
    wholeNamed: clause.whole.length > 0,
    year: yearOf(site, says.basis),
    direction: said?.direction ?? clause.direction?.value ?? (clause.gap ? 'none' : null),
    directionText: said?.directionText ?? clause.direction?.text ?? null,
    words: wordsFor(site, subjects, says.basis === 'count'),
    planned:
      memory.reason ||
      clause.qualified ||
      PLAN.test(norm.slice(Math.max(site.sentence, number.start - 40), number.start)),
  };
}

/** The naming words; for what nothing names, the noun counted or the words before. */
function wordsFor(site: Site, subjects: readonly Subject[], counts: boolean): string {
  const named = [...new Set(subjects.map(({ words }) => words).filter((words) => words !== ''))];
  const after = counts ? nounAfter(site.norm, site.number.unitEnd) : '';
  const before = wordsBefore(site.norm, site.from, site.number.start);
  return [named.join('、'), after, before].find((words) => words !== '') ?? '';
}
