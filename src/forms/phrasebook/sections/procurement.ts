import { shareOf } from '../comparison.js';
import { joined, type Phrase } from '../phrase.js';
import { type Section, text } from './passage.js';

const KINDS = [
  ['goods', '政府采购货物支出'],
  ['works', '政府采购工程支出'],
  ['services', '政府采购服务支出'],
] as const;

/** Government procurement by kind, and what small and medium enterprises got of it. */
export const procurement: Section = (speaker) => {
  const { fiscalYear } = speaker.info;
  const whole = speaker.find({ measure: 'procurement', dims: {} }, 'final');
  if (whole === null || whole.value === 0n) {
    return [text(`本${speaker.body}${fiscalYear}年度没有政府采购支出。`)];
  }
  const parts = KINDS.flatMap(([item, name]): readonly Phrase[] => {
    const part = speaker.need({ measure: 'procurement', dims: { item } }, 'final');
    return part === null ? [] : [[name, speaker.money(part)]];
  });
  const sme = speaker.find({ measure: 'procurement-sme', dims: {} }, 'final');
  const micro = speaker.find({ measure: 'procurement-sme', dims: { item: 'micro' } }, 'final');
  const enterprises: Phrase =
    sme === null
      ? ''
      : [
          '授予中小企业合同金额',
          speaker.money(sme),
          shareOf(speaker, sme, whole, '政府采购支出总额'),
          micro === null
            ? ''
            : [
                '，其中：授予小微企业合同金额',
                speaker.money(micro),
                shareOf(speaker, micro, sme, '授予中小企业合同金额'),
              ],
          '。',
        ];
  return [
    text([
      `${fiscalYear}年度政府采购支出总额`,
      speaker.money(whole),
      '，其中：',
      joined(parts, '、'),
      '。',
      enterprises,
    ]),
  ];
};
