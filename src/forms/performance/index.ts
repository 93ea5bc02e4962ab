import { concatTexts, sourceOf, type Text } from '../../document/text.js';
import type { Table } from '../../document/tree.js';
import { scoringSchemes } from '../../facts/generated/scoringSchemes.js';
import type { ScoringScheme } from '../../facts/scoring-scheme.js';
import { performanceDeclarations } from '../generated/performanceDeclarations.js';
import type { DocumentInfo, TableReading } from '../reading.js';
import type { FormDeclaration } from './declaration.js';
import { FormReader, type FormRows } from './form.js';
import { squeeze, unwrap } from './labels.js';
import { type Shape, shapeOf } from './shape.js';

export { normaliseProject } from './project.js';

const FORMS = performanceDeclarations.filter(
  (entry): entry is FormDeclaration => entry.type === 'form',
);
const YEAR_LINE = /\s*[（(]\s*20\d\d\s*年度?\s*[)）]$/;
/** 某局档案整理项目支出绩效自评表 → 档案整理. */
const TITLE_PROJECT =
  /^(?:20\d\d年度?)?(?:.{2,20}?(?:局|中心|委员会|处|所|站))?(.{2,30}?)(?:专项)?项目(?:支出)?绩效/;

/**
 * Reads a performance form: overall or project self-evaluation, or goals of a budget.
 * @param table as the reader or the reassembly gave it, rows as irregular as printed
 * @param info names the unit and, where the form prints no year, the year of the keys
 * @returns null when neither head nor labels show a performance form
 */
export function readPerformanceForm(
  table: Table,
  info: Pick<DocumentInfo, 'unit' | 'fiscalYear'>,
): TableReading | null {
  const shape = shapeOf(table);
  if (shape === null) return null;
  const title = titleOf(table);
  const declaration = declarationOf(squeeze(title), shape);
  const amountUnit = printedUnit(table) ?? declaration.amountUnit;
  const context = {
    unit: info.unit ?? '',
    year: printedYear(table) ?? info.fiscalYear,
    overall: declaration.kind === 'overall-self-evaluation' || declaration.kind === 'overall-goals',
    amountUnit,
    titleProject: TITLE_PROJECT.exec(squeeze(title))?.[1] ?? '',
  };
  const form = new FormReader(shape.rows, context).read();
  return {
    id: idOf(table, declaration, form),
    declaration: declaration.id,
    title: title === '' ? declaration.title : title,
    amountUnit,
    page: table.page ?? null,
    rows: form.rows,
    notes: [...form.notes, ...table.notes.map((note) => unwrap(note.value))],
    source: sourceOf(concatTexts(tableTexts(table))),
    performance: {
      kind: declaration.kind,
      scheme: schemeOf(form)?.id ?? null,
      project: form.project,
      fields: form.fields,
      funds: form.funds,
      indicators: form.indicators,
      total: form.total,
      prose: form.prose,
    },
  };
}

/** The title without the year line that belongs to the form's head: (2023 年度). */
function titleOf(table: Table): string {
  const { title } = table.caption;
  return title === null ? '' : unwrap(title.value).replace(YEAR_LINE, '');
}

/** By title; a title that says nothing leaves it to the heads. */
function declarationOf(title: string, shape: Shape): FormDeclaration {
  const titled = FORMS.find(
    (form) =>
      form.titleWords.every((word) => title.includes(word)) &&
      form.kind.endsWith('self-evaluation') === shape.evaluates,
  );
  const overall = shape.hasTasks && !shape.hasProject;
  const kind = shape.evaluates
    ? overall
      ? 'overall-self-evaluation'
      : 'project-self-evaluation'
    : overall
      ? 'overall-goals'
      : shape.hasPeriod
        ? 'special-fund-goals'
        : 'project-goals';
  const fallback = FORMS.filter((form) => form.kind === kind).at(-1);
  const form = titled ?? fallback;
  if (form === undefined) throw new Error(`data/forms/performance: no form of kind ${kind}`);
  return form;
}

function idOf(table: Table, declaration: FormDeclaration, form: FormRows): string {
  if (table.caption.number !== null) return squeeze(table.caption.number.value);
  return form.project === '' ? declaration.id : `${declaration.id}/${form.project}`;
}

/** 万元 or 元 as the caption or any label of the form prints it. */
function printedUnit(table: Table): string | null {
  const texts = [table.caption.amountUnit, ...tableTexts(table)].filter((text) => text !== null);
  for (const text of texts) {
    const plain = squeeze(text.value);
    const unit = /[(:](百万元|万元|亿元|元)\)?/.exec(plain)?.[1];
    if (unit !== undefined && plain.length <= 40) return unit;
  }
  return null;
}

function printedYear(table: Table): number | null {
  const texts = [table.caption.title, table.caption.reporter, table.caption.amountUnit];
  for (const text of texts) {
    const year = text === null ? undefined : /(20\d\d)\s*年/.exec(text.value)?.[1];
    if (year !== undefined) return Number.parseInt(year, 10);
  }
  return null;
}

function tableTexts(table: Table): readonly Text[] {
  return table.rows.flatMap((row) => row.cells.map((cell) => cell.text));
}

/** The scheme whose printed weights the form carries, or null. */
function schemeOf(form: FormRows): ScoringScheme | null {
  const weighted = form.groups.filter((group) => group.weight !== null);
  if (weighted.length === 0) return null;
  const execution = executionWeight(form);
  return (
    scoringSchemes.find(
      (scheme) =>
        (execution === null || execution === String(scheme.execution)) &&
        weighted.every(
          (group) => group.weight?.text === String(scheme.groups[declaredName(group.name)]),
        ) &&
        Object.keys(scheme.groups).every((name) =>
          weighted.some((group) => declaredName(group.name) === name),
        ),
    ) ?? null
  );
}

/** Level 1 labels differ by 指标 at most: 产出 and 产出指标 are one. */
function declaredName(label: string): string {
  return label === '目标' || label.endsWith('指标') ? label : `${label}指标`;
}

function executionWeight(form: FormRows): string | null {
  const row = form.funds.find((funds) => funds.role === 'total' || funds.role === 'sum');
  return row?.cells.weight?.printed.text ?? null;
}
