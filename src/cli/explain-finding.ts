import { alarmsOf } from '../checks/alarms.js';
import type { RuleCard } from '../checks/rule.js';
import { HumanPlaces } from '../reports/human-place.js';
import { findingEntry } from '../reports/json.js';
import { bySeverity } from '../reports/subject.js';
import { findingLines } from '../reports/terminal-finding.js';
import { describeDocument } from '../reports/words.js';
import { checkedFile } from './checked-file.js';
import { Configs } from './config/load.js';
import { failureOf } from './input.js';
import type { Options } from './options.js';
import { json } from './output.js';
import type { Io, Pipeline } from './pipeline.js';
import { OK, UNREADABLE } from './status.js';
import { UsageError } from './usage-error.js';

/**
 * `mingzhang explain FINDING FILE`: everything that a check of the file says of one finding, all
 * places exactly, and the card of its rule.
 * @param id the finding's, as reports print it, or its first characters
 * @param card the card of a rule in words
 */
export async function explainFinding(
  id: string,
  file: string,
  options: Options,
  io: Io,
  pipeline: Pipeline,
  card: (rule: RuleCard) => string,
): Promise<number> {
  const configs = new Configs(pipeline.rules, options);
  let version: Awaited<ReturnType<typeof checkedFile>>;
  try {
    version = await checkedFile(file, options, pipeline, configs);
  } catch (error) {
    const failure = failureOf(file, error);
    if (failure === null) throw error;
    io.err(`${failure.message[options.lang]}\n`);
    return UNREADABLE;
  }
  const { reading, result } = version;
  const wanted = id.replace(/^#/, '');
  const items = bySeverity(result.findings).flatMap((group) => group.items);
  const named = items.filter(({ finding }) =>
    alarmsOf([finding]).some((alarm) => alarm.id.startsWith(wanted)),
  );
  const [item, another] = named;
  if (item === undefined || another !== undefined || wanted === '') {
    throw new UsageError({
      zh: `${file} 中${item === undefined ? '没有' : '不止一个'}问题“${id}”；编号见 mingzhang check 的“规则”一行。`,
      en: `${file} has ${item === undefined ? 'no' : 'more than one'} finding “${id}”; mingzhang check prints the ids behind each rule.`,
    });
  }
  const { number, finding } = item;
  if (options.format === 'json') {
    io.out(json(findingEntry(finding)));
    return OK;
  }
  const { lang } = options;
  const lines = findingLines(number, finding, new HumanPlaces(reading.tree), {
    lang,
    color: io.color,
    all: true,
  });
  const rule = pipeline.rules.find(({ meta }) => meta.id === finding.rule);
  const head = `━━ ${file}\n   ${describeDocument(reading.document, lang)}\n\n`;
  io.out(`${head}${lines.join('\n')}\n${rule === undefined ? '' : `\n${card(rule)}`}`);
  return OK;
}
