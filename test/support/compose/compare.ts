import { alarmsOf } from '../../../src/checks/alarms.js';
import { check } from '../../../src/checks/check.js';
import { keyString } from '../../../src/facts/key.js';
import { readForms } from '../../../src/forms/read.js';
import type { Reading } from '../../../src/forms/reading.js';
import type { WriteInfo } from '../../../src/forms/write/print.js';
import type { WrittenTable } from '../../../src/forms/write/table.js';
import { documentOf } from './document.js';
import { totalsWithoutFormula, wrongFormulas } from './formulas.js';

/** What composed tables print against what is read of them. */
export interface ReadBack {
  readonly reading: Reading;
  /** `key text` of every figure that the tables say they print, sorted. */
  readonly printed: readonly string[];
  /** The same of every figure that was read. */
  readonly read: readonly string[];
  /** Findings that the tables did not announce. */
  readonly raised: readonly string[];
  readonly missing: readonly string[];
  /** Totals without a formula, and formulas that give another value than their total. */
  readonly formulas: readonly string[];
}

/** Composes the tables into a document, and reads and checks that document. */
export function readBack(
  tables: readonly Pick<WrittenTable, 'table' | 'hidden' | 'missing'>[],
  info: WriteInfo,
): ReadBack {
  const reading = readForms(
    documentOf(
      tables.map(({ table }) => table),
      info,
    ),
  );
  const written = tables.map(({ table }) => table);
  const announced = tables.some(({ hidden }) => hidden > 0);
  return {
    reading,
    printed: tables
      .flatMap(({ table }) => table.rows)
      .flatMap(({ cells }) => cells)
      .flatMap(({ figure, text }) => (figure === undefined ? [] : [`${figure.fact} ${text.value}`]))
      .sort(),
    read: reading.facts.all.map(({ key, printed: { text } }) => `${keyString(key)} ${text}`).sort(),
    raised: alarmsOf(check(reading).findings)
      // A negative amount is for the office to explain, however it was composed.
      .filter(({ rule, severity }) => {
        return rule !== 'negative-amount' && !(announced && severity === 'note');
      })
      .map(({ severity, rule, message }) => `${severity} ${rule}: ${message.zh}`),
    missing: tables.flatMap(({ missing }) => missing.map(keyString)),
    formulas: [...wrongFormulas(written), ...totalsWithoutFormula(written, reading)],
  };
}
