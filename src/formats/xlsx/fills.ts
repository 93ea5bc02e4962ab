const STYLES = /^xl\/styles\.xml$/i;
const TYPES = /^\[Content_Types\]\.xml$/i;
const STYLES_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const FILL_ID = /\bfillId=(["'])[^"'<>]*\1/g;
const ROOT = /<((?:\w+:)?)styleSheet\b[^<>]*>/;

/**
 * Gives every cell of a package the one fill that is there, none. The parser looks the fill of
 * each cell up and, where it is missing, throws and catches: most of its time would go into that.
 * Nobody asks for the colours. Of several lists of fills the parser takes the first.
 */
export function withPlainFills(parts: Map<string, Uint8Array>): void {
  const name = [...parts.keys()].find((part) => STYLES.test(part));
  const styles = name === undefined ? undefined : parts.get(name);
  if (name !== undefined && styles !== undefined) {
    parts.set(name, encoded(plainStyles(new TextDecoder().decode(styles))));
    return;
  }
  for (const [part, bytes] of parts) {
    if (!TYPES.test(part)) continue;
    const types = new TextDecoder().decode(bytes);
    const named = `<Override PartName="/xl/styles.xml" ContentType="${STYLES_TYPE}"/>`;
    parts.set(part, encoded(types.replace(/<\/Types>\s*$/, `${named}</Types>`)));
    parts.set('xl/styles.xml', encoded(plainStyles(`<styleSheet xmlns="${MAIN}"></styleSheet>`)));
  }
}

function plainStyles(xml: string): string {
  return xml
    .replace(FILL_ID, 'fillId="0"')
    .replace(
      ROOT,
      (root, prefix: string) =>
        `${root}<${prefix}fills count="1"><${prefix}fill><${prefix}patternFill patternType="none"/></${prefix}fill></${prefix}fills>`,
    );
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
