import { mapTexts } from '../../document/map-texts.js';
import type { Piece, Text } from '../../document/text.js';
import type { Conversion, Document } from '../../document/tree.js';
import type { Span } from '../../facts/source.js';

/**
 * The document as read from the converted file, saying so: in its own notice, and in every
 * element path, which is one of the converted file. Sheets and cells keep their names.
 */
export function asConverted(document: Document, conversion: Conversion): Document {
  const known = new Map<Span, Span>();
  const span = (from: Span): Span => {
    if (!('path' in from)) return from;
    const done = known.get(from) ?? { ...from, path: `${conversion.to}:${from.path}` };
    known.set(from, done);
    return done;
  };
  const piece = (from: Piece): Piece =>
    from.anchor.kind === 'line'
      ? from
      : { ...from, anchor: { ...from.anchor, span: span(from.anchor.span) } };
  const text = ({ value, pieces }: Text): Text => ({ value, pieces: pieces.map(piece) });
  return {
    ...mapTexts(document, text),
    unread: document.unread.map((one) => ({ ...one, text: text(one.text) })),
    converted: conversion,
  };
}
