import type { Dimensions, FactKey } from '../facts/key.js';
import type { Occurrence } from '../facts/occurrence.js';
import { baseValue } from '../facts/printed.js';
import type { Reading } from '../forms/reading.js';
import { saysZerosHide } from './hidden-zeros.js';

const OTHER_SOURCES: readonly (keyof Dimensions & string)[] = ['fund', 'source'];
/** Measures that the budgets share out among funds. */
const FUNDED: ReadonlySet<string> = new Set([
  'revenue',
  'expenditure',
  'revenue-total',
  'expenditure-total',
]);

/**
 * Identities B08, B15, E06: where all money of the year comes from the general public budget,
 * «expenditure», «expenditure from appropriations» and «expenditure from the general public
 * budget» are one figure.
 * @returns a function that gives such keys one form; keys of other years, of changes and of
 * shares stay as they are, because the tables say nothing of last year's funds
 */
export function fundNormaliser(reading: Reading): (key: FactKey) => FactKey {
  if (!onlyGeneralBudget(reading)) return (key) => key;
  const year = reading.document.fiscalYear;
  return (key) => {
    const whole = key.basis === 'final' || key.basis === 'budget';
    if (!whole || key.year !== year || !FUNDED.has(key.measure)) return key;
    const { fund, source, ...rest } = key.dims;
    if (fund !== undefined && fund !== 'general') return key;
    if (source !== undefined && source !== 'appropriation') return key;
    return { ...key, dims: rest };
  };
}

/**
 * Whether the tables print every other source of money as nothing: other budgets, the unit's
 * own income, surplus used, and carry-over that is not from appropriations.
 */
function onlyGeneralBudget(reading: Reading): boolean {
  // Zeros that may hide amounts do not say that there was nothing (law 2).
  if (saysZerosHide(reading)) return false;
  const year = reading.document.fiscalYear;
  const printed = reading.facts.where(
    ({ key, place }) =>
      place.kind === 'table' &&
      key.year === year &&
      (key.basis === 'final' || key.basis === 'budget') &&
      (key.measure === 'revenue' || key.measure === 'surplus-used'),
  );
  const others = printed.filter(isOtherMoney);
  const named = (value: string) =>
    others.some(({ key }) => OTHER_SOURCES.some((name) => key.dims[name] === value));
  if (!named('government-fund') || !named('other')) return false;
  return others.every(isNothing) && sameCarryOver(reading);
}

function isOtherMoney({ key }: Occurrence): boolean {
  const { fund, source } = key.dims;
  return (
    key.measure === 'surplus-used' ||
    (fund !== undefined && fund !== 'general') ||
    (source !== undefined && source !== 'appropriation')
  );
}

/** Opening and closing balances are nothing, or all from appropriations. */
function sameCarryOver(reading: Reading): boolean {
  return ['opening-carry-over', 'closing-carry-over'].every((measure) => {
    const prints = reading.facts.where(
      ({ key, place }) =>
        place.kind === 'table' && key.measure === measure && key.dims.item === undefined,
    );
    const whole = prints.find(({ key }) => !key.dims.fund && !key.dims.source);
    const granted = prints.find(({ key }) => key.dims.source === 'appropriation');
    const own = prints.filter(({ key }) => (key.dims.fund ?? key.dims.source ?? '') !== '');
    const foreign = own.filter(isOtherMoney);
    if (!foreign.every(isNothing)) return false;
    if (whole === undefined || isNothing(whole)) return true;
    return granted !== undefined && value(whole) === value(granted);
  });
}

function isNothing(occurrence: Occurrence): boolean {
  return occurrence.printed.form !== 'text' && value(occurrence) === 0n;
}

function value({ printed }: Occurrence): bigint {
  return baseValue(printed) ?? 0n;
}
