import type { CorrectionUse } from '../../../document/corrections/types.js';
import type { Reading } from '../../../forms/reading.js';
import type { FormResult, FormRule } from '../../rule.js';
import { budgetChanges } from '../examples-text.js';

const LINE = /^.*增加 9\.00 万元/m;

/** The place of 9.00 in the example, as reports print it. */
function placeIn(text: string): string {
  const line = text.split('\n').findIndex((one) => LINE.test(one));
  const column = text.split('\n')[line]?.indexOf('9.00') ?? 0;
  return `${line + 1}:${column + 1}`;
}

const TEXT = budgetChanges('12.00', '9.00', '3.00');

function correction(read: string) {
  return { place: placeIn(TEXT), read, meant: '9.00', who: '审核人', why: '与原件核对' };
}

/** A reading corrected by hand that is not used: the file changed, or reads otherwise there. */
export const correctionUnused: FormRule = {
  meta: {
    id: 'correction-unused',
    severity: 'warning',
    title: { zh: '人工更正未用', en: 'A correction is not used' },
    description: {
      zh: '文件旁 mingzhang.corrections.yaml 中的更正，只有在文件内容未变、且该处读数正如更正所写时才用。未用的在此列出。',
      en: 'A correction in mingzhang.corrections.yaml beside the file is used only if the file has not changed and is read there as the correction says. Those that were not used are listed.',
    },
    identities: [],
    basis: {
      kind: 'reasoning',
      text: {
        zh: '更正只对写下它时的文件内容和读数成立',
        en: 'a correction speaks of the file and the reading for which it was written',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: TEXT,
        corrections: [correction('9.00')],
        why: { zh: '该处读到的正是 9.00', en: '9.00 is what is read there' },
      },
    ],
    fail: [
      {
        text: TEXT,
        corrections: [correction('7.00')],
        why: { zh: '该处读到的不是 7.00', en: 'what is read there is not 7.00' },
      },
    ],
  },
  *check(reading: Reading): Generator<FormResult> {
    for (const use of reading.corrections ?? []) {
      yield use.reason === null ? { outcome: 'holds', places: [] } : broken(use, use.reason);
    }
  },
};

function broken(use: CorrectionUse, reason: NonNullable<CorrectionUse['reason']>): FormResult {
  const { file, place, read, meant, who } = use;
  return {
    outcome: 'broken',
    message: {
      zh: `更正未用（${who}：${place}“${read}”→“${meant}”）：${reason.zh}`,
      en: `correction not used (${who}: ${place} “${read}” → “${meant}”): ${reason.en}`,
    },
    // Without the figure's own place: doubts about the figure say nothing of the correction.
    places: [{ place: { kind: 'narrative', id: file, label: place }, text: read, source: [] }],
    anchor: JSON.stringify([place, read, meant]),
  };
}
