import { concatTexts, sourceOf } from '../../document/text.js';
import type { Dimensions } from '../../facts/key.js';
import type { CellReading, FundsRow, RowReading } from '../reading.js';
import { type AlignColumn, alignRow } from './align.js';
import { cellReading, isDash, looksLikeMoney, looksLikePercent, looksLikeScore } from './cell.js';
import { dimensionsOf, type FundsContext, keyOf, scoreKey } from './funds-keys.js';
import type { GridCell, HeadColumn } from './heads.js';
import { labelId, labelIdOf, labelWeight, unwrap } from './labels.js';

const ROLES: Readonly<Record<string, FundsRow['role']>> = {
  total: 'total',
  period: 'total',
  sum: 'sum',
  appropriation: 'appropriation',
  'carry-over': 'carry-over',
  other: 'other',
  basic: 'task',
  project: 'task',
};

/**
 * A money row under a head: a source of the project form or a task of the overall form.
 * @returns null when the row holds neither a label nor a figure of its own.
 */
export function fundsRow(
  cells: readonly GridCell[],
  head: readonly HeadColumn[],
  context: FundsContext,
): FundsRow | null {
  const own = cells.filter((cell) => labelIdOf('row-group', cell.core) === null);
  if (own.length === 0) return null;
  const columns = alignColumns(
    head,
    own.map((cell) => cell.plain),
  );
  const places = alignRow(
    own.map((cell) => ({ at: cell.at, text: cell.plain, core: cell.core })),
    columns.map((column) => column.align),
  );
  const labels: LabelCell[] = [];
  const values: { readonly column: HeadColumn | null; readonly cell: GridCell }[] = [];
  own.forEach((cell, index) => {
    const place = places[index];
    const column = place === null || place === undefined ? undefined : columns[place];
    if (column === undefined) values.push({ column: null, cell });
    else if (column.label) labels.push({ ...cell, label: column.head.id });
    else values.push({ column: column.head, cell });
  });
  return build(labels, values, context);
}

/**
 * Label and amount side by side: the goal forms (`实施期资金总额: 135.4`) and 基本支出总额 of
 * the Hubei department form. One row may hold several pairs.
 */
export function fundsPairs(cells: readonly GridCell[], context: FundsContext): readonly FundsRow[] {
  const rows: FundsRow[] = [];
  const own = cells.filter((cell) => labelIdOf('row-group', cell.core) === null);
  let pairs = 0;
  own.forEach((cell, index) => {
    const part = labelIdOf('fund-part', cell.core);
    if (part === null) return;
    const next = own[index + 1];
    const amount = next !== undefined && looksLikeMoney(next.plain) ? next : inlineAmount(cell);
    const column: HeadColumn = {
      id: pairColumn(part, context.hasPeriod && pairs === 0),
      name: cell.core,
      at: cell.at,
      money: true,
      text: cell.text,
    };
    pairs += 1;
    rows.push(
      build(
        [{ ...cell, label: 'label' }],
        amount === null ? [] : [{ column, cell: amount }],
        context,
      ),
    );
  });
  return rows;
}

/** Whether a row is made of label and amount pairs of a goal form. */
export function hasFundsPair(cells: readonly GridCell[]): boolean {
  return cells.some((cell) => labelIdOf('fund-part', cell.core) !== null);
}

/** The form of a special fund sets the whole period at the left and the year at the right. */
function pairColumn(part: string, period: boolean): string {
  if (part === 'basic' || part === 'project') return 'final';
  return period ? 'period' : 'budget';
}

function inlineAmount(cell: GridCell): GridCell | null {
  return /[:]\s*-?\d[\d.,]*(?:万元|元)?$/.test(cell.plain) ? cell : null;
}

interface LabelledColumn {
  readonly head: HeadColumn;
  readonly label: boolean;
  readonly align: AlignColumn;
}

function alignColumns(
  head: readonly HeadColumn[],
  texts: readonly string[],
): readonly LabelledColumn[] {
  const first = head.find((column) => column.money);
  const named = head.some((column) => column.id === 'task');
  const label: HeadColumn = {
    id: 'label',
    name: '',
    at: Math.max(0, (first?.at ?? 1) - 1),
    money: false,
    text: { value: '', pieces: [] },
  };
  const columns = named ? head : [label, ...head];
  const amounts = texts.some((text) => looksLikeMoney(text) && !isDash(text));
  const decimals = texts.some((text) => looksLikeMoney(text) && text.includes('.'));
  // A spare row of dashes has no total to be filled in.
  const parts = amounts && head.some((column) => column.id.includes('-'));
  return columns.map((column) => ({
    head: column,
    label: column.id === 'label' || column.id === 'task' || column.id === 'content',
    align: {
      at: column.at,
      fit: (text) => misfit(column, text, decimals),
      empty: emptyCost(column, parts),
    },
  }));
}

function misfit(column: HeadColumn, text: string, decimals: boolean): number {
  if (column.money) {
    if (isDash(text)) return 0.3;
    // Beside amounts with decimals a whole number is rather a weight or a score.
    return looksLikeMoney(text) ? (decimals && /^\d{1,3}$/.test(text) ? 1.5 : 0) : 6;
  }
  switch (column.id) {
    case 'rate':
      return looksLikePercent(text) ? 0 : isDash(text) ? 0.3 : looksLikeMoney(text) ? 3 : 6;
    case 'weight':
    case 'score':
      return isDash(text) ? 0.2 : looksLikeScore(text) ? 0 : looksLikePercent(text) ? 6 : 7;
    case 'done':
      if (labelId('fund-part', text) !== null) return 4;
      return looksLikeMoney(text) && !isDash(text) ? 3 : 0;
    default:
      return looksLikeMoney(text) || looksLikePercent(text) ? 6 : 0;
  }
}

/** A total is never left out where its parts are filled; the parts often are. */
function emptyCost(column: HeadColumn, parts: boolean): number {
  if (!column.money || !parts) return 0.3;
  return column.id.includes('-') ? 0.2 : 1.6;
}

/** A cell that names its row: the label of a source, or 任务名称 and 主要内容 of a task. */
interface LabelCell extends GridCell {
  readonly label: string;
}

function build(
  labels: readonly LabelCell[],
  values: readonly { readonly column: HeadColumn | null; readonly cell: GridCell }[],
  context: FundsContext,
): FundsRow {
  const part = labels.map((cell) => labelIdOf('fund-part', cell.core)).find((id) => id !== null);
  const role = ROLES[part ?? ''] ?? 'task';
  const name = labels.map((cell) => unwrap(cell.text.value).replace(/[:：]$/, '')).join(' ');
  const dims = dimensionsOf(part ?? null, name, context);
  const cells: CellReading[] = values.map(({ column, cell }) =>
    column === null
      ? cellReading('', null, cell.text, '', null)
      : cellReading(
          column.name,
          column.id,
          cell.text,
          unitOf(column, cell, context),
          keyOf(column, dims, context),
        ),
  );
  const byId: Record<string, CellReading> = {};
  for (const cell of cells) if (cell.columnId !== null) byId[cell.columnId] = cell;
  const headWeight = weightFromHead(role, byId, dims, context);
  if (headWeight !== null) byId.weight = headWeight;
  const textOf = (label: string) =>
    labels.flatMap((cell) => (cell.label === label ? [unwrap(cell.text.value)] : [])).join(' ');
  const task =
    role === 'task' && part === undefined
      ? { task: { name: textOf('task'), content: textOf('content') } }
      : {};
  return { role, ...task, row: rowReading(name, part ?? null, labels, values, cells), cells: byId };
}

function rowReading(
  name: string,
  part: string | null,
  labels: readonly GridCell[],
  values: readonly { readonly cell: GridCell }[],
  cells: readonly CellReading[],
): RowReading {
  const texts = [...labels.map((cell) => cell.text), ...values.map(({ cell }) => cell.text)];
  return {
    id: part === null ? null : `funds-${part}`,
    line: '',
    code: '',
    name,
    side: '',
    cells,
    source: sourceOf(concatTexts(texts)),
  };
}

/** The weight that stands in the head applies to the row that is scored. */
function weightFromHead(
  role: FundsRow['role'],
  cells: Readonly<Record<string, CellReading>>,
  dims: Dimensions,
  context: FundsContext,
): CellReading | null {
  if (context.headWeight === null || cells.weight !== undefined) return null;
  if ((role !== 'total' && role !== 'sum') || cells.score === undefined) return null;
  const weight = labelWeight(context.headWeight.value);
  if (weight === null) return null;
  const reading = cellReading(
    '分值',
    'weight',
    context.headWeight,
    '分',
    scoreKey('indicator-weight', dims, context),
  );
  return {
    ...reading,
    printed: { ...cellReading('', null, { value: weight, pieces: [] }, '分', null).printed },
  };
}

function unitOf(column: HeadColumn, cell: GridCell, context: FundsContext): string {
  if (column.money) return context.amountUnit;
  // 0.98 under 执行率 may be a ratio or a percentage: it is left as a bare number.
  if (column.id === 'rate') return /^[01](?:\.\d+)?$/.test(cell.plain) ? '' : '%';
  return column.id === 'weight' || column.id === 'score' ? '分' : '';
}
