/** JSON for people too: indented, with a line feed at the end. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** An array of values that are JSON already, written as `json` would write it. */
export function jsonArray(values: readonly string[]): string {
  let text = '';
  const stream = new BodyStream('json', (part) => {
    text += part;
  });
  for (const value of values) stream.add(value);
  stream.finish();
  return text;
}

/** Writes what comes, as it comes: texts with a blank line between them, or an array of JSON. */
export class BodyStream {
  readonly #kind: 'json' | 'text';
  readonly #out: (text: string) => unknown;
  #any = false;

  constructor(kind: 'json' | 'text', out: (text: string) => unknown) {
    this.#kind = kind;
    this.#out = out;
  }

  add(body: string): void {
    if (this.#kind === 'text') this.#out(this.#any ? `\n${body}` : body);
    else {
      // A line feed inside JSON is always between values: in a text it is written \n.
      const indented = body.replaceAll('\n', '\n  ');
      this.#out(`${this.#any ? ',\n' : '[\n'}  ${indented}`);
    }
    this.#any = true;
  }

  finish(): void {
    if (this.#kind === 'json') this.#out(this.#any ? '\n]\n' : '[]\n');
  }
}
