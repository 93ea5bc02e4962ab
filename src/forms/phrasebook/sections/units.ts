import { type Section, text } from './passage.js';

/** How many units the document covers; the list of them stands under it. */
export const unitsCovered: Section = (speaker) => {
  const count = speaker.need({ measure: 'units-covered', dims: {} }, 'count');
  if (count === null) return [];
  const subordinate = speaker.find(
    { measure: 'units-covered', dims: { item: 'subordinate' } },
    'count',
  );
  const kind = speaker.info.kind === 'budget' ? '预算' : '决算';
  return [
    text([
      `纳入${speaker.info.fiscalYear}年度${kind}编制范围的单位共`,
      speaker.count(count, '个'),
      subordinate === null || subordinate.value === 0n
        ? ''
        : ['，包括本级及所属', speaker.count(subordinate, '个'), '二级预算单位'],
      '。',
    ]),
  ];
};

/** The internal sections by name; nothing is said where the book names none. */
export const internalSections: Section = (speaker) => {
  const { sections } = speaker;
  const count = speaker.find({ measure: 'internal-sections', dims: {} }, 'count');
  if (sections.length === 0) return [];
  return [
    text([
      `本${speaker.body}内设机构`,
      count === null ? '' : speaker.count(count, '个'),
      `：${sections.join('、')}。`,
    ]),
  ];
};
