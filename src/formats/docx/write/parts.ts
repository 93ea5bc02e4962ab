import { type Zippable, zipSync } from 'fflate';
import { escapeMarkup } from '../../shared/escape.js';

/** The earliest time that a zip file can hold, in local time as its parts have it. */
const NO_PART_TIME = new Date(1980, 0, 1);

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A part that the document refers to. */
export interface Part {
  readonly id: string;
  readonly kind: 'header' | 'footer' | 'chart';
  readonly name: string;
  readonly xml: string;
}

export interface Properties {
  readonly title: string;
  readonly author: string;
  readonly date: string;
}

/** Puts a Word package together; the same parts give the same bytes. */
export function packageOf(
  document: string,
  styles: string,
  parts: readonly Part[],
  properties: Properties,
): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(parts),
    '_rels/.rels': relations([
      ['rId1', `${OFFICE}/officeDocument`, 'word/document.xml'],
      [
        'rId2',
        'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
        'docProps/core.xml',
      ],
    ]),
    'docProps/core.xml': coreProperties(properties),
    'word/document.xml': document,
    'word/styles.xml': styles,
    'word/settings.xml': SETTINGS,
    'word/_rels/document.xml.rels': relations([
      ['rIdStyles', `${OFFICE}/styles`, 'styles.xml'],
      ['rIdSettings', `${OFFICE}/settings`, 'settings.xml'],
      ...parts.map(({ id, kind, name }): Relation => [id, `${OFFICE}/${kind}`, name]),
    ]),
  };
  for (const { name, xml } of parts) files[`word/${name}`] = xml;
  const encoder = new TextEncoder();
  const zipped: Zippable = {};
  for (const [name, xml] of Object.entries(files)) zipped[name] = encoder.encode(HEAD + xml);
  return zipSync(zipped, { mtime: NO_PART_TIME, level: 6 });
}

type Relation = readonly [id: string, type: string, target: string];

function relations(all: readonly Relation[]): string {
  const each = all.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${RELATIONSHIPS}">${each.join('')}</Relationships>`;
}

function contentTypes(parts: readonly Part[]): string {
  const types: readonly (readonly [string, string])[] = [
    ['/word/document.xml', `${WORD}.document.main+xml`],
    ['/word/styles.xml', `${WORD}.styles+xml`],
    ['/word/settings.xml', `${WORD}.settings+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ...parts.map(({ kind, name }) => [`/word/${name}`, typeOf(kind)] as const),
  ];
  const each = types.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`);
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${each.join('')}</Types>`;
}

function typeOf(kind: Part['kind']): string {
  return kind === 'chart'
    ? 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'
    : `${WORD}.${kind}+xml`;
}

function coreProperties({ title, author, date }: Properties): string {
  const time = `${date}T00:00:00Z`;
  return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeMarkup(title)}</dc:title><dc:creator>${escapeMarkup(author)}</dc:creator><cp:lastModifiedBy>${escapeMarkup(author)}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${escapeMarkup(time)}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${escapeMarkup(time)}</dcterms:modified><dc:language>zh-CN</dc:language></cp:coreProperties>`;
}

const SETTINGS = `<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;
