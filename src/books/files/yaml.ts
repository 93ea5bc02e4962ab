import { parseDocument, stringify } from 'yaml';
import type { Problems } from '../problem.js';

/** A YAML mapping that is taken apart field by field; what is wrong goes to `problems`. */
export class YamlFields {
  readonly #file: string;
  readonly #path: string;
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #problems: Problems;
  readonly #asked = new Set<string>();

  constructor(
    file: string,
    path: string,
    values: Readonly<Record<string, unknown>>,
    problems: Problems,
  ) {
    this.#file = file;
    this.#path = path;
    this.#values = values;
    this.#problems = problems;
  }

  text(name: string): string | undefined {
    const value = this.#take(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
    this.#wrong(name, '应为文字', 'should be a text');
    return undefined;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value !== undefined && value !== '') return value;
    if (value === '' || !(name in this.#values) || this.#values[name] === null) {
      this.#wrong(name, '没有填', 'is missing');
    }
    return '';
  }

  oneOf<T extends string>(name: string, values: readonly T[], otherwise: T): T {
    const value = this.text(name);
    if (value === undefined || value === '') return otherwise;
    const found = values.find((one) => one === value);
    if (found === undefined) {
      this.#wrong(name, `应为 ${values.join('、')} 之一`, `should be one of ${values.join(', ')}`);
    }
    return found ?? otherwise;
  }

  whole(name: string): number | undefined {
    const value = this.#take(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    this.#wrong(name, '应为非负整数', 'should be a whole number');
    return undefined;
  }

  flag(name: string): boolean {
    const value = this.#take(name);
    if (value === undefined || value === null) return false;
    if (typeof value === 'boolean') return value;
    this.#wrong(name, '应为 true 或 false', 'should be true or false');
    return false;
  }

  texts(name: string): readonly string[] {
    return this.#list(name).flatMap((value, at) => {
      if (typeof value === 'string' || typeof value === 'number') return [String(value)];
      this.#wrong(`${name}[${at}]`, '应为文字', 'should be a text');
      return [];
    });
  }

  fields(name: string): YamlFields {
    const value = this.#take(name) ?? {};
    const path = this.#pathOf(name);
    if (isMapping(value)) return new YamlFields(this.#file, path, value, this.#problems);
    this.#wrong(name, '应为若干“名称: 值”', 'should be a mapping');
    return new YamlFields(this.#file, path, {}, this.#problems);
  }

  each(name: string): readonly YamlFields[] {
    return this.#list(name).flatMap((value, at) => {
      const path = `${name}[${at}]`;
      if (typeof value === 'string') return [this.#inner(path, { name: value })];
      if (isMapping(value)) return [this.#inner(path, value)];
      this.#wrong(path, '应为若干“名称: 值”', 'should be a mapping');
      return [];
    });
  }

  /** All of them as they are written. */
  get values(): Readonly<Record<string, unknown>> {
    return this.#values;
  }

  get names(): readonly string[] {
    return Object.keys(this.#values);
  }

  /** Fields that nobody asked for are mistakes, not to be passed over. */
  done(): void {
    for (const name of this.names) {
      if (!this.#asked.has(name)) this.#wrong(name, '没有这一项', 'there is no such field');
    }
  }

  #inner(path: string, values: Readonly<Record<string, unknown>>): YamlFields {
    return new YamlFields(this.#file, this.#pathOf(path), values, this.#problems);
  }

  #take(name: string): unknown {
    this.#asked.add(name);
    return this.#values[name];
  }

  #list(name: string): readonly unknown[] {
    const value = this.#take(name);
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value;
    this.#wrong(name, '应为列表', 'should be a list');
    return [];
  }

  #pathOf(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`;
  }

  #wrong(name: string, zh: string, en: string): void {
    this.#problems.add(this.#file, null, this.#pathOf(name), { zh, en });
  }
}

/** A YAML file as a mapping, with what is wrong with its syntax in `problems`. */
export function readYaml(file: string, text: string, problems: Problems): YamlFields {
  const value = parsedYaml(file, text, problems);
  if (value === null || isMapping(value)) {
    return new YamlFields(file, '', value ?? {}, problems);
  }
  problems.add(file, null, null, { zh: '应为若干“名称: 值”', en: 'should be a mapping' });
  return new YamlFields(file, '', {}, problems);
}

/** A YAML file that is a list, each entry a mapping. */
export function readYamlList(
  file: string,
  text: string,
  problems: Problems,
): readonly YamlFields[] {
  const value = parsedYaml(file, text, problems) ?? [];
  return new YamlFields(file, '', { list: value }, problems).each('list');
}

/** A YAML text as plain values; null, and what is wrong in `problems`, where it is none. */
export function parsedYaml(file: string, text: string, problems: Problems): unknown {
  if (problems.isTooLong(file, text)) return null;
  const document = parseDocument(text, {
    prettyErrors: true,
    uniqueKeys: true,
    // What is wrong is told by us, not on standard error.
    logLevel: 'error',
  });
  const [error] = document.errors;
  if (error !== undefined) {
    const message = error.message.split('\n')[0] ?? '';
    problems.add(file, error.linePos?.[0].line ?? null, null, {
      zh: `不是有效的 YAML：${message}`,
      en: `is no valid YAML: ${message}`,
    });
    return null;
  }
  try {
    // An alias may be used a hundred times at most: a book has no need of more.
    return document.toJS({ maxAliasCount: 100 });
  } catch (wrong) {
    // An alias of nothing, or so many that they swell.
    if (!(wrong instanceof ReferenceError)) throw wrong;
    problems.add(file, null, null, {
      zh: `别名（*）有误或过多：${wrong.message}`,
      en: `aliases (*) are wrong or too many: ${wrong.message}`,
    });
    return null;
  }
}

/** Values as YAML with long lines unbroken, so that each text is one line in a comparison. */
export function writeYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 });
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
