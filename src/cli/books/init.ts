import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeYaml } from '../../books/files/yaml.js';
import { makeFolder } from '../../books/node/make-folder.js';
import { layouts } from '../../forms/generated/layouts.js';
import { type Options, UsageError } from '../options.js';
import type { Io } from '../pipeline.js';
import { OK } from '../status.js';
import { writing } from '../unwritable.js';

/** The workbook of input sheets inside a new book. */
export const INPUT_FILE = '录入表.xlsx';

/** `mingzhang init DIR --layout L`: a new book with its input sheets. @returns the exit status */
export async function runInit(options: Options, io: Io): Promise<number> {
  const [folder, ...others] = options.operands;
  const layout = layouts.find(({ id }) => id === options.layout);
  if (folder === undefined || others.length > 0 || layout === undefined) {
    const ids = layouts.map(({ id }) => id).join('、');
    throw new UsageError({
      zh: `init 需要一个文件夹和版式，如 mingzhang init 账套 --layout ${layouts[0]?.id}；版式有：${ids}`,
      en: `init needs a folder and a layout, such as mingzhang init book --layout ${layouts[0]?.id}; layouts: ${ids}`,
    });
  }
  if (existsSync(join(folder, 'unit.yaml'))) {
    throw new UsageError({ zh: `${folder} 已是一个账套`, en: `${folder} is a book already` });
  }
  const { inputWorkbook } = await import('../../intake/node/input-workbook.js');
  const book = {
    detail: options.statements ? 'statements' : 'lines',
    kind: layout.kind,
    year: layout.years.to ?? layout.years.from,
    province: layout.provinces[0] ?? '',
  } as const;
  const workbook = await inputWorkbook(book);
  const unit = { kind: book.kind, detail: book.detail, precision: 'exact' };
  writing(folder, () => {
    makeFolder(join(folder, 'texts'));
    writeFileSync(join(folder, 'unit.yaml'), writeYaml(unit));
    writeFileSync(join(folder, INPUT_FILE), workbook);
  });
  io.out(`${join(folder, INPUT_FILE)}\n`);
  io.err(
    `${
      {
        zh: `填好录入表后：mingzhang import ${join(folder, INPUT_FILE)}`,
        en: `When the sheets are filled in: mingzhang import ${join(folder, INPUT_FILE)}`,
      }[options.lang]
    }\n`,
  );
  return OK;
}
