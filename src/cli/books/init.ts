import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UNIT_FILE } from '../../books/files/unit-file.js';
import { writeYaml } from '../../books/files/yaml.js';
import { makeFolder } from '../../books/node/make-folder.js';
import type { Message } from '../../books/problem.js';
import { textTemplates } from '../../compose/text-templates.js';
import { layouts } from '../../forms/generated/layouts.js';
import type { Layout } from '../../forms/layout.js';
import type { Options } from '../options.js';
import type { Io } from '../pipeline.js';
import { OK } from '../status.js';
import { writing } from '../unwritable.js';
import { UsageError } from '../usage-error.js';

/** The workbook of input sheets inside a new book. */
export const INPUT_FILE = '录入表.xlsx';

/**
 * `mingzhang init DIR --layout L`: a new book with its input sheets and the texts to be written.
 * A file that is there already stays as it is.
 * @returns the exit status
 */
export async function runInit(options: Options, io: Io): Promise<number> {
  const { folder, layout } = operandsOf(options);
  if (existsSync(join(folder, UNIT_FILE))) {
    throw new UsageError({
      zh: `${folder} 已是一个账套；没有改动任何文件`,
      en: `${folder} is a book already; no file was changed`,
    });
  }
  const year = yearFor(layout, options.year);
  const { inputWorkbook } = await import('../../intake/node/input-workbook.js');
  const detail = options.statements ? 'statements' : 'lines';
  const province = layout.provinces[0] ?? '';
  const workbook = await inputWorkbook({ detail, kind: layout.kind, year, province });
  const unit = { kind: layout.kind, year, detail, precision: 'exact' };
  const files = new Map<string, string | Uint8Array>([
    [INPUT_FILE, workbook],
    ...textTemplates(layout),
    // Written last: with it the folder is a book.
    [UNIT_FILE, writeYaml(unit)],
  ]);
  const kept = [...files.keys()].filter((path) => existsSync(join(folder, path)));
  writing(folder, () => {
    for (const [path, content] of files) {
      if (kept.includes(path)) continue;
      makeFolder(dirname(join(folder, path)));
      writeFileSync(join(folder, path), content);
    }
  });
  io.out(`${join(folder, INPUT_FILE)}\n`);
  io.err(`${told(folder, year, kept)[options.lang]}\n`);
  return OK;
}

function operandsOf(options: Options): { readonly folder: string; readonly layout: Layout } {
  const [folder, ...others] = options.operands;
  const layout = layouts.find(({ id }) => id === options.layout);
  if (folder !== undefined && others.length === 0 && layout !== undefined)
    return { folder, layout };
  const ids = layouts.map(({ id }) => id).join('、');
  throw new UsageError({
    zh: `init 需要一个文件夹和版式，如 mingzhang init 账套 --layout ${layouts[0]?.id} --year 2023；版式有：${ids}`,
    en: `init needs a folder and a layout, such as mingzhang init book --layout ${layouts[0]?.id} --year 2023; layouts: ${ids}`,
  });
}

/** The year asked for, which the layout must be of, or the one it is known for. @throws {UsageError} */
function yearFor({ id, years: { from, to } }: Layout, asked: number | null): number {
  if (asked === null) return to ?? from;
  if (asked >= from && (to === null || asked <= to)) return asked;
  const span = to === null ? `${from}–` : `${from}–${to}`;
  throw new UsageError({
    zh: `版式 ${id} 用于 ${span} 年度，不用于 ${asked} 年度`,
    en: `the layout ${id} is of ${span}, not of ${asked}`,
  });
}

function told(folder: string, year: number, kept: readonly string[]): Message {
  const input = join(folder, INPUT_FILE);
  const list = kept.join('、');
  return {
    zh:
      (kept.length === 0 ? '' : `已有的文件没有改动：${list}\n`) +
      `${year} 年度的账套。填好录入表后：mingzhang import ${input}；texts/ 下的文字也请写好。`,
    en:
      (kept.length === 0 ? '' : `Files that were there are unchanged: ${list}\n`) +
      `A book of ${year}. When the sheets are filled in: mingzhang import ${input}; write the texts under texts/ too.`,
  };
}
