import { alarmsOf } from '../checks/alarms.js';
import type { CheckResult, Rule } from '../checks/rule.js';
import type { JobResult } from './batch/job.js';
import type { Options } from './options.js';
import type { Io } from './pipeline.js';

/** What one rule did with a document, or with all of a run; plain values. */
export interface RuleStat {
  readonly rule: string;
  /** The rule's own work in milliseconds: asking, not deciding. */
  readonly ms: number;
  /** Relations and places that it looked at. */
  readonly asked: number;
  /** Findings, with those under another one. */
  readonly found: number;
}

export interface RunStats {
  readonly rules: readonly RuleStat[];
  /** The whole check in milliseconds: rules, decisions, causes. */
  readonly check: number;
}

/** Measures how long rules take, by doing their work step by step. */
export class RuleTimer {
  readonly #times = new Map<string, number>();
  readonly #start = performance.now();

  timed(rule: Rule): Rule {
    const { id } = rule.meta;
    return 'identities' in rule
      ? { ...rule, identities: (reading) => this.#steps(id, () => rule.identities(reading)) }
      : { ...rule, check: (reading) => this.#steps(id, () => rule.check(reading)) };
  }

  /** What the rules did with one document. */
  stats(rules: readonly Rule[], { records, findings }: CheckResult): RunStats {
    const check = performance.now() - this.#start;
    const asked = counted(records.map(({ rule }) => rule));
    const found = counted(alarmsOf(findings).map(({ rule }) => rule));
    return {
      check,
      rules: rules.map(({ meta: { id } }) => ({
        rule: id,
        ms: this.#times.get(id) ?? 0,
        asked: asked.get(id) ?? 0,
        found: found.get(id) ?? 0,
      })),
    };
  }

  *#steps<T>(id: string, begin: () => Iterable<T>): Generator<T> {
    const iterator = this.#during(id, () => begin()[Symbol.iterator]());
    for (;;) {
      const step = this.#during(id, () => iterator.next());
      if (step.done === true) return;
      yield step.value;
    }
  }

  #during<T>(id: string, work: () => T): T {
    const start = performance.now();
    const done = work();
    this.#times.set(id, (this.#times.get(id) ?? 0) + performance.now() - start);
    return done;
  }
}

function counted(ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** The rules of a whole run, the slowest first. */
export class StatsTally {
  readonly #rules = new Map<string, RuleStat>();
  #check = 0;
  #documents = 0;
  #others = 0;

  add({ product }: JobResult): void {
    if (product === null) return;
    const { stats } = product;
    if (stats === undefined) {
      this.#others += 1;
      return;
    }
    this.#documents += 1;
    this.#check += stats.check;
    for (const one of stats.rules) {
      const known = this.#rules.get(one.rule);
      this.#rules.set(one.rule, known === undefined ? one : both(known, one));
    }
  }

  /** Writes the table to standard error: it is about the run, not about the documents. */
  say({ stats, lang }: Options, io: Io): void {
    if (!stats) return;
    const isZh = lang === 'zh';
    const rows = [...this.#rules.values()].sort(
      (a, b) => b.ms - a.ms || (a.rule < b.rule ? -1 : 1),
    );
    const head = isZh ? ['毫秒', '查看', '问题', '规则'] : ['ms', 'asked', 'found', 'rule'];
    const lines = rows.map(({ ms, asked, found, rule }) => [tenths(ms), asked, found, rule]);
    const own = rows.reduce((sum, { ms }) => sum + ms, 0);
    const without = isZh
      ? `${this.#others} 份没有重新核对，不在其内`
      : `${this.#others} not checked anew are left out`;
    const rest = this.#others === 0 ? '' : isZh ? `；${without}` : `; ${without}`;
    const total = isZh
      ? `${this.#documents} 份文件，核对共 ${tenths(this.#check)} 毫秒，其中规则 ${tenths(own)} 毫秒，其余是判定和查找原因${rest}。`
      : `${this.#documents} documents checked in ${tenths(this.#check)} ms, rules ${tenths(own)} ms, the rest decisions and causes${rest}.`;
    const table = [head, ...lines].map((cells) => cells.join('\t')).join('\n');
    io.err(`${table}\n${total}\n`);
  }
}

function both(a: RuleStat, b: RuleStat): RuleStat {
  return {
    rule: a.rule,
    ms: a.ms + b.ms,
    asked: a.asked + b.asked,
    found: a.found + b.found,
  };
}

function tenths(ms: number): string {
  return (Math.round(ms * 10) / 10).toString();
}
