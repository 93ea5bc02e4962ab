import { checkAcross, type Digest } from '../checks/across/index.js';
import { acrossChecked, acrossEntry } from '../reports/across.js';
import type { JobResult, Settings } from './batch/job.js';
import { productOf } from './check-product.js';
import type { Pipeline } from './pipeline.js';

/**
 * Compares the documents of a batch and reports on it like on one more document; null where
 * none of them has anything to say of another.
 */
export function acrossResult(
  digests: readonly Digest[],
  settings: Settings,
  pipeline: Pipeline,
): JobResult | null {
  const result = checkAcross(digests);
  if (result.records.length === 0) return null;
  const files = digests.map(({ file }) => file);
  const { all } = settings.options;
  const product = productOf(acrossChecked(result, files), settings, pipeline);
  return {
    name: 'across',
    product:
      settings.options.format === 'json'
        ? { ...product, body: JSON.stringify(acrossEntry(result, files, all), null, 2) }
        : product,
    failures: [],
    profile: null,
    digest: null,
    trace: null,
  };
}
