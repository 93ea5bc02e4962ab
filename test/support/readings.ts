import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../../src/document/tree.js';
import { readDocxDocument } from '../../src/formats/docx/read.js';
import { readHtmlDocument } from '../../src/formats/html/read.js';
import { loadPdfium } from '../../src/formats/pdf/node/engine.js';
import { readPdfDocument } from '../../src/formats/pdf/read.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readXlsxDocument } from '../../src/formats/xlsx/read.js';
import { reassemble } from '../../src/forms/reassemble/index.js';
import { asDocx, asHtml, asXlsx } from '../office/render.js';
import { ROOT } from './house.js';
import { bar, pdfBytes, show } from './pdf.js';

/** A disclosure with findings: the example that holds the most of them. */
const EXAMPLE = 'examples/disclosures/zhenan-2023.txt';

export type SampleFormat = 'text' | 'docx' | 'xlsx' | 'html' | 'pdf';
export const SAMPLE_FORMATS: readonly SampleFormat[] = ['text', 'docx', 'xlsx', 'html', 'pdf'];

/** A document with findings as it is read from a file of a format, with the file's bytes. */
export async function sample(
  format: SampleFormat,
): Promise<{ readonly document: Document; readonly bytes: Uint8Array }> {
  if (format === 'text') {
    const text = new Uint8Array(readFileSync(join(ROOT, EXAMPLE)));
    return { bytes: text, document: readTextDocument(text, '样例.txt') };
  }
  const pdf = pdfSample();
  const document = await readPdfDocument(pdf, '样例.pdf', { engine: await loadPdfium() });
  if (format === 'pdf') return { bytes: pdf, document };
  // The same as another program would write it.
  const bytes = { docx: asDocx, xlsx: asXlsx, html: asHtml }[format](reassemble(document));
  const read = { docx: readDocxDocument, xlsx: readXlsxDocument, html: readHtmlDocument }[format];
  return { bytes, document: read(bytes, `样例.${format}`) };
}

const ROWS = [
  ['科目编码', '科目名称', '本年支出合计', '基本支出', '项目支出'],
  ['合计', '', '30.00', '25.00', '5.00'],
  ['210', '卫生健康支出', '30.00', '25.00', '5.00'],
  ['21015', '医疗保障管理事务', '30.00', '25.00', '5.00'],
  ['2101501', '行政运行', '25.00', '25.00', ''],
  ['2101599', '其他医疗保障管理事务支出', '6.00', '', '5.00'],
];
const LEFT = 50;
const WIDTHS = [70, 170, 90, 80, 80];

/** Two pages: a cover with a sentence, and a ruled table whose rows do not add up. */
export function pdfSample(): Uint8Array {
  const cover = [
    show(120, 760, '甲县医疗保障局2023年度部门决算', 16),
    show(60, 700, '三、支出决算情况说明', 12),
    show(60, 670, '2023年度支出合计31.00万元，其中基本支出25.00万元，项目支出5.00万元。'),
  ];
  return pdfBytes([{ content: cover.join('\n') }, { content: tablePage() }]);
}

function tablePage(): string {
  const edges = [LEFT];
  for (const width of WIDTHS) edges.push((edges.at(-1) ?? 0) + width);
  const top = 720;
  const height = 24;
  const right = edges.at(-1) ?? LEFT;
  const bottom = top - ROWS.length * height;
  return [
    show(250, 770, '支出决算表', 14),
    show(60, 735, '编制单位：甲县医疗保障局'),
    show(430, 735, '金额单位：万元'),
    ...[...ROWS, []].map((_, row) => bar(LEFT, top - row * height, right, top - row * height)),
    ...edges.map((x) => bar(x, bottom, x, top)),
    ...ROWS.flatMap((row, r) =>
      row.flatMap((text, c) =>
        text === '' ? [] : [show((edges[c] ?? 0) + 4, top - r * height - 16, text)],
      ),
    ),
  ].join('\n');
}
