import { joined, type Phrase } from '../phrase.js';
import { type Section, text } from './passage.js';

const USES = [
  ['minister-level', '副部（省）级以上领导用车'],
  ['leading-officials', '主要领导干部用车'],
  ['confidential-communication', '机要通信用车'],
  ['emergency', '应急保障用车'],
  ['law-enforcement', '执法执勤用车'],
  ['special-technical', '特种专业技术用车'],
  ['retired-officials', '离退休干部用车'],
  ['other', '其他用车'],
] as const;

/**
 * Vehicles by use and what was bought in the year: those of its end, in a budget those of the end
 * of the year before, and what is to be bought.
 */
export const assets: Section = (speaker) => {
  const { fiscalYear, kind } = speaker.info;
  const offset = kind === 'budget' ? -1 : 0;
  const held = speaker.need({ measure: 'vehicles', dims: {} }, 'count', offset);
  if (held === null) return [];
  const uses = USES.flatMap(([item, name]): readonly Phrase[] => {
    const fact = speaker.find({ measure: 'vehicles', dims: { item } }, 'count', offset);
    return fact === null ? [] : [[name, speaker.count(fact, '辆')]];
  });
  const bought = speaker.find({ measure: 'vehicles-bought', dims: {} }, 'count');
  return [
    text([
      `截至${fiscalYear + offset}年末，本${speaker.body}共有车辆`,
      speaker.count(held, '辆'),
      uses.length === 0 ? '' : ['，其中', joined(uses, '、')],
      '。',
    ]),
    ...(bought === null
      ? []
      : [
          text([
            kind === 'budget' ? `${fiscalYear}年安排购置车辆` : `${fiscalYear}年当年购置车辆`,
            speaker.count(bought, '辆'),
            '。',
          ]),
        ]),
  ];
};
