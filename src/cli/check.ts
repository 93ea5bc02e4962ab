import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { htmlIndex, htmlReport, type IndexEntry } from '../reports/html/report.js';
import { CHECK_SCHEMA, checkEntry, failureEntry } from '../reports/json.js';
import { sarifLog } from '../reports/sarif.js';
import type { Checked, Failure } from '../reports/subject.js';
import { terminalReport } from '../reports/terminal.js';
import { type Outcome, runBatch } from './batch.js';
import { type Options, UsageError } from './options.js';
import { json } from './output.js';
import type { Io, Pipeline } from './pipeline.js';
import { checkStatus, UNREADABLE } from './status.js';

/** `mingzhang check`: reads, checks and reports the files. @returns the exit status */
export async function runCheck(options: Options, io: Io, pipeline: Pipeline): Promise<number> {
  if (options.format === 'html' && options.out === null && options.operands.length > 1) {
    throw new UsageError({
      zh: '多个文件的 HTML 报告须写入文件夹：请加 -o 文件夹。',
      en: 'HTML reports of several files go to a folder: add -o FOLDER.',
    });
  }
  const outcomes = await runBatch(
    options,
    io,
    pipeline,
    (reading): Checked => ({
      subject: reading,
      result: pipeline.check(reading),
    }),
  );
  const checked = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  const failures = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.failure]));
  const written = await deliver(options, io, pipeline, outcomes, checked, failures);
  return written ? checkStatus(checked, failures.length, options.maxWarnings) : UNREADABLE;
}

async function deliver(
  options: Options,
  io: Io,
  pipeline: Pipeline,
  outcomes: readonly Outcome<Checked>[],
  checked: readonly Checked[],
  failures: readonly Failure[],
): Promise<boolean> {
  if (options.format === 'html' && options.out !== null && !isPage(options)) {
    return saved(options, io, folderOf(options.out, checked, failures, options));
  }
  const text = render(options, io, pipeline, outcomes, checked, failures);
  if (options.out !== null) return saved(options, io, new Map([[options.out, text]]));
  io.out(text);
  return true;
}

/** One HTML page instead of a folder: one input and an output that is named like a page. */
function isPage({ operands, out }: Options): boolean {
  return operands.length === 1 && out !== null && /\.html?$/i.test(out);
}

function render(
  options: Options,
  io: Io,
  pipeline: Pipeline,
  outcomes: readonly Outcome<Checked>[],
  checked: readonly Checked[],
  failures: readonly Failure[],
): string {
  const { lang, all } = options;
  switch (options.format) {
    case 'json':
      return json(
        outcomes.map((outcome) =>
          outcome.ok ? checkEntry(outcome.value, all) : failureEntry(CHECK_SCHEMA, outcome.failure),
        ),
      );
    case 'sarif':
      return json(
        sarifLog({ checked, failures, rules: pipeline.rules, version: io.version, lang }),
      );
    case 'html':
      return checked.map((one) => htmlReport(one, lang)).join('');
    case 'text': {
      const color = io.color && options.out === null;
      return checked.map((one) => terminalReport(one, { lang, color, all })).join('\n');
    }
  }
}

/** Files of a report folder: one page a document and an index. */
function folderOf(
  folder: string,
  checked: readonly Checked[],
  failures: readonly Failure[],
  { lang }: Options,
): Map<string, string> {
  const files = new Map<string, string>();
  const entries: IndexEntry[] = [];
  const taken = new Set(['index.html']);
  for (const one of checked) {
    const href = freeName(one.subject.file, taken);
    entries.push({ checked: one, href });
    files.set(join(folder, href), htmlReport(one, lang));
  }
  files.set(join(folder, 'index.html'), htmlIndex(entries, failures, lang));
  return files;
}

/** `a.txt` to `a.html`; a second `a` (of another folder) to `a-2.html`. Compared without case. */
function freeName(file: string, taken: Set<string>): string {
  const stem = basename(file, extname(file)) || 'report';
  let name = `${stem}.html`;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem}-${number}.html`;
  taken.add(name.toLowerCase());
  return name;
}

async function saved(
  { lang, quiet }: Options,
  io: Io,
  files: ReadonlyMap<string, string>,
): Promise<boolean> {
  for (const [path, text] of files) {
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      io.err(`${{ zh: '无法写入', en: 'cannot write' }[lang]} ${path}: ${error.message}\n`);
      return false;
    }
    if (!quiet) io.err(`${{ zh: '已写入', en: 'written' }[lang]} ${path}\n`);
  }
  return true;
}
