import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Message } from '../../checks/rule.js';
import type { Correction } from '../../document/corrections/types.js';
import { InputError } from '../input.js';

/** The corrections of one file, as its bytes were when they were written. */
export interface FileCorrections {
  readonly file: string;
  /** SHA-256 of the bytes, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly corrections: readonly Correction[];
}

export const CORRECTIONS_SCHEMA = 'mingzhang.corrections/1';

/** Deeper than any corrections file, far from what exhausts the parser. */
const DEEPEST = 40;
const MOST = 10_000;
const LONGEST = 2_000;

/**
 * Reads a corrections file (schema/corrections.schema.json).
 * @param path its name, for messages
 * @throws InputError that names the line
 */
export function parseCorrections(text: string, path: string): readonly FileCorrections[] {
  return new Reader(text, path).read();
}

class Reader {
  readonly #lines = new LineCounter();
  readonly #path: string;
  readonly #text: string;
  #count = 0;

  constructor(text: string, path: string) {
    this.#text = text;
    this.#path = path;
  }

  read(): readonly FileCorrections[] {
    this.#refuseDepth();
    const document = parseDocument(this.#text, { lineCounter: this.#lines, uniqueKeys: true });
    const [error] = document.errors;
    if (error !== undefined) {
      const [what = ''] = error.message.split(/ at line \d+/);
      throw this.#wrong(error.pos[0], {
        zh: `不是合格的 YAML：${what}`,
        en: `no valid YAML: ${what}`,
      });
    }
    this.#refuseReferences(document);
    const root = document.contents;
    if (!isMap(root)) {
      throw this.#wrong(0, {
        zh: '应以 schema 和 files 开头',
        en: 'it must begin with schema and files',
      });
    }
    this.#known(root, ['schema', 'files']);
    if (this.#string(root, 'schema') !== CORRECTIONS_SCHEMA) {
      throw this.#wrong(offsetOf(root.get('schema', true), root), {
        zh: `schema 应为 ${CORRECTIONS_SCHEMA}`,
        en: `schema must be ${CORRECTIONS_SCHEMA}`,
      });
    }
    return this.#list(root, 'files').map((file) => this.#file(file));
  }

  /** A nest of brackets would exhaust the parser before it could be looked at. */
  #refuseDepth(): void {
    let depth = 0;
    for (const [index, line] of this.#text.split('\n').entries()) {
      const bare = line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|(?:^|\s)#.*$/g, '');
      for (const letter of bare) {
        if (letter === '[' || letter === '{') depth += 1;
        else if (letter === ']' || letter === '}') depth = Math.max(0, depth - 1);
        if (depth > DEEPEST) throw this.#tooDeep(index + 1);
      }
      if (/^(?:[ -]{2}){80}/.test(line)) throw this.#tooDeep(index + 1);
    }
  }

  /** References could make a small file a huge one; corrections have no use for them. */
  #refuseReferences(document: Document): void {
    visit(document, {
      Node: (_, node) => {
        if (isAlias(node) || node.anchor !== undefined) {
          throw this.#wrong(node.range?.[0] ?? 0, {
            zh: '不能使用锚点和别名（& 和 *）',
            en: 'anchors and aliases (& and *) are not allowed',
          });
        }
      },
    });
  }

  #file(map: YAMLMap): FileCorrections {
    this.#known(map, ['file', 'sha256', 'corrections']);
    const sha256 = this.#string(map, 'sha256').toLowerCase();
    if (!/^[0-9a-f]{64}$/.test(sha256)) {
      throw this.#wrong(offsetOf(map.get('sha256', true), map), {
        zh: 'sha256 应为 64 位十六进制数',
        en: 'sha256 is 64 hexadecimal digits',
      });
    }
    return {
      file: this.#string(map, 'file'),
      sha256,
      corrections: this.#list(map, 'corrections').map((entry) => this.#correction(entry)),
    };
  }

  #correction(map: YAMLMap): Correction {
    this.#count += 1;
    if (this.#count > MOST) {
      throw this.#wrong(map.range?.[0] ?? 0, {
        zh: `更正超过 ${MOST} 条`,
        en: `there are more than ${MOST} corrections`,
      });
    }
    this.#known(map, ['place', 'read', 'meant', 'who', 'why', 'occurrence']);
    const occurrence = map.get('occurrence');
    if (occurrence !== undefined && !(Number.isInteger(occurrence) && Number(occurrence) >= 1)) {
      throw this.#wrong(offsetOf(map.get('occurrence', true), map), {
        zh: 'occurrence 应为从 1 起的整数',
        en: 'occurrence is a whole number from 1',
      });
    }
    return {
      place: this.#string(map, 'place'),
      read: this.#string(map, 'read', true),
      meant: this.#string(map, 'meant', true),
      who: this.#string(map, 'who'),
      why: this.#string(map, 'why'),
      ...(occurrence === undefined ? {} : { occurrence: Number(occurrence) }),
    };
  }

  /** A figure without quotes is taken as it is written: 503.10 keeps its zero. */
  #string(map: YAMLMap, name: string, mayBeEmpty = false): string {
    const node = map.get(name, true);
    const value = isScalar(node) ? (node.source ?? String(node.value ?? '')) : null;
    if (value === null || (value.trim() === '' && !mayBeEmpty)) {
      throw this.#wrong(offsetOf(node, map), {
        zh: `缺少 ${name}，或它不是文字`,
        en: `${name} is missing or no text`,
      });
    }
    if (value.length > LONGEST || /\p{Cc}/u.test(value.replace(/[\t\n]/g, ''))) {
      throw this.#wrong(offsetOf(node, map), {
        zh: `${name} 过长，或含有控制字符`,
        en: `${name} is too long or holds control characters`,
      });
    }
    return value;
  }

  #list(map: YAMLMap, name: string): readonly YAMLMap[] {
    const node = map.get(name, true);
    // `corrections:` with nothing below it, as in a template.
    if (isScalar(node) && node.value === null) return [];
    if (!isSeq(node)) {
      throw this.#wrong(offsetOf(node, map), {
        zh: `${name} 应为列表`,
        en: `${name} must be a list`,
      });
    }
    return node.items.map((item) => {
      if (isMap(item)) return item;
      throw this.#wrong(offsetOf(item, node), {
        zh: `${name} 的每一项应有名称和值`,
        en: `each item of ${name} has names and values`,
      });
    });
  }

  /** A misspelt name would otherwise be a correction that silently lacks something. */
  #known(map: YAMLMap, names: readonly string[]): void {
    for (const { key } of map.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (names.includes(name)) continue;
      throw this.#wrong(offsetOf(key, map), {
        zh: `不认识“${name}”；可用：${names.join('、')}`,
        en: `unknown name “${name}”; there are ${names.join(', ')}`,
      });
    }
  }

  #wrong(offset: number, what: Message): InputError {
    return this.#atLine(this.#lines.linePos(offset).line, what);
  }

  #tooDeep(line: number): InputError {
    return this.#atLine(line, { zh: '层次过深', en: 'nested too deeply' });
  }

  #atLine(line: number, what: Message): InputError {
    return new InputError(
      this.#path,
      'corrections-malformed',
      { zh: `第 ${line} 行：${what.zh}。`, en: `line ${line}: ${what.en}.` },
      { line },
    );
  }
}

function offsetOf(node: unknown, otherwise: { readonly range?: readonly number[] | null }): number {
  const range =
    typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
      ? node.range
      : otherwise.range;
  return Number(range?.[0] ?? 0);
}
