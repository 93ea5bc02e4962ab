import type { Table } from '../../document/tree.js';
import type { DocumentInfo } from '../reading.js';
import { FORMS, type Form, HEAD_WORDS } from './catalogue.js';
import { type Alignment, alignColumns } from './columns.js';
import { type GridRow, gridOf, joinCodeColumns } from './grid.js';
import { type Heads, headsOf } from './heads.js';
import { isNeutralPrefix, titleName } from './names.js';

/** A table with its grid, its heads, and the form that it is, if it is a known one. */
export interface Recognised {
  readonly grid: readonly GridRow[];
  readonly heads: Heads;
  readonly form: Form | null;
  readonly alignment: Alignment | null;
}

/**
 * Recognises a statement table by its title and its heads, never by its number. The
 * longest declared title that ends the printed one wins, and words before it must be
 * neutral; without a title a table is known only if its heads fit exactly one form.
 * @param info the unit's name may stand in titles; a form of another layout needs better heads
 */
export function recognise(table: Table, info: Pick<DocumentInfo, 'unit' | 'layout'>): Recognised {
  const raw = gridOf(table);
  const first = headsOf(raw, HEAD_WORDS);
  const grid = joinCodeColumns(raw, first.rows);
  const heads = grid === raw ? first : headsOf(grid, HEAD_WORDS);
  const title = titleName(table.caption.title?.value ?? '');
  const titled = formsByTitle(title, info.unit ?? '');
  const best =
    titled.length > 0 ? bestOf(titled, heads, info.layout) : bestByHeads(title === '', heads);
  return { grid, heads, form: best?.form ?? null, alignment: best?.alignment ?? null };
}

/** The forms whose title ends this one, variants of one table together. */
export function formsByTitle(title: string, unit: string): readonly Form[] {
  const exact = formsEnding(title, unit);
  // 按功能分类 and its like behind a title say how, not what, unless a form's title has it.
  return exact.length > 0 ? exact : formsEnding(title.replace(/\(按[^()]*\)$/, ''), unit);
}

function formsEnding(title: string, unit: string): readonly Form[] {
  let length = 0;
  let found: readonly Form[] = [];
  if (title === '') return found;
  for (const form of FORMS) {
    for (const own of form.titles) {
      if (own.length < length || !title.endsWith(own)) continue;
      if (!isNeutralPrefix(title.slice(0, -own.length), unit)) continue;
      found = own.length > length ? [form] : [...found, form];
      length = own.length;
    }
  }
  return found;
}

interface Candidate {
  readonly form: Form;
  readonly alignment: Alignment;
}

function candidates(forms: readonly Form[], heads: Heads): readonly Candidate[] {
  return forms.map((form) => ({ form, alignment: alignColumns(form, heads.columns) }));
}

const FOREIGN_FIT = 0.75;
const FOREIGN_COVER = 0.75;
/** Least share of the printed columns that a form explains in a document of no known layout. */
const UNDECLARED_COVER = 0.5;

/**
 * The variant whose heads fit best. Offices elsewhere use the same titles for other
 * tables, so a form that belongs to other layouts must fit well.
 */
function bestOf(
  forms: readonly Form[],
  heads: Heads,
  layout: string | null,
): Candidate | undefined {
  const headed = heads.columns.some((column) => column.path.length > 0);
  const [first, ...rest] = candidates(forms, heads).filter(({ form, alignment }) => {
    const { layouts } = form.declaration;
    const own = layouts.length === 0 || (layout !== null && layouts.includes(layout));
    if (!headed) return true;
    const { fit, covered, coded } = alignment;
    // Heads of which nothing is known are damaged ones; those half known are another table's.
    if (own) return layout !== null || covered === 0 || covered >= UNDECLARED_COVER;
    return fit >= FOREIGN_FIT && covered >= FOREIGN_COVER && coded;
  });
  return rest.reduce(
    (best, other) =>
      best === undefined || other.alignment.fit > best.alignment.fit ? other : best,
    first,
  );
}

/** A table whose title no form has: only distinctive heads count, any complete ones if it has none. */
function bestByHeads(untitled: boolean, heads: Heads): Candidate | undefined {
  if (heads.rows === 0) return undefined;
  const open = FORMS.filter((form) => form.declaration.byHeads === true || untitled);
  const fitting = candidates(open, heads).filter(({ alignment }) => alignment.complete);
  const ids = new Set(fitting.map(({ form }) => form.declaration.id));
  return ids.size === 1 ? fitting[0] : undefined;
}
