import type { Layout, LayoutSection } from '../forms/layout.js';

/** What belongs into each text that only a person can write, by its id. */
const GUIDES: Readonly<Record<string, string>> = {
  duties: '写明机构的主要职责，以“三定”规定为准；内设机构由 unit.yaml 自动列出，这里不写。',
  tasks: '写明本年度的主要工作任务，一项一段。',
  goals: '说明绩效目标的编报情况；各项目标写在 performance/ 下的文件里，由表格列出。',
  'performance-management': '说明预算绩效管理怎样组织、自评发现的主要问题和改进措施。',
  'other-matters': '其他需要向公众说明的事项。',
  'special-funds': '说明专项支出的用途和成效。',
};

/**
 * The files under `texts/` that a layout asks of a person, each with a heading and a comment that
 * says what belongs there. Until something is written below, the text counts as missing.
 * @returns texts by path inside the book
 */
export function textTemplates({ parts }: Pick<Layout, 'parts'>): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const section of parts.flatMap((part) => allSections(part.sections ?? []))) {
    if (section.text === undefined) continue;
    files.set(`texts/${section.text}.md`, template(section, GUIDES[section.text] ?? ''));
  }
  return files;
}

function allSections(sections: readonly LayoutSection[]): readonly LayoutSection[] {
  return sections.flatMap((section) => [section, ...allSections(section.parts ?? [])]);
}

function template({ heading, otherwise }: LayoutSection, guide: string): string {
  const without =
    otherwise === undefined
      ? '没有写正文以前，编制时会提示缺少这段文字。'
      : '可以不写；不写时按没有这类事项处理。';
  return `# ${heading}

<!--
${guide}
金额、人数等账套中已有的数不要手写，引用即可，如 {{expenditure{fund=general}}}、{{staff-actual|人}}。
${without}
本注释和上面的标题不会印出；正文从下一行写起，用段落或列表。
-->
`;
}
