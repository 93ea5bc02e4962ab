/**
 * A pattern whose Chinese words may hold blanks anywhere, since whitespace inside them is not
 * significant (text taken from a page often has some).
 */
export function loosely(source: string, flags = 'g'): RegExp {
  return new RegExp(
    source.replace(/(\p{Script=Han})(?=\p{Script=Han})/gu, '$1\\s*'),
    flags.includes('u') ? flags : `${flags}u`,
  );
}
