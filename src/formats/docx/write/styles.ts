/**
 * Paragraph styles of GB/T 9704: body 仿宋 三号 (16 pt) on lines of 28 pt, title 小标宋 二号
 * (22 pt), first heads 黑体, second 楷体, further ones 仿宋. Fonts are only named; Word and
 * WPS take what the fonts' own alternative names give where one is missing.
 */
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

interface StyleOf {
  readonly id: string;
  readonly name: string;
  readonly font?: string;
  /** Half points. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly paragraph?: string;
  /** Outline level, from 0. */
  readonly outline?: number;
}

const BODY_LINE = '<w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/>';
/** Close enough for twenty-five entries on a page. */
const CONTENTS_LINE = '<w:spacing w:before="0" w:after="0" w:line="460" w:lineRule="exact"/>';
const TABLE_LINE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>';
const CELL_LINE = '<w:spacing w:before="0" w:after="0" w:line="250" w:lineRule="exact"/>';
const INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';
const NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>';

const STYLES: readonly StyleOf[] = [
  {
    id: 'DocTitle',
    name: 'Title',
    font: '方正小标宋简体',
    size: 44,
    paragraph: `<w:spacing w:before="0" w:after="240" w:line="700" w:lineRule="atLeast"/>${NO_INDENT}<w:jc w:val="center"/>`,
  },
  {
    id: 'CoverTitle',
    name: 'Cover Title',
    font: '方正小标宋简体',
    size: 44,
    paragraph: `<w:spacing w:before="2200" w:after="240" w:line="700" w:lineRule="atLeast"/>${NO_INDENT}<w:jc w:val="center"/>`,
  },
  {
    id: 'CoverLine',
    name: 'Cover Line',
    paragraph: `${BODY_LINE}${NO_INDENT}<w:jc w:val="center"/>`,
  },
  {
    id: 'Heading1',
    name: 'heading 1',
    font: '方正小标宋简体',
    size: 36,
    outline: 0,
    paragraph: `<w:keepNext/><w:spacing w:before="240" w:after="240" w:line="560" w:lineRule="atLeast"/>${NO_INDENT}<w:jc w:val="center"/>`,
  },
  heading(2, '黑体'),
  heading(3, '楷体_GB2312'),
  heading(4, '仿宋_GB2312', true),
  heading(5, '仿宋_GB2312'),
  contents(1),
  contents(2),
  {
    id: 'TableTitle',
    name: 'Table Title',
    font: '黑体',
    size: 32,
    paragraph: `<w:keepNext/>${TABLE_LINE}${NO_INDENT}<w:jc w:val="center"/>`,
  },
  {
    id: 'TableCaption',
    name: 'Table Caption',
    size: 21,
    paragraph: `<w:keepNext/>${TABLE_LINE}${NO_INDENT}`,
  },
  {
    id: 'TableText',
    name: 'Table Text',
    font: '宋体',
    size: 20,
    paragraph: `${CELL_LINE}${NO_INDENT}<w:jc w:val="left"/>`,
  },
  {
    id: 'TableHead',
    name: 'Table Head',
    font: '黑体',
    size: 20,
    paragraph: `${CELL_LINE}${NO_INDENT}<w:jc w:val="center"/>`,
  },
  { id: 'Note', name: 'Note', size: 21, paragraph: `${TABLE_LINE}${NO_INDENT}` },
  {
    id: 'FigureTitle',
    name: 'Figure Title',
    font: '黑体',
    size: 24,
    paragraph: `${TABLE_LINE}${NO_INDENT}<w:jc w:val="center"/>`,
  },
  {
    id: 'PageNumber',
    name: 'Page Number Line',
    font: '宋体',
    size: 28,
    paragraph: `${TABLE_LINE}${NO_INDENT}<w:jc w:val="center"/>`,
  },
];

function heading(level: number, font: string, bold = false): StyleOf {
  return {
    id: `Heading${level}`,
    name: `heading ${level}`,
    font,
    bold,
    outline: level - 1,
    paragraph: `<w:keepNext/>${BODY_LINE}${INDENT}`,
  };
}

function contents(level: number): StyleOf {
  return {
    id: `TOC${level}`,
    name: `toc ${level}`,
    size: 28,
    paragraph: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8844"/></w:tabs>${CONTENTS_LINE}<w:ind w:left="${(level - 1) * 420}" w:firstLineChars="0" w:firstLine="0"/>`,
  };
}

function styleXml({ id, name, font, size, bold, paragraph = '', outline }: StyleOf): string {
  const level = outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`;
  const fonts = font === undefined ? '' : fontsXml(font);
  const sizes = size === undefined ? '' : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}${level}</w:pPr><w:rPr>${fonts}${bold === true ? '<w:b/>' : ''}${sizes}</w:rPr></w:style>`;
}

function fontsXml(font: string): string {
  return `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}" w:cs="Times New Roman"/>`;
}

export const STYLES_XML = `<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr>${fontsXml('仿宋_GB2312')}<w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/>${BODY_LINE}${INDENT}<w:jc w:val="both"/></w:pPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>${STYLES.map(styleXml).join('')}</w:styles>`;
