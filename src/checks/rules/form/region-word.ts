import type { FindingPlace, FormRule } from '../../rule.js';
import { textBlocks } from './support/blocks.js';
import { COVER } from './support/examples.js';
import { matches } from './support/patterns.js';
import { broken, holds, notApplicable } from './support/results.js';

/** What an office of one kind of place says by mistake when its text comes from the other. */
const OWN = '(?<=^|[，。、；：:“（(\\s]|完成|承办|落实|贯彻|按照|根据|经|由|向|对|和|及|与|的)';
const WRONG: Readonly<Record<string, string>> = {
  区: `(?<![市区各省])(?:全县|我县|本县)|${OWN}(?:县委(?!员)|县政府|县人民政府)`,
  县: `(?<![区市县各省治社景园])(?:全区|我区|本区)|${OWN}(?:区委(?!员|托)|区政府|区人民政府)`,
};

export const regionWord: FormRule = {
  meta: {
    id: 'region-word',
    severity: 'warning',
    title: { zh: '行政区划用词不符', en: 'Word for another kind of place' },
    description: {
      zh: '区的单位写“全县”“县委”，或县的单位写“全区”“区委”，或区划改名后仍写旧名，多为沿用旧文或他处文本所致。',
      en: 'An office of a district writes 全县 or 县委, an office of a county 全区 or 区委, or the place bears its former name: usually text taken over from elsewhere.',
    },
    identities: ['C27'],
    basis: {
      kind: 'printed',
      text: {
        zh: '文件自己印的单位名称说明它属于区还是县。',
        en: 'The name of the unit as the document prints it says whether the place is a district or a county.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: `乙市丙区医疗保障局

2023 年度部门决算

第一部分 部门概况

一、主要职责

负责全县医疗保障工作，完成县委交办的任务。
`,
        why: { zh: '丙区的单位写成了县。', en: 'The office of a district writes of a county.' },
      },
    ],
    pass: [
      {
        text: `${COVER}第一部分 部门概况

一、主要职责

负责全县医疗保障工作，指导社区委员会，与高新区政府和乙区政府联网结算。
`,
        why: {
          zh: '“社区委员会”“自治区全区”不是本区。',
          en: 'Neither word means a district of its own.',
        },
      },
    ],
  },
  *check(reading) {
    const place = /([\u4e00-\u9fff]{1,6})([区县])(?=[\u4e00-\u9fff]*(?:局|中心|机构|部门|办))/.exec(
      (reading.document.unit ?? '').replace(/\s+/g, ''),
    );
    const kind = place?.[2] ?? '';
    const pattern = WRONG[kind];
    if (place === null || pattern === undefined) {
      yield notApplicable({
        zh: '单位名称没有说明是区还是县。',
        en: 'The name of the unit does not say whether it is of a district or a county.',
      });
      return;
    }
    // In an autonomous region 全区 and 我区 are the region itself.
    if (kind === '县' && textBlocks(reading).some((block) => /自治区/.test(block.text.value))) {
      yield notApplicable({
        zh: '文中的“区”可能指自治区。',
        en: 'The text may mean an autonomous region.',
      });
      return;
    }
    const name = (place[1] ?? '').replace(/^.*[省市州盟]/, '');
    const other = kind === '区' ? '县' : '区';
    const former = name.length >= 2 ? `|${name}${other}` : '';
    const places: FindingPlace[] = textBlocks(reading).flatMap((block) => {
      if (block.glossary) return [];
      const found = matches(block, new RegExp(`${pattern}${former}`, 'g'));
      return found.filter((entry) => !insideTitle(block.text.value, entry.text));
    });
    if (places.length === 0) {
      yield holds();
      return;
    }
    const words = [...new Set(places.map((entry) => entry.text))];
    yield broken(
      places,
      {
        zh: `单位属于${name}${kind}，文中 ${places.length} 处写作“${words.join('”“')}”。`,
        en: `The unit belongs to ${name}${kind}, yet the text says ${words.map((word) => `“${word}”`).join(', ')} in ${places.length} place(s).`,
      },
      {
        printed: words.join('；'),
        expected: `${name}${kind}`,
        // A county of an autonomous region may mean the region by 全区 without naming it.
        ...(kind === '县' && words.every((word) => /^[全我本]区$/.test(word))
          ? { severity: 'note' as const }
          : {}),
      },
    );
  },
};

/** The name of a cited paper is a name, whatever the place was called then. */
function insideTitle(text: string, word: string): boolean {
  return new RegExp(`《[^》]*${word}[^》]*》`).test(text);
}
