import type { Text } from '../../document/text.js';
import { textsOf } from '../../document/texts.js';
import type { Document } from '../../document/tree.js';
import type { Passage } from './sections.js';

/**
 * Merges the prose cells of tables into the passages where they stand in print: by line in
 * a text file, else by the order of the document's blocks. A cell whose place is unknown
 * comes at the end.
 */
export function inPrintedOrder(
  document: Document,
  passages: readonly Passage[],
  prose: readonly Passage[],
): readonly Passage[] {
  if (prose.length === 0) return passages;
  const positions = positionsIn(document);
  const ordered: Passage[] = [];
  let next = 0;
  for (const passage of passages) {
    const line = positionOf(passage.text, positions) ?? 0;
    for (let cell = prose[next]; cell !== undefined; cell = prose[next]) {
      const at = positionOf(cell.text, positions);
      if (at === null || at >= line) break;
      ordered.push(cell);
      next += 1;
    }
    ordered.push(passage);
  }
  return [...ordered, ...prose.slice(next)];
}

/** Where places of formats without lines come in the order of the blocks. */
function positionsIn(document: Document): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  for (const { blocks } of document.sections) {
    for (const text of blocks.flatMap(textsOf)) {
      const anchor = text.pieces[0]?.anchor;
      if (anchor?.kind !== 'span') continue;
      const id = JSON.stringify(anchor.span);
      if (!positions.has(id)) positions.set(id, positions.size);
    }
  }
  return positions;
}

function positionOf(text: Text, positions: ReadonlyMap<string, number>): number | null {
  const anchor = text.pieces[0]?.anchor;
  if (anchor === undefined) return null;
  if (anchor.kind === 'line') return anchor.line;
  return positions.get(JSON.stringify(anchor.span)) ?? null;
}
