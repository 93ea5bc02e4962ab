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

/** Labels behind which a colon stands; recognisers often take it for a semicolon. */
const LABEL = /(?:单位|部门|名称|年度|日期|科目)$/;

/**
 * Characters of a line with the punctuation of Chinese print: next to Chinese characters
 * recognisers give the narrow forms of brackets, commas and colons, or single title marks for
 * round brackets. A title mark inside 《》 is one.
 */
export function chinesePunctuation<T extends { readonly value: string }>(chars: readonly T[]): T[] {
  let [titles, before] = [0, ''];
  return chars.map((char, at) => {
    const isLabelled = LABEL.test(before);
    before = (before + char.value).slice(-2);
    if (isLabelled && /^[:;；]$/.test(char.value)) return { ...char, value: '：' };
    if (char.value === '《') titles += 1;
    if (char.value === '》') titles -= 1;
    const wide = WIDE[char.value];
    if (wide === undefined) return char;
    const isTitleMark = char.value === '〈' || char.value === '〉';
    if (isTitleMark) return titles > 0 ? char : { ...char, value: wide };
    const [above, below] = [chars[at - 1]?.value ?? '', chars[at + 1]?.value ?? ''];
    // A comma or a colon between digits is part of a figure.
    const isOfFigure = /\d/.test(above) && /\d/.test(below);
    if (isOfFigure || !(CHINESE.test(above) || CHINESE.test(below))) return char;
    return { ...char, value: wide };
  });
}
