import type { Finding } from '../checks/rule.js';
import { headline } from './headline.js';
import { HumanPlaces } from './human-place.js';
import { describePlace, placeInWords } from './place.js';
import { oneLine } from './safe.js';
import { stateOf } from './state.js';
import { bySeverity, type Checked, type Failure, type Lang } from './subject.js';
import { describeDocument, SEVERITY_WORDS } from './words.js';

/** A sheet of the list; what writes workbooks takes it as it is. */
export interface ListSheet {
  readonly name: string;
  readonly columns: readonly {
    readonly head: string;
    readonly width: number;
    readonly wrap?: boolean;
    readonly choices?: readonly string[];
  }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** What one document adds to the list; plain values. */
export interface ListPart {
  readonly document: readonly (string | number)[];
  readonly findings: readonly (readonly (string | number)[])[];
}

const W = {
  zh: {
    findings: '问题清单',
    documents: '文件',
    failures: '未读文件',
    heads: ['文件', '单位', '序号', '级别', '说明', '印出', '应为', '位置', '所在', '规则', '编号'],
    office: ['处理', '备注'],
    choices: ['属实，已改', '属实，待改', '有合理原因', '不属实'],
    about: [
      '文件',
      '文本',
      '状态',
      '错误',
      '警告',
      '提示',
      '成立',
      '尾差',
      '不成立',
      '无法核对',
      '未读出',
    ],
    failed: ['文件', '原因'],
  },
  en: {
    findings: 'Findings',
    documents: 'Documents',
    failures: 'Not read',
    heads: [
      'File',
      'Office',
      'No.',
      'Severity',
      'What',
      'Printed',
      'Expected',
      'Place',
      'Where',
      'Rule',
      'Id',
    ],
    office: ['Decision', 'Remark'],
    choices: ['right and mended', 'right', 'there is a reason', 'not right'],
    about: [
      'File',
      'Document',
      'State',
      'Errors',
      'Warnings',
      'Notes',
      'Holds',
      'Tail',
      'Broken',
      'Not checkable',
      'Unread',
    ],
    failed: ['File', 'Why'],
  },
} as const;

const WIDTHS = [28, 26, 6, 8, 70, 14, 14, 36, 40, 26, 20];
const WRAPPED = new Set([4, 7, 8]);

/** Findings of one document as rows, errors first, and the row of the document itself. */
export function listPart({ subject, result }: Checked, lang: Lang): ListPart {
  const human = new HumanPlaces(subject.tree);
  const { holds, tail, broken, notCheckable } = result.summary;
  const count = (severity: Finding['severity']) =>
    result.findings.filter((one) => one.severity === severity).length;
  const about = describeDocument(subject.document, lang);
  const office = subject.document.unit ?? about;
  return {
    document: [
      subject.file,
      about,
      stateOf({ subject, result }).words[lang],
      count('error'),
      count('warning'),
      count('note'),
      holds,
      tail,
      broken,
      notCheckable,
      subject.unread.length,
    ],
    findings: bySeverity(result.findings).flatMap(({ items }) =>
      items.map(({ number, finding }) => {
        const [place] = finding.places;
        return [
          subject.file,
          office,
          number,
          SEVERITY_WORDS[finding.severity][lang],
          said(finding, lang),
          oneLine(finding.printed ?? ''),
          oneLine(finding.expected ?? ''),
          place === undefined ? '' : (placeInWords(place.source, human, lang) ?? ''),
          place === undefined ? '' : oneLine(describePlace(place)),
          finding.rule,
          finding.id,
        ];
      }),
    ),
  };
}

/** What to look at, where the figures tell, and what was found. */
function said(finding: Finding, lang: Lang): string {
  const first = headline(finding);
  const message = oneLine(finding.message[lang]);
  return first === null ? message : `${oneLine(first[lang])} — ${message}`;
}

/** The list of findings for the office, with columns to decide in, and the list of documents. */
export function listSheets(
  parts: readonly ListPart[],
  failures: readonly Failure[],
  lang: Lang,
): readonly ListSheet[] {
  const w = W[lang];
  const [decision, remark] = w.office;
  const columns = w.heads.map((head, index) => ({
    head,
    width: WIDTHS[index] ?? 12,
    wrap: WRAPPED.has(index),
  }));
  const sheets: ListSheet[] = [
    {
      name: w.findings,
      columns: [
        ...columns,
        { head: decision, width: 16, choices: w.choices },
        { head: remark, width: 30, wrap: true },
      ],
      rows: parts.flatMap(({ findings }) => findings.map((row) => [...row, null, null])),
    },
    {
      name: w.documents,
      columns: w.about.map((head, index) => ({ head, width: index < 3 ? 40 : 10 })),
      rows: parts.map(({ document }) => document),
    },
  ];
  if (failures.length === 0) return sheets;
  return [
    ...sheets,
    {
      name: w.failures,
      columns: w.failed.map((head) => ({ head, width: 60, wrap: true })),
      rows: failures.map(({ file, message }) => [file, message[lang]]),
    },
  ];
}
