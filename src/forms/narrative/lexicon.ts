import { accounts, type Chart } from '../../facts/codes.js';
import { normaliseName } from '../../facts/names.js';
import { topics } from '../generated/topics.js';
import { vocabulary } from '../generated/vocabulary.js';
import type { Topic } from './topic.js';
import type { VocabularyEntry } from './vocabulary.js';

/** A word found in a text: a vocabulary entry, or the name of an account of the topic's chart. */
export interface Word {
  readonly length: number;
  readonly entry: VocabularyEntry | null;
  readonly account: { readonly chart: Chart; readonly code: string } | null;
}

type Index = ReadonlyMap<string, readonly (readonly [string, Word])[]>;

const TOPICS: ReadonlyMap<string, Topic> = new Map(topics.map((topic) => [topic.id, topic]));
const cache = new Map<string, Index>();

/** The topic of an id, or null. */
export function topicOf(id: string | null): Topic | null {
  return id === null ? null : (TOPICS.get(id) ?? null);
}

/** The topic and those above it; running text outside the accounts may speak of business. */
export function topicChain(id: string | null): readonly string[] {
  const chain: string[] = [];
  for (let at = topicOf(id); at !== null; at = topicOf(at.parent ?? null)) chain.push(at.id);
  const business = chain.includes('performance') || chain.includes('tasks');
  // Text under no heading may speak of anything.
  if (chain.length === 0) return ['business', 'unheaded'];
  return business ? [...chain, 'business'] : chain;
}

/** The longest word of the topic's vocabulary that stands at `at`, or null. */
export function wordAt(norm: string, at: number, topic: string | null): Word | null {
  const candidates = indexOf(topic).get(norm.charAt(at)) ?? [];
  return candidates.find(([word]) => norm.startsWith(word, at))?.[1] ?? null;
}

function indexOf(topic: string | null): Index {
  const id = topic ?? '';
  const known = cache.get(id);
  if (known !== undefined) return known;
  const index = build(topic);
  cache.set(id, index);
  return index;
}

/** Words by first character, longest first; account names stand before equal words. */
function build(topic: string | null): Index {
  const chain = topicChain(topic);
  const chart = topicOf(topic)?.chart;
  const words = new Map<string, Word>();
  for (const entry of vocabulary) {
    if (entry.role === 'unit' || entry.role === 'count') continue;
    if (entry.topics !== undefined && !entry.topics.some((id) => chain.includes(id))) continue;
    for (const word of entry.words) words.set(word, { length: word.length, entry, account: null });
  }
  if (chart !== undefined) {
    for (const [name, code] of accountNames(chart)) {
      words.set(name, { length: name.length, entry: null, account: { chart, code } });
    }
    // 工资福利支出 is told apart by its name where functions are listed, too.
    for (const [name, code] of chart === 'function' ? economicClasses() : []) {
      const account = { chart: 'dept-economic', code } as const;
      if (!words.has(name)) words.set(name, { length: name.length, entry: null, account });
    }
  }
  const index = new Map<string, (readonly [string, Word])[]>();
  for (const pair of words) {
    const first = pair[0].charAt(0);
    const list = index.get(first);
    if (list === undefined) index.set(first, [pair]);
    else list.push(pair);
  }
  for (const list of index.values()) list.sort((a, b) => b[0].length - a[0].length);
  return index;
}

/**
 * Names that mean one account of a chart. Of functional accounts only classes are words of
 * their own; groups and items are named with their level words or codes.
 */
export function accountNames(chart: Chart): readonly (readonly [string, string])[] {
  const listed = accounts(chart).filter(
    (account) => chart !== 'function' || account.level === 'class',
  );
  const names = new Map<string, string>();
  // A name of attested accounts is theirs; recalled ones only fill the gaps.
  for (const attested of [true, false]) {
    const found = new Map<string, string | null>();
    for (const account of listed.filter((entry) => entry.attested === attested)) {
      for (const name of variants(normaliseName(account.name)))
        found.set(name, sharedCode(found.get(name), account.code));
    }
    for (const [name, code] of found)
      if (code !== null && name.length > 1 && !names.has(name)) names.set(name, code);
  }
  return [...names];
}

function economicClasses(): readonly (readonly [string, string])[] {
  return accountNames('dept-economic').filter(([, code]) => code.length === 3);
}

/** A class that bears the name of its catch-all item (其他支出) is meant; else two are none. */
function sharedCode(known: string | null | undefined, code: string): string | null {
  if (known === undefined || known === code) return code;
  if (known === null) return null;
  if (code.startsWith(known)) return known;
  return known.startsWith(code) ? code : null;
}

/** 维修(护)费 is also printed 维修费 and 维修护费; 商品和服务支出 also 商品服务支出. */
function variants(name: string): readonly string[] {
  const all = new Set([name]);
  for (const form of [name.replace(/\([^)]*\)/g, ''), name.replace(/[()]/g, '')]) all.add(form);
  for (const form of [...all]) {
    if (form.includes('和服务')) all.add(form.replace('和服务', '服务'));
    // 对个人和家庭的补助 is also printed 对个人和家庭补助支出.
    if (form.endsWith('的补助')) {
      const short = form.replace('的补助', '补助');
      for (const other of [short, `${short}支出`, `${form}支出`]) all.add(other);
    }
  }
  return [...all];
}
