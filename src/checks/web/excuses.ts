import { baseValue, isZero } from '../../facts/printed.js';
import { commonQuantity } from '../box.js';
import { termsOf } from '../evaluate.js';
import { keyId } from '../key-id.js';
import { Trial } from './trial.js';
import type { Cell, Constraint, Web, WebTerm } from './web.js';

/**
 * For each broken constraint the broken sums that, once they add up to the last digit, would show
 * it to be a tail difference (law 2): who prints 30.19 for 31.09 breaks the sum of 686.89 and by
 * that also takes its excuse from the 686.88 elsewhere. Mending the one mends both.
 */
export function excusesOf(web: Web): ReadonlyMap<number, readonly number[]> {
  const broken = web.constraints.filter(({ outcome }) => outcome === 'broken').filter(isOfMoney);
  const sums = broken.filter((one) => totalOf(one) !== null);
  const found = new Map<number, readonly number[]>();
  for (const constraint of broken) {
    const gap = gapOf(web, constraint);
    if (gap === null) continue;
    const own = sums.filter((sum) => sum !== constraint && excuses(web, sum, constraint, gap));
    if (own.length > 0)
      found.set(
        constraint.index,
        own.map(({ index }) => index),
      );
  }
  return found;
}

function isOfMoney({ identity: { relation }, plain }: Constraint): boolean {
  return relation.kind === 'linear' && plain && commonQuantity(termsOf(relation)) === 'money';
}

function excuses(web: Web, sum: Constraint, tail: Constraint, gap: bigint): boolean {
  const total = totalOf(sum);
  const parts = sum.terms.filter((one) => one !== total);
  const width = parts.reduce((all, one) => all + halfOf(web, one), 0n);
  const own = tail.terms.find((one) => one.cell === total?.cell);
  // (a) The total stands for the sum of its parts' ranges.
  if (own !== undefined && total !== null) {
    return magnitude(own.coefficient) * (width - halfOf(web, total)) >= gap;
  }
  // (b) One of two prints of a figure is an addend, and the other would do in its place.
  const fitted = parts.find((one) => tail.cells.includes(one.cell));
  if (fitted === undefined || total === null || !isSameFigureTwice(tail)) return false;
  const filled = parts.filter(({ cell }) => isFilled(web.cells[cell]));
  return filled.length >= 2 && width + halfOf(web, total) >= distanceOf(web, tail);
}

/** The total of a sum all of whose other terms are its parts. */
function totalOf({ identity: { relation, target }, terms }: Constraint): WebTerm | null {
  if (relation.kind !== 'linear' || relation.compare !== '=' || target === undefined) return null;
  const total = terms[target];
  if (total === undefined || terms.length < 2) return null;
  const isSum = terms.every((one) => one === total || one.coefficient === -total.coefficient);
  return isSum ? total : null;
}

/** How far the sum of a constraint misses what it should be, in base units. */
function gapOf(web: Web, constraint: Constraint): bigint | null {
  const sum = new Trial(web).sumOf(constraint);
  const { relation } = constraint.identity;
  if (sum === null || relation.kind !== 'linear') return null;
  const { low, high } = sum;
  if (relation.compare !== '>=' && low !== null && low > 0n) return low;
  return relation.compare !== '<=' && high !== null && high < 0n ? -high : 0n;
}

function isSameFigureTwice({ identity: { relation } }: Constraint): boolean {
  if (relation.kind !== 'linear' || relation.compare !== '=') return false;
  return new Set(relation.terms.map(({ key }) => keyId(key))).size === 1;
}

/** The distance between the two prints of one figure. */
function distanceOf(web: Web, { terms }: Constraint): bigint {
  const sum = terms.reduce((all, { cell, coefficient }) => {
    const printed = web.cells[cell]?.occurrence.printed;
    return all + coefficient * (printed === undefined ? 0n : (baseValue(printed) ?? 0n));
  }, 0n);
  return magnitude(sum);
}

function halfOf(web: Web, { cell, coefficient }: WebTerm): bigint {
  return magnitude(coefficient) * (web.cells[cell]?.grid?.half ?? 0n);
}

function isFilled(cell: Cell | undefined): boolean {
  return cell?.occurrence.printed.form === 'number' && !isZero(cell.occurrence.printed);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
