import type {
  Arithmetic,
  ArithmeticTerm,
  Finding,
  Message,
  RepairChange,
} from '../../checks/rule.js';
import { isZeroFigure, roundingWords } from '../arithmetic.js';
import { proposedOf } from '../headline.js';
import { WORDS } from '../words.js';
import { both, type Html, html } from './markup.js';

const SUM_WORDS = {
  printed: { zh: '印出', en: 'printed' },
  blank: { zh: '没有填写', en: 'left blank' },
  follows: { zh: '推得', en: 'follows' },
  zeros: { zh: '另有印作 0 的', en: 'also printed 0:' },
  wrong: { zh: '◀ 应为', en: '◀ it follows' },
  look: { zh: '◀ 请核对', en: '◀ check this' },
  maybe: { zh: '◁ 或应为', en: '◁ or else' },
  relation: { zh: '关系', en: 'relation' },
} as const satisfies Readonly<Record<string, Message>>;

const COMPARISONS: Readonly<Record<string, string>> = { '=': '=', '<=': '≤', '>=': '≥' };
/** Zeros of a sum beyond these are told in one line. */
const FEW_ZEROS = 2;

/** What a sum needs to know of its figures. */
export interface SumPlaces {
  /** Links a figure to where it stands; the words alone where it stands nowhere. */
  link(term: ArithmeticTerm, words: Html): Html;
  /** Where it stands, in words that tell it from its neighbours. */
  words(term: ArithmeticTerm): Html;
}

/**
 * The sum of a finding as one would write it down: each figure on its own line with its place,
 * a link to it and the range that its print stands for, what follows, and what is missing.
 * The figure that is probably wrong is marked, with what it would have to be.
 */
export function sumTable(finding: Finding, arithmetic: Arithmetic, places: SumPlaces): Html {
  const verdicts = verdictsOf(finding);
  const comparison = COMPARISONS[arithmetic.relation];
  const [first, ...rest] = arithmetic.terms;
  const rows =
    comparison === undefined || first === undefined || arithmetic.blankTarget === true
      ? arithmetic.terms.map((term) => termRow('', term, verdicts, places))
      : [
          termRow('', first, verdicts, places),
          ...shownTerms(rest).map((term, index) =>
            termRow(
              `${index === 0 ? comparison : ''} ${signOf(term, index)}`,
              term,
              verdicts,
              places,
            ),
          ),
          zeroRow(rest, places),
        ];
  const gap = arithmetic.gap.replace(/^-/, '');
  const { unit } = arithmetic;
  return html`<table class="sumtable"><tbody>
${comparison === undefined ? relationRow(arithmetic.relation) : undefined}${
  arithmetic.blankTarget === true ? blankRow(comparison ?? '=') : undefined
}${rows}
<tr class="total"><td class="sign">${both(SUM_WORDS.follows)}</td><td class="figure">${finding.expected ?? '…'}</td><td class="where">${
    gap === '' ? undefined : html`${both(WORDS.gap)} <b>${gap} ${unit}</b> · `
  }<span class="range">${both(rounding(arithmetic))}</span></td></tr>
</tbody></table>`;
}

/** On the right-hand side, where signs are turned round. */
function signOf({ sign }: ArithmeticTerm, index: number): string {
  if (sign === '+') return '−';
  return index === 0 ? '' : '+';
}

/** Zeros add nothing; they are kept where there is nothing else, or few of them. */
function shownTerms(terms: readonly ArithmeticTerm[]): readonly ArithmeticTerm[] {
  const filled = terms.filter(({ printed }) => !isZeroFigure(printed));
  return filled.length === 0 || terms.length - filled.length <= FEW_ZEROS ? terms : filled;
}

function zeroRow(terms: readonly ArithmeticTerm[], places: SumPlaces): Html {
  const shown = new Set(shownTerms(terms));
  const zeros = terms.filter((term) => !shown.has(term));
  if (zeros.length === 0) return html``;
  return html`<tr><td class="sign"></td><td class="figure"></td><td class="where">${both(SUM_WORDS.zeros)} ${zeros.map(
    (term, index) => html`${index === 0 ? '' : ', '}${places.link(term, places.words(term))}`,
  )}</td></tr>\n`;
}

function termRow(
  sign: string,
  term: ArithmeticTerm,
  verdicts: ReadonlyMap<string, Verdict>,
  places: SumPlaces,
): Html {
  const { printed, low, high, source } = term;
  const verdict = source === undefined ? undefined : verdicts.get(JSON.stringify(source));
  const classes = verdict === undefined ? undefined : html` class="${verdict.kind}"`;
  return html`<tr${classes}><td class="sign">${sign}</td><td class="figure">${places.link(term, html`${printed}`)}</td><td class="where">${
    verdict === undefined ? undefined : html`<span class="verdict">${both(verdict.words)}</span> `
  }${places.words(term)} <span class="range">${low ?? '…'} ~ ${high ?? '…'}</span></td></tr>\n`;
}

function blankRow(comparison: string): Html {
  return html`<tr class="wrong"><td class="sign"></td><td class="figure">□</td><td class="where">${both(SUM_WORDS.blank)} ${comparison}</td></tr>\n`;
}

/** A quotient or another relation, spelled out by the checks already. */
function relationRow(relation: string): Html {
  return html`<tr><td class="sign">${both(SUM_WORDS.relation)}</td><td colspan="2">${relation}</td></tr>\n`;
}

function rounding(arithmetic: Arithmetic): Message {
  return { zh: roundingWords(arithmetic, 'zh'), en: roundingWords(arithmetic, 'en') };
}

interface Verdict {
  readonly kind: 'wrong' | 'maybe';
  readonly words: Message;
}

/** What the cause of the finding says of each figure, by its source. */
function verdictsOf({ cause }: Finding): ReadonlyMap<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  if (cause === null) return verdicts;
  for (const [index, { changes }] of cause.repairs.entries()) {
    for (const change of changes) {
      const id = JSON.stringify(change.place.source);
      if (change.error === 'left-out' || verdicts.has(id)) continue;
      verdicts.set(id, verdictOf(change, cause.state === 'decided' && index === 0));
    }
  }
  return verdicts;
}

function verdictOf(change: RepairChange, decided: boolean): Verdict {
  const meant = proposedOf(change);
  if (meant === null) return { kind: decided ? 'wrong' : 'maybe', words: SUM_WORDS.look };
  const { zh, en } = decided ? SUM_WORDS.wrong : SUM_WORDS.maybe;
  return {
    kind: decided ? 'wrong' : 'maybe',
    words: { zh: `${zh} ${meant}`, en: `${en} ${meant}` },
  };
}
