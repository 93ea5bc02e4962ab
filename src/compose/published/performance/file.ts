import { stringify } from 'yaml';
import { amountText } from '../../../books/write-book.js';
import { keyString } from '../../../facts/key.js';
import { baseValue } from '../../../facts/printed.js';
import { layoutNamed } from '../../../forms/document-info.js';
import { labelIdOf } from '../../../forms/performance/labels.js';
import type { CellReading, FundsRow, PerformanceForm, Reading } from '../../../forms/reading.js';
import { FORM_FIELDS } from '../../../performance/model.js';
import { formatPoints } from '../../../performance/text.js';
import { fileIndicators, type LeftFigures } from './indicators.js';
import type { Amounts } from './money.js';

/** A performance file of a book, as the published form fills it. */
export interface FormFile {
  readonly path: string;
  readonly text: string;
  /** Figures of the form that the file does not have, with the reason. */
  readonly left: LeftFigures;
}

type MoneyFields = Readonly<Partial<Record<'initial' | 'budget' | 'final', string>>>;

const COLUMNS = ['initial', 'budget', 'final'] as const;
const SOURCES = ['appropriation', 'carry-over', 'other'] as const;
const UNNAMED_TASK = '部门整体支出';

/** The file of a published form: its texts as printed, its money as chosen. */
export function formFile(form: PerformanceForm, amounts: Amounts, reading: Reading): FormFile {
  const isOverall = form.kind.startsWith('overall');
  const isGoals = form.kind.endsWith('goals');
  const { indicators, left } = fileIndicators(form);
  const tasks = isOverall ? tasksOf(form, amounts) : null;
  const scheme = isGoals ? null : (form.scheme ?? usualScheme(isOverall, reading));
  const content = {
    ...(isOverall ? {} : { project: form.project }),
    ...(scheme === null ? {} : { scheme }),
    ...(isInitial(form) ? { base: 'initial' } : {}),
    ...fieldsOf(form),
    ...(tasks === null || tasks.tasks.length === 0
      ? { funds: fundsOf(form, amounts) }
      : { tasks: tasks.tasks }),
    ...spendingOf(form, amounts),
    goals: goalsOf(form),
    indicators,
    ...proseOf(form),
  };
  const stem = isOverall ? 'overall' : form.project.replace(/[\\/:*?"<>|\s.]/g, '');
  return {
    path: `performance/${stem}.yaml`,
    text: withPlainNumbers(stringify(content, { lineWidth: 0 })),
    left: new Map([...left, ...(tasks?.left ?? [])]),
  };
}

/** Amounts and weights as a person types them: 1200.50, not "1200.50". */
function withPlainNumbers(yaml: string): string {
  return yaml.replace(
    /^(\s*(?:- )?(?:initial|budget|final|basic|project|weight): )"(\d+(?:\.\d+)?)"$/gm,
    '$1$2',
  );
}

/** The scheme of the forms that the layout attaches, where the form does not show its own. */
function usualScheme(isOverall: boolean, { document }: Reading): string {
  if (layoutNamed(document.layout ?? '')?.evaluations !== 'hubei') return 'ministry-10-50-30-10';
  return isOverall ? 'hubei-department' : 'hubei-20-40-40';
}

/** Older forms divide by the initial budget: they print no other. */
function isInitial({ funds }: PerformanceForm): boolean {
  const has = (column: string) =>
    funds.some(({ cells }) => Object.keys(cells).some((id) => id.startsWith(column)));
  return has('initial') && !has('budget') && has('final');
}

function fieldsOf({ fields }: PerformanceForm) {
  return Object.fromEntries(
    FORM_FIELDS.flatMap((id) => {
      const text = fields[id];
      return text === undefined || text === '' ? [] : [[id, text]];
    }),
  );
}

function amountAt(cell: CellReading | undefined, amounts: Amounts): bigint | null {
  if (cell?.key == null || cell.printed.form !== 'number') return null;
  return amounts.get(keyString(cell.key)) ?? baseValue(cell.printed);
}

function moneyOf(amountOf: (column: (typeof COLUMNS)[number]) => bigint | null): MoneyFields {
  return Object.fromEntries(
    COLUMNS.flatMap((column) => {
      const value = amountOf(column);
      return value === null ? [] : [[column, amountText('project-funds', value)]];
    }),
  );
}

/** Money by source; a form that prints its total alone has it from appropriations. */
function fundsOf({ funds }: PerformanceForm, amounts: Amounts) {
  const whole = funds.find(({ role }) => role === 'total' || role === 'sum');
  const rows = SOURCES.flatMap((source) => {
    const row = funds.find(({ role }) => role === source);
    const money = moneyOf((column) => amountAt(row?.cells[column], amounts));
    return Object.keys(money).length === 0 ? [] : [{ source, ...money }];
  });
  if (rows.length > 0) return rows;
  const money = moneyOf((column) => amountAt(whole?.cells[column], amounts));
  return Object.keys(money).length === 0 ? [] : [{ source: 'appropriation', ...money }];
}

function tasksOf({ funds }: PerformanceForm, amounts: Amounts) {
  const left = new Map<string, string>();
  const tasks = funds
    .filter(({ role, task }) => role === 'task' && task !== undefined)
    .map((row) => {
      const { name = '', content = '' } = row.task ?? {};
      if (name === '' && content === '') {
        for (const { key } of row.row.cells) {
          if (key === null) continue;
          left.set(keyString(key), `表中这一行没有任务名称，改列为“${UNNAMED_TASK}”。`);
        }
      }
      const { done, weight } = row.cells;
      const points = weight?.printed.form === 'number' ? baseValue(weight.printed) : null;
      return {
        name: name === '' && content === '' ? UNNAMED_TASK : name || content,
        ...(content === '' || name === '' ? {} : { content }),
        ...(done === undefined ? {} : { done: done.printed.text }),
        ...(points === null ? {} : { weight: formatPoints(points) }),
        ...sourcesOf(row, amounts),
      };
    });
  return { tasks, left };
}

/** 财政拨款 and 其他资金 of a task; what its total has beyond the one printed is the other. */
function sourcesOf({ cells }: FundsRow, amounts: Amounts) {
  const part = (column: string, source: 'appropriation' | 'other'): bigint | null => {
    const total = amountAt(cells[column], amounts);
    const own = amountAt(cells[`${column}-${source}`], amounts);
    const rest = amountAt(
      cells[`${column}-${source === 'other' ? 'appropriation' : 'other'}`],
      amounts,
    );
    if (total === null) return own;
    if (rest !== null) return total - rest;
    return own ?? (source === 'appropriation' ? total : null);
  };
  const appropriation = moneyOf((column) => part(column, 'appropriation'));
  const other = moneyOf((column) => part(column, 'other'));
  return {
    ...(Object.keys(appropriation).length === 0 ? {} : { appropriation }),
    ...(Object.values(other).every((value) => value === '0.00') ? {} : { other }),
  };
}

function spendingOf({ funds }: PerformanceForm, amounts: Amounts) {
  const of = (kind: 'basic' | 'project') =>
    amountAt(funds.find(({ row }) => row.id === `funds-${kind}`)?.cells.final, amounts);
  const basic = of('basic');
  const project = of('project');
  if (basic === null || project === null) return {};
  const text = (value: bigint) => amountText('overall-funds', value);
  return { spending: { basic: text(basic), project: text(project) } };
}

function goalsOf({ prose }: PerformanceForm) {
  const textOf = (wanted: readonly (string | null)[]) =>
    prose
      .filter(({ label }) => wanted.includes(labelIdOf('goals', label)))
      .map(({ text }) => text.value.replace(/\s+/g, ''))
      .join('');
  const expected = textOf(['expected', 'group']);
  const reached = textOf(['reached']);
  return {
    ...(expected === '' ? {} : { expected }),
    ...(reached === '' ? {} : { reached }),
  };
}

/** 无 says that there is nothing to say. */
function proseOf({ prose }: PerformanceForm) {
  const textOf = (id: string) =>
    prose
      .filter(({ label }) => labelIdOf('prose', label) === id)
      .map(({ text }) => text.value.replace(/\s+/g, ''))
      .filter((text) => !/^无[。.]?$/.test(text))
      .join('');
  const causes = textOf('reasons');
  const measures = textOf('measures');
  return { ...(causes === '' ? {} : { causes }), ...(measures === '' ? {} : { measures }) };
}
