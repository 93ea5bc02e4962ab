import { lineText } from '../../../src/document/text.js';
import type { Block, Document, Table } from '../../../src/document/tree.js';
import type { WriteInfo } from '../../../src/forms/write/print.js';

/** Tables in a composed document with a cover and one part, and nothing else. */
export function documentOf(tables: readonly Table[], info: WriteInfo): Document {
  const word = info.kind === 'budget' ? '预算' : '决算';
  const level = info.level === 'unit' ? '单位' : '部门';
  const cover: Block[] = [
    { type: 'paragraph', role: 'title', text: text(info.printedUnit ?? info.unit) },
    { type: 'paragraph', role: 'title', text: text(`${info.fiscalYear}年度${level}${word}`) },
  ];
  return {
    file: '',
    format: 'composed',
    sections: [
      { role: 'cover', blocks: cover },
      {
        role: 'tables',
        blocks: [
          {
            type: 'heading',
            level: 1,
            marker: '第一部分',
            text: text(`第一部分 ${info.fiscalYear}年度${level}${word}表`),
          },
          ...tables,
        ],
      },
    ],
    unread: [],
  };
}

function text(value: string) {
  return lineText(value, '', 1, 1);
}
