import type { Claim, Reading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity, Message, Term } from '../../rule.js';
import { claimOccurrence, term } from '../../terms.js';
import { USUAL } from '../bases.js';
import { finalAccounts, section } from '../examples.js';
import { claimsByParagraph } from '../prints.js';

/** Procurement reserved for small enterprises and what they won (C24, form of Shanghai). */
export const procurementReserved: ArithmeticRule = {
  meta: {
    id: 'procurement-reserved',
    severity: 'warning',
    title: { zh: '面向中小企业预留采购', en: 'Procurement reserved for small enterprises' },
    description: {
      zh: '面向小微企业预留的金额包含在面向中小企业预留的金额中；预留项目中中标、成交的金额不大于预留金额；中小企业中标、成交的金额之和不大于政府采购金额。跨年签订的合同可以说明差异。',
      en: 'What is reserved for small and micro enterprises is part of what is reserved for small and medium ones; what is won in reserved projects is within what was reserved; all that they won is within all procurement. Contracts signed in another year may explain a difference.',
    },
    identities: ['C24'],
    basis: USUAL,
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: example('50.00', '20.00', '48.00'),
        why: { zh: '20 在 50 之内，48 在 50 之内', en: '20 and 48 are within 50' },
      },
    ],
    fail: [
      {
        text: example('50.00', '60.00', '48.00'),
        why: { zh: '小微 60 大于中小 50', en: '60 for micro out of 50' },
      },
      {
        text: example('50.00', '20.00', '58.00'),
        why: { zh: '中标 58 大于预留 50', en: '58 won of 50 reserved' },
      },
    ],
  },
  *identities(reading) {
    for (const claims of claimsByParagraph(reading).values()) yield* inParagraph(reading, claims);
  },
};

function* inParagraph(reading: Reading, claims: readonly Claim[]): Iterable<Identity> {
  const reserved = one(claims, 'procurement-reserved', undefined);
  const micro = one(claims, 'procurement-reserved', 'micro');
  if (reserved === null) return;
  const won = claims.filter(
    ({ measure, printed }) => measure === 'procurement-awarded' && printed.form === 'number',
  );
  const within = won.filter(({ quote, dims }) => !isOther(quote) && dims.item === undefined);
  const microWon = won.filter(({ quote, dims }) => !isOther(quote) && dims.item === 'micro');
  if (micro !== null) {
    yield notMore(reading, [micro], reserved, {
      zh: '面向小微企业预留金额不大于面向中小企业预留金额',
      en: 'what is reserved for micro enterprises is within what is reserved for small and medium ones',
    });
  }
  if (within.length === 1) {
    yield notMore(reading, within, reserved, {
      zh: '预留项目中中小企业中标金额不大于预留金额',
      en: 'what small and medium enterprises won in reserved projects is within what was reserved',
    });
  }
  if (micro !== null && microWon.length === 1) {
    yield notMore(reading, microWon, micro, {
      zh: '预留项目中小微企业中标金额不大于预留金额',
      en: 'what micro enterprises won in reserved projects is within what was reserved',
    });
  }
  const all = reading.claims.find(
    ({ measure, dims, basis }) =>
      measure === 'procurement' && dims.item === undefined && basis === 'final',
  );
  const others = won.filter(({ quote, dims }) => isOther(quote) && dims.item === undefined);
  if (all !== undefined && within.length === 1 && others.length === 1) {
    yield notMore(reading, [...within, ...others], all, {
      zh: '中小企业中标金额之和不大于政府采购金额',
      en: 'all that small and medium enterprises won is within all procurement',
    });
  }
}

function isOther(quote: string): boolean {
  return /其他(?:政府)?采购项目/.test(quote.replace(/\s+/g, ''));
}

function one(claims: readonly Claim[], measure: string, item: string | undefined): Claim | null {
  const found = claims.filter(
    (claim) =>
      claim.measure === measure && claim.dims.item === item && claim.printed.form === 'number',
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

function notMore(
  reading: Reading,
  parts: readonly Claim[],
  whole: Claim,
  title: Message,
): Identity {
  const terms: Term[] = parts.map((claim, at) => {
    const occurrence = claimOccurrence(reading, claim);
    // What was won has no key: reserved and other projects are told apart by their order.
    const key = { ...occurrence.key, dims: { ...occurrence.key.dims, task: `part-${at}` } };
    return term(claim.keys.length === 0 ? { ...occurrence, key } : occurrence, 1n);
  });
  return {
    id: 'C24',
    title,
    relation: {
      kind: 'linear',
      compare: '<=',
      terms: [...terms, term(claimOccurrence(reading, whole), -1n)],
    },
    target: 0,
  };
}

function example(reserved: string, micro: string, won: string): string {
  return finalAccounts(
    section(
      '十一、政府采购支出情况说明',
      '2023 年度政府采购金额为 90.00 万元，其中：货物采购金额 40.00 万元、工程采购金额 0.00 万元、服务采购金额 50.00 万元。',
      `2023 年度本部门面向中小企业预留政府采购项目预算金额 ${reserved} 万元，面向小微企业预留政府采购项目预算金额 ${micro} 万元。在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额 ${won} 万元；在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额 10.00 万元。`,
    ),
  );
}
