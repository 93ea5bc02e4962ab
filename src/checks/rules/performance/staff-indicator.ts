import type { Occurrence } from '../../../facts/occurrence.js';
import type { IndicatorRow, Reading } from '../../../forms/reading.js';
import type { ArithmeticRule } from '../../rule.js';
import { claimOccurrence, term } from '../../terms.js';
import { overallExample } from './examples.js';
import { bare, evaluations, isFilled, isOverall, message, occurrenceOf } from './support.js';

/** An indicator about paying the unit's own people. */
const OWN_PEOPLE = /(?:职工|在职人员|干部|工作人员|单位人员)/;
const PAID = /工资|薪酬|待遇发放|津补贴|社会保险缴|社保缴/;
const OTHERS = /参保|全[县区市省]|财政供养|离休|群众|居民|机构|村|聘|临时|公益|企业|退休/;

/** D14: the unit does not pay more of its people than it has. */
export const staffIndicator: ArithmeticRule = {
  meta: {
    id: 'performance-staff-indicator',
    severity: 'warning',
    title: message(
      '绩效表中的职工人数与人员情况相符',
      'staff in the overall form fits the staff of the unit',
    ),
    description: message(
      '整体自评表以本单位职工工资为内容的人数指标，不应大于正文所写实有人员与离退休人员之和；另有编外人员的应说明。',
      'An indicator of the overall form on the pay of the unit’s own staff is no more than the actual and retired staff that the text gives, unless other staff is explained.',
    ),
    identities: ['D14', 'C26'],
    basis: {
      kind: 'reasoning',
      text: message('发放工资的职工不多于本单位人员', 'no more people are paid than there are'),
      confidence: 'medium',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [{ text: example('8'), why: message('8人不多于8+1人', '8 is within 8 + 1') }],
    fail: [{ text: example('15'), why: message('15人多于8+1人', '15 exceeds 8 + 1') }],
  },
  *identities(reading) {
    const staff = total(reading, 'staff-actual');
    if (staff === null) return;
    const people = [staff, total(reading, 'retirees')].filter((one) => one !== null);
    for (const { table, form } of evaluations(reading)) {
      if (!isOverall(form)) continue;
      for (const row of form.indicators.filter(isOwnPay)) {
        const { actual } = row;
        if (!isFilled(actual) || actual.printed.unit !== '人') continue;
        yield {
          id: 'D14',
          title: message(
            `「${table.title}」指标「${row.content}」的人数不大于实有人员与离退休人员之和`,
            `“${table.title}”, indicator ${row.content}: at most actual and retired staff`,
          ),
          relation: {
            kind: 'linear',
            terms: [
              term(occurrenceOf(reading, table, row.row, actual), 1n),
              ...people.map((one) => term(one, -1n)),
            ],
            compare: '<=',
          },
          target: 0,
        };
      }
    }
  },
};

function isOwnPay({ content }: IndicatorRow): boolean {
  return OWN_PEOPLE.test(content) && PAID.test(content) && !OTHERS.test(content);
}

/** The number of all kinds together, as the text gives it. */
function total(reading: Reading, measure: string): Occurrence | null {
  const claim = reading.claims.find(
    (one) =>
      one.measure === measure &&
      one.basis === 'count' &&
      one.printed.form === 'number' &&
      Object.keys(one.dims).length === 0,
  );
  return claim === undefined ? null : bare(claimOccurrence(reading, claim));
}

function example(people: string): string {
  const staff = [
    '某市某区医疗保障局2023年度部门决算',
    '',
    '第一部分 部门概况',
    '',
    '三、部门人员情况',
    '',
    '截至2023年底，本部门人员编制9人，其中行政编制9人；实有人员8人，其中行政8人；单位管理的离退休人员1人。',
    '',
  ];
  const form = overallExample({ trainingActual: `${people} 人` })
    .replace('开展业务培训', '保障单位职工工资')
    .replace('\t4 次\t', `\t${people} 人\t`);
  return [...staff, ...form.split('\n').slice(2)].join('\n');
}
