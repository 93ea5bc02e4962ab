import type { Message } from '../checks/rule.js';
import type { CorrectionUse } from '../document/corrections/types.js';
import { oneLine } from './safe.js';
import type { ReportSubject } from './subject.js';

/** A list of a report with its heading. */
export interface Listing {
  readonly heading: Message;
  readonly items: readonly Message[];
}

/** What the reader should know of where the figures come from: files, conversion, corrections. */
export function provenance(subject: ReportSubject): readonly Listing[] {
  return [filesOf(subject), recogniserOf(subject), correctionsOf(subject)].filter(
    ({ items }) => items.length > 0,
  );
}

function filesOf({ file, tree, parts = [] }: ReportSubject): Listing {
  const several = parts.length > 1;
  return {
    heading: { zh: `文件 ${Math.max(parts.length, 1)}`, en: `files ${Math.max(parts.length, 1)}` },
    items: several ? parts.map(partWords) : (conversionWords(file, tree.converted) ?? []),
  };
}

type Part = NonNullable<ReportSubject['parts']>[number];

function partWords({ file, copyOf, same, differences, tables, claims, ...rest }: Part): Message {
  const [converted] = conversionWords(file, rest.converted) ?? [];
  const head = converted ?? { zh: file, en: file };
  if (copyOf !== null) {
    const differ = differences.length;
    return {
      zh: `${head.zh}：与 ${copyOf} 是同一文本（${same} 个数字相同，${differ} 个不同），不重复核对`,
      en: `${head.en}: the same disclosure as ${copyOf} (${same} figures agree, ${differ} differ), not checked twice`,
    };
  }
  const again = rest.repeatedTables;
  return {
    zh: `${head.zh}：${tables} 张表、文字中 ${claims} 个数字${again === 0 ? '' : `；其中 ${again} 张表在前面的文件中已有，不重复核对`}`,
    en: `${head.en}: ${tables} tables, ${claims} figures in the text${again === 0 ? '' : `; ${again} of its tables stand in another file too and are not checked twice`}`,
  };
}

function conversionWords(
  file: string,
  converted: ReportSubject['tree']['converted'],
): readonly Message[] | null {
  if (converted === undefined) return null;
  const { from, to, by } = converted;
  return [
    {
      zh: `${file}（${from} 格式，由 ${by} 转为 ${to} 后读入，位置是转换后的）`,
      en: `${file} (${from}, turned into ${to} by ${by} and then read; places are those of the converted file)`,
    },
  ];
}

/** The same picture gives the same reading only with the same program and data. */
function recogniserOf({ tree: { recogniser } }: ReportSubject): Listing {
  return {
    heading: { zh: '图像文字识别', en: 'text recognition' },
    items: recogniser === undefined ? [] : [{ zh: recogniser, en: recogniser }],
  };
}

function correctionsOf({ corrections = [] }: ReportSubject): Listing {
  return {
    heading: { zh: `人工更正 ${corrections.length}`, en: `corrections ${corrections.length}` },
    items: corrections.map(correctionWords),
  };
}

/** A correction with what became of it. */
export function correctionWords(use: CorrectionUse): Message {
  const { place, read, meant, who, why, reason } = use;
  const change = oneLine(`${place}  “${read}” → “${meant}”`);
  return {
    zh: `[${reason === null ? '已用' : '未用'}] ${change}（${oneLine(who)}：${oneLine(why)}）${reason === null ? '' : ` ${reason.zh}`}`,
    en: `[${reason === null ? 'used' : 'not used'}] ${change} (${oneLine(who)}: ${oneLine(why)})${reason === null ? '' : ` ${reason.en}`}`,
  };
}
