import type { FormResult, FormRule } from '../../rule.js';
import { textBlocks } from './support/blocks.js';
import { COVER } from './support/examples.js';
import { broken, holds, notApplicable, textPlace } from './support/results.js';

/** Words of a provincial office about its own budget. */
const PROVINCIAL = /省级(?:财政|部门|预算)|省直(?:部门|单位)/g;
const PROVINCIAL_UNIT = /^[^市区县旗]{2,8}?(?:省|自治区)(?![^省]*[市区县旗州盟])/;

export const glossaryLevel: FormRule = {
  meta: {
    id: 'glossary-level',
    severity: 'note',
    title: { zh: '名词解释的级次', en: 'Level of government in the terms' },
    description: {
      zh: '市、县、区单位的名词解释写“省级财政”“省直部门”，是照抄省级模板。',
      en: 'The terms of a city or county office speak of the provincial budget: taken over from the provincial template.',
    },
    identities: ['C27'],
    basis: {
      kind: 'reasoning',
      text: {
        zh: '财政拨款指本级财政当年拨付的资金。',
        en: 'Appropriations are money of the unit’s own level of government.',
      },
      confidence: 'medium',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: `${COVER}第五部分 名词解释\n\n（一）一般公共预算财政拨款收入：省级财政当年拨付的资金。\n`,
        why: { zh: '县级单位写成省级财政。', en: 'A county office speaks of the province.' },
      },
    ],
    pass: [
      {
        text: `${COVER}第五部分 名词解释\n\n（一）一般公共预算财政拨款收入：县级财政当年拨付的资金。\n`,
        why: { zh: '级次与单位相符。', en: 'The level is the unit’s own.' },
      },
    ],
  },
  *check(reading): Iterable<FormResult> {
    const { unit } = reading.document;
    const terms = textBlocks(reading).filter(
      (block) => block.glossary && block.kind === 'paragraph',
    );
    if (unit === null || terms.length === 0 || PROVINCIAL_UNIT.test(unit)) {
      yield notApplicable({ zh: '没有可核对的名词解释', en: 'there are no terms to look at' });
      return;
    }
    const places = terms.flatMap((block) =>
      [...block.text.value.matchAll(PROVINCIAL)].map((match) =>
        textPlace(block, match.index, match.index + match[0].length),
      ),
    );
    if (places.length === 0) {
      yield holds();
      return;
    }
    const printed = [...new Set(places.map((place) => place.text))];
    yield broken(
      places,
      {
        zh: `名词解释 ${places.length} 处写作“${printed.join('”“')}”，而本文件的单位是${unit}。`,
        en: `The terms say ${printed.map((text) => `“${text}”`).join(', ')} in ${places.length} place(s), but the unit is ${unit}.`,
      },
      { printed: printed.join('；'), anchor: 'glossary' },
    );
  },
};
