import fc from 'fast-check';
import { lineText, type Text } from '../../../src/document/text.js';
import type { Block, Document, Figure, Section, Table } from '../../../src/document/tree.js';
import { ExactFacts } from '../../../src/facts/exact.js';
import { keyString } from '../../../src/facts/key.js';
import { layoutNamed } from '../../../src/forms/document-info.js';
import { paragraphOf } from '../../../src/forms/phrasebook/phrase.js';
import { SECTIONS, type SectionId } from '../../../src/forms/phrasebook/sections/index.js';
import { Speaker } from '../../../src/forms/phrasebook/speaker.js';
import {
  tablesOf,
  type WriteInfo,
  writePerformanceForm,
  writeTable,
} from '../../../src/forms/write/index.js';
import { counts, operations, projects } from '../compose/operations.js';
import { overallSheets, projectSheets } from '../compose/sheets.js';
import { finalAccounts, years } from '../compose/year.js';

/** A whole disclosure of an invented unit, with everything that a composed tree may hold. */
export interface Sample {
  readonly document: Document;
  readonly info: WriteInfo;
}

export interface SampleOptions {
  readonly layout?: string;
  readonly seed?: number;
  /** Most accounts with money. */
  readonly most?: number;
  readonly unit?: string;
  readonly watermark?: string;
  readonly negative?: boolean;
  readonly hidden?: boolean;
}

export const LAYOUTS = [
  'shaanxi-final-accounts-2022',
  'hubei-final-accounts-2022',
  'shanghai-final-accounts-2024',
];

/** Samples that every format must give back whole. */
export const CASES: readonly (readonly [string, SampleOptions])[] = [
  ...LAYOUTS.map((layout) => [layout, { layout }] as const),
  ['sixty accounts', { most: 60, seed: 11 }],
  ['negative amounts in a draft', { most: 30, seed: 22, negative: true, watermark: '草稿' }],
  ['amounts that print as 0.00', { seed: 33, hidden: true }],
];

const PORTRAIT = { width: 595.3, height: 841.9 };
const LANDSCAPE = { width: 841.9, height: 595.3 };

const NARRATIVE: readonly (readonly [string, readonly SectionId[]])[] = [
  ['收入支出决算总体情况说明', ['overview']],
  ['收入决算情况说明', ['revenue']],
  ['支出决算情况说明', ['expenditure']],
  ['财政拨款收入支出决算总体情况说明', ['appropriation-overview']],
  ['一般公共预算财政拨款支出决算情况说明', ['general-total', 'general-structure', 'general-items']],
  ['一般公共预算财政拨款基本支出决算情况说明', ['basic']],
  ['财政拨款“三公”经费支出决算情况说明', ['three-public', 'three-public-parts']],
  ['政府采购支出情况说明', ['procurement']],
  ['国有资产占用及购置情况说明', ['assets']],
  ['预算绩效情况说明', ['performance-coverage', 'performance-projects']],
];

/** Every reason is known. */
const ANY_REASON: ReadonlyMap<string, string> = new (class extends Map<string, string> {
  override get(): string {
    return '工作安排有变化';
  }
})();

const NUMERALS = '一二三四五六七八九十';

export function sampleDisclosure(options: SampleOptions = {}): Sample {
  const { layout = 'shaanxi-final-accounts-2022', seed = 7, most = 12 } = options;
  const fiscalYear = layout.startsWith('hubei')
    ? 2022
    : layout.startsWith('shanghai')
      ? 2024
      : 2023;
  const unit =
    options.unit ??
    (layout.startsWith('hubei') ? '湖北省随州市青山区医疗保障局' : '陕西省宝鸡市渭丰县医疗保障局');
  const info: WriteInfo = { unit, fiscalYear, kind: 'final-accounts', level: 'department' };
  const shape = { most, hidden: options.hidden === true, negative: options.negative === true };
  const facts = drawnFacts(info, shape, seed);
  const parts = [
    ...narrative(
      new Speaker({ facts, info, reasons: ANY_REASON, sections: ['办公室', '待遇保障科'] }),
    ),
    ...tables(layout, facts, info),
    ...performance(layout, info, seed),
  ];
  const title = `${fiscalYear}年度部门决算`;
  return {
    info,
    document: {
      file: '',
      format: 'composed',
      sections: [cover(unit, title), contents(parts), ...parts],
      unread: [],
      composed: {
        title: `${unit}${title}`,
        author: unit,
        language: 'zh-CN',
        date: `${fiscalYear + 1}-01-01`,
        ...(options.watermark === undefined ? {} : { watermark: options.watermark }),
      },
    },
  };
}

function drawnFacts(
  info: WriteInfo,
  shape: { readonly most: number; readonly hidden: boolean; readonly negative: boolean },
  seed: number,
): ExactFacts {
  const one = <T>(arbitrary: fc.Arbitrary<T>, own: number): T => {
    const [value] = fc.sample(arbitrary, { numRuns: 1, seed: seed + own });
    if (value === undefined) throw new Error('nothing drawn');
    return value;
  };
  const full = years(shape).filter(({ lines }) => lines.length >= Math.min(shape.most, 6));
  const year = one(full, 1);
  const accounts = finalAccounts(year, info);
  return new ExactFacts([
    ...accounts,
    ...finalAccounts(one(years(shape), 2), { ...info, fiscalYear: info.fiscalYear - 1 }),
    ...one(operations(), 3)(year, info, accounts),
    ...one(counts(), 4)(info),
    ...one(projects(), 5)(info),
  ]);
}

function cover(unit: string, title: string): Section {
  const line = (value: string): Block => ({
    type: 'paragraph',
    role: 'cover-line',
    text: at(value),
  });
  return {
    page: PORTRAIT,
    role: 'cover',
    blocks: [
      { type: 'paragraph', role: 'title', text: at(unit) },
      { type: 'paragraph', role: 'title', text: at(title) },
      line('保密审查情况：已审查'),
      line('部门主要负责人审签情况：已审签'),
    ],
  };
}

function contents(sections: readonly Section[]): Section {
  const entries = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'heading' && block.level <= 2 ? [block.text] : [])),
  );
  return {
    page: PORTRAIT,
    role: 'contents',
    blocks: [
      { type: 'paragraph', role: 'title', text: at('目  录') },
      { type: 'contents', entries },
    ],
  };
}

function narrative(speaker: Speaker): readonly Section[] {
  const blocks: Block[] = [heading(1, '第一部分', '第一部分 部门概况')];
  blocks.push(heading(2, '一、', '一、部门主要职责'));
  blocks.push(plain('负责医疗保障基金的筹集、支付与监督管理，完善参保服务。'));
  blocks.push(plain('（1）拟订本地区医疗保障规划；（2）组织基金监督检查。'));
  blocks.push(heading(1, '第二部分', `第二部分 ${speaker.info.fiscalYear}年度部门决算情况说明`));
  NARRATIVE.forEach(([title, ids], index) => {
    const marker = `${NUMERALS[index] ?? ''}、`;
    blocks.push(heading(2, marker, `${marker}${title}`));
    for (const passage of ids.flatMap((id) => SECTIONS[id](speaker))) {
      if (passage.kind === 'heading') {
        const own = /^\d+\./.exec(passage.words)?.[0] ?? '';
        blocks.push(heading(4, own, passage.words));
        continue;
      }
      blocks.push(paragraphOf(passage.phrase, `p${blocks.length}`).paragraph);
    }
    const charts = [chart('pie', speaker), chart('bar', speaker)];
    if (index < charts.length) blocks.push(charts[index] as Figure);
  });
  return [{ page: PORTRAIT, role: 'body', blocks }];
}

function tables(layoutId: string, facts: ExactFacts, info: WriteInfo): readonly Section[] {
  const layout = layoutNamed(layoutId);
  if (layout === null) throw new Error(`no layout ${layoutId}`);
  const written = tablesOf(layout).map(
    ({ table }) => writeTable(table, layoutId, facts, info).table,
  );
  return [
    { page: PORTRAIT, role: 'tables', blocks: [heading(1, '第三部分', '第三部分 部门决算表')] },
    ...written.map((table): Section => ({ page: pageFor(table), role: 'tables', blocks: [table] })),
  ];
}

function performance(layout: string, info: WriteInfo, seed: number): readonly Section[] {
  const scheme = layout.startsWith('hubei') ? 'hubei' : 'ministry';
  const { unit, fiscalYear } = info;
  const sheets = [
    ...fc.sample(projectSheets(unit, fiscalYear, scheme), { numRuns: 1, seed }),
    ...fc.sample(overallSheets(unit, fiscalYear, scheme), { numRuns: 1, seed }),
  ];
  const forms = sheets.map((sheet) => writePerformanceForm(sheet, layout).table);
  const [first, ...rest] = forms.map(
    (table): Section => ({ page: pageFor(table), role: 'attachment', blocks: [table] }),
  );
  if (first === undefined) return [];
  return [
    { ...first, blocks: [heading(1, '第四部分', '第四部分 附件'), ...first.blocks] },
    ...rest,
  ];
}

export function chart(kind: 'bar' | 'pie', speaker: Speaker): Figure {
  const { fiscalYear } = speaker.info;
  const title = kind === 'pie' ? '图1 收入决算结构' : '图2 收入、支出总计与上年对比';
  const draw = (measure: string, label: string, offset = 0) => {
    const fact = speaker.find({ measure, dims: {} }, 'final', offset);
    if (fact === null) return [];
    const { statement, exact } = speaker.money(fact);
    return [
      { label, text: statement.text, fact: keyString(fact.key), exact, unit: statement.unit },
    ];
  };
  const series =
    kind === 'pie'
      ? [
          {
            name: title,
            points: [...draw('revenue', '本年收入'), ...draw('revenue-total', '收入总计')],
          },
        ]
      : ['revenue-total', 'expenditure-total'].map((measure) => ({
          name: measure === 'revenue-total' ? '收入总计' : '支出总计',
          points: [-1, 0].flatMap((offset) => draw(measure, `${fiscalYear + offset}年度`, offset)),
        }));
  return { type: 'figure', summary: at(title), chart: { kind, title, unit: '万元', series } };
}

function pageFor(table: Table): NonNullable<Section['page']> {
  return (table.widths?.length ?? 0) > 7 ? LANDSCAPE : PORTRAIT;
}

function heading(level: number, marker: string, value: string): Block {
  return { type: 'heading', level, marker, text: at(value) };
}

function plain(value: string): Block {
  return { type: 'paragraph', text: at(value) };
}

export function at(value: string): Text {
  return lineText(value, '', 1, 1);
}
