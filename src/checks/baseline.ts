import type { CheckResult, Finding, Message } from './rule.js';

/** A finding that people know and accept for a time. */
export interface KnownFinding {
  readonly id: string;
  readonly rule: string;
  /** Last part of the file's path; null where the id is enough. */
  readonly file: string | null;
  /** What was printed when it was accepted; null where that does not matter. */
  readonly printed: string | null;
  /** Why it is accepted. */
  readonly reason: string;
  /** Last day on which it is accepted (YYYY-MM-DD). */
  readonly expires: string;
}

/** What became of a known finding in the documents checked. */
export type Fate = 'accepted' | 'expired' | 'changed';

export interface AcceptedFinding {
  readonly finding: Finding;
  readonly known: KnownFinding;
}

export interface Baselined {
  readonly result: CheckResult;
  /** Indexes of the known findings that this document shows, with what became of them. */
  readonly met: readonly (readonly [index: number, fate: Fate])[];
}

/**
 * Sets known findings apart. One whose printed value changed is shown again with the value that
 * was accepted; one whose time is over is shown as before.
 * @param today the day of the check, YYYY-MM-DD
 */
export function withBaseline(
  result: CheckResult,
  baseline: readonly KnownFinding[],
  file: string,
  today: string,
): Baselined {
  const findings: Finding[] = [];
  const accepted: AcceptedFinding[] = [];
  const met: (readonly [number, Fate])[] = [];
  for (const finding of result.findings) {
    const index = baseline.findIndex((known) => isOf(known, finding, file));
    const known = baseline[index];
    for (const knockOn of finding.cause?.knockOns ?? []) {
      // It is shown under its cause; that it was accepted by itself once does not hide the cause.
      const at = baseline.findIndex((one) => isOf(one, knockOn, file));
      if (at >= 0) met.push([at, 'accepted']);
    }
    if (known === undefined) {
      findings.push(finding);
      continue;
    }
    const fate = fateOf(known, finding, today);
    met.push([index, fate]);
    if (fate === 'accepted') accepted.push({ finding, known });
    else findings.push({ ...finding, message: told(finding, known, fate) });
  }
  return {
    met,
    result: accepted.length === 0 ? { ...result, findings } : { ...result, findings, accepted },
  };
}

function isOf(known: KnownFinding, { id, rule }: Finding, file: string): boolean {
  return (
    known.id === id && known.rule === rule && (known.file === null || known.file === baseName(file))
  );
}

/** The last part of a path, whichever system it is of. */
export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

function fateOf(known: KnownFinding, { printed }: Finding, today: string): Fate {
  if (known.printed !== null && known.printed !== (printed ?? '')) return 'changed';
  return today > known.expires ? 'expired' : 'accepted';
}

function told({ message, printed }: Finding, known: KnownFinding, fate: Fate): Message {
  return fate === 'changed'
    ? {
        zh: `${message.zh}（接受时印出 ${known.printed ?? ''}，现印出 ${printed ?? ''}）`,
        en: `${message.en} (accepted when it printed ${known.printed ?? ''}, now ${printed ?? ''})`,
      }
    : {
        zh: `${message.zh}（接受期限 ${known.expires} 已过）`,
        en: `${message.en} (accepted until ${known.expires})`,
      };
}
