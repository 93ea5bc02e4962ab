import { type Dimensions, type FactKey, keyString } from '../facts/key.js';
import { FactStore } from '../facts/occurrence.js';
import type { Reading } from '../forms/reading.js';

/**
 * Measures that are by definition paid from appropriations (data/measures.csv): «财政拨款安排的»
 * and «一般公共预算安排的» before them name no other figure.
 */
const GRANTED: ReadonlySet<string> = new Set([
  'three-public',
  'meeting',
  'training',
  'three-public-meeting-training',
  'operating-cost',
  'vehicles-held',
  'vehicles-bought',
]);

/**
 * The reading with one key for one fact: dimensions that a measure's definition already holds
 * are left out of its keys.
 */
export function canonicalReading(reading: Reading): Reading {
  return {
    ...reading,
    claims: reading.claims.map((claim) =>
      claim.keys.some(needsChange)
        ? { ...claim, dims: canonicalDims(claim.measure, claim.dims), keys: distinct(claim.keys) }
        : claim,
    ),
    tables: reading.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) =>
          cell.key !== null && needsChange(cell.key)
            ? { ...cell, key: canonicalKey(cell.key) }
            : cell,
        ),
      })),
    })),
    facts: new FactStore(
      reading.facts.all.map((one) =>
        needsChange(one.key) ? { ...one, key: canonicalKey(one.key) } : one,
      ),
    ),
  };
}

function canonicalKey(key: FactKey): FactKey {
  return { ...key, dims: canonicalDims(key.measure, key.dims) };
}

function canonicalDims(measure: string, dims: Dimensions): Dimensions {
  if (!GRANTED.has(measure)) return dims;
  const { fund, source, ...rest } = dims;
  return {
    ...rest,
    ...(fund === undefined || fund === 'general' ? {} : { fund }),
    ...(source === undefined || source === 'appropriation' ? {} : { source }),
  };
}

function needsChange(key: FactKey): boolean {
  return (
    GRANTED.has(key.measure) && (key.dims.fund === 'general' || key.dims.source === 'appropriation')
  );
}

function distinct(keys: readonly FactKey[]): readonly FactKey[] {
  const known = new Map<string, FactKey>();
  for (const key of keys.map(canonicalKey)) known.set(keyString(key), key);
  return [...known.values()];
}
