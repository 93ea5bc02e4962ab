import type { FindingPlace } from '../checks/rule.js';
import type { Source, Span } from '../facts/source.js';
import { oneLine } from './safe.js';

/** `file:line:column`, `file p.3 (72,110)` in points from the top left, `file Sheet!B2` — what an editor or a person can jump to. */
export function formatSpan(span: Span): string {
  if ('line' in span) return `${span.file}:${span.line}:${span.column}`;
  if ('page' in span) {
    const [left, top] = span.box;
    return `${span.file} p.${span.page} (${Math.round(left)},${Math.round(top)})`;
  }
  if ('sheet' in span) return `${span.file} ${span.sheet}!${span.cell}`;
  return `${span.file} ${span.path}`;
}

/** The first span of a source, or null where the figure stands nowhere (a missing one). */
export function formatSource(source: Source): string | null {
  const first = source[0];
  return first === undefined ? null : formatSpan(first);
}

/**
 * «公开01表 收入支出决算总表 › 卫生健康支出 › 决算数 [503.03]», or the section with the figure
 * and the quoted clause around it.
 */
export function describePlace({ place, text }: FindingPlace, quoted = true): string {
  // An id that is no printed table number is a name of the program's own.
  const numbered = place.kind === 'table' && place.id.includes('表') && place.id !== place.label;
  const label = numbered ? `${place.id} ${place.label}` : place.label;
  const path = [label, place.row, place.column].filter((part) => part !== undefined && part !== '');
  const quote =
    quoted && place.quote !== undefined && place.quote !== '' ? ` “${place.quote}”` : '';
  const figure = text === '' ? '' : ` [${text}]`;
  return oneLine(`${path.join(' › ')}${figure}${quote}`);
}
