import { mapTexts } from '../../document/map-texts.js';
import type { Text } from '../../document/text.js';
import type { Document, DoubtfulText, UnreadText } from '../../document/tree.js';
import { placeKey, type Settlement } from './settle.js';

/** Stands for a figure that was not read. */
const UNKNOWN = '\uFFFD';

/** The document with doubtful figures settled, and those that could not be settled unread. */
export function withSettlements(document: Document, settlements: readonly Settlement[]): Document {
  const byPlace = new Map<string, Settlement>();
  for (const settlement of settlements) {
    for (const span of settlement.doubt.source) byPlace.set(placeKey(span), settlement);
  }
  const change = (text: Text) => replaced(text, byPlace);
  const { doubtful: known = [], ...rest } = document;
  const doubtful: DoubtfulText[] = [];
  const unread: UnreadText[] = [...document.unread];
  for (const one of known) {
    const settlement = settlementOf(one.text, byPlace);
    if (settlement === undefined) doubtful.push(one);
    else if (settlement.meant === null) unread.push(unreadFigure(one, settlement));
    else doubtful.push(settledFigure(one, settlement, settlement.meant, change));
  }
  return {
    ...rest,
    sections: mapTexts(document, change).sections,
    unread,
    ...(doubtful.length === 0 ? {} : { doubtful }),
  };
}

function settlementOf(text: Text, byPlace: ReadonlyMap<string, Settlement>) {
  for (const { anchor } of text.pieces) {
    if (anchor.kind === 'span') {
      const found = byPlace.get(placeKey(anchor.span));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function settledFigure(
  one: DoubtfulText,
  { by }: Settlement,
  meant: string,
  change: (text: Text) => Text,
): DoubtfulText {
  const read = one.text.value;
  return {
    ...one,
    text: change(one.text),
    reason: {
      zh: `识别为“${read}”，按“${by.zh}”定为“${meant}”`,
      en: `read as “${read}”, settled as “${meant}” by “${by.en}”`,
    },
    settledFrom: read,
  };
}

function unreadFigure({ text, rivals = [] }: DoubtfulText, { by }: Settlement): UnreadText {
  const readings = [text.value, ...rivals];
  return {
    text,
    reason: {
      zh: `从图像上识别为“${readings.join('”或“')}”，不能确定；${by.zh}`,
      en: `recognised on an image as “${readings.join('” or “')}”, which is not certain; ${by.en}`,
    },
    loss: 'figure',
  };
}

/** The pieces at settled places with what is meant there instead of what was read. */
function replaced(text: Text, byPlace: ReadonlyMap<string, Settlement>): Text {
  let [value, from] = ['', 0];
  let hit = false;
  const pieces = text.pieces.map((piece) => {
    const { anchor } = piece;
    const settlement = anchor.kind === 'span' ? byPlace.get(placeKey(anchor.span)) : undefined;
    value += text.value.slice(from, piece.at);
    from = piece.at + piece.length;
    const own = text.value.slice(piece.at, from);
    const meant = settlement === undefined ? own : (settlement.meant ?? UNKNOWN);
    hit ||= settlement !== undefined;
    const at = value.length;
    value += meant;
    return { ...piece, at, length: meant.length };
  });
  return hit ? { value: value + text.value.slice(from), pieces } : text;
}
