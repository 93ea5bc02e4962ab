// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the subject
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g;

/**
 * Text of a document made fit for one line of a terminal: control characters (a document
 * could bring escape sequences) and direction overrides become a blank.
 */
export function oneLine(text: string): string {
  return text.replace(CONTROL, ' ');
}
