import type { GreyBitmap } from './bitmap.js';

/** A character as it was recognised, in pixels of the picture that was given. */
export interface RecognisedChar {
  readonly value: string;
  readonly left: number;
  readonly right: number;
  /** 0 to 100. */
  readonly confidence: number;
}

/** What one picture of a line says; words that the recogniser sets apart stay apart. */
export interface RecognisedLine {
  readonly words: readonly (readonly RecognisedChar[])[];
}

/**
 * What a picture may hold: Chinese words with figures among them, one such word for sure, or a
 * figure alone.
 */
export type Alphabet = 'words' | 'word' | 'figures';

/**
 * Reads pictures of single lines. Passed in, because what reads them is a program of the
 * machine or a service.
 */
export interface Recogniser {
  /** Name, version and data, as reports name it: `tesseract 5.3.0 (chi_sim, eng)`. */
  readonly name: string;
  /**
   * @returns what each picture says, in their order
   * @throws RecogniserError when nothing can be read
   */
  read(pictures: readonly GreyBitmap[], alphabet: Alphabet): Promise<readonly RecognisedLine[]>;
}

/** The recogniser is missing, failed or took too long; `messages` says what to do. */
export class RecogniserError extends Error {
  override readonly name = 'RecogniserError';
  readonly messages: { readonly zh: string; readonly en: string };

  constructor(messages: { readonly zh: string; readonly en: string }) {
    super(messages.zh);
    this.messages = messages;
  }
}

export function lineTextOf(line: RecognisedLine): string {
  return line.words.map((word) => word.map(({ value }) => value).join('')).join(' ');
}
