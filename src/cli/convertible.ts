import { ReadError } from '../document/read-error.js';
import type { Document } from '../document/tree.js';
import { asConverted } from '../formats/convert/converted.js';
import type { Soffice } from '../formats/convert/node/soffice.js';
import type { FileFormat } from '../formats/detect.js';

/** Formats that are read after LibreOffice has turned them into another. */
const TARGETS = { doc: 'docx', rtf: 'docx', odt: 'docx', xls: 'xlsx', ods: 'xlsx' } as const;

export type Convertible = keyof typeof TARGETS;

/** Whether a format is read only after conversion; of .xls only the oldest are. */
export function isConvertible(format: FileFormat): format is Exclude<Convertible, 'xls'> {
  return format in TARGETS && format !== 'xls';
}

/** The LibreOffice of the machine, or null. */
export async function installedSoffice(): Promise<Soffice | null> {
  const { findSoffice } = await import('../formats/convert/node/soffice.js');
  return findSoffice();
}

/**
 * Reads a file of an old or foreign format by way of LibreOffice.
 * @param found looks for LibreOffice
 * @throws ReadError unsupported, with the line that installs LibreOffice, where it is missing
 */
export async function readConverted(
  bytes: Uint8Array,
  file: string,
  format: Convertible,
  found: () => Promise<Soffice | null>,
): Promise<Document> {
  const { convert, INSTALL } = await import('../formats/convert/node/soffice.js');
  const soffice = await found();
  if (soffice === null) {
    throw new ReadError('unsupported', file, {
      zh: `${NAMES[format].zh}要先由 LibreOffice 转换，而这里没有装；请安装（${INSTALL}），或用 Word、WPS 另存为 .${TARGETS[format]}`,
      en: `${NAMES[format].en} is read by way of LibreOffice, which is not installed here; install it (${INSTALL}), or save the file as .${TARGETS[format]} with Word or WPS`,
    });
  }
  const to = TARGETS[format];
  const converted = await convert(soffice, bytes, file, format, to);
  const { readOfficeDocument } = await import('../formats/office.js');
  return asConverted(readOfficeDocument(to, converted, file), {
    from: format,
    to,
    by: soffice.name,
  });
}

const NAMES = {
  doc: {
    zh: '旧格式的 Word 或 WPS 文档（.doc、.wps、.wpt）',
    en: 'a Word or WPS document in the old format (.doc, .wps, .wpt)',
  },
  rtf: { zh: 'RTF 文档', en: 'an RTF document' },
  odt: { zh: 'OpenDocument 文档（.odt）', en: 'an OpenDocument text (.odt)' },
  ods: { zh: 'OpenDocument 表格（.ods）', en: 'an OpenDocument spreadsheet (.ods)' },
  xls: { zh: '很旧的 Excel 工作簿（.xls、.et）', en: 'a very old Excel workbook (.xls, .et)' },
} as const;
