import type { Text } from '../../../document/text.js';
import { normaliseName, similarity } from '../../../facts/names.js';
import type { Reading } from '../../../forms/reading.js';
import type { FormRule } from '../../rule.js';
import { allBlocks, type TextBlock, textBlocks } from './support/blocks.js';
import { COVER } from './support/examples.js';
import {
  blockPlace,
  broken,
  captionPlace,
  holds,
  notApplicable,
  oneLine,
} from './support/results.js';

const PART = /^第([一二三四五六七八九十]+)部分/;
const SECTION = /^([一二三四五六七八九十]+)、/;
/** The page behind a tab or a wide blank; behind dots it is told by them. */
const PAGE = /(?:\t\s*|\s{2,})\d{1,4}\s*$/;
/** Less alike than this, the line of the contents means another section. */
const ALIKE = 0.5;

interface Title {
  /** `二/三`: third section of the second part; `二`: the part itself. */
  readonly place: string;
  readonly core: string;
}

interface ContentsTitle extends Title {
  readonly text: Text;
}

interface HeadingTitle extends Title {
  readonly block: TextBlock;
}

function document(second: string): string {
  return `${COVER}目录

第一部分 部门概况

一、主要职责

二、部门决算单位构成

第二部分 2023 年度部门决算情况说明

一、收入决算情况说明

第一部分 部门概况

一、主要职责

负责医疗保障工作，组织实施各项制度。

${second}

本部门只有机关本级。

第二部分 2023 年度部门决算情况说明

一、收入决算情况说明

2023 年度收入合计 12.00 万元。
`;
}

export const contentsHeading: FormRule = {
  meta: {
    id: 'contents-heading',
    severity: 'note',
    title: { zh: '标题与目录不一致', en: 'Heading differs from the contents page' },
    description: {
      zh: '目录中某一部分、某一节的标题与正文同一位置的标题文字不同。',
      en: 'The title of a part or section on the contents page differs from the heading at the same place of the text.',
    },
    identities: ['R25'],
    basis: {
      kind: 'printed',
      text: { zh: '目录与正文是同一份文件。', en: 'Contents page and text are one document.' },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: document('二、单位决算单位构成'),
        why: { zh: '目录为“部门决算单位构成”。', en: 'The contents page says 部门决算单位构成.' },
      },
    ],
    pass: [
      {
        text: document('二、部门决算 单位构成'),
        why: {
          zh: '标题与目录一致，空格不计。',
          en: 'Heading and contents agree; blanks do not count.',
        },
      },
      {
        text: document('二、部门决算单位构成').replace(
          '二、部门决算单位构成\n\n第二',
          '二、部门决算单位构成\t3\n\n第二',
        ),
        why: {
          zh: '目录中制表符后的数字是页码。',
          en: 'A number behind a tab on the contents page is that of the page.',
        },
      },
    ],
  },
  *check(reading) {
    const contents = contentsTitles(reading);
    const headings = new Map<string, HeadingTitle[]>();
    for (const heading of headingTitles(reading)) {
      const known = headings.get(heading.place);
      if (known === undefined) headings.set(heading.place, [heading]);
      else known.push(heading);
    }
    if (contents.length === 0 || headings.size === 0) {
      yield notApplicable({
        zh: '没有可与目录比较的标题。',
        en: 'There are no headings to compare with a contents page.',
      });
      return;
    }
    for (const entry of contents) {
      const [heading, ...more] = headings.get(entry.place) ?? [];
      // Two headings at one place mean that the parts were not read apart.
      if (heading === undefined || more.length > 0 || heading.core === entry.core) {
        yield holds();
        continue;
      }
      if (similarity(heading.core, entry.core) < ALIKE) continue;
      yield broken(
        [blockPlace(heading.block), captionPlace(entry.text)],
        {
          zh: `标题“${oneLine(heading.block.text.value)}”在目录中为“${entry.core}”。`,
          en: `The heading “${oneLine(heading.block.text.value)}” reads “${entry.core}” on the contents page.`,
        },
        { printed: oneLine(heading.block.text.value), expected: entry.core },
      );
    }
  },
};

function contentsTitles(reading: Reading): readonly ContentsTitle[] {
  const found: ContentsTitle[] = [];
  for (const block of allBlocks(reading)) {
    if (block.type !== 'contents') continue;
    let part = '';
    for (const entry of block.entries) {
      const title = titleOf(entry.value, part);
      part = title?.part ?? part;
      if (title !== null) found.push({ place: title.place, core: title.core, text: entry });
    }
  }
  const count = new Map<string, number>();
  for (const { place } of found) count.set(place, (count.get(place) ?? 0) + 1);
  // A place that the contents name twice cannot be told apart.
  return found.filter((entry) => count.get(entry.place) === 1);
}

function headingTitles(reading: Reading): readonly HeadingTitle[] {
  const found: HeadingTitle[] = [];
  let part = '';
  for (const block of textBlocks(reading)) {
    if (block.kind !== 'heading') continue;
    const title = titleOf(block.text.value, part);
    part = title?.part ?? part;
    if (title !== null) found.push({ place: title.place, core: title.core, block });
  }
  return found;
}

function titleOf(text: string, part: string) {
  const plain = text
    .replace(PAGE, '')
    .replace(/\s+/g, '')
    .replace(/[.·…]{2,}\d*$/, '')
    .replace(/^[-•]/, '');
  const own = PART.exec(plain);
  if (own !== null) {
    const ordinal = own[1] ?? '';
    return { part: ordinal, place: ordinal, core: normaliseName(plain.slice(own[0].length)) };
  }
  const section = SECTION.exec(plain);
  if (section === null || part === '') return null;
  return {
    part,
    place: `${part}/${section[1]}`,
    core: normaliseName(plain.slice(section[0].length)),
  };
}
