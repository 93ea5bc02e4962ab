/** What a recogniser takes brackets and stops for, and what Chinese print has there. */
const WIDE: Readonly<Record<string, string>> = {
  '(': '（',
  ')': '）',
  '〈': '（',
  '〉': '）',
  ',': '，',
  ':': '：',
  ';': '；',
};
const CHINESE = /[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]/;

/**
 * Characters of a line with the punctuation of Chinese print: next to Chinese characters
 * recognisers give the narrow forms of brackets, commas and colons, or single title marks for
 * round brackets. A title mark inside 《》 is one.
 */
export function chinesePunctuation<T extends { readonly value: string }>(chars: readonly T[]): T[] {
  let titles = 0;
  return chars.map((char, at) => {
    if (char.value === '《') titles += 1;
    if (char.value === '》') titles -= 1;
    const wide = WIDE[char.value];
    if (wide === undefined) return char;
    const isTitleMark = char.value === '〈' || char.value === '〉';
    if (isTitleMark) return titles > 0 ? char : { ...char, value: wide };
    const [before, after] = [chars[at - 1]?.value ?? '', chars[at + 1]?.value ?? ''];
    // A comma or a colon between digits is part of a figure.
    const isOfFigure = /\d/.test(before) && /\d/.test(after);
    if (isOfFigure || !(CHINESE.test(before) || CHINESE.test(after))) return char;
    return { ...char, value: wide };
  });
}
