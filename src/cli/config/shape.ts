import type { Message } from '../../checks/rule.js';

/** What is wrong in a file of the office, with the place in it: `rules.table-sum`. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
  readonly messages: Message;

  constructor(path: string, what: Message) {
    super(what.zh);
    this.messages = {
      zh: path === '' ? what.zh : `${path}：${what.zh}`,
      en: path === '' ? what.en : `${path}: ${what.en}`,
    };
  }
}

export type Fields = Readonly<Record<string, unknown>>;

/** A mapping with no keys but those named. @throws ShapeError */
export function fieldsOf(value: unknown, path: string, known: readonly string[] | null): Fields {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new ShapeError(path, { zh: '应为键值对', en: 'is not a mapping' });
  }
  const foreign = Object.keys(value).find((key) => known !== null && !known.includes(key));
  if (foreign !== undefined) {
    const list = known ?? [];
    throw new ShapeError(path === '' ? foreign : `${path}.${foreign}`, {
      zh: `没有这一项；可用：${list.join('、')}`,
      en: `unknown; known are ${list.join(', ')}`,
    });
  }
  return value as Fields;
}

/** @throws ShapeError */
export function textOf(value: unknown, path: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new ShapeError(path, { zh: '应为非空文字', en: 'is not a text' });
}

/** @throws ShapeError */
export function oneOf<T extends string>(value: unknown, path: string, among: readonly T[]): T {
  const found = among.find((one) => one === value);
  if (found !== undefined) return found;
  throw new ShapeError(path, {
    zh: `应为 ${among.join('、')} 之一`,
    en: `is not one of ${among.join(', ')}`,
  });
}

/** @throws ShapeError */
export function wholeOf(value: unknown, path: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < 1e6) {
    return value;
  }
  throw new ShapeError(path, {
    zh: '应为不超过六位的非负整数',
    en: 'is not a whole number of at most six digits',
  });
}

/** A day that exists, YYYY-MM-DD. @throws ShapeError */
export function dayOf(value: unknown, path: string): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const day = new Date(`${value}T00:00:00Z`);
    if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)) return value;
  }
  throw new ShapeError(path, {
    zh: '应为日期，例如 2026-12-31',
    en: 'is not a date such as 2026-12-31',
  });
}
