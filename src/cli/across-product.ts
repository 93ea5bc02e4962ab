import { ACROSS_RULES, checkAcross, type Digest } from '../checks/across/index.js';
import { profiled } from '../checks/profile.js';
import { acrossChecked, acrossEntry } from '../reports/across.js';
import type { JobResult, Settings } from './batch/job.js';
import { bodyOf, productOf } from './check-product.js';
import type { Rulings } from './config/load.js';
import type { Pipeline } from './pipeline.js';

/**
 * Compares the documents of a batch and reports on it like on one more document; null where
 * none of them has anything to say of another.
 * @param files all documents of the batch, also those that no other one concerns
 */
export function acrossResult(
  digests: readonly Digest[],
  files: readonly string[],
  rulings: Rulings,
  settings: Settings,
  pipeline: Pipeline,
): JobResult | null {
  const { rules: only } = settings.options;
  const asked = ACROSS_RULES.filter(({ meta }) => only === null || only.includes(meta.id));
  const result = checkAcross(digests, profiled(asked, rulings.profile));
  if (result.records.length === 0) return null;
  const { format, all } = settings.options;
  const product = productOf(acrossChecked(result, files), rulings, settings, (checked) =>
    format === 'json'
      ? JSON.stringify(acrossEntry(checked.result, files, all), null, 2)
      : bodyOf(checked, settings, pipeline),
  );
  return {
    name: 'across',
    product,
    failures: [],
    profile: null,
    digest: null,
    trace: null,
  };
}
