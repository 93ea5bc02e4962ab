import type { CopyDifference, Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import type { FormResult, FormRule } from '../../rule.js';
import { findingPlace } from '../../terms.js';
import { ONE_VALUE } from '../bases.js';
import { finalAccounts, table } from '../examples.js';

/** A statement of ten rows of which the last one is printed as given. */
function statement(last: string): string {
  const accounts = [
    ['201', '一般公共服务支出'],
    ['204', '公共安全支出'],
    ['205', '教育支出'],
    ['206', '科学技术支出'],
    ['207', '文化旅游体育与传媒支出'],
    ['208', '社会保障和就业支出'],
    ['211', '节能环保支出'],
    ['212', '城乡社区支出'],
    ['221', '住房保障支出'],
  ];
  return finalAccounts(
    table('支出决算表', '公开03表', [
      ['科目编码', '科目名称', '本年支出合计', '基本支出', '项目支出'],
      ...accounts.map(([code = '', name = ''], index) => {
        const amount = `${index + 11}.25`;
        return [code, name, amount, amount, '0.00'];
      }),
      ['210', '卫生健康支出', last, last, '0.00'],
    ]),
  );
}

/** Two files of one disclosure, such as the Word file and the PDF made of it, that differ. */
export const copiesDiffer: FormRule = {
  meta: {
    id: 'copies-differ',
    severity: 'error',
    title: { zh: '同一文本的两个文件不一致', en: 'Two files of one disclosure differ' },
    description: {
      zh: '同一份公开文本以几种格式给出时（如 Word 与 PDF），同一数字应相同。',
      en: 'Where one disclosure is given in several formats (such as Word and PDF), each figure is the same in all of them.',
    },
    identities: [],
    basis: ONE_VALUE,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: statement('96.00'),
        copy: statement('96.00'),
        why: { zh: '两个文件的数字相同', en: 'both files print the same figures' },
      },
    ],
    fail: [
      {
        text: statement('96.00'),
        copy: statement('69.00'),
        why: {
          zh: '一个文件印 96.00，另一个印 69.00',
          en: 'one file prints 96.00, the other 69.00',
        },
      },
    ],
  },
  *check(reading: Reading): Generator<FormResult> {
    for (const { copyOf, same, differences } of reading.parts ?? []) {
      if (copyOf === null) continue;
      for (let count = 0; count < same; count += 1) yield { outcome: 'holds', places: [] };
      for (const difference of differences) yield broken(difference);
    }
  },
};

function broken({ key, copy, original }: CopyDifference): FormResult {
  const name = describeKey(key);
  const [here, there] = [original, copy].map(({ printed, source }) => ({
    figure: `${printed.text.trim()}${printed.unit}`,
    file: source[0]?.file ?? '',
  }));
  return {
    outcome: 'broken',
    message: {
      zh: `${name.zh}：${here?.file} 印作 ${here?.figure}，${there?.file} 印作 ${there?.figure}`,
      en: `${name.en}: ${here?.file} prints ${here?.figure}, ${there?.file} prints ${there?.figure}`,
    },
    places: [findingPlace(original), findingPlace(copy)],
    keys: [key],
    printed: copy.printed.text.trim(),
    expected: original.printed.text.trim(),
  };
}
