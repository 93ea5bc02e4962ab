import type { FindingPlace, FormRule } from '../../rule.js';
import { paragraphs } from './support/blocks.js';
import { COVER, UNIT_COVER } from './support/examples.js';
import { matches } from './support/patterns.js';
import { broken, holds, notApplicable } from './support/results.js';

export const levelWord: FormRule = {
  meta: {
    id: 'level-word',
    severity: 'note',
    title: { zh: '“部门”与“单位”混用', en: 'Department and unit mixed' },
    description: {
      zh: '标题写明是部门（或单位）决算、预算，正文却自称另一种。两者口径不同：部门包括所属单位，单位只含自身。',
      en: 'The title says department (or unit) and the text calls itself the other. The two cover different things: a department includes its units, a unit only itself.',
    },
    identities: ['C27'],
    basis: {
      kind: 'law',
      text: {
        zh: '预算法实施条例第六条：部门和所属单位分别公开。',
        en: 'Regulation on the Budget Law, art. 6: departments and their units publish separately.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: `${UNIT_COVER}第一部分 单位概况

三、人员情况

年末本部门有职工 9 名。
`,
        why: { zh: '单位决算自称“本部门”。', en: 'The accounts of a unit speak of a department.' },
      },
    ],
    pass: [
      {
        text: `${COVER}第一部分 部门概况

三、人员情况

年末本部门有职工 9 名，各单位均已报送。
`,
        why: {
          zh: '部门决算自称“本部门”。',
          en: 'The accounts of a department speak of a department.',
        },
      },
    ],
  },
  *check(reading) {
    const level = reading.document.level;
    if (level === null) {
      yield notApplicable({
        zh: '标题没有说明是部门还是单位。',
        en: 'The title says neither department nor unit.',
      });
      return;
    }
    const wrong = level === 'unit' ? /[本我]部门|年度?\s*部门(?:决算|预算)/g : /[本我]单位/g;
    const places: FindingPlace[] = paragraphs(reading).flatMap((block) => matches(block, wrong));
    if (places.length === 0) {
      yield holds();
      return;
    }
    const [zh, en] = level === 'unit' ? ['单位', 'a unit'] : ['部门', 'a department'];
    const words = [...new Set(places.map((place) => place.text))];
    yield broken(
      places,
      {
        zh: `标题为${zh}公开文件，正文 ${places.length} 处写作“${words.join('”“')}”。`,
        en: `The title speaks of ${en}; ${places.length} place(s) of the text say ${words.map((word) => `“${word}”`).join(', ')}.`,
      },
      { printed: words.join('；'), expected: `本${zh}` },
    );
  },
};
