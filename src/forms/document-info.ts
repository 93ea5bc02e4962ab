import type { Block, Document } from '../document/tree.js';
import { layouts } from './generated/layouts.js';
import type { Layout } from './layout.js';
import type { DocumentInfo } from './reading.js';

const COVER_BLOCKS = 12;
/** A form's title that begins with its unit: 某县医疗保障局整体支出绩效自评表. */
const OWNER =
  /^(?:20\d\d年(?:度)?)?([\p{Script=Han}]{2,20}(?:局|中心))(?:\((?:本级|机关)\))?(?:部门|单位)?整体支出/u;
const ENTRY = /^(?:目录|第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|\d+[.、])/;
const LEAD = /^([\p{Script=Han}()]{4,40}?)(?:20\d\d年|部门决算|单位决算|部门预算|单位预算)/u;
const MOST_TITLE_LINES = 4;
const UNIT =
  /[\p{Script=Han}]{2,24}?(?:医疗保障局|医疗保障服务中心|医疗保障经办中心|保障中心|服务中心|管理局|委员会|事务中心|管理中心|局|中心|委员会|办公室|学校|医院|人民政府)/u;

/** A caption that says that a unit follows, whatever kind of unit (a school, a station, a party office). */
const LABELLED =
  /^(?:编制|编报|填报|公开|预算)?(?:单位|部门)(?:名称)?:(?!.*(?:金额|万元))[\p{Script=Han}“”"()\d]{4,40}$/u;

/** How the name of any kind of unit ends; enough where a title gives it as its owner. */
const OWNER_NAME =
  /^(?!.*(?:关于|各|年度))[\p{Script=Han}“”"]{2,36}(?:局|中心|委员会|委|办公室|办事处|办|厅|院|校|学|园|馆|所|站|队|会|处|政府|部|社|台|协|联|室|库|场|镇|乡)(?:\((?:本级|机关|汇总)\))?$/u;

/** 第一部分 某县医疗保障局概况. */
const PROFILE = /^第[一二]部分(.+?)(?:基本)?(?:概况|情况)$/;
/** A unit's whole name, with (本级) or (机关) behind it or not. */
const OWN_NAME = new RegExp(`^(?:${UNIT.source})(?:\\((?:本级|机关)\\))?$`, 'u');
/** A cover line that is no name by itself: the beginning of one that was wrapped. */
const LOOSE_END = /^(?=[\p{Script=Han}]{4,20}$)(?!.*(?:局|中心|委员会|情况|说明|公开)$)/u;

/**
 * What the document is: whose, of which year, budget or final accounts. All of it is read
 * from the cover, the captions of the tables, the headings and, last, the text; what none
 * of them tells is null. A text that is no disclosure has kind null.
 */
export function readDocumentInfo(document: Document): DocumentInfo {
  const blocks = document.sections.flatMap((section) => section.blocks);
  const cover = coverOf(blocks);
  const texts = blocks.map(textOf);
  const whole = texts.join('\n');
  const kind = kindOf(cover, blocks);
  const fiscalYear = yearOf(cover, whole, kind);
  const reporters = reportersOf(blocks);
  const unit = unitOf(cover, blocks, reporters, whole);
  const region = regionOf(unit, reporters);
  const layout = kind === null ? null : layoutOf(kind, fiscalYear, region, whole);
  return {
    unit,
    region,
    fiscalYear,
    kind,
    level: levelOf(cover, blocks, kind),
    layout: layout?.id ?? null,
  };
}

/** The layout of an id, or null. */
export function layoutNamed(id: string | null): Layout | null {
  return layouts.find((layout) => layout.id === id) ?? null;
}

/** The first lines, up to the contents or the first section of text; blanks are gone. */
function coverOf(blocks: readonly Block[]): readonly string[] {
  const cover: string[] = [];
  for (const block of blocks.slice(0, COVER_BLOCKS)) {
    if (block.type === 'table' || block.type === 'fragments') break;
    if (block.type === 'contents') {
      // A cover that ran into the contents page: its lines stand before the first entry.
      const entries = block.entries.map((entry) => squeeze(entry.value));
      const first = entries.findIndex((entry) => ENTRY.test(entry));
      cover.push(...entries.slice(0, Math.max(first, 0)));
      break;
    }
    const text = textOf(block);
    // A cover has no sentences.
    if (/[。；;]/.test(text)) break;
    if (block.type === 'heading' && block.marker !== '' && !/^\d{4}/.test(text)) break;
    cover.push(text);
  }
  return cover;
}

function textOf(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return squeeze(block.text.value);
    case 'table':
    case 'fragments':
      return squeeze(
        Object.values(block.caption)
          .map((text) => text?.value ?? '')
          .join('\n'),
      );
    case 'contents':
      return squeeze(block.entries.map((entry) => entry.value).join('\n'));
    case 'figure':
      return squeeze(block.summary.value);
  }
}

/** Blanks and full-width forms are not significant; line ends are. */
function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[^\S\n]+/g, '');
}

function kindOf(cover: readonly string[], blocks: readonly Block[]): DocumentInfo['kind'] {
  for (const line of cover) {
    if (/决算/.test(line)) return 'final-accounts';
    if (/预算/.test(line) && line.length <= 60) return 'budget';
  }
  const titles = blocks.flatMap((block) => {
    if (block.type === 'contents') return block.entries.map((entry) => squeeze(entry.value));
    return block.type === 'paragraph' ? [] : [textOf(block)];
  });
  const final = titles.filter((title) =>
    /决算(?:情况|总|表|总体|单位)|支出决算/.test(title),
  ).length;
  const budget = titles.filter((title) =>
    /部门(?:综合)?预算|预算(?:总表|情况|收支)|收支预算/.test(title),
  ).length;
  if (final < 2 && budget < 2) return threePublicKind(cover, titles);
  return final >= budget ? 'final-accounts' : 'budget';
}

/** A text of the three-public expenses alone has one title, and may call them 支出 only. */
function threePublicKind(
  cover: readonly string[],
  titles: readonly string[],
): DocumentInfo['kind'] {
  const own = [...cover, ...titles].filter((title) => /三公/.test(title));
  if (own.some((title) => /决算|支出(?:情况)?说明/.test(title))) return 'final-accounts';
  return own.some((title) => /预算/.test(title)) ? 'budget' : null;
}

function yearOf(
  cover: readonly string[],
  whole: string,
  kind: DocumentInfo['kind'],
): number | null {
  const word = kind === 'budget' ? '预算' : '决算';
  const titled = new RegExp(`(20\\d\\d)年(?:度)?[^\\d\\n]{0,30}${word}`);
  for (const line of cover) {
    const year = titled.exec(line)?.[1];
    if (year !== undefined) return whole4(year);
  }
  for (const line of cover) {
    const year = /(20\d\d)年/.exec(line)?.[1];
    if (year !== undefined && line.length <= 40) return whole4(year);
  }
  if (kind === null) return null;
  return (
    mostFrequent(whole, new RegExp(`(20\\d\\d)年度?(?=[^\\d\\n]{0,12}${word})`, 'g')) ??
    mostFrequent(whole, /(20\d\d)年度/g) ??
    mostFrequent(whole, /(20\d\d)年/g)
  );
}

function whole4(year: string): number {
  return Number.parseInt(year, 10);
}

function mostFrequent(text: string, pattern: RegExp): number | null {
  const winner = commonest([...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  return winner === null ? null : whole4(winner);
}

/** The value that occurs most often; the first of equals. */
function commonest(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: string | null = null;
  for (const [value, count] of counts) {
    if (best === null || count > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}

/** The cover names the unit; else the captions of tables do, else the text most often. */
function unitOf(
  cover: readonly string[],
  blocks: readonly Block[],
  reporters: readonly string[],
  whole: string,
): string | null {
  for (const line of cover) {
    const named = /^(?:单位|部门)名称:(.+)$/.exec(line)?.[1];
    if (named !== undefined) return named;
  }
  const titled = cover.findIndex((line) => /决算|预算/.test(line));
  // The title may be set in several lines, the unit's name among them.
  for (let from = titled; from >= 0 && titled - from < MOST_TITLE_LINES; from -= 1) {
    const lead = LEAD.exec(cover.slice(from, titled + 1).join(''))?.[1];
    const named = lead !== undefined && (OWN_NAME.test(lead) || OWNER_NAME.test(lead));
    if (named && !LOOSE_END.test(cover[from - 1] ?? '')) return lead;
  }
  const alone = cover.find((line) => OWN_NAME.test(line));
  if (alone !== undefined) return alone;
  const profiles = blocks.flatMap((block) => {
    const name = block.type === 'heading' ? PROFILE.exec(textOf(block))?.[1] : undefined;
    return name !== undefined && OWN_NAME.test(name) ? [name] : [];
  });
  if (profiles[0] !== undefined) return profiles[0];
  const titles = blocks.flatMap((block) => {
    if (block.type !== 'table') return [];
    const title = squeeze(block.caption.title?.value ?? '');
    const owner = OWNER.exec(title)?.[1];
    return owner === undefined ? [] : [owner];
  });
  const labelled = [...whole.matchAll(/(?:单位|部门)名称:([\p{Script=Han}()]{4,30})/gu)].map(
    (match) => match[1] ?? '',
  );
  return commonest(reporters) ?? commonest(labelled) ?? commonest(titles) ?? unitInText(whole);
}

/** Units that the captions of tables name: 编制单位：…. */
function reportersOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'table' && block.type !== 'fragments') return [];
    const reporter = squeeze(block.caption.reporter?.value ?? '');
    const name = reporter.slice(reporter.indexOf(':') + 1);
    return (UNIT.test(name) || LABELLED.test(reporter)) && name.length <= 40 ? [name] : [];
  });
}

/** The commonest bureau or centre that the text names with its place before it. */
function unitInText(whole: string): string | null {
  const pattern =
    /(?:[\p{Script=Han}]{2,4}省)?(?:[\p{Script=Han}]{2,4}市)?[\p{Script=Han}]{2,4}(?:市|县|区|旗)医疗保障(?:局|服务中心|经办中心)/gu;
  return commonest([...whole.matchAll(pattern)].map((match) => cutBefore(match[0])));
}

/** Words such as 关于, 我, 为 that ran into the name from the left. */
function cutBefore(name: string): string {
  return name.replace(/^.*(?:关于|根据|按照|由|向|对|和|与|及|为|是|在|的|到|全)/u, '');
}

const PROVINCE = /^(?:[^/]{2,7}(?:省|自治区)|(?:北京|天津|上海|重庆)市)/;
const PLACE =
  /^(?:(.{2,7}?(?:省|自治区)))?(?:(.{2,6}?(?:市|自治州|地区|盟)))?(?:(.{1,6}?(?:自治县|县|区|旗|市)))?/u;

/** Province, city and county with which the unit's fullest name begins, joined with `/`. */
function regionOf(unit: string | null, reporters: readonly string[]): string | null {
  if (unit === null) return null;
  const fullest = reporters.reduce(
    (name, other) => (other.endsWith(unit) && other.length > name.length ? other : name),
    unit,
  );
  const parts = (PLACE.exec(fullest)?.slice(1) ?? []).filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join('/');
}

/** The cover says 部门 or 单位; without a cover the headings do, if they agree. */
function levelOf(
  cover: readonly string[],
  blocks: readonly Block[],
  kind: DocumentInfo['kind'],
): DocumentInfo['level'] {
  if (kind === null) return null;
  for (const line of cover) {
    if (/部门(?:综合)?(?:决算|预算)/.test(line)) return 'department';
    if (/单位(?:决算|预算)/.test(line)) return 'unit';
  }
  const headings = blocks.filter((block) => block.type === 'heading').map(textOf);
  const department = headings.some((heading) =>
    /部门(?:综合)?(?:决算|预算|人员|概况)/.test(heading),
  );
  const unit = headings.some((heading) => /单位(?:决算|预算|人员|概况)/.test(heading));
  if (department === unit) return null;
  return department ? 'department' : 'unit';
}

const PROVINCE_WEIGHT = 3;
const LEAST_SCORE = 2;
/** Layouts share most titles, so that all of them against most of them tells as much as this many marks. */
const TITLES_WEIGHT = 8;

/**
 * The layout of this kind and year for which most speaks; null when too little does, or
 * when the unit lies in another province.
 */
function layoutOf(
  kind: Layout['kind'],
  year: number | null,
  region: string | null,
  whole: string,
): Layout | null {
  const province = PROVINCE.exec(region ?? '')?.[0] ?? null;
  let best: { readonly layout: Layout; readonly rank: number } | null = null;
  for (const layout of layouts) {
    if (layout.kind !== kind) continue;
    if (province !== null && !layout.provinces.includes(province)) continue;
    const { from, to } = layout.years;
    if (year !== null && (year < from || (to !== null && year > to))) continue;
    const score =
      (province === null ? 0 : PROVINCE_WEIGHT) +
      layout.marks.filter((mark) => whole.includes(squeeze(mark))).length -
      (layout.counterMarks ?? []).filter((mark) => whole.includes(squeeze(mark))).length * 2;
    if (score < LEAST_SCORE) continue;
    const rank = score + TITLES_WEIGHT * titlesFound(layout, whole);
    if (best === null || rank > best.rank) best = { layout, rank };
  }
  return best?.layout ?? null;
}

/** Share of the layout's table titles that the document prints as the layout does. */
function titlesFound({ parts }: Layout, whole: string): number {
  const titles = parts.flatMap(({ tables = [] }) => tables.map(({ title }) => title));
  if (titles.length === 0) return 0;
  return titles.filter((title) => whole.includes(squeeze(title))).length / titles.length;
}
