import { ReadError } from '../../document/read-error.js';

/** Cells of a workbook that are read; a disclosure has some thousands. */
export const MAX_CELLS = 300_000;

export function tooMuch(file: string): ReadError {
  return new ReadError('too-many-cells', file, {
    zh: `工作簿的单元格过多（约超过 ${MAX_CELLS} 个），不像公开文件，未读`,
    en: `the workbook has too many cells (about ${MAX_CELLS} or more) for a disclosure and was not read`,
  });
}

export function damaged(file: string, detail: string): ReadError {
  return new ReadError('damaged', file, {
    zh: `工作簿已损坏或不完整（${detail}）；请重新下载或用表格软件另存为 .xlsx`,
    en: `the workbook is damaged or incomplete (${detail}); download it again or save it as .xlsx`,
  });
}

/** A workbook that makes the parser repeat something out of all measure. */
export function repeated(
  file: string,
  what: { readonly zh: string; readonly en: string },
): ReadError {
  return new ReadError('hostile', file, {
    zh: `工作簿的结构不正常（${what.zh}），未读`,
    en: `the structure of the workbook is abnormal (${what.en}); it was not read`,
  });
}
