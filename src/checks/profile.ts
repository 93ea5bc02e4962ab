import { milder } from './finding.js';
import type { RuleCard, Severity } from './rule.js';

/** Which rules run, and how severe they are at most: choices of the office, without code. */
export interface Profile {
  /** Rule id to `off` or the severity that its findings have at most. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

/**
 * The rules as a profile has them. A rule may be made milder, never harsher than it is: its
 * severity follows from its basis.
 */
export function profiled<R extends RuleCard>(rules: readonly R[], profile: Profile): readonly R[] {
  return rules.flatMap((rule) => {
    const choice = profile.rules[rule.meta.id];
    if (choice === undefined) return [rule];
    if (choice === 'off') return [];
    const severity = milder(rule.meta.severity, choice);
    return [{ ...rule, meta: { ...rule.meta, severity } }];
  });
}

/** One profile over another: what both name, the second decides. */
export function merged(first: Profile, second: Profile): Profile {
  return { rules: { ...first.rules, ...second.rules } };
}
