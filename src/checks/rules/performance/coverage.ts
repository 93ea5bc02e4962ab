import { baseValue } from '../../../facts/printed.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import { meantBy } from '../../localise/meant.js';
import type { ArithmeticRule, Identity, Term } from '../../rule.js';
import { claimOccurrence, constantTerm, term } from '../../terms.js';
import { projectReviews } from './reviews.js';
import { bare, message } from './support.js';

/** 100 % in base units of a percentage. */
const HUNDRED_PERCENT = 100n * 10n ** 9n;

/** D11: money covered by self-evaluation against the reviews and against project expenditure. */
export const coverage: ArithmeticRule = {
  meta: {
    id: 'performance-coverage',
    severity: 'warning',
    title: message('自评项目资金及其占比', 'money covered by self-evaluation and its share'),
    description: message(
      '正文所写反映自评结果的项目数等于综述数；涉及资金等于各项目综述的预算数之和或执行数之和；占项目支出总额的百分比与决算项目支出相符。资金多于决算项目支出时基数另有所指，不核对。',
      'The number of projects said to be reported is that of the reviews; the money said to be covered is the sum of the reviewed projects’ budgets or of their executed amounts, and its share fits the project expenditure of the accounts. Where it is more than that, the base is another one and is not checked.',
    ),
    identities: ['D11', 'S20'],
    basis: {
      kind: 'reasoning',
      text: message(
        '占比 = 涉及资金 ÷ 项目支出总额',
        'share = money covered / project expenditure',
      ),
      confidence: 'medium',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [{ text: example('30.00'), why: message('18+12=30', '18 + 12 is 30') }],
    fail: [
      { text: example('34.00'), why: message('18+12=30，写为34', '18 + 12 is 30, 34 is printed') },
    ],
  },
  *identities(reading) {
    yield* reflected(reading);
    for (const money of coveredMoney(reading)) {
      const sum = sumIdentity(reading, money);
      if (sum !== null) yield sum;
      const share = shareIdentity(reading, money);
      if (share !== null) yield share;
    }
  },
};

/** Amounts said to be covered, each once however often a document repeats it. */
function coveredMoney(reading: Reading): readonly Claim[] {
  const seen = new Set<string>();
  return reading.claims.filter(({ measure, printed, dims }) => {
    if (measure !== 'projects-evaluated-funds') return false;
    if (printed.quantity !== 'money' || printed.form !== 'number') return false;
    const id = JSON.stringify([printed.text.trim(), printed.unit, dims]);
    const first = !seen.has(id);
    seen.add(id);
    return first;
  });
}

/** «反映…等 N 个项目绩效自评结果»: so many reviews follow. */
function* reflected(reading: Reading): Iterable<Identity> {
  const reviews = projectReviews(reading).length;
  for (const claim of reading.claims) {
    if (claim.measure !== 'projects-evaluated' || reviews === 0) continue;
    if (!/反映/.test(claim.quote) || claim.printed.form !== 'number') continue;
    const rest = claim.dims.item === undefined ? 0 : otherLevels(reading, claim);
    if (rest > 0) continue;
    yield {
      id: 'D11',
      title: message(
        '正文所写反映自评结果的项目数 = 项目综述数',
        'number of projects said to be reported = number of reviews',
      ),
      relation: {
        kind: 'linear',
        terms: [
          term(bare(claimOccurrence(reading, claim)), 1n),
          constantTerm(String(reviews), claim.printed.unit, -1n),
        ],
        compare: '=',
      },
      target: 0,
    };
  }
}

/** Level 1 and level 2 projects counted apart in one sentence are parts of the number. */
function otherLevels(reading: Reading, claim: Claim): number {
  return reading.claims.filter(
    (one) =>
      one !== claim &&
      one.measure === claim.measure &&
      one.paragraph === claim.paragraph &&
      one.dims.item !== claim.dims.item,
  ).length;
}

/** The sum of budgets or of executed amounts, whichever is meant; both are in use. */
function sumIdentity(reading: Reading, money: Claim): Identity | null {
  const reviews = projectReviews(reading);
  const count = countOf(reading, money);
  if (reviews.length === 0 || (count !== null && count !== BigInt(reviews.length))) return null;
  const identities = (['budget', 'final'] as const).flatMap((basis) => {
    const parts: Term[] = reviews.flatMap((review) => {
      const claim = review[basis];
      return claim === null ? [] : [term(bare(claimOccurrence(reading, claim)), -1n)];
    });
    if (parts.length !== reviews.length) return [];
    const identity: Identity = {
      id: 'D11',
      title: message(
        '自评涉及资金 = 各项目综述金额之和',
        'money covered = sum of the reviewed projects',
      ),
      relation: {
        kind: 'linear',
        terms: [term(bare(claimOccurrence(reading, money)), 1n), ...parts],
        compare: '=',
      },
      target: 0,
    };
    return [identity];
  });
  return meantBy(reading, identities);
}

function shareIdentity(reading: Reading, money: Claim): Identity | null {
  const share = reading.claims.find(
    (claim) =>
      claim.paragraph === money.paragraph &&
      claim.basis === 'share-percent' &&
      (claim.measure === money.measure || /项目支出/.test(claim.quote)),
  );
  // Above 100% another rule speaks, and the base is another one.
  const percent = share === undefined ? null : baseValue(share.printed);
  if (share === undefined || percent === null || percent > HUNDRED_PERCENT) return null;
  const bases = reading.facts.all.filter(
    ({ key, printed }) =>
      key.measure === 'expenditure' &&
      key.basis === 'final' &&
      key.year === reading.document.fiscalYear &&
      key.dims.kind === 'project' &&
      Object.keys(key.dims).length === 1 &&
      printed.form === 'number',
  );
  const base = bases.find(({ place }) => place.kind === 'table') ?? bases[0];
  const covered = baseValue(money.printed);
  const whole = base === undefined ? null : baseValue(base.printed);
  if (base === undefined || whole === null || covered === null) return null;
  // More than the accounts hold: the base is another one. But no base makes a share of nothing.
  if (covered > whole && whole !== 0n) return null;
  return {
    id: 'D11',
    title: message(
      '自评资金占项目支出总额的百分比 = 涉及资金 ÷ 决算项目支出',
      'share of money covered = money covered / project expenditure of the accounts',
    ),
    relation: {
      kind: 'ratio',
      percent: term(bare(claimOccurrence(reading, share)), 1n),
      numerator: [term(bare(claimOccurrence(reading, money)), 1n)],
      denominator: [term(base, 1n)],
    },
  };
}

/** How many projects the sentence speaks of, or null. */
function countOf(reading: Reading, money: Claim): bigint | null {
  const claim = reading.claims.find(
    (one) => one.measure === 'projects-evaluated' && one.paragraph === money.paragraph,
  );
  const exact = constantTerm('1', '个', 1n).occurrence?.printed;
  const unit = exact === undefined ? null : baseValue(exact);
  const value = claim === undefined ? null : baseValue(claim.printed);
  return value === null || unit === null ? null : value / unit;
}

function example(money: string): string {
  return [
    '某市某区医疗保障局2023年度部门决算',
    '',
    '十三、预算绩效情况说明',
    '',
    '（一）预算绩效管理工作开展情况说明',
    '',
    `本部门对2个项目开展了绩效自评，涉及预算资金${money}万元。`,
    '',
    '（三）项目绩效自评结果',
    '',
    '1.档案整理项目绩效自评综述：全年预算数18.00万元，执行数17.00万元。',
    '',
    '2.窗口改造项目绩效自评综述：全年预算数12.00万元，执行数12.00万元。',
    '',
  ].join('\n');
}
