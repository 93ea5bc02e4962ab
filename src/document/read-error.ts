/** Why a file could not be read at all. */
export type ReadErrorCode =
  | 'empty'
  | 'binary'
  | 'undecodable'
  | 'too-large'
  | 'line-too-long'
  | 'too-many-lines'
  | 'too-many-cells'
  | 'damaged'
  | 'engine-failed'
  | 'encrypted'
  | 'too-many-pages'
  | 'too-complex'
  | 'no-text'
  | 'hostile'
  | 'unsupported';

/** Where in the file; whatever of these is known. Line and column are 1-based, the offset 0-based. */
export interface ReadPlace {
  readonly byteOffset?: number;
  readonly line?: number;
  readonly column?: number;
}

/** What a user is told, in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/**
 * A file that cannot be read. `messages` names the file and, where known, the place;
 * `message` is the Chinese one, because an `Error` has a single string.
 */
export class ReadError extends Error {
  override readonly name = 'ReadError';
  readonly code: ReadErrorCode;
  readonly file: string;
  readonly messages: Bilingual;
  readonly place: ReadPlace | undefined;

  constructor(code: ReadErrorCode, file: string, what: Bilingual, place?: ReadPlace) {
    const messages = {
      zh: `${file}${placeWords(place).zh}：${what.zh}`,
      en: `${file}${placeWords(place).en}: ${what.en}`,
    };
    super(messages.zh);
    this.code = code;
    this.file = file;
    this.messages = messages;
    this.place = place;
  }
}

function placeWords(place: ReadPlace | undefined): Bilingual {
  const zh: string[] = [];
  const en: string[] = [];
  if (place?.line !== undefined) {
    zh.push(`第 ${place.line} 行`);
    en.push(`line ${place.line}`);
  }
  if (place?.column !== undefined) {
    zh.push(`第 ${place.column} 列`);
    en.push(`column ${place.column}`);
  }
  if (place?.byteOffset !== undefined) {
    zh.push(`第 ${place.byteOffset} 字节处`);
    en.push(`byte offset ${place.byteOffset}`);
  }
  return zh.length === 0
    ? { zh: '', en: '' }
    : { zh: `（${zh.join('、')}）`, en: ` (${en.join(', ')})` };
}
