import type { UnitYear } from '../books/unit-year.js';
import { layouts } from '../forms/generated/layouts.js';
import type { Layout } from '../forms/layout.js';
import type { Performance } from '../performance/model.js';
import { type ComposeOptions, type Composition, composeDocument } from './document.js';
import { type GateOptions, gate } from './gate/gate.js';
import type { GateProblem } from './gate/problem.js';

export interface PrepareOptions extends GateOptions {
  /** The document is a draft and says so on every page. */
  readonly draft?: boolean;
  /** The reason for which the responsible person publishes it as it is. */
  readonly override?: string;
  /** The performance files of the book. */
  readonly performance?: Performance;
}

/** A composed document with what the gate says of it. */
export interface Prepared {
  readonly composition: Composition;
  readonly problems: readonly GateProblem[];
  /** It may be written: nothing stands against it, or a reason overrides what does. */
  readonly mayGoOut: boolean;
  /** The reason that was needed to let it out; null where none was. */
  readonly overridden: string | null;
  /** There are causes left open that a solver may find; none was given. */
  readonly unsolved: boolean;
}

const WATERMARK = '草稿';

/**
 * Composes the document of a book and asks the gate. An override is said on the cover of the
 * document, and only where there is something to override.
 * @throws {UnknownLayout}
 */
export function prepare(book: UnitYear, layout: string, options: PrepareOptions = {}): Prepared {
  const { performance } = options;
  const own: ComposeOptions = {
    ...(options.draft === true ? { watermark: WATERMARK, unreviewed: true } : {}),
    ...(performance === undefined ? {} : { performance }),
  };
  const composition = composeDocument(book, layout, own);
  const { problems, unsolved } = gate(book, composition, options);
  const override = options.override?.trim() ?? '';
  if (problems.length === 0 || override === '') {
    return { composition, problems, unsolved, mayGoOut: problems.length === 0, overridden: null };
  }
  const declared = composeDocument(book, layout, {
    ...own,
    declarations: [`公开前核对未全部通过，经负责人决定仍予公开，理由：${override}`],
  });
  return { composition: declared, problems, unsolved, mayGoOut: true, overridden: override };
}

/**
 * The layout that the unit's province uses for this kind of document and year, the one of the
 * latest years where several do; null where none is known.
 */
export function usualLayout({ unit, kind, year }: UnitYear): Layout | null {
  const { province } = unit.region;
  const fitting = layouts.filter(
    (layout) =>
      layout.kind === kind &&
      layout.provinces.some((name) => name === province || name.startsWith(province)) &&
      layout.years.from <= year &&
      (layout.years.to === null || year <= layout.years.to),
  );
  return fitting.sort((a, b) => b.years.from - a.years.from)[0] ?? null;
}
