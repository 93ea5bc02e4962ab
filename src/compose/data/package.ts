import type { UnitYear } from '../../books/unit-year.js';
import type { Composition } from '../document.js';

/** A column with its Table Schema type and, where Fiscal Data Package names one, its column type. */
interface Field {
  readonly name: string;
  readonly title: string;
  readonly type: 'string' | 'number' | 'year';
  readonly columnType?: string;
}

const FUNCTION = 'functional-classification:generic';
const ECONOMIC = 'economic-classification:generic';

export const FACT_FIELDS: readonly Field[] = [
  { name: 'id', title: '事实编号', type: 'string' },
  { name: 'measure', title: '指标', type: 'string' },
  { name: 'measure_name', title: '指标名称', type: 'string' },
  { name: 'year', title: '年度', type: 'year', columnType: 'date:fiscal-year' },
  { name: 'basis', title: '口径', type: 'string', columnType: 'phase:id' },
  {
    name: 'function_code',
    title: '支出功能分类编码',
    type: 'string',
    columnType: `${FUNCTION}:code`,
  },
  {
    name: 'function_name',
    title: '支出功能分类名称',
    type: 'string',
    columnType: `${FUNCTION}:label`,
  },
  {
    name: 'dept_economic_code',
    title: '部门预算支出经济分类编码',
    type: 'string',
    columnType: `${ECONOMIC}:code`,
  },
  {
    name: 'dept_economic_name',
    title: '部门预算支出经济分类名称',
    type: 'string',
    columnType: `${ECONOMIC}:label`,
  },
  { name: 'gov_economic_code', title: '政府预算支出经济分类编码', type: 'string' },
  { name: 'gov_economic_name', title: '政府预算支出经济分类名称', type: 'string' },
  { name: 'fund', title: '资金性质', type: 'string', columnType: 'fin-source:generic:code' },
  { name: 'source', title: '资金来源', type: 'string' },
  { name: 'kind', title: '支出类别', type: 'string' },
  { name: 'group', title: '经费类别', type: 'string' },
  { name: 'item', title: '细项', type: 'string' },
  { name: 'project', title: '项目', type: 'string', columnType: 'activity:generic:project:label' },
  { name: 'subunit', title: '所属单位', type: 'string' },
  { name: 'value', title: '数值（金额以元计）', type: 'number', columnType: 'value' },
];

export const PRINT_FIELDS: readonly Field[] = [
  { name: 'fact', title: '事实编号', type: 'string' },
  { name: 'printed', title: '印出的数', type: 'string' },
  { name: 'exact', title: '准确的数', type: 'number' },
  { name: 'unit', title: '单位', type: 'string' },
  { name: 'place', title: '所在标题或表名', type: 'string' },
  { name: 'cell', title: '表中位置', type: 'string' },
];

/** Names that the profile takes: lower-case ASCII. */
function slug(place: string, year: number): string {
  const plain = place
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? `disclosure-${year}` : plain;
}

/**
 * The descriptor of the folder (Fiscal Data Package, a profile of Frictionless Data Package), as
 * JSON.
 */
export function descriptorOf(
  { unit, year, kind }: UnitYear,
  { document }: Composition,
  place: string,
): string {
  const resource = (name: string, title: string, fields: readonly Field[]) => ({
    name,
    title,
    path: `${name}.csv`,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: { fields, missingValues: [''], ...(name === 'prints' ? {} : { primaryKey: 'id' }) },
  });
  const dimension = (dimensionType: string, ...sources: string[]) => ({
    dimensionType,
    primaryKey: sources[0],
    attributes: Object.fromEntries(
      sources.map((source) => [source, { source, resource: 'amounts' }]),
    ),
  });
  return `${JSON.stringify(
    {
      profile: 'fiscal-data-package',
      name: slug(place, year),
      title: document.composed?.title ?? `${unit.name}${year}`,
      countryCode: 'CN',
      granularity: 'aggregated',
      fiscalPeriod: { start: `${year}-01-01`, end: `${year}-12-31` },
      created: document.composed?.date,
      resources: [
        resource('amounts', kind === 'budget' ? '预算金额' : '决算金额', FACT_FIELDS),
        resource('counts', '数量与评分', FACT_FIELDS),
        resource('prints', '公开文本中印出的数', PRINT_FIELDS),
      ],
      model: {
        measures: { value: { source: 'value', resource: 'amounts', currency: 'CNY', factor: 1 } },
        dimensions: {
          fact: dimension('fact', 'id'),
          year: dimension('datetime', 'year'),
          basis: dimension('other', 'basis'),
          function: dimension('classification', 'function_code', 'function_name'),
          economic: dimension('classification', 'dept_economic_code', 'dept_economic_name'),
        },
      },
    },
    null,
    2,
  )}\n`;
}
