import type { Reading } from '../forms/reading.js';
import { indexRowOf } from '../reports/html/index-page.js';
import { htmlReport } from '../reports/html/report.js';
import { checkEntry } from '../reports/json.js';
import { sarifPart } from '../reports/sarif.js';
import type { Checked } from '../reports/subject.js';
import { terminalReport } from '../reports/terminal.js';
import type { Product, Settings } from './batch/job.js';
import type { Pipeline } from './pipeline.js';

/** Checks what was read and reports on it in the format asked for. */
export function checkProduct(reading: Reading, settings: Settings, pipeline: Pipeline): Product {
  return productOf({ subject: reading, result: pipeline.check(reading) }, settings, pipeline);
}

/** The report on what was checked, with what decides the exit status. */
export function productOf(checked: Checked, settings: Settings, pipeline: Pipeline): Product {
  const row = indexRowOf(checked);
  const { severities, summary, unread } = row;
  const { recognised = [] } = checked.result;
  return {
    body: bodyOf(checked, settings, pipeline),
    row,
    errors: severities.error,
    warnings: severities.warning,
    // A document of which nothing could be decided is not checkable, although no single
    // relation says so.
    incomplete:
      summary.notCheckable > 0 ||
      unread > 0 ||
      recognised.some(({ confirmed }) => !confirmed) ||
      summary.holds + summary.tail + summary.broken === 0,
  };
}

function bodyOf(checked: Checked, { options, color }: Settings, { rules }: Pipeline): string {
  const { format, lang, all } = options;
  switch (format) {
    case 'json':
      return JSON.stringify(checkEntry(checked, all), null, 2);
    case 'sarif':
      return JSON.stringify(sarifPart(checked, rules, lang));
    case 'html':
      return htmlReport(checked, lang);
    case 'text':
      return terminalReport(checked, { lang, color, all });
  }
}
