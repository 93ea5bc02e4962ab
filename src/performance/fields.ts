import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { parseDecimal, scaled } from '../facts/decimal.js';
import { plainNumber } from '../facts/printed.js';
import type { Message, Problems } from '../facts/problem.js';
import type { Place } from './model.js';

const MONEY_PLACES = 2;
const POINT_PLACES = 3;
const POINT_DECIMALS = 2;
const PERCENT_PLACES = 9;

/** A file and where its problems go. */
interface Source {
  readonly file: string;
  readonly lines: LineCounter;
  readonly problems: Problems;
}

/**
 * A YAML mapping taken apart field by field. Numbers are read as they are written, so that no
 * amount passes through a float; each problem names file, line and field.
 */
export class Fields {
  readonly #source: Source;
  readonly #path: string;
  readonly #node: unknown;
  readonly #asked = new Set<string>();

  constructor(source: Source, path: string, node: unknown) {
    this.#source = source;
    this.#path = path;
    this.#node = node;
  }

  get place(): Place {
    return { file: this.#source.file, row: this.#rowOf(this.#node), field: this.#path };
  }

  has(name: string): boolean {
    return this.#take(name) !== undefined;
  }

  text(name: string): string {
    const node = this.#take(name);
    if (node === undefined) return '';
    if (isScalar(node)) return written(node).trim();
    this.wrong(name, { zh: '应为文字', en: 'should be a text' });
    return '';
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === '') this.wrong(name, { zh: '没有填', en: 'is missing' });
    return value;
  }

  oneOf<T extends string>(name: string, values: readonly T[], otherwise: T): T {
    const value = this.text(name);
    if (value === '') return otherwise;
    const found = values.find((one) => one === value);
    if (found === undefined) {
      this.wrong(name, {
        zh: `应为 ${values.join('、')} 之一，而不是“${value}”`,
        en: `should be one of ${values.join(', ')}, not “${value}”`,
      });
    }
    return found ?? otherwise;
  }

  flag(name: string): boolean {
    return this.oneOf(name, ['true', 'false'], 'false') === 'true';
  }

  /** 元 into fen; null where the field is empty. */
  money(name: string): bigint | null {
    return this.#number(name, MONEY_PLACES, MONEY_PLACES, {
      zh: '应为金额（元，最多两位小数）',
      en: 'should be an amount in 元 with two decimals at most',
    });
  }

  /** Points into thousandths; null where the field is empty. */
  points(name: string): bigint | null {
    return this.#number(name, POINT_PLACES, POINT_DECIMALS, {
      zh: '应为分值（最多两位小数）',
      en: 'should be points with two decimals at most',
    });
  }

  /** `90%` or `90` into 10^-9 %; null where the field is empty. */
  percent(name: string): bigint | null {
    const message = { zh: '应为 0% 至 100%', en: 'should be between 0% and 100%' };
    const value = this.#number(name, PERCENT_PLACES, PERCENT_PLACES, message, /%$/);
    if (value === null || value <= 100n * 10n ** BigInt(PERCENT_PLACES)) return value;
    this.wrong(name, message);
    return null;
  }

  fields(name: string): Fields {
    const node = this.#take(name);
    if (node !== undefined && !isMap(node)) {
      this.wrong(name, { zh: '应为若干“名称: 值”', en: 'should be a mapping' });
      return new Fields(this.#source, this.#pathOf(name), undefined);
    }
    return new Fields(this.#source, this.#pathOf(name), node);
  }

  each(name: string): readonly Fields[] {
    const node = this.#take(name);
    if (node === undefined) return [];
    if (!isSeq(node)) {
      this.wrong(name, { zh: '应为列表', en: 'should be a list' });
      return [];
    }
    return node.items.flatMap((item, at) => {
      const path = `${this.#pathOf(name)}[${at}]`;
      if (isMap(item)) return [new Fields(this.#source, path, item)];
      this.#tell(this.#rowOf(item), path, {
        zh: '应为若干“名称: 值”',
        en: 'should be a mapping',
      });
      return [];
    });
  }

  wrong(name: string, message: Message): void {
    const row = this.#rowOf(this.#take(name)) ?? this.#rowOf(this.#node);
    this.#tell(row, this.#pathOf(name), message);
  }

  /** Fields that nobody asked for are mistakes, not to be passed over. */
  done(): void {
    if (!isMap(this.#node)) return;
    for (const { key } of this.#node.items) {
      const name = isScalar(key) ? written(key) : '';
      if (this.#asked.has(name)) continue;
      this.#tell(this.#rowOf(key), this.#pathOf(name), {
        zh: '没有这一项',
        en: 'there is no such field',
      });
    }
  }

  #number(
    name: string,
    places: number,
    decimals: number,
    message: Message,
    suffix = /$/,
  ): bigint | null {
    const text = this.text(name);
    if (text === '') return null;
    const value = parseDecimal(plainNumber(text.replace(suffix, '')));
    if (value !== null && value.scale <= decimals && value.digits >= 0n) {
      return scaled(value, places);
    }
    this.wrong(name, {
      zh: `${message.zh}，而不是“${text}”`,
      en: `${message.en}, not “${text}”`,
    });
    return null;
  }

  /** The node of a field; undefined where it is absent or empty. */
  #take(name: string): unknown {
    this.#asked.add(name);
    if (!isMap(this.#node)) return undefined;
    const node: unknown = this.#node.get(name, true);
    return isScalar(node) && node.value === null ? undefined : (node ?? undefined);
  }

  #rowOf(node: unknown): number | null {
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
    return node.range === undefined || node.range === null
      ? null
      : this.#source.lines.linePos(node.range[0]).line;
  }

  #pathOf(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`;
  }

  #tell(row: number | null, field: string, message: Message): void {
    this.#source.problems.add(this.#source.file, row, field === '' ? null : field, message);
  }
}

/** A number as it is written: 12.50 stays 12.50. */
function written(node: { readonly value: unknown; readonly source?: string }): string {
  if (typeof node.value === 'string') return node.value;
  return node.source ?? String(node.value ?? '');
}

/** The mapping of a YAML file; what is wrong with its syntax goes to `problems`. */
export function readFields(file: string, text: string, problems: Problems): Fields | null {
  if (problems.isTooLong(file, text)) return null;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, logLevel: 'error' });
  const [error] = document.errors;
  if (error !== undefined) {
    const message = error.message.split('\n')[0] ?? '';
    problems.add(file, error.linePos?.[0].line ?? null, null, {
      zh: `不是有效的 YAML：${message}`,
      en: `is no valid YAML: ${message}`,
    });
    return null;
  }
  if (isMap(document.contents)) return new Fields({ file, lines, problems }, '', document.contents);
  problems.add(file, null, null, { zh: '应为若干“名称: 值”', en: 'should be a mapping' });
  return null;
}
