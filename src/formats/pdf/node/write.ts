import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Document, Figure, Heading } from '../../../document/tree.js';
import { propertiesOf } from '../../shared/composed.js';
import { chartProgram } from '../write/chart.js';
import { typstOf } from '../write/typst.js';
import { type Coverage, coverageOf } from './coverage.js';

type Face = readonly [string, string];

/** The second weight of the text, with the same characters. */
const SEMI_BOLD: Face = [
  '@expo-google-fonts/noto-serif-sc/package.json',
  '600SemiBold/NotoSerifSC_600SemiBold.ttf',
];
/** Faces of open fonts (OFL) in the installed packages: text, titles, headings, ticked boxes of forms. */
const FACES: readonly Face[] = [
  ['@expo-google-fonts/noto-serif-sc/package.json', '400Regular/NotoSerifSC_400Regular.ttf'],
  SEMI_BOLD,
  ['@embedpdf/fonts-sc', '../fonts/NotoSansHans-Regular.otf'],
  [
    '@expo-google-fonts/noto-sans-symbols-2/package.json',
    '400Regular/NotoSansSymbols2_400Regular.ttf',
  ],
];

/** 〓 is what printers set for a character that they have no type for. */
const NO_TYPE = '\u3013';
/** What draws nothing: blanks, joiners, marks of variants. */
const INVISIBLE = /^[\s\p{Default_Ignorable_Code_Point}\p{Cc}]$/u;

let compiler: NodeCompiler | null = null;
let coverages: readonly Coverage[] | null = null;

/** Whether the fonts of this package can draw a character; no font of the system is used. */
export function canDraw(character: string): boolean {
  coverages ??= FACES.filter((face) => face !== SEMI_BOLD).map((face) => coverageOf(pathOf(face)));
  const code = character.codePointAt(0) ?? 0;
  return INVISIBLE.test(character) || coverages.some((covers) => covers(code));
}

/**
 * Writes a composed document as PDF/A-2a: tagged, with bookmarks, contents with pages, open
 * fonts embedded as far as they are used. A character that they cannot draw (`canDraw`) is
 * printed as 〓; the gate asks before.
 * @returns the bytes; the same for the same document
 * @throws when Typst refuses its program, which is a defect of ours
 */
export function writePdf(document: Document): Uint8Array {
  const typst = typesetter();
  const { date } = propertiesOf(document);
  const bytes = typst.pdf(
    { mainFileContent: programOf(document) },
    { pdfStandard: 'a-2a', creationTimestamp: Date.parse(`${date}T00:00:00Z`) / 1000 },
  );
  typst.evictCache(0);
  return new Uint8Array(bytes);
}

/**
 * The printed page of each heading of a composed document: every format of pages has the same
 * margins, sizes and lines.
 */
export function headingPages(document: Document): ReadonlyMap<Heading, number> {
  const typst = typesetter();
  const mainFileContent = `${programOf(document)}\n${PAGES_OF_HEADINGS}`;
  const [pages]: readonly unknown[] = typst.query(
    { mainFileContent },
    { selector: '<heading-pages>', field: 'value' },
  );
  const headings = document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'heading' ? [block] : [])),
  );
  if (!Array.isArray(pages) || pages.length !== headings.length) {
    throw new RangeError(`pages of ${headings.length} headings: ${JSON.stringify(pages)}`);
  }
  return new Map(headings.map((heading, at) => [heading, Number(pages[at])]));
}

/** On a page of its own behind the others. */
const PAGES_OF_HEADINGS =
  '#page[#context [#metadata(query(heading).map(it => counter(page).at(it.location()).first())) <heading-pages>]]';

function typesetter(): NodeCompiler {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: FACES.map(pathOf) }] });
  return compiler;
}

function programOf(document: Document): string {
  return drawable(typstOf(document, drawnBy(typesetter(), document)));
}

/** Each chart as a drawing whose letters are outlines. */
function drawnBy(typst: NodeCompiler, { sections }: Document): ReadonlyMap<Figure, string> {
  const drawn = new Map<Figure, string>();
  for (const block of sections.flatMap(({ blocks }) => blocks)) {
    if (block.type !== 'figure' || block.chart === undefined) continue;
    drawn.set(block, typst.plainSvg({ mainFileContent: drawable(chartProgram(block.chart)) }));
  }
  return drawn;
}

/** All that is not ASCII in a program are words that it sets. */
function drawable(program: string): string {
  return program.replace(/\P{ASCII}/gu, (one) => (canDraw(one) ? one : NO_TYPE));
}

function pathOf([name, file]: Face): string {
  return join(dirname(createRequire(import.meta.url).resolve(name)), file);
}
