const SEPARATORS = [',', ';', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** A title and a line of the unit may stand above the heads. */
const LINES = 5;

/**
 * What stands between the fields of an export: the mark that its first lines have most of, outside
 * quotation marks. A comma where there is none: the file has one column.
 */
export function separatorOf(text: string): Separator {
  const lines = text.split(/\r?\n/, 50).filter((line) => line.trim() !== '');
  const plain = lines
    .slice(0, LINES)
    .join('\n')
    .replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((mark) => plain.split(mark).length - 1);
  const most = Math.max(...counts);
  return SEPARATORS[counts.indexOf(most)] ?? ',';
}
