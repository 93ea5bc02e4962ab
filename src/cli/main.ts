import type { Message } from '../checks/rule.js';
import { runCheck } from './check.js';
import { runCorrections } from './corrections/run.js';
import { runDiff } from './diff.js';
import { runLedger } from './ledger.js';
import { languageAsked, type Options, parseOptions } from './options.js';
import type { Io, Pipeline } from './pipeline.js';
import { runRead } from './read.js';
import { runExplain, runRules } from './rules.js';
import { runShow } from './show.js';
import { OK, UNREADABLE } from './status.js';
import { Unwritable } from './unwritable.js';
import { usage } from './usage.js';
import { UsageError } from './usage-error.js';

/**
 * The command line: results to `io.out`, progress and complaints to `io.err`.
 * @returns the exit status
 */
export async function main(argv: readonly string[], io: Io, pipeline: Pipeline): Promise<number> {
  const lang = languageAsked(argv);
  try {
    return await dispatch(parseOptions(argv), io, pipeline);
  } catch (error) {
    if (error instanceof Unwritable) {
      io.err(`${error.messages[lang]}\n`);
      return UNREADABLE;
    }
    if (!(error instanceof UsageError)) throw error;
    io.err(`${error.messages[lang]}\n${HINT[lang]}\n`);
    return UNREADABLE;
  }
}

const HINT: Message = {
  zh: '用法：mingzhang --help',
  en: 'Usage: mingzhang --help --lang en',
};

async function dispatch(options: Options, io: Io, pipeline: Pipeline): Promise<number> {
  if (options.version) {
    io.out(`${io.version}\n`);
    return OK;
  }
  if (options.help) {
    io.out(usage(options.verb)[options.lang]);
    return OK;
  }
  switch (options.verb) {
    case null:
      io.err(usage(null)[options.lang]);
      return UNREADABLE;
    case 'read':
      requireFiles(options);
      return runRead(options, io, pipeline);
    case 'check':
      requireFiles(options);
      return runCheck(options, io, pipeline);
    case 'ledger':
      requireFiles(options);
      return runLedger(options, io, pipeline);
    case 'corrections':
      requireFiles(options);
      return runCorrections(options, io, pipeline);
    case 'diff':
      return runDiff(options, io, pipeline);
    case 'show':
      requireFiles(options);
      return runShow(options, io, pipeline);
    case 'rules':
      return runRules(options, io, pipeline);
    case 'explain':
      return runExplain(options, io, pipeline);
    // Books need packages that reading and checking do not: only these commands load them.
    case 'score':
      return (await import('./performance/run.js')).runScore(options, io);
    case 'compose':
      return (await import('./compose/run.js')).runCompose(options, io);
    case 'init':
      return (await import('./books/init.js')).runInit(options, io);
    case 'import':
      return (await import('./books/import.js')).runImport(options, io, pipeline);
  }
}

function requireFiles({ verb, operands }: Options): void {
  if (operands.length > 0) return;
  throw new UsageError({
    zh: `${verb} 需要至少一个文件。`,
    en: `${verb} needs at least one file.`,
  });
}
