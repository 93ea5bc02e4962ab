import { printable } from '../../shared/composed.js';

/**
 * Families of the fonts that are handed to the compiler; each fills in for the other. No other
 * font falls in: which ones there are differs from machine to machine.
 */
const SYMBOLS = 'Noto Sans Symbols 2';
export const SERIF = ['Noto Serif SC', 'Noto Sans S Chinese', SYMBOLS] as const;
export const SANS = ['Noto Sans S Chinese', 'Noto Serif SC', SYMBOLS] as const;

export function families(names: readonly string[]): string {
  return `(${names.map((name) => quoted(name)).join(', ')})`;
}

/** A string of Typst: nothing in it is markup. */
export function quoted(value: string): string {
  const escaped = printable(value)
    .replace(/\r\n?/g, '\n')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', ' ');
  return `"${escaped}"`;
}

/** Text as content; runs of Latin characters that no line could hold may break, figures not. */
export function content(value: string): string {
  const broken = value.replace(/[!-~]{16,}/g, (run) =>
    run.replace(/.{8,}?(?=[^\d.,%])/g, '$&\u200b'),
  );
  return `#${quoted(broken)}`;
}
