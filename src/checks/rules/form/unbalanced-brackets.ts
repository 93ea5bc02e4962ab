import type { FormRule } from '../../rule.js';
import { paragraphs, type TextBlock } from './support/blocks.js';
import { narrative } from './support/examples.js';
import { broken, holds, textPlace } from './support/results.js';

const OPEN = '（(〔[【《“';
const CLOSE = '）)〕]】》”';
/** `1)` and `（一` at the head of a line number an item. */
const ITEM_MARK = /^\s*[（(]?[\d一二三四五六七八九十①-⑳]{1,3}[）)]/;

export const unbalancedBrackets: FormRule = {
  meta: {
    id: 'unbalanced-brackets',
    severity: 'note',
    title: { zh: '括号不成对', en: 'Bracket without its partner' },
    description: {
      zh: '一段话里的括号只有一半（如“增加（ 0 万元，”），往往是删改模板时漏删或漏填。',
      en: 'A paragraph holds one half of a pair of brackets (such as 增加（ 0 万元，): something was left over or left out when the template was filled in.',
    },
    identities: ['C28'],
    basis: {
      kind: 'reasoning',
      text: { zh: '括号应当成对使用。', en: 'Brackets come in pairs.' },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: narrative(
          '九、三公经费支出决算情况说明',
          '公务接待费支出 0.50 万元，较上年增加（ 0.10 万元，主要原因是批次增多。',
        ),
        why: { zh: '缺右括号。', en: 'The closing bracket is missing.' },
      },
    ],
    pass: [
      {
        text: narrative(
          '九、三公经费支出决算情况说明',
          '1) 公务接待费（国内）支出 0.50 万元(其中外宾 0 万元）。',
        ),
        why: { zh: '括号成对，全角半角不论。', en: 'The brackets pair, whatever their width.' },
      },
    ],
  },
  *check(reading) {
    let clean = true;
    for (const block of paragraphs(reading)) {
      const at = lonely(block);
      if (at === null) continue;
      clean = false;
      const mark = block.text.value[at] ?? '';
      yield broken(
        [textPlace(block, at, at + 1)],
        { zh: `“${mark}”没有配对。`, en: `“${mark}” has no partner.` },
        { printed: mark },
      );
    }
    if (clean) yield holds();
  },
};

/** Offset of the first bracket without a partner, or null. */
function lonely(block: TextBlock): number | null {
  const text = block.text.value;
  const skip = ITEM_MARK.exec(text)?.[0].length ?? 0;
  const open: { readonly kind: number; readonly at: number }[] = [];
  for (let at = skip; at < text.length; at += 1) {
    const mark = text[at] ?? '';
    const opens = kindOf(OPEN, mark);
    if (opens >= 0) open.push({ kind: opens, at });
    const closes = kindOf(CLOSE, mark);
    if (closes < 0) continue;
    if (open.at(-1)?.kind !== closes) return at;
    open.pop();
  }
  return open[0]?.at ?? null;
}

/** Full and half width of a bracket are one kind. */
function kindOf(marks: string, mark: string): number {
  const kind = marks.indexOf(mark);
  if (kind < 0) return -1;
  return [0, 0, 2, 3, 3, 5, 6][kind] ?? -1;
}
