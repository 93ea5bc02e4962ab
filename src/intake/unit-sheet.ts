import { writeYaml } from '../books/files/yaml.js';
import type { BookProblem } from '../books/problem.js';
import { dateText } from './dates.js';
import type { Grid } from './grid.js';

export const UNIT_SHEET = '单位';

/** A line of the sheet of the unit: where it goes in `unit.yaml`, and how it is called. */
export interface UnitField {
  readonly path: string;
  readonly zh: string;
  readonly note: string;
  readonly type?: 'number' | 'list' | 'date';
  readonly choices?: readonly { readonly id: string; readonly zh: string }[];
}

const STAFF = [
  ['administrative', '行政'],
  ['civil-service-managed', '参公'],
  ['institution', '事业'],
  ['workers', '工勤'],
] as const;

export const UNIT_FIELDS: readonly UnitField[] = [
  { path: 'name', zh: '单位名称', note: '封面上的全称，必填' },
  { path: 'shortName', zh: '单位简称', note: '' },
  { path: 'code', zh: '预算单位编码', note: '' },
  { path: 'year', zh: '财政年度', note: '四位数，必填', type: 'number' },
  {
    path: 'kind',
    zh: '文本种类',
    note: '',
    choices: [
      { id: 'final-accounts', zh: '决算' },
      { id: 'budget', zh: '预算' },
    ],
  },
  {
    path: 'level',
    zh: '部门或单位',
    note: '',
    choices: [
      { id: 'department', zh: '部门' },
      { id: 'unit', zh: '单位' },
    ],
  },
  {
    path: 'spender',
    zh: '支出主体',
    note: '行政单位和参公单位填“机关”',
    choices: [
      { id: 'government', zh: '机关' },
      { id: 'institution', zh: '事业单位' },
    ],
  },
  { path: 'region.province', zh: '省', note: '必填' },
  { path: 'region.city', zh: '市', note: '' },
  { path: 'region.county', zh: '县（区）', note: '' },
  { path: 'superior', zh: '主管部门', note: '' },
  { path: 'sections', zh: '内设机构', note: '用顿号分开', type: 'list' },
  { path: 'covered', zh: '纳入范围的单位', note: '用顿号分开，本单位在前', type: 'list' },
  ...STAFF.map(
    ([id, name]): UnitField => ({
      path: `staff.quota.${id}`,
      zh: `${name}编制`,
      note: '人',
      type: 'number',
    }),
  ),
  ...STAFF.map(
    ([id, name]): UnitField => ({
      path: `staff.actual.${id}`,
      zh: `${name}实有人员`,
      note: '人',
      type: 'number',
    }),
  ),
  { path: 'staff.retirees.veteran', zh: '离休人员', note: '人', type: 'number' },
  { path: 'staff.retirees.retired', zh: '退休人员', note: '人', type: 'number' },
  { path: 'review.secrecy.by', zh: '保密审查人', note: '审查后填写；没有填的，封面留空' },
  { path: 'review.secrecy.date', zh: '保密审查日期', note: '如 2024-08-12', type: 'date' },
  { path: 'review.signature.by', zh: '审签人', note: '主要负责人审签后填写；没有填的，封面留空' },
  { path: 'review.signature.date', zh: '审签日期', note: '如 2024-08-15', type: 'date' },
];

/** `unit.yaml` from the sheet: names in the first column, what was filled in beside them. */
export function unitYaml({ rows }: Grid, detail: 'lines' | 'statements'): string {
  const whole: Record<string, unknown> = { detail };
  for (const [name = '', value = ''] of rows) {
    const field = UNIT_FIELDS.find(({ zh }) => zh === name.trim());
    const text = value.trim();
    if (field !== undefined && text !== '')
      put(whole, field.path.split('.'), fieldValue(field, text));
  }
  return writeYaml(whole);
}

/** Lines of the sheet that are none of its own, and words that none of its lists has. */
export function unitProblems({ rows }: Grid): readonly BookProblem[] {
  return rows.flatMap(([name = '', value = ''], at): readonly BookProblem[] => {
    if (value === '') return [];
    const place = { file: UNIT_SHEET, row: at + 1, column: name === '' ? null : name };
    const field = UNIT_FIELDS.find(({ zh }) => zh === name.trim());
    const cell = `B${at + 1}`;
    if (field === undefined) {
      const message = {
        zh: `“${value}”不知道是什么：A${at + 1} 不是本表的项目`,
        en: `what “${value}” is cannot be told: A${at + 1} is no line of this sheet`,
      };
      return [{ ...place, cell, message }];
    }
    const { choices } = field;
    if (choices === undefined || choices.some(({ zh, id }) => zh === value || id === value)) {
      return [];
    }
    const list = choices.map(({ zh }) => zh);
    const message = {
      zh: `应为 ${list.join('、')} 之一，而不是“${value}”`,
      en: `should be one of ${list.join(', ')}, not “${value}”`,
    };
    return [{ ...place, cell, message }];
  });
}

function fieldValue({ type, choices }: UnitField, text: string): unknown {
  if (type === 'list')
    return text
      .split(/[、,，;；\n]+/)
      .map((one) => one.trim())
      .filter((one) => one !== '');
  if (type === 'date') return dateText(text.normalize('NFKC'));
  // What is no number stays as it is, and is told when the file is read.
  if (type === 'number') return wholeOf(text.normalize('NFKC')) ?? text;
  return choices?.find(({ zh }) => zh === text)?.id ?? text;
}

function put(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const inner = into[first];
  const next =
    typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
  into[first] = next;
  put(next, rest, value);
}

function wholeOf(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : null;
}
