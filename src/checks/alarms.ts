import type { Finding } from './rule.js';

/** Every alarm that was raised: each finding, then those that its cause raised too. */
export function alarmsOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap((finding) => [finding, ...(finding.cause?.knockOns ?? [])]);
}
