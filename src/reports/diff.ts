import type { DocumentDiff, FigureChange, FindingChange } from '../checks/diff.js';
import type { Finding, FindingPlace, Message } from '../checks/rule.js';
import { formatSource } from './place.js';
import { oneLine } from './safe.js';
import type { Lang } from './subject.js';
import { SEVERITY_WORDS } from './words.js';

export const DIFF_SCHEMA = 'mingzhang.diff/1';

const KINDS: Readonly<Record<FigureChange['kind'] | FindingChange['kind'], Message>> = {
  changed: { zh: '改', en: 'changed' },
  added: { zh: '增', en: 'added' },
  removed: { zh: '删', en: 'removed' },
  new: { zh: '新', en: 'new' },
  gone: { zh: '消', en: 'gone' },
};

const HEADS = {
  figures: { zh: '数字', en: 'Figures' },
  findings: { zh: '问题', en: 'Findings' },
  same: { zh: '未变', en: 'unchanged' },
} as const;

/** What changed between two versions, for a terminal; each line says what, from what, to what, where. */
export function diffText(
  { figures, sameFigures, findings, sameFindings }: DocumentDiff,
  files: readonly [before: string, after: string],
  lang: Lang,
): string {
  const lines = [
    `━━ ${files[0]} → ${files[1]}`,
    '',
    `${HEADS.figures[lang]}  ${countsOf(figures, ['changed', 'added', 'removed'], sameFigures, lang)}`,
    ...figures.map((one) => figureLine(one, lang)),
    '',
    `${HEADS.findings[lang]}  ${countsOf(findings, ['new', 'gone', 'changed'], sameFindings, lang)}`,
    ...findings.map((one) => findingLine(one, lang)),
  ];
  return `${lines.join('\n')}\n`;
}

function countsOf(
  changes: readonly { readonly kind: keyof typeof KINDS }[],
  kinds: readonly (keyof typeof KINDS)[],
  same: number,
  lang: Lang,
): string {
  const parts = kinds.map(
    (kind) => `${KINDS[kind][lang]} ${changes.filter((one) => one.kind === kind).length}`,
  );
  return [...parts, `${HEADS.same[lang]} ${same}`].join(' · ');
}

function figureLine({ kind, what, before, after }: FigureChange, lang: Lang): string {
  const values = [valuesOf(before), valuesOf(after)].map((one) => (one === '' ? '—' : one));
  const [place] = after.length > 0 ? after : before;
  return `  [${KINDS[kind][lang]}] ${oneLine(what[lang])}  ${values.join(' → ')}${placeOf(place)}`;
}

function findingLine({ kind, before, after }: FindingChange, lang: Lang): string {
  const shown = after ?? before;
  if (shown === null) return '';
  const was = kind === 'changed' && before !== null ? `  (${earlier(before, lang)})` : '';
  return `  [${KINDS[kind][lang]}] ${SEVERITY_WORDS[shown.severity][lang]} ${oneLine(shown.message[lang])}${was}  #${shown.id}${placeOf(shown.places[0])}`;
}

function earlier({ printed, severity }: Finding, lang: Lang): string {
  const words = { zh: '原', en: 'was' };
  return `${words[lang]} ${SEVERITY_WORDS[severity][lang]} ${printed ?? ''}`.trim();
}

function valuesOf(places: readonly FindingPlace[]): string {
  return places.map(({ text }) => oneLine(text)).join('、');
}

function placeOf(place: FindingPlace | undefined): string {
  const source = place === undefined ? null : formatSource(place.source);
  return source === null ? '' : `  ${source}`;
}

/** The contract's answer of `diff` (schema/diff.schema.json). */
export function diffEntry(diff: DocumentDiff, files: readonly [before: string, after: string]) {
  return {
    schema: DIFF_SCHEMA,
    before: files[0],
    after: files[1],
    sameFigures: diff.sameFigures,
    figures: diff.figures.map(({ kind, what, before, after }) => ({
      kind,
      what,
      before: before.map(printEntry),
      after: after.map(printEntry),
    })),
    sameFindings: diff.sameFindings,
    findings: diff.findings.map(({ kind, before, after }) => ({
      kind,
      before: before === null ? null : shortEntry(before),
      after: after === null ? null : shortEntry(after),
    })),
  };
}

function printEntry({ text, source }: FindingPlace) {
  return { text, source };
}

/** A finding by itself: causes are those of one version. */
function shortEntry(finding: Finding) {
  const { id, rule, severity, message, printed, expected } = finding;
  return { id, rule, severity, message, printed, expected, places: finding.places.map(printEntry) };
}
