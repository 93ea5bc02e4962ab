import { stringify } from 'yaml';
import type { Finding, Message } from '../../checks/rule.js';
import { placeInFile } from '../../document/corrections/place.js';
import type { CorrectionUse } from '../../document/corrections/types.js';
import type { Source } from '../../facts/source.js';
import type { Reading } from '../../forms/reading.js';
import { oneLine } from '../../reports/safe.js';
import type { Lang } from '../../reports/subject.js';
import { CORRECTIONS_SCHEMA } from './parse.js';

export interface TemplateInput {
  /** The file as its corrections name it. */
  readonly file: string;
  readonly sha256: string;
  readonly reading: Reading;
  readonly findings: readonly Finding[];
  readonly lang: Lang;
}

/** A place that may want a correction. */
interface Candidate {
  readonly about: string;
  readonly place: string;
  readonly read: string;
}

const MOST = 60;
const INDENT = '      ';

/**
 * A file of corrections for one document: those it has, with their state, and commented entries
 * for what was not read, is in doubt or stands in a finding.
 */
export function template({ file, sha256, reading, findings, lang }: TemplateInput): string {
  const uses = reading.corrections ?? [];
  const candidates = candidatesOf(reading, findings, lang);
  const shown = candidates.slice(0, MOST);
  const rest = candidates.length - shown.length;
  return [
    ...HEAD[lang].map((line) => `# ${line}`),
    `schema: ${CORRECTIONS_SCHEMA}`,
    'files:',
    `  - file: ${JSON.stringify(file)}`,
    `    sha256: ${sha256}`,
    '    corrections:',
    ...uses.flatMap((use) => [`${INDENT}# ${stateWords(use)[lang]}`, ...entry(use, '')]),
    ...shown.flatMap(({ about, place, read }, index) => [
      ...(shown[index - 1]?.about === about ? [] : [`${INDENT}# ${about}`]),
      ...entry({ place, read, meant: '', who: '', why: '' }, '# '),
    ]),
    ...(rest > 0 ? [`${INDENT}# ${MORE(rest)[lang]}`] : []),
    '',
  ].join('\n');
}

const HEAD: Readonly<Record<Lang, readonly string[]>> = {
  zh: [
    '人工更正：程序在 place 处读作 read，实际印作 meant。存为文件旁的 mingzhang.corrections.yaml。',
    '要用的条目去掉行首的“# ”，填好 meant、who、why；其余可删。',
  ],
  en: [
    'Corrections: at `place` the program reads `read`, and `meant` is what is printed. Save this as',
    'mingzhang.corrections.yaml beside the file. Take the “# ” off the entries to use, fill in',
    'meant, who and why, and delete the others.',
  ],
};

const MORE = (rest: number): Message => ({
  zh: `另有 ${rest} 处，未列出`,
  en: `${rest} more places are not listed`,
});

function stateWords({ reason }: CorrectionUse): Message {
  if (reason === null) return { zh: '已用', en: 'used' };
  return { zh: `未用：${reason.zh}`, en: `not used: ${reason.en}` };
}

type Entry = Pick<CorrectionUse, 'place' | 'read' | 'meant' | 'who' | 'why' | 'occurrence'>;

function entry({ place, read, meant, who, why, occurrence }: Entry, comment: string): string[] {
  const values = {
    place,
    read,
    meant,
    who,
    why,
    ...(occurrence === undefined ? {} : { occurrence }),
  };
  return Object.entries(values).map(([name, value], index) => {
    const text = typeof value === 'number' ? String(value) : quoted(value);
    return `${INDENT}${comment}${index === 0 ? '- ' : '  '}${name}: ${text}`;
  });
}

/** Always quoted, so that 503.10 stays as it is written. */
function quoted(value: string): string {
  return stringify(value, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }).trimEnd();
}

function candidatesOf(reading: Reading, findings: readonly Finding[], lang: Lang): Candidate[] {
  const candidates: Candidate[] = [];
  const seen = new Set<string>();
  const add = (about: string, read: string, source: Source) => {
    const [span] = source;
    const id = JSON.stringify([span, read]);
    if (span === undefined || read.trim() === '' || seen.has(id)) return;
    seen.add(id);
    candidates.push({ about: oneLine(about), place: placeInFile(span), read: read.trim() });
  };
  for (const { text, reason, source } of reading.unread) {
    if (/\p{Nd}/u.test(text)) add(reason[lang], text, source);
  }
  for (const { text, reason, source } of reading.doubtful ?? []) {
    if (/\p{Nd}/u.test(text)) add(reason[lang], text, source);
  }
  for (const { message, places } of findings) {
    for (const { text, source } of places)
      if (/\p{Nd}/u.test(text)) add(message[lang], text, source);
  }
  return candidates;
}
