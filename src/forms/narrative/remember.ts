import type { Clause } from './clause.js';
import type { Memory } from './memory.js';
import type { Statement } from './statement.js';
import { isAside, sameSubject, unknown } from './subject.js';

const AMOUNTS: ReadonlySet<string> = new Set(['budget', 'adjusted-budget', 'final', 'prior-year']);

/** The statement gives an amount itself, not a change or a ratio. */
export function givesAmount({ basis }: Statement): boolean {
  return AMOUNTS.has(basis);
}

/** What a statement leaves to the clauses behind it. */
export function remember(memory: Memory, statement: Statement, clause: Clause): void {
  const { basis, subjects, against } = statement;
  memory.figures += 1;
  memory.partBegins = false;
  if (!basis.endsWith('percent')) memory.last = subjects;
  const relative = basis.endsWith('percent');
  if (givesAmount(statement) && statement.year !== null) memory.years.add(statement.year);
  if (!memory.reason && !memory.insideWhole) rememberChange(memory, statement);
  // An amount inside 占…的 is the whole's, not what the clauses speak of.
  const speaks = basis !== 'threshold' && !clause.share && !subjects.some(isAside);
  if (statement.bound && !relative && speaks && !memory.reason) {
    memory.current = subjects;
    if (basis !== 'change' && !memory.insideWhole) {
      const others = memory.amounts.filter((one) => !subjects.some((own) => sameSubject(one, own)));
      memory.amounts = [...others, ...subjects].slice(-2);
    }
    if (memory.first.length === 0) memory.first = subjects;
  }
  // What follows (占…, 较上年…) speaks of the thing just named, known or not.
  if (!statement.bound && isNamedAmount(statement) && speaks && !memory.reason)
    memory.current = [unknown(statement.words)];
  if (basis === 'budget' || basis === 'adjusted-budget') memory.lastBudget = basis;
  if (relative || basis === 'change') memory.lastRelative = { basis, against };
}

/** With two bases nobody knows which one the parts are compared with. */
function rememberChange(memory: Memory, statement: Statement): void {
  const { basis, subjects, against } = statement;
  const known = memory.changed;
  if (givesAmount(statement)) memory.changed = null;
  else if (basis === 'change' || basis === 'change-percent')
    memory.changed = {
      subjects,
      against: known === null || known.against === against ? against : null,
    };
}

/** An amount of money that has words of its own. */
function isNamedAmount(statement: Statement): boolean {
  return givesAmount(statement) && statement.number.unit.endsWith('元') && statement.words !== '';
}
