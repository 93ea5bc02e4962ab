import { performanceDeclarations } from '../generated/performanceDeclarations.js';
import type { LabelRole } from './declaration.js';

interface LabelTable {
  readonly equals: Map<string, string>;
  readonly starts: (readonly [word: string, id: string])[];
}

const TABLES = labelTables();

/** Longer texts are sentences; only their beginning can be a label. */
const LONGEST_LABEL = 60;

/** 产出指标(50分), 产出指标(50), 产出指标50分. */
const PRINTED_WEIGHT = /\((\d+(?:\.\d+)?)分?\)|(?<=[\u4e00-\u9fff])(\d+(?:\.\d+)?)分$/;
const OF_WHICH = /^其中[:]?/;
const EDGE_MARKS = /^[-—·.、:]+|[:、。.]+$/g;

/** Blanks removed, brackets and marks in one form: how labels and heads are compared. */
export function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[〔［【]/g, '(')
    .replace(/[〕］】]/g, ')');
}

/** A label without its bracketed weight or unit, `其中：` and closing marks. */
export function labelCore(text: string): string {
  return squeeze(text.slice(0, LONGEST_LABEL))
    .replace(/\([^()]*(?:分|元)[^()]*\)|\(\d+(?:\.\d+)?\)/g, '')
    .replace(/(?<=[\u4e00-\u9fff])\d+(?:\.\d+)?分$/, '')
    .replace(OF_WHICH, '')
    .replace(EDGE_MARKS, '');
}

/** The weight that a label prints, `产出指标(50分)` → `50`, or null. */
export function labelWeight(text: string): string | null {
  const weight = PRINTED_WEIGHT.exec(squeeze(text).replace(EDGE_MARKS, ''));
  return weight?.[1] ?? weight?.[2] ?? null;
}

/**
 * What a label stands for in a role, or null.
 * @param text the cell as printed: `产出 指标 (50 分)`
 */
export function labelId(role: LabelRole, text: string): string | null {
  return labelIdOf(role, labelCore(text));
}

/** The same for a text that went through `labelCore` already. */
export function labelIdOf(role: LabelRole, core: string): string | null {
  const table = TABLES.get(role);
  if (core === '' || table === undefined) return null;
  const known = table.equals.get(core);
  if (known !== undefined) return known;
  for (const [word, id] of table.starts) {
    if (core.startsWith(word) && fits(role, core)) return id;
  }
  return null;
}

/** Blanks that only the line wrap made go; blanks beside figures and Latin words stay. */
export function unwrap(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[^\x20-\x7e])\x20|\x20(?=[^\x20-\x7e])/g, (blank, at: number, whole: string) =>
      /[\d.%]/.test(whole[at - 1] ?? '') || /[\d.]/.test(whole[at + 1] ?? '') ? blank : '',
    )
    .trim();
}

/** An objective of the Hubei department form is 目标 with a number or nothing, not a sentence. */
function fits(role: LabelRole, core: string): boolean {
  return role !== 'level1' || /^目标[\d一二三四五六七八九十]*$/.test(core);
}

function labelTables(): ReadonlyMap<LabelRole, LabelTable> {
  const tables = new Map<LabelRole, LabelTable>();
  for (const entry of performanceDeclarations) {
    if (entry.type !== 'label') continue;
    const table: LabelTable = tables.get(entry.role) ?? { equals: new Map(), starts: [] };
    tables.set(entry.role, table);
    for (const word of entry.equals ?? []) {
      if (!table.equals.has(word)) table.equals.set(word, entry.id);
    }
    for (const word of entry.starts ?? []) table.starts.push([word, entry.id]);
  }
  return tables;
}
