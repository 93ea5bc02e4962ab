import { isZero } from '../../../facts/printed.js';
import type { Claim, Comparison, Direction, Reading } from '../../../forms/reading.js';
import { evaluate } from '../../evaluate.js';
import { directionAt } from '../../matters.js';
import type { FormResult, FormRule, Identity } from '../../rule.js';
import { claimOccurrence, findingPlace } from '../../terms.js';
import { USUAL } from '../bases.js';
import { operatingCostSentence } from '../examples-text.js';
import { comparisonIdentity } from './budget-comparison-words.js';
import { wordsPlace } from './comparisons.js';
import { directionIdentity } from './direction-words.js';

/** What costs money: its growth or fall explains a change. 更新提升方案 is a name and explains none. */
const COST =
  '(?:人员|人数|职工|工资|薪酬|待遇|福利|补贴|补助|奖金|标准|基数|比例|经费|费用?|开支|支出|业务|任务|项目|工作|职能|量|价格?|需求|规模|次数|批次|人次|车辆|设备)[^，,。；;、]{0,4}?';
const GROWTH = new RegExp(
  `${COST}(?:增加|增长|增多|增大|上调|调增|提高|提升|扩大|上升|上涨)|(?:新增|增加|增补|追加)(?:了)?(?:人员|编制|业务|项目|经费|工作|任务)|(?:有|产生|发生|开展|承接|安排)(?:了)?[^，,。；;、]{0,8}(?:接待|出国|出访|采购|购置|业务|任务|事务|活动)`,
);
/** Words of saving, and of what was not done or came to less. */
const SAVING = new RegExp(
  `节约|节俭|节支|压缩|压减|缩减|精简|厉行|过紧日子|从严控制|严格控制|严控|未|没有|取消|延期|推迟|拖延|${COST}(?:减少|下降|降低|下调|调减)|减少(?:了)?(?:人员|支出|开支|经费|费用|项目|业务)`,
);
/** The reason speaks of the base instead: 上年支付了尾款, 年初预算增加. */
const OF_THE_BASE = /上年|去年|以前年度|往年|预算|结转|收回|退回|科目/;

/** A reason that explains the opposite: 增加…原因是厉行节约 (C02, C11). */
export const reasonDirection: FormRule = {
  meta: {
    id: 'reason-direction',
    severity: 'warning',
    title: { zh: '增减方向与所述原因', en: 'Direction of a change and its reason' },
    description: {
      zh: '说增加（大于）而原因只讲节约、压缩、减少，或说减少（小于）而原因只讲增加、提高的，方向词或原因必有一处写错。原因说到上年、预算、科目的不判断；数字已与方向不符的，由有关数字的规则报告。',
      en: 'Where something is said to rise and the reason only speaks of saving, or to fall and the reason only speaks of growth, the direction or the reason is wrong. Reasons that speak of last year, the budget or the account are not judged, and where the figures already contradict the direction the rule on figures tells it.',
    },
    identities: ['C02', 'C11'],
    basis: USUAL,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: operatingCostSentence('6.50', '6.20', '减少 0.45'),
        why: { zh: '因节约而减少', en: 'less because of saving' },
      },
    ],
    fail: [
      {
        text: operatingCostSentence('6.50', '6.20', '增加 0.45'),
        why: { zh: '说增加，原因却是节约', en: 'said to rise because of saving' },
      },
    ],
  },
  *check(reading: Reading): Generator<FormResult> {
    for (const comparison of reading.comparisons ?? []) {
      if (isBroken(comparisonIdentity(reading, comparison))) continue;
      const { direction, text, keys } = comparison;
      const result = judge(direction, text, comparison.reason, keys.length > 0);
      if (result !== null) yield { ...result, ...atWords(comparison, result) };
    }
    for (const claim of reading.claims) {
      if (!isChange(claim) || claim.direction === null) continue;
      if (isBroken(directionIdentity(reading, claim))) continue;
      const result = judge(
        claim.direction,
        claim.directionText ?? '',
        claim.reason,
        claim.keys.length > 0,
      );
      if (result !== null) yield { ...result, ...atFigure(reading, claim, result) };
    }
  },
};

/** The figures already contradict the direction: that is told once, by the rule on figures. */
function isBroken(identity: Identity | null): boolean {
  return identity !== null && evaluate(identity).outcome === 'broken';
}

function judge(
  direction: Direction,
  text: string,
  reason: string | undefined,
  known: boolean,
): FormResult | null {
  if (direction === 'none' || reason === undefined || !known) return null;
  if (OF_THE_BASE.test(reason)) return null;
  const saving = SAVING.test(reason);
  const growth = GROWTH.test(reason);
  if (saving === growth) return null;
  if (saving === (direction === 'decrease')) return { outcome: 'holds', places: [] };
  const shown = reason.length > 30 ? `${reason.slice(0, 30)}…` : reason;
  return {
    outcome: 'broken',
    message: {
      zh: `文字说「${text}」，所述原因却是「${shown}」：方向与原因相反`,
      en: `the text says ${text}, but the reason it gives is “${shown}”: direction and reason are opposite`,
    },
    places: [],
    printed: text,
  };
}

type Placed = Pick<FormResult, 'places' | 'keys' | 'matters'>;

function atWords(comparison: Comparison, { outcome }: FormResult): Placed {
  return outcome === 'holds'
    ? { places: [] }
    : {
        places: [wordsPlace(comparison)],
        keys: comparison.keys,
        matters: [directionAt(comparison.source)],
      };
}

function atFigure(reading: Reading, claim: Claim, { outcome }: FormResult): Placed {
  return outcome === 'holds'
    ? { places: [] }
    : {
        places: [findingPlace(claimOccurrence(reading, claim))],
        keys: claim.keys,
        matters: [directionAt(claim.source)],
      };
}

function isChange({ basis, printed }: Claim): boolean {
  return (basis === 'change' || basis === 'change-percent') && !isZero(printed);
}
