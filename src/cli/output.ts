/** JSON for people too: indented, with a line feed at the end. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** An array of values that are JSON already, written as `json` would write it. */
export function jsonArray(values: readonly string[]): string {
  if (values.length === 0) return '[]\n';
  // A line feed inside JSON is always between values: in a text it is written \n.
  const indented = values.map((value) => `  ${value.replaceAll('\n', '\n  ')}`);
  return `[\n${indented.join(',\n')}\n]\n`;
}
