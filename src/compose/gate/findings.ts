import type { BookPlace } from '../../books/place-of-fact.js';
import type { UnitYear } from '../../books/unit-year.js';
import { alarmsOf } from '../../checks/alarms.js';
import { inspect } from '../../checks/check.js';
import { describeKey } from '../../checks/describe.js';
import type { Solver } from '../../checks/localise/solver.js';
import type { Finding, FindingPlace, Message } from '../../checks/rule.js';
import { itemWithoutContent } from '../../checks/rules/form/item-without-content.js';
import { personalData } from '../../checks/rules/form/personal-data.js';
import { reviewLines } from '../../checks/rules/form/review-lines.js';
import { secrecyMarking } from '../../checks/rules/form/secrecy-marking.js';
import { negativeAmount } from '../../checks/rules/table/negative-amount.js';
import { keyString } from '../../facts/key.js';
import type { Reading } from '../../forms/reading.js';
import { causeSentence, repairWords, rivalsListed } from '../../reports/cause.js';
import type { Composition } from '../document.js';
import { type Cause, causesInBook } from './culprits.js';
import { followsFromOmission } from './omissions.js';
import type { BookPlaces } from './places.js';
import type { GateProblem } from './problem.js';
import { valueWords } from './value-words.js';

/** The search of the gate is wider than these rules and tells the same. */
const SEARCHED: ReadonlySet<string> = new Set([personalData.meta.id, secrecyMarking.meta.id]);

const MEND: Message = {
  zh: '改正账册中的数据或文字；“mingzhang explain 规则”说明这条规则',
  en: 'correct the figures or texts of the book; “mingzhang explain RULE” tells of the rule',
};
const MEND_FACT: Message = {
  zh: '核对账册中的这个数并改正；确实无误的，核对与它相加、相减的其他数',
  en: 'compare this figure of the book with the accounts and correct it; if it is right, compare those that it is added to',
};

/** What to do about what no book can mend. */
export const DEFECT: Message = {
  zh: '账册的数据无误而仍有此项，是程序的缺陷，请附 compose-log.json 反映',
  en: 'if the book is right, this is a defect of the program; please report it with compose-log.json',
};

/** The document as it was read back, and what it was made from. */
export interface Checked {
  readonly reading: Reading;
  readonly book: UnitYear;
  readonly composition: Composition;
  readonly places: BookPlaces;
  readonly solver: Solver | null;
}

/**
 * What the checks find in the composed document, as it is read back: one problem a cause. First
 * facts of the book that break sums, with all that they break; then what no fact explains.
 */
export function problemsOfChecks(checked: Checked): {
  readonly problems: readonly GateProblem[];
  readonly unsolved: boolean;
} {
  const { reading, composition, solver } = checked;
  const { result, decisions, unsolved } = inspect(reading, undefined, solver);
  const findings = result.findings.map((finding) => ({
    finding,
    alarms: alarmsOf([finding]).filter((alarm) => isToBeTold(alarm, checked)),
  }));
  const alarms = findings.flatMap((one) => one.alarms);
  const causes = alarms.some(({ arithmetic }) => arithmetic !== null)
    ? causesInBook(decisions, composition.facts)
    : [];
  const explained = new Set<Finding>();
  const ofFacts = causes.flatMap((cause): readonly GateProblem[] => {
    const ids = new Set(cause.rivals.map(({ fact }) => keyString(fact.key)));
    const own = alarms.filter(
      (alarm) =>
        !explained.has(alarm) && (alarm.arithmetic?.terms ?? []).some(({ key }) => ids.has(key)),
    );
    for (const alarm of own) explained.add(alarm);
    return own.length === 0 ? [] : [ofCause(cause, own, checked.places)];
  });
  const others = findings.flatMap(({ finding, alarms: own }) =>
    ofFinding(
      finding,
      own.filter((alarm) => !explained.has(alarm)),
      checked,
    ),
  );
  const isOpen = alarms.some((alarm) => alarm.arithmetic !== null && !explained.has(alarm));
  return { problems: [...ofFacts, ...others], unsolved: unsolved && isOpen };
}

/** Notes of form are advice; one of arithmetic is owed an announcement in the document. */
function isToBeTold(finding: Finding, { composition, book }: Checked): boolean {
  if (SEARCHED.has(finding.rule)) return false;
  // Lines that are left open wait for a review, and are told when the document is written.
  if (finding.rule === reviewLines.meta.id && composition.unanswered.length > 0) return false;
  const isAnnounced = composition.tables.some(({ hidden, tails }) => hidden > 0 || tails);
  if (finding.severity === 'note' && (isAnnounced || finding.arithmetic === null)) return false;
  return (
    !followsFromLack(finding, composition) &&
    !followsFromOmission(finding, composition.layout, book.omitted)
  );
}

/** Without what is asked for anyway a sum cannot hold, and a section may hold nothing. */
function followsFromLack({ arithmetic, rule }: Finding, { needs }: Composition): boolean {
  if (rule === itemWithoutContent.meta.id) return needs.facts.length + needs.texts.length > 0;
  const lacking = new Set([...needs.facts, ...needs.cells.map(({ key }) => key)].map(keyString));
  return (arithmetic?.terms ?? []).some(({ key }) => lacking.has(key));
}

/** A fact, or several of which one, is wrong: the sums that it breaks stand below. */
function ofCause({ rivals }: Cause, alarms: readonly Finding[], places: BookPlaces): GateProblem {
  const words = rivals.map(({ fact, expected }): Message => {
    const name = describeKey(fact.key);
    const [now, then] = [valueWords(fact.key, fact.value), valueWords(fact.key, expected)];
    return {
      zh: `${name.zh} ${now}，按其他数应为 ${then}`,
      en: `${name.en} ${now}, which from the others is ${then}`,
    };
  });
  const zh = words.map((one) => one.zh).join('；');
  const en = words.map((one) => one.en).join('; ');
  const isSure = rivals.length === 1;
  const [first] = rivals;
  return {
    kind: 'finding',
    message: isSure
      ? { zh: `最可能有误的是${zh}`, en: `most likely wrong: ${en}` }
      : { zh: `以下各数之一有误：${zh}`, en: `one of these is wrong: ${en}` },
    todo: MEND_FACT,
    where: unique(rivals.flatMap(({ fact }) => places.ofFact(keyString(fact.key)))),
    also: alarms.map(({ message }) => message),
    ...(isSure && first !== undefined ? { fact: keyString(first.fact.key) } : {}),
    ...(alarms[0] === undefined ? {} : { rule: alarms[0].rule }),
  };
}

/** What is left of a finding: itself with its cause, and its knock-on alarms below. */
function ofFinding(
  finding: Finding,
  alarms: readonly Finding[],
  checked: Checked,
): readonly GateProblem[] {
  const negatives = alarms.filter(({ rule }) => rule === negativeAmount.meta.id);
  const [first, ...more] = alarms.filter((alarm) => !negatives.includes(alarm));
  const own = negatives.flatMap((alarm) => negative(alarm, checked));
  if (first === undefined) return own;
  // A cause is that of the finding; once its own alarm is settled it says nothing of the others.
  const cause = first === finding ? finding.cause : null;
  const said = causeSentence(cause);
  const rivals = cause === null ? [] : rivalsListed(cause).map(repairWords);
  const suspects = cause?.repairs.flatMap(({ changes }) => changes.map(({ place }) => place)) ?? [];
  return [
    ...own,
    {
      kind: 'finding',
      rule: first.rule,
      message: joined(first.message, said),
      todo: MEND,
      where: placesIn([...suspects, ...alarms.flatMap(({ places }) => places)], first, checked),
      ...(rivals.length + more.length === 0
        ? {}
        : { also: [...rivals, ...more.map(({ message }) => message)] }),
    },
  ];
}

function joined(message: Message, said: Message | null): Message {
  if (said === null) return message;
  return { zh: `${message.zh}；${said.zh}`, en: `${message.en}; ${said.en}` };
}

/** The rows of the book behind printed places, behind the figures of the sum, or with its words. */
function placesIn(
  printed: readonly FindingPlace[],
  { arithmetic }: Finding,
  { reading, places }: Checked,
): readonly BookPlace[] {
  const ofPrints = printed.flatMap((place) => {
    const fact = factAt(place, reading);
    return fact === undefined ? [] : places.ofFact(fact);
  });
  const terms = arithmetic?.terms ?? [];
  const found = unique([...ofPrints, ...terms.flatMap(({ key }) => places.ofFact(key))]);
  return found.length > 0 ? found : unique(printed.flatMap(({ text }) => places.holding(text)));
}

function factAt(place: FindingPlace, { facts }: Reading): string | undefined {
  const source = JSON.stringify(place.source);
  const occurrence = facts.all.find((one) => JSON.stringify(one.source) === source);
  return occurrence === undefined ? undefined : keyString(occurrence.key);
}

function unique(places: readonly BookPlace[]): readonly BookPlace[] {
  const byId = new Map(places.map((one) => [`${one.file}:${one.row}:${one.column}`, one]));
  return [...byId.values()];
}

/** A negative amount may be right; the office says why. */
function negative(
  { message, places: printed, rule }: Finding,
  { reading, book: { reasons }, places }: Checked,
): readonly GateProblem[] {
  const [place] = printed;
  const fact = place === undefined ? undefined : factAt(place, reading);
  if (fact !== undefined && (reasons.get(fact) ?? '') !== '') return [];
  return [
    {
      kind: 'reason',
      rule,
      message,
      ...(fact === undefined ? {} : { fact }),
      todo: {
        zh: '改正账册；确为冲销、退回的，在 reasons.yaml 里写明原因',
        en: 'correct the book; for a reversal or refund give the reason in reasons.yaml',
      },
      where: fact === undefined ? [] : places.ofFact(fact),
    },
  ];
}

const UNREAD: Message = {
  zh: '在账册的文字中把数字和单位写清楚；不是账册文字的，是程序的缺陷，请附 compose-log.json 反映',
  en: 'make the figure and its unit plain in the text of the book; if it is not of the book, it is a defect of the program, please report it with compose-log.json',
};

/** Something of the document that its own reader does not make sense of. */
export function unreadProblems({ unread }: Reading, places: BookPlaces): readonly GateProblem[] {
  return unread.map(({ text, reason }) => ({
    kind: 'read-back',
    message: { zh: `“${text}”：${reason.zh}`, en: `“${text}”: ${reason.en}` },
    todo: UNREAD,
    where: places.holding(text),
  }));
}
