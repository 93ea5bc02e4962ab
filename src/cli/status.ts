import { type Checked, countSeverity } from '../reports/subject.js';

export const OK = 0;
export const FINDINGS = 1;
export const UNREADABLE = 2;
export const INCOMPLETE = 3;

/**
 * Exit status of `check`. Up to `maxWarnings` warnings in all do not count. A document of which
 * nothing could be decided is not checkable, although no single relation says so.
 */
export function checkStatus(
  checked: readonly Checked[],
  failures: number,
  maxWarnings: number,
): number {
  if (failures > 0) return UNREADABLE;
  const count = (severity: 'error' | 'warning') =>
    checked.reduce((sum, { result }) => sum + countSeverity(result.findings, severity), 0);
  if (count('error') > 0 || count('warning') > maxWarnings) return FINDINGS;
  const incomplete = checked.some(
    ({ subject, result: { summary, recognised = [] } }) =>
      summary.notCheckable > 0 ||
      recognised.some(({ confirmed }) => !confirmed) ||
      subject.unread.length > 0 ||
      summary.holds + summary.tail + summary.broken === 0,
  );
  return incomplete ? INCOMPLETE : OK;
}
