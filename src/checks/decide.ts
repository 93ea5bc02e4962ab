import type { Reading } from '../forms/reading.js';
import { CUT, isCut } from './cut-percent.js';
import type { Doubts } from './doubts.js';
import { evaluate, type Verdict } from './evaluate.js';
import { ceiling, milder } from './finding.js';
import { type HiddenZeros, hiddenZeros } from './hidden-zeros.js';
import { alignmentDoubts } from './misaligned.js';
import type { ArithmeticRule, Identity, Message, Outcome, Severity } from './rule.js';
import { type Tail, TailSearch } from './tail.js';

/** An identity that a rule of arithmetic yielded. */
export interface Asked {
  readonly rule: ArithmeticRule;
  readonly identity: Identity;
}

/** An identity with its outcome. */
export interface Decision extends Asked {
  readonly outcome: Outcome;
  readonly reason: Message | null;
  /** The cell that shows a tail difference. */
  readonly tail: Tail | null;
  /** How severe a break of the identity is; milder where its rule, its basis or its cause says so. */
  readonly severity: Severity;
}

/** Decides every identity by itself: law 2, doubts of the reading, tail differences. */
export function decideAll(
  reading: Reading,
  asked: readonly Asked[],
  doubts: Doubts,
): readonly Decision[] {
  const tails = new TailSearch(asked.map((one) => one.identity));
  const zeros = hiddenZeros(reading);
  const verdicts = asked.map(({ identity }) => evaluate(identity));
  asked.forEach(({ identity }, index) => {
    if (verdicts[index]?.outcome === 'holds') doubts.confirm(identity);
  });
  const misaligned = alignmentDoubts(
    reading,
    asked.map(({ identity }) => identity),
    verdicts,
  );
  const doubt = (identity: Identity): Message | null =>
    misaligned(identity) ?? doubts.ofIdentity(identity);
  return asked.map((one, index) =>
    decided(one, verdicts[index] ?? evaluate(one.identity), doubt, tails, zeros),
  );
}

function decided(
  { rule, identity }: Asked,
  found: Verdict,
  doubt: (identity: Identity) => Message | null,
  tails: TailSearch,
  zeros: HiddenZeros,
): Decision {
  const most = milder(ceiling(rule.meta), identity.severity ?? 'error');
  const verdict = certain(found, identity, doubt);
  const own = { rule, identity, reason: verdict.reason, tail: null, severity: most };
  if (verdict.outcome !== 'broken') return { ...own, outcome: verdict.outcome };
  const tail = tails.find(identity);
  if (tail !== null) return { ...own, outcome: 'tail', tail };
  const cut = isCut(identity);
  const severity = cut ? 'warning' : (zeros.severityOf(identity) ?? 'error');
  return {
    ...own,
    outcome: 'broken',
    reason: verdict.reason ?? (cut ? CUT : null),
    severity: milder(most, severity),
  };
}

/** A break that rests on figures not read whole is not checkable. */
function certain(
  verdict: Verdict,
  identity: Identity,
  doubt: (identity: Identity) => Message | null,
): Verdict {
  const reason = verdict.outcome === 'broken' ? doubt(identity) : null;
  return reason === null ? verdict : { outcome: 'notCheckable', reason };
}
