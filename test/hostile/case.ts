import { strToU8 } from 'fflate';

/** A file that means ill or is broken, and what has to become of it. */
export interface HostileCase {
  /** What is wrong with it. */
  readonly what: string;
  /** Its name; its ending may lie. */
  readonly file: string;
  readonly bytes: () => Uint8Array;
  /** The codes with which it may be refused, or `read` when it has to be read. */
  readonly ends: readonly string[];
  /** Words that the messages name besides the file. */
  readonly names?: string;
  /** Large: it gets a process of its own, whose memory and time are looked at. */
  readonly heavy?: boolean;
  /** Takes a second or more: made only when all are asked for (HOSTILE=all). */
  readonly long?: boolean;
}

/** A little disclosure as text, so that what is hostile about a file is the rest of it. */
export const DISCLOSURE = `甲县医疗保障局
2023 年度部门决算

支出决算表
公开03表
编制部门：甲县医疗保障局\t\t\t\t金额单位：万元
科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t3.00\t1.00\t2.00
210\t卫生健康支出\t3.00\t1.00\t2.00
21015\t医疗保障管理事务\t3.00\t1.00\t2.00
2101501\t行政运行\t1.00\t1.00\t0.00
2101502\t一般行政管理事务\t2.00\t0.00\t2.00
`;

export const ROWS: readonly (readonly string[])[] = [
  ['科目代码', '科目名称', '本年支出合计', '基本支出', '项目支出'],
  ['合计', '', '3.00', '1.00', '2.00'],
  ['210', '卫生健康支出', '3.00', '1.00', '2.00'],
  ['21015', '医疗保障管理事务', '3.00', '1.00', '2.00'],
  ['2101501', '行政运行', '1.00', '1.00', '0.00'],
  ['2101502', '一般行政管理事务', '2.00', '0.00', '2.00'],
];

export const utf8 = strToU8;

/** Latin-1: one byte a character. */
export function latin1(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
