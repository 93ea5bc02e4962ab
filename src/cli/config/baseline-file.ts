import type { KnownFinding } from '../../checks/baseline.js';
import type { Finding } from '../../checks/rule.js';
import { dayOf, fieldsOf, ShapeError, textOf } from './shape.js';

const FIELDS = ['id', 'rule', 'file', 'printed', 'reason', 'expires'] as const;

/**
 * A baseline as it was parsed from YAML.
 * @throws ShapeError naming the item that is wrong: each needs a reason and a last day
 */
export function baselineOf(value: unknown): readonly KnownFinding[] {
  const { findings } = fieldsOf(value, '', ['findings']);
  if (!Array.isArray(findings)) {
    throw new ShapeError('findings', { zh: '应为列表', en: 'is not a list' });
  }
  return findings.map((one, index) => {
    const path = `findings[${index}]`;
    const { id, rule, file, printed, reason, expires } = fieldsOf(one, path, FIELDS);
    return {
      id: textOf(id, `${path}.id`),
      rule: textOf(rule, `${path}.rule`),
      file: file === undefined ? null : textOf(file, `${path}.file`),
      printed: printed === undefined || printed === null ? null : String(printed),
      reason: textOf(reason, `${path}.reason`),
      expires: dayOf(expires, `${path}.expires`),
    };
  });
}

/** An item of a new baseline. */
export interface BaselineItem {
  readonly id: string;
  readonly rule: string;
  readonly file: string;
  readonly printed: string | null;
  /** What was found, for a comment. */
  readonly message: string;
}

/** Findings as items of a new baseline; people still have to say why, and until when. */
export function baselineItems(findings: readonly Finding[], file: string): readonly BaselineItem[] {
  return findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ id, rule, printed, message }) => ({ id, rule, file, printed, message: message.zh }));
}

/** A new baseline as YAML: what was found stands above each item, reason and day are to be filled in. */
export function baselineText(items: readonly BaselineItem[]): string {
  if (items.length === 0) return 'findings: []\n';
  const text = (value: string) => JSON.stringify(value);
  return `findings:\n${items
    .map(({ id, rule, file, printed, message }) =>
      [
        `  # ${message.replace(/\s+/g, ' ')}`,
        `  - id: ${text(id)}`,
        `    rule: ${text(rule)}`,
        `    file: ${text(file)}`,
        ...(printed === null ? [] : [`    printed: ${text(printed)}`]),
        '    reason: ""',
        '    expires: ""',
        '',
      ].join('\n'),
    )
    .join('')}`;
}
