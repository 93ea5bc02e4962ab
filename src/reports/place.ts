import type { FindingPlace } from '../checks/rule.js';
import { placeInFile } from '../document/corrections/place.js';
import type { Source, Span } from '../facts/source.js';
import type { HumanPlaces } from './human-place.js';
import { oneLine } from './safe.js';
import type { Lang } from './subject.js';

/**
 * The exact place, what an editor or a person can jump to: `file:line:column`, `file p.3
 * [72,110,130,122]` (left, top, right, bottom in points from the page's top left corner),
 * `file Sheet!B2`, `file path`.
 */
export function formatSpan(span: Span): string {
  return `${span.file}${'line' in span ? ':' : ' '}${placeInFile(span)}`;
}

/** The first span of a source, or null where the figure stands nowhere (a missing one). */
export function formatSource(source: Source): string | null {
  const first = source[0];
  return first === undefined ? null : formatSpan(first);
}

/**
 * The exact place with that for people beside it: `a.pdf p.3 [72,110,130,122]  第3页 表5 第3行`.
 * A line of a text file is both.
 */
export function placeInWords(source: Source, human: HumanPlaces, lang: Lang): string | null {
  const [first] = source;
  if (first === undefined) return null;
  const exact = formatSpan(first);
  const words = 'line' in first ? '' : (human.of(source)?.[lang] ?? '');
  return oneLine(words === '' ? exact : `${exact}  ${words}`);
}

/**
 * «公开01表 收入支出决算总表 › 卫生健康支出 › 决算数 [503.03]», or the section with the figure
 * and the quoted clause around it.
 */
export function describePlace(
  { place, text, unit, about }: FindingPlace,
  quoted = true,
  lang: Lang = 'zh',
): string {
  // An id that is no printed table number is a name of the program's own.
  const numbered = place.kind === 'table' && place.id.includes('表') && place.id !== place.label;
  const label = numbered ? `${place.id} ${place.label}` : place.label;
  const path = [label, place.row, place.column, about?.[lang]].filter(
    (part) => part !== undefined && part !== '',
  );
  const quote =
    quoted && place.quote !== undefined && place.quote !== '' ? ` “${place.quote}”` : '';
  const own = unit === undefined || text.endsWith(unit) ? '' : unit === '%' ? unit : ` ${unit}`;
  const figure = text === '' ? '' : ` [${text}${own}]`;
  return oneLine(`${path.join(' › ')}${figure}${quote}`);
}
