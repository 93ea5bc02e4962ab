import { childNamed, elementsOf, type XmlElement } from '../shared/xml.js';
import type { Numbered } from './styles.js';
import { attributeOf, settingOf, switchOf, wholeOf } from './words.js';

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1、`, `（%2）`, `%1.%2`. */
  readonly text: string;
  /** Counts on, whatever stands above it. */
  readonly goesOn: boolean;
  /** All numbers in it are printed as 1, 2, 3. */
  readonly plain: boolean;
}

const LEVELS = 9;

/** The automatic numbers of a document; asked in the order of its paragraphs. */
export class Numbering {
  readonly #levels = new Map<string, readonly (Level | undefined)[]>();
  readonly #family = new Map<string, string>();
  readonly #counts = new Map<string, (number | undefined)[]>();

  constructor(root: XmlElement | null) {
    if (root === null) return;
    const families = familiesOf(root);
    for (const element of elementsOf(root)) {
      if (element.name !== 'w:num') continue;
      const id = attributeOf(element, 'numId');
      const family = settingOf(element, 'w:abstractNumId');
      const overrides = elementsOf(element).filter((child) => child.name === 'w:lvlOverride');
      this.#levels.set(id, overridden(families.get(family) ?? [], overrides));
      // A list that starts over counts by itself; others of its family count on.
      this.#family.set(id, overrides.length > 0 ? `num ${id}` : `family ${family}`);
    }
  }

  /** The number that is printed before the next paragraph of a list; empty for a bullet. */
  next({ list, level }: Numbered): string {
    const levels = this.#levels.get(list);
    const own = levels?.[level];
    if (levels === undefined || own === undefined) return '';
    const family = this.#family.get(list) ?? list;
    const counts = this.#counts.get(family) ?? [];
    this.#counts.set(family, counts);
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    for (let below = level + 1; below < counts.length; below += 1) {
      if (levels[below]?.goesOn !== true) counts[below] = undefined;
    }
    if (own.format === 'bullet' || own.format === 'none') return '';
    return own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number.parseInt(digit, 10) - 1;
      const one = levels[at];
      return one === undefined
        ? ''
        : numeral(counts[at] ?? one.start, own.plain ? 'decimal' : one.format);
    });
  }
}

/** The levels of each family; one that only names a list style has those of that style's family. */
function familiesOf(root: XmlElement): Map<string, readonly (Level | undefined)[]> {
  const abstracts = elementsOf(root).filter(({ name }) => name === 'w:abstractNum');
  const styled = new Map<string, XmlElement>();
  for (const element of abstracts) {
    const style = settingOf(element, 'w:styleLink');
    if (style !== '') styled.set(style, element);
  }
  return new Map(
    abstracts.map((element) => {
      const linked = styled.get(settingOf(element, 'w:numStyleLink'));
      return [attributeOf(element, 'abstractNumId'), levelsOf(linked ?? element)];
    }),
  );
}

function levelsOf(abstract: XmlElement): readonly (Level | undefined)[] {
  const levels: (Level | undefined)[] = [];
  for (const element of elementsOf(abstract)) {
    if (element.name !== 'w:lvl') continue;
    const at = wholeOf(attributeOf(element, 'ilvl'), LEVELS);
    if (at < LEVELS) levels[at] = levelOf(element);
  }
  return levels;
}

function levelOf(element: XmlElement): Level {
  return {
    start: wholeOf(settingOf(element, 'w:start'), 1),
    format: settingOf(element, 'w:numFmt') || 'decimal',
    text: settingOf(element, 'w:lvlText'),
    goesOn: settingOf(element, 'w:lvlRestart') === '0',
    plain: switchOf(element, 'w:isLgl') === true,
  };
}

function overridden(
  levels: readonly (Level | undefined)[],
  overrides: readonly XmlElement[],
): readonly (Level | undefined)[] {
  const own = [...levels];
  for (const override of overrides) {
    const at = wholeOf(attributeOf(override, 'ilvl'), LEVELS);
    if (at >= LEVELS) continue;
    const replaced = childNamed(override, 'w:lvl');
    const base = replaced === undefined ? own[at] : levelOf(replaced);
    const start = settingOf(override, 'w:startOverride');
    if (base !== undefined) own[at] = { ...base, start: wholeOf(start, base.start) };
  }
  return own;
}

const CHINESE = '〇一二三四五六七八九';

/** A number in the format that Word names; formats that nobody here uses are decimal. */
export function numeral(value: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'ideographDigital':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return chinese(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x245f + value) : String(value);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(value).replace(/\d/g, (digit) =>
        String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
      );
    case 'upperLetter':
      return letters(value);
    case 'lowerLetter':
      return letters(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    default:
      return String(value);
  }
}

/** 一 to 九十九 as they are spoken, larger ones digit by digit. */
function chinese(value: number): string {
  if (value > 99 || value < 1) {
    return String(value).replace(/\d/g, (digit) => CHINESE[Number.parseInt(digit, 10)] ?? digit);
  }
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const lead = tens === 0 ? '' : tens === 1 ? '十' : `${CHINESE[tens]}十`;
  return `${lead}${ones === 0 ? '' : CHINESE[ones]}`;
}

/** A to Z, then AA, BB and on. */
function letters(value: number): string {
  if (value < 1 || value > 26 * 20) return String(value);
  const letter = String.fromCharCode(65 + ((value - 1) % 26));
  return letter.repeat(Math.floor((value - 1) / 26) + 1);
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  if (value < 1 || value > 399) return String(value);
  let left = value;
  let written = '';
  for (const [worth, sign] of ROMAN) {
    while (left >= worth) {
      written += sign;
      left -= worth;
    }
  }
  return written;
}
