import { type Document, isCollection, parseDocument } from 'yaml';
import type { EvaluationScore } from './score.js';
import { formatPoints } from './text.js';

/**
 * The file of an evaluation with its points filled in: `score` of each indicator and `result`.
 * Comments, order and everything else stay as the office wrote them.
 */
export function writeScores(text: string, scored: EvaluationScore): string {
  const document = parseDocument(text);
  scored.indicators.forEach(({ points }, at) => {
    put(document, ['indicators', at, 'score'], points);
  });
  put(document, ['result', 'execution'], scored.execution.points);
  put(document, ['result', 'total'], scored.total);
  if (scored.total !== null && scored.grade !== null) {
    document.setIn(['result', 'grade'], scored.grade);
  } else if (document.hasIn(['result', 'grade'])) {
    document.deleteIn(['result', 'grade']);
  }
  const result: unknown = document.getIn(['result']);
  if (isCollection(result) && result.items.length === 0) document.deleteIn(['result']);
  return document.toString({ lineWidth: 0 });
}

/** A missing score leaves no number of an earlier year behind. */
function put(document: Document, path: readonly (string | number)[], points: bigint | null): void {
  if (points === null) {
    if (document.hasIn(path)) document.deleteIn(path);
  } else {
    document.setIn(path, number(points));
  }
}

/** Points have two decimals at most, which a float of YAML holds as they are written. */
function number(points: bigint): number {
  return Number(formatPoints(points));
}
