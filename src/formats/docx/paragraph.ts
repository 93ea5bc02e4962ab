import { concatTexts, spanText, type Text } from '../../document/text.js';
import type { UnreadText } from '../../document/tree.js';
import type { PathSpan } from '../../facts/source.js';
import { childNamed, elementsOf, textIn, type XmlElement } from '../shared/xml.js';
import { attributeOf } from './words.js';

/** A picture smaller than this, in EMU (914,400 to an inch), is an ornament. */
const SMALLEST_PICTURE = 1_800_000;

type Remark = Omit<UnreadText, 'text'>;

const DELETED: Remark = {
  reason: {
    zh: '修订中删除的文字；按接受修订处理，未读',
    en: 'deleted by a tracked change, taken as accepted: not read',
  },
  loss: 'none',
};
const INSERTED: Remark = {
  reason: {
    zh: '修订中插入的文字；按接受修订处理，已读入',
    en: 'inserted by a tracked change, taken as accepted: read',
  },
  loss: 'none',
};
const MOVED: Remark = {
  reason: {
    zh: '修订中移来的文字；按接受修订处理，已读入',
    en: 'moved here by a tracked change, taken as accepted: read',
  },
  loss: 'none',
};
const HIDDEN: Remark = {
  reason: {
    zh: '隐藏文字，未读；公开前请确认它不该公开',
    en: 'hidden text, not read; make sure that it is meant to be published',
  },
};
const NO_RESULT: Remark = {
  reason: {
    zh: '公式域没有保存计算结果，未读；请在 Word 中更新域后保存',
    en: 'the formula field was saved without its result and was not read; update the fields in Word and save',
  },
  loss: 'figure',
};
const PICTURE: Remark = {
  reason: {
    zh: '这是图片，其中的文字未读',
    en: 'this is a picture; the words in it were not read',
  },
  loss: 'part',
};
const OBJECT: Remark = {
  reason: {
    zh: '这是嵌入的对象（例如 Excel 表），未读；请转为普通表格',
    en: 'this is an embedded object (such as a worksheet), not read; turn it into an ordinary table',
  },
  loss: 'part',
};

/** A field between its begin and end marks. */
interface Field {
  code: string;
  /** After the separator: what follows is its result. */
  result: boolean;
  words: boolean;
}

/** The characters of one paragraph, as they are printed with all changes accepted. */
export class ParagraphText {
  /** Its lines, parted by line breaks; at least one. */
  readonly lines: Text[] = [];
  /** Contents of the text boxes that are anchored in it. */
  readonly boxes: XmlElement[] = [];
  readonly #span: PathSpan;
  readonly #unread: UnreadText[];
  readonly #isHidden: (run: XmlElement) => boolean;
  readonly #deletedToo: boolean;
  readonly #fields: Field[] = [];
  readonly #parts: string[] = [];

  /**
   * @param unread where hidden and changed text is reported
   * @param isHidden whether a run is hidden
   * @param deletedToo give deleted words as well, to quote them
   */
  constructor(
    file: string,
    path: string,
    unread: UnreadText[],
    isHidden: (run: XmlElement) => boolean,
    deletedToo = false,
  ) {
    this.#span = { file, path };
    this.#unread = unread;
    this.#isHidden = isHidden;
    this.#deletedToo = deletedToo;
  }

  read(paragraph: XmlElement): void {
    this.#inside(paragraph);
    this.#endLine();
  }

  #inside(parent: XmlElement): void {
    for (const child of elementsOf(parent)) this.#element(child);
  }

  #element(element: XmlElement): void {
    switch (element.name) {
      case 'w:pPr':
      case 'w:rPr':
      case 'w:sdtPr':
        return;
      case 'w:r':
        this.#run(element);
        return;
      case 'w:del':
      case 'w:moveFrom':
        if (this.#deletedToo) this.#inside(element);
        else this.#report(wordsOf(element), DELETED);
        return;
      case 'w:ins':
      case 'w:moveTo':
        this.#report(wordsOf(element), element.name === 'w:ins' ? INSERTED : MOVED);
        this.#inside(element);
        return;
      case 'w:fldSimple':
        this.#simpleField(element);
        return;
      case 'w:rt':
        // The reading above a character is not part of the word.
        return;
      case 'mc:AlternateContent': {
        const chosen = childNamed(element, 'mc:Choice') ?? childNamed(element, 'mc:Fallback');
        if (chosen !== undefined) this.#inside(chosen);
        return;
      }
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.#drawn(element);
        return;
      case 'm:t':
        this.#add(textIn(element));
        return;
      default:
        this.#inside(element);
    }
  }

  #run(run: XmlElement): void {
    if (this.#isHidden(run)) {
      this.#report(wordsOf(run), HIDDEN);
      return;
    }
    for (const child of elementsOf(run)) {
      switch (child.name) {
        case 'w:t':
          this.#add(textIn(child));
          break;
        case 'w:delText':
          if (this.#deletedToo) this.#add(textIn(child));
          break;
        case 'w:tab':
        case 'w:ptab':
          this.#add('\t');
          break;
        case 'w:br':
        case 'w:cr':
          if (/^(?:|textWrapping)$/.test(attributeOf(child, 'type'))) this.#endLine();
          break;
        case 'w:noBreakHyphen':
          this.#add('-');
          break;
        case 'w:sym':
          this.#symbol(child);
          break;
        case 'w:fldChar':
          this.#field(attributeOf(child, 'fldCharType'));
          break;
        case 'w:instrText':
          this.#code(textIn(child));
          break;
        default:
          this.#element(child);
      }
    }
  }

  #add(value: string): void {
    // Inside a field's code nothing is printed, not even another field's result.
    if (this.#fields.some((field) => !field.result)) return;
    for (const open of this.#fields) open.words ||= value.trim() !== '';
    this.#parts.push(value);
  }

  #endLine(): void {
    this.lines.push(spanText(this.#parts.join(''), this.#span));
    this.#parts.length = 0;
  }

  #symbol(element: XmlElement): void {
    const code = Number.parseInt(attributeOf(element, 'char'), 16);
    // Fonts of symbols keep their signs in the private area, where they mean nothing by themselves.
    if (code > 0 && code < 0xe000) this.#add(String.fromCharCode(code));
    else this.#add('\uFFFD');
  }

  #field(kind: string): void {
    if (kind === 'begin') this.#fields.push({ code: '', result: false, words: false });
    const open = this.#fields.at(-1);
    if (open === undefined) return;
    if (kind === 'separate') open.result = true;
    if (kind !== 'end') return;
    this.#fields.pop();
    if (/^\s*=/.test(open.code) && !open.words) this.#report(open.code.trim(), NO_RESULT);
  }

  /** A field in one element: its result is what stands inside. */
  #simpleField(element: XmlElement): void {
    this.#fields.push({ code: attributeOf(element, 'instr'), result: true, words: false });
    this.#inside(element);
    this.#field('end');
  }

  #code(value: string): void {
    const open = this.#fields.at(-1);
    if (open !== undefined && !open.result) open.code += value;
  }

  /** Text boxes are read after the paragraph; pictures and objects are named. */
  #drawn(element: XmlElement): void {
    const boxes = foundIn(element, 'w:txbxContent');
    this.boxes.push(...boxes);
    if (boxes.length > 0) return;
    const name = attributeIn(element, /^(?:descr|title|alt)$/);
    if (element.name === 'w:object') this.#report(name, OBJECT);
    // A chart of the office format draws figures of its document and is no picture of words.
    else if (isLargePicture(element) && !isChart(element)) this.#report(name, PICTURE);
  }

  #report(value: string, remark: Remark): void {
    const isThing = remark === PICTURE || remark === OBJECT;
    if (value.trim() === '' && !isThing) return;
    const words = value.trim() === '' ? '[ ]' : value;
    this.#unread.push({ text: concatTexts([spanText(words, this.#span)]), ...remark });
  }
}

/** All words below an element, deleted ones too. */
function wordsOf(element: XmlElement): string {
  return elementsOf(element)
    .map((child) => (/^(?:w:t|w:delText|m:t)$/.test(child.name) ? textIn(child) : wordsOf(child)))
    .join('');
}

/** The outermost elements of a name; of two renderings of one thing only the first. */
function foundIn(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === name) return [child];
    return child.name === 'mc:Fallback' && childNamed(element, 'mc:Choice') !== undefined
      ? []
      : foundIn(child, name);
  });
}

function attributeIn(element: XmlElement, name: RegExp): string {
  for (const [key, value] of element.attributes) {
    if (name.test(key) && value.trim() !== '') return value;
  }
  for (const child of elementsOf(element)) {
    const found = attributeIn(child, name);
    if (found !== '') return found;
  }
  return '';
}

function isChart(element: XmlElement): boolean {
  return foundIn(element, 'c:chart').length > 0;
}

function isLargePicture(element: XmlElement): boolean {
  const [extent] = foundIn(element, 'wp:extent');
  const size = (side: string) => Number.parseInt(extent?.attributes.get(side) ?? '0', 10);
  return size('cx') >= SMALLEST_PICTURE && size('cy') >= SMALLEST_PICTURE;
}
