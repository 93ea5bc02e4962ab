/**
 * Names of accounts, units and projects as they are compared: whitespace inside Chinese
 * words is not significant, brackets and full-width forms are one, level words are not part.
 */

const LEVEL_WORD = /\([类款项]\)/g;
const QUOTES = /[“”„‟"'‘’「」『』《》〈〉]/g;
/** Chinese characters alone: the form that most names have already. */
const PLAIN = /^[\u4e00-\u9fff]+$/;
const EDGE = /^[\s、，,；;：:.。]+|[\s、，,；;：:.。]+$/g;

/**
 * The form in which two names are compared.
 * @param name as printed: `医疗保障管理 事务（款）`
 * @returns `医疗保障管理事务`; brackets become `()`, quotes go, `(类)(款)(项)` go.
 */
export function normaliseName(name: string): string {
  if (PLAIN.test(name)) return name;
  const plain = name
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[〔［【]/g, '(')
    .replace(/[〕］】]/g, ')')
    .replace(QUOTES, '');
  return withoutLevelWords(plain).replace(EDGE, '');
}

function withoutLevelWords(name: string): string {
  const shorter = name.replace(LEVEL_WORD, '');
  return shorter === name ? name : withoutLevelWords(shorter);
}

/**
 * The form in which a reporting unit stands in fact keys, whether a book names it or a document:
 * full-width forms as ASCII, no blanks. `某县医疗保障局（本级）` is `某县医疗保障局(本级)`.
 */
export function unitInKeys(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '');
}

/** 1 for equal texts, 0 for nothing in common: 1 - edit distance / longer length. */
export function similarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - editDistance(a, b) / longer;
}

/** Levenshtein distance in UTF-16 units. */
export function editDistance(a: string, b: string): number {
  if (a === b) return 0;
  let previous = Uint32Array.from({ length: b.length + 1 }, (_, index) => index);
  let current = new Uint32Array(b.length + 1);
  for (let row = 1; row <= a.length; row += 1) {
    current[0] = row;
    for (let column = 1; column <= b.length; column += 1) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      current[column] = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + change,
      );
    }
    [previous, current] = [current, previous];
  }
  return previous[b.length] ?? 0;
}
