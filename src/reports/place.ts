import type { FindingPlace } from '../checks/rule.js';
import type { Source, Span } from '../facts/source.js';
import { oneLine } from './safe.js';
import type { Lang } from './subject.js';

/** `file:line:column`, `file p.3`, `file Sheet!B2` — what an editor or a person can jump to. */
export function formatSpan(span: Span): string {
  if ('line' in span) return `${span.file}:${span.line}:${span.column}`;
  if ('page' in span) return `${span.file} p.${span.page}`;
  if ('sheet' in span) return `${span.file} ${span.sheet}!${span.cell}`;
  return `${span.file} ${span.path}`;
}

/** The first span of a source, or null where the figure stands nowhere (a missing one). */
export function formatSource(source: Source): string | null {
  const first = source[0];
  return first === undefined ? null : formatSpan(first);
}

/** «公开01表 收入支出决算总表 › 卫生健康支出 › 决算数», or the section with the quoted clause. */
export function describePlace({ place, text }: FindingPlace, lang: Lang): string {
  const label =
    place.kind === 'table' && place.label !== place.id && !place.label.includes(place.id)
      ? `${place.id} ${place.label}`
      : place.label;
  const path = [label, place.row, place.column].filter((part) => part !== undefined && part !== '');
  const quote =
    place.quote === undefined || place.quote === ''
      ? ''
      : { zh: `：“${place.quote}”`, en: `: “${place.quote}”` }[lang];
  const figure = text === '' ? '' : ` [${text}]`;
  return oneLine(`${path.join(' › ')}${figure}${quote}`);
}
