import { baseName, withBaseline } from '../checks/baseline.js';
import { profiled } from '../checks/profile.js';
import { withEffects } from '../checks/repair-effect.js';
import type { Rule } from '../checks/rule.js';
import { publicationDate } from '../checks/rules/form/publication-date.js';
import { RULES } from '../checks/rules/index.js';
import type { Reading } from '../forms/reading.js';
import { annotationPart } from '../reports/annotations.js';
import { indexRowOf } from '../reports/html/index-page.js';
import { htmlReport } from '../reports/html/report.js';
import { checkEntry } from '../reports/json.js';
import { repairsReport } from '../reports/repairs.js';
import { sarifPart } from '../reports/sarif.js';
import type { Checked } from '../reports/subject.js';
import { terminalReport } from '../reports/terminal.js';
import { listPart } from '../reports/xlsx.js';
import type { Product, Settings } from './batch/job.js';
import { baselineItems } from './config/baseline-file.js';
import type { Rulings } from './config/load.js';
import type { Pipeline } from './pipeline.js';
import { RuleTimer } from './stats.js';

/** Checks what was read, as the office's rulings have it, and reports on it. */
export async function checkProduct(
  reading: Reading,
  rulings: Rulings,
  settings: Settings,
  pipeline: Pipeline,
): Promise<Product> {
  const { rules: only } = settings.options;
  const asked = RULES.filter(({ meta }) => only === null || only.includes(meta.id));
  const rules = profiled(asked.map(dated(rulings)), rulings.profile);
  const timer = settings.options.stats ? new RuleTimer() : null;
  const run = timer === null ? rules : rules.map((rule) => timer.timed(rule));
  const found = await pipeline.check(reading, run);
  const { fixDryRun } = settings.options;
  const tried = fixDryRun ? withEffects(reading, rules, found) : null;
  const checked = { subject: reading, result: tried?.result ?? found };
  const stats = timer === null ? {} : { stats: timer.stats(rules, checked.result) };
  const product = productOf(checked, rulings, settings, (one) =>
    tried !== null && settings.options.format === 'text'
      ? repairsReport(reading, { ...tried, result: one.result }, terminalOptions(settings))
      : bodyOf(one, settings, pipeline),
  );
  return { ...product, ...stats };
}

/** A rule with the days that the office states, where it is about them. */
function dated({ dates }: Rulings): (rule: Rule) => Rule {
  const own = publicationDate(dates);
  return (rule) => (rule.meta.id === own.meta.id ? own : rule);
}

/**
 * The report on what was checked, with what decides the exit status.
 * @param body the report in the format asked for
 */
export function productOf(
  checked: Checked,
  { baseline, baselineFile }: Rulings,
  { options, today }: Settings,
  body: (checked: Checked) => string,
): Product {
  const { subject } = checked;
  const { result, met } = withBaseline(checked.result, baseline, subject.file, today);
  const row = indexRowOf({ subject, result });
  const { severities, summary, unread } = row;
  const { recognised = [] } = result;
  return {
    body: body({ subject, result }),
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
    ...(baselineFile === null ? {} : { baseline: { file: baselineFile, met } }),
    ...(options.newBaseline === null
      ? {}
      : { items: baselineItems(result.findings, baseName(subject.file)) }),
  };
}

function terminalOptions({ options: { lang, all }, color }: Settings) {
  return { lang, color, all };
}

/** The report on one document or comparison in the format asked for. */
export function bodyOf(
  checked: Checked,
  { options, color }: Settings,
  { rules }: Pipeline,
): string {
  const { format, lang, all } = options;
  switch (format) {
    case 'json':
      return JSON.stringify(checkEntry(checked, all), null, 2);
    case 'sarif':
      return JSON.stringify(sarifPart(checked, rules, lang));
    case 'xlsx':
      return JSON.stringify(listPart(checked, lang));
    case 'pdf':
      return JSON.stringify(annotationPart(checked));
    case 'html':
      return htmlReport(checked, lang);
    case 'text':
      return terminalReport(checked, { lang, color, all });
    case 'png':
      throw new RangeError('a check makes no pictures');
  }
}
