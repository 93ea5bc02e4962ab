import type { FactKey } from '../facts/key.js';
import type { Occurrence } from '../facts/occurrence.js';
import type { Reading } from '../forms/reading.js';

/** Identity ids of the standards by the pair of tables that print one figure. */
const TABLE_PAIRS: Readonly<Record<string, string>> = {
  'T01 T02': 'B01',
  'T01 T03': 'B04',
  'T01 T04': 'B06',
  'T01 T05': 'B09',
  'T02 T04': 'B07',
  'T03 T04': 'B08',
  'T03 T05': 'B09',
  'T04 T05': 'B09',
  'T05 T06': 'B11',
  'T03 T06': 'B11',
  'T04 T07': 'B12',
  'T04 T08': 'B13',
  'B01 B04': 'E05',
  'B01 B05': 'E06',
  'B04 B05': 'E06',
  'B05 B06': 'E07',
  'B05 B07': 'E09',
  'B06 B08': 'E09',
  'B07 B08': 'E09',
  'B01 B06': 'E08',
  'B04 B06': 'E08',
  'B05 B10': 'E10',
  'B07 B10': 'E10',
  'B01 B07': 'E09',
  'B04 B07': 'E09',
  'B01 B08': 'E08',
  'B04 B08': 'E08',
  'B05 B08': 'E09',
  'B06 B07': 'E09',
  'B01 B10': 'E10',
  'B04 B10': 'E10',
  'B06 B10': 'E10',
  'B01 B01': 'E03',
  'B04 B04': 'E05',
  'T01 T01': 'A05',
  'T04 T04': 'A15',
};

/** The identity id of two table cells with one figure: B01-B13, E05-E10. */
export function tablePairId(reading: Reading, key: FactKey, a: Occurrence, b: Occurrence): string {
  const pair = [declarationOf(reading, a), declarationOf(reading, b)].sort().join(' ');
  if (pair === 'T01 T02' && Object.keys(key.dims).length > 0) return 'B03';
  if (pair === 'T01 T03' && key.dims.function !== undefined) return 'B05';
  return TABLE_PAIRS[pair] ?? (reading.document.kind === 'budget' ? 'E06' : 'B15');
}

/** The identity id of a sentence's figure against a table: C01-C19, E16, E17. */
export function narrativeId(reading: Reading, key: FactKey): string {
  const { measure, dims, basis } = key;
  const budget = reading.document.kind === 'budget';
  if (dims.function !== undefined) return budget ? 'E17' : 'C08';
  if (budget && (measure === 'revenue' || measure === 'expenditure')) return 'E16';
  if (basis === 'change' || basis === 'change-percent') return 'C02';
  if (measure === 'three-public') return budget ? 'E20' : 'C16';
  if (measure === 'meeting' || measure === 'training') return 'C19';
  if (dims.fund === 'government-fund' || dims.fund === 'state-capital') return 'C15';
  if (dims.fund === 'general' && dims.kind === 'basic') return 'C13';
  if (dims.fund === 'general') return 'C06';
  if (dims.source === 'appropriation' && measure !== 'revenue') return 'C05';
  if (measure === 'revenue') return 'C03';
  if (measure === 'expenditure') return 'C04';
  if (measure === 'revenue-total' || measure === 'expenditure-total') return 'C01';
  if (measure === 'operating-cost') return 'C20';
  return 'C30';
}

function declarationOf(reading: Reading, { place }: Occurrence): string {
  return reading.tables.find((table) => table.id === place.id)?.declaration ?? place.id;
}
