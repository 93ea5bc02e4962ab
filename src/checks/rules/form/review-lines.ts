import type { FindingPlace, FormRule } from '../../rule.js';
import { type TextBlock, textBlocks } from './support/blocks.js';
import { broken, documentPlace, holds, notApplicable, textPlace } from './support/results.js';

const SECRECY = '保密审查情况';
const SIGNED = '负责人审签情况';
/** The answer may stand in the line below. */
const NEXT_LINES = 2;
const LONGEST = 12;

/** Q04: the two lines on the cover of Shaanxi documents, each with its answer. */
export const reviewLines: FormRule = {
  meta: {
    id: 'review-lines',
    severity: 'warning',
    title: { zh: '保密审查和审签情况', en: 'Secrecy review and signature on the cover' },
    description: {
      zh: '陕西的封面印有“保密审查情况：已审查”和“部门主要负责人审签情况：已审签”两行；只有其中一行、没有填写或写明未审查、未审签的，公开前应当补齐。',
      en: 'Covers in Shaanxi print two lines, that the secrecy review was made and that the head signed. One of them missing, unanswered or answered with no must be mended before publication.',
    },
    identities: ['Q04', 'Q01'],
    basis: {
      kind: 'printed',
      text: { zh: '陕西公开版式的封面', en: 'the cover of the layout of Shaanxi' },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: cover('保密审查情况：已审查'),
        why: { zh: '没有审签情况。', en: 'The line on the signature is missing.' },
      },
      {
        text: cover('保密审查情况：', '', '部门主要负责人审签情况：已审签'),
        why: { zh: '保密审查情况没有填写。', en: 'The review line has no answer.' },
      },
    ],
    pass: [
      {
        text: cover('保密审查情况：已审查', '', '部门主要负责人审签情况：已审签'),
        why: { zh: '两行都已填写。', en: 'Both lines are answered.' },
      },
    ],
  },
  *check(reading) {
    const blocks = textBlocks(reading);
    const lines = [SECRECY, SIGNED].map((words) => ({ words, found: lineOf(blocks, words) }));
    if (lines.every(({ found }) => found === null)) {
      yield notApplicable({
        zh: '文本中没有保密审查和审签两行。',
        en: 'The text has neither line.',
      });
      return;
    }
    for (const { words, found } of lines) {
      if (found === null) {
        const other = lines.find((one) => one.found !== null)?.found ?? null;
        const place = other?.place ?? documentPlace(reading, blocks[0]);
        yield broken(
          [place],
          { zh: `没有印出“${words}”一行。`, en: `The line “${words}” is not printed.` },
          { expected: words, anchor: `missing|${words}`, absence: true },
        );
      } else if (found.answer === '' || /^(?:未|没有|不)/.test(found.answer)) {
        yield broken(
          [found.place],
          found.answer === ''
            ? { zh: `“${words}”没有填写。`, en: `“${words}” has no answer.` }
            : {
                zh: `“${words}”印为“${found.answer}”。`,
                en: `“${words}” is answered with “${found.answer}”.`,
              },
          { printed: found.answer, anchor: `answer|${words}` },
        );
      } else yield holds();
    }
  },
};

interface Line {
  readonly place: FindingPlace;
  readonly answer: string;
}

function lineOf(blocks: readonly TextBlock[], words: string): Line | null {
  for (const [at, block] of blocks.entries()) {
    const value = block.text.value;
    const label = new RegExp(`${[...words].join('\\s*')}\\s*[:：]`).exec(value);
    if (label === null) continue;
    const rest = value.slice(label.index + label[0].length);
    const answer = [rest, ...following(blocks, at)].find((text) => text.trim() !== '') ?? '';
    return { place: textPlace(block, 0, value.length), answer: answer.replace(/\s+/g, '') };
  }
  return null;
}

/** What may be the answer below a label: not another label, and no heading. */
function following(blocks: readonly TextBlock[], at: number): readonly string[] {
  const found: string[] = [];
  for (const { kind, text } of blocks.slice(at + 1, at + 1 + NEXT_LINES)) {
    if (
      kind === 'heading' ||
      /[:：]|^\s*目\s*录/.test(text.value) ||
      text.value.trim().length > LONGEST
    )
      break;
    found.push(text.value);
  }
  return found;
}

function cover(...lines: readonly string[]): string {
  return [
    '甲县医疗保障局',
    '',
    '2023 年度部门决算',
    '',
    ...lines,
    '',
    '第一部分 部门概况',
    '',
    '一、主要职责',
    '',
    '贯彻执行医疗保障法规。',
    '',
    '第二部分 2023 年度部门决算情况说明',
    '',
    '一、收入决算情况说明',
    '',
    '2023 年度收入合计 12.00 万元。',
    '',
  ].join('\n');
}
