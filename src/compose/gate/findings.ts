import type { UnitYear } from '../../books/unit-year.js';
import { alarmsOf } from '../../checks/alarms.js';
import { inspect } from '../../checks/check.js';
import type { Solver } from '../../checks/localise/solver.js';
import type { Finding, Message } from '../../checks/rule.js';
import { personalData } from '../../checks/rules/form/personal-data.js';
import { secrecyMarking } from '../../checks/rules/form/secrecy-marking.js';
import { negativeAmount } from '../../checks/rules/table/negative-amount.js';
import { keyString } from '../../facts/key.js';
import type { Reading } from '../../forms/reading.js';
import type { GateProblem } from './problem.js';

/** The search of the gate is wider than these rules and tells the same. */
const SEARCHED: ReadonlySet<string> = new Set([personalData.meta.id, secrecyMarking.meta.id]);

/** What lacks where a part is left out on purpose. */
const OF_WHOLE_DOCUMENTS: ReadonlySet<string> = new Set([
  'minimum-tables',
  'required-sections',
  'declared-table-missing',
  'glossary-account-unused',
]);

const TODO: Message = {
  zh: '改正账册中的数据或文字；“mingzhang explain 规则”说明这条规则',
  en: 'correct the figures or texts of the book; “mingzhang explain RULE” tells of the rule',
};

/** What to do about what no book can mend. */
export const DEFECT: Message = {
  zh: '账册的数据无误而仍有此项，是程序的缺陷，请附 compose-log.json 反映',
  en: 'if the book is right, this is a defect of the program; please report it with compose-log.json',
};

/**
 * What the checks find in the composed document, as it is read back.
 * @param isAnnounced the notes of its tables say that parts may not add up in the last place or
 * that zeros hide small amounts: notes on that are owed
 */
export function problemsOfChecks(
  reading: Reading,
  { reasons, omitted }: Pick<UnitYear, 'reasons' | 'omitted'>,
  isAnnounced: boolean,
  solver: Solver | null = null,
): readonly GateProblem[] {
  const { findings } = inspect(reading, undefined, solver).result;
  return alarmsOf(findings).flatMap((finding): readonly GateProblem[] => {
    if (SEARCHED.has(finding.rule)) return [];
    // Notes of form are advice; one of arithmetic is owed an announcement.
    if (finding.severity === 'note' && (isAnnounced || finding.arithmetic === null)) return [];
    if (omitted.length > 0 && OF_WHOLE_DOCUMENTS.has(finding.rule)) return [];
    if (finding.rule === negativeAmount.meta.id) return negative(finding, reading, reasons);
    return [{ kind: 'finding', rule: finding.rule, message: finding.message, todo: TODO }];
  });
}

/** A negative amount may be right; the office says why. */
function negative(
  { message, places, rule }: Finding,
  reading: Reading,
  reasons: UnitYear['reasons'],
): readonly GateProblem[] {
  const [place] = places;
  const occurrence = reading.facts.all.find(
    ({ source }) => JSON.stringify(source) === JSON.stringify(place?.source),
  );
  const fact = occurrence === undefined ? undefined : keyString(occurrence.key);
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
    },
  ];
}

const UNREAD: Message = {
  zh: '在账册的文字中把数字和单位写清楚；不是账册文字的，是程序的缺陷，请附 compose-log.json 反映',
  en: 'make the figure and its unit plain in the text of the book; if it is not of the book, it is a defect of the program, please report it with compose-log.json',
};

/** Something of the document that its own reader does not make sense of. */
export function unreadProblems({ unread }: Reading): readonly GateProblem[] {
  return unread.map(({ text, reason }) => ({
    kind: 'read-back',
    message: { zh: `“${text}”：${reason.zh}`, en: `“${text}”: ${reason.en}` },
    todo: UNREAD,
  }));
}
