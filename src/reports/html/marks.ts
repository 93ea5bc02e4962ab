import type { Severity } from '../../checks/rule.js';
import { placesOf } from '../cause.js';
import type { NumberedFinding } from '../subject.js';
import { StretchIndex } from './stretches.js';

/** Where a finding touches the document: finding number and index of its place. */
export interface MarkRef {
  readonly number: number;
  readonly place: number;
  readonly severity: Severity;
}

/** The stretches of the document's texts that findings point at. */
export function findingMarks(findings: readonly NumberedFinding[]): StretchIndex<MarkRef> {
  return new StretchIndex(
    findings.flatMap(({ number, finding }) =>
      placesOf(finding).map(({ source }, place) => ({
        source,
        ref: { number, place, severity: finding.severity },
      })),
    ),
  );
}
