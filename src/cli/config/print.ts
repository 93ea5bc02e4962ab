import { profiled } from '../../checks/profile.js';
import type { Severity } from '../../checks/rule.js';
import type { Settings } from '../batch/job.js';
import { json } from '../output.js';
import type { Io, Pipeline } from '../pipeline.js';
import { OK } from '../status.js';
import { configsOf } from './load.js';

/**
 * What holds for each file named: its config, the options, and every rule with the severity that
 * its findings have at most, or `off`. JSON, as scripts read it.
 * @throws InputError where a config or baseline is wrong
 */
export async function printConfigs(
  settings: Settings,
  io: Io,
  pipeline: Pipeline,
): Promise<number> {
  const configs = configsOf(settings, pipeline);
  const { operands, maxWarnings, rules: only } = settings.options;
  const entries = [];
  for (const file of operands) {
    const { path, profile } = await configs.sourceOf(file);
    const rulings = await configs.rulingsFor(file);
    const options = await configs.optionsFor(file);
    const asked = pipeline.rules.filter(({ meta }) => only === null || only.includes(meta.id));
    const severities = new Map(
      profiled(asked, rulings.profile).map(({ meta }) => [meta.id, meta.severity] as const),
    );
    const rules: Record<string, Severity | 'off'> = {};
    for (const { meta } of pipeline.rules) rules[meta.id] = severities.get(meta.id) ?? 'off';
    entries.push({
      file,
      config: path,
      profile,
      baseline: rulings.baselineFile,
      knownFindings: rulings.baseline.length,
      dates: rulings.dates,
      maxWarnings: maxWarnings ?? options.maxWarnings ?? 0,
      rules,
    });
  }
  io.out(json(entries));
  return OK;
}
