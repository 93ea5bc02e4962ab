import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Document, Figure } from '../../../document/tree.js';
import { propertiesOf } from '../../shared/composed.js';
import { chartProgram, typstOf } from '../write/typst.js';

/** Faces of open fonts (OFL) in the installed packages: text, titles, headings. */
const FACES: readonly (readonly [string, string])[] = [
  ['@expo-google-fonts/noto-serif-sc/package.json', '400Regular/NotoSerifSC_400Regular.ttf'],
  ['@expo-google-fonts/noto-serif-sc/package.json', '600SemiBold/NotoSerifSC_600SemiBold.ttf'],
  ['@embedpdf/fonts-sc', '../fonts/NotoSansHans-Regular.otf'],
];

let compiler: NodeCompiler | null = null;

/**
 * Writes a composed document as PDF/A-2a: tagged, with bookmarks, contents with pages, open
 * fonts embedded as far as they are used.
 * @returns the bytes; the same for the same document
 * @throws when Typst refuses its program, which is a defect of ours
 */
export function writePdf(document: Document): Uint8Array {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: FACES.map(pathOf) }] });
  const { date } = propertiesOf(document);
  const program = typstOf(document, drawnBy(compiler, document));
  const bytes = compiler.pdf(
    { mainFileContent: program },
    { pdfStandard: 'a-2a', creationTimestamp: Date.parse(`${date}T00:00:00Z`) / 1000 },
  );
  compiler.evictCache(0);
  return new Uint8Array(bytes);
}

/** Each chart as a drawing whose letters are outlines. */
function drawnBy(typst: NodeCompiler, { sections }: Document): ReadonlyMap<Figure, string> {
  const drawn = new Map<Figure, string>();
  for (const block of sections.flatMap(({ blocks }) => blocks)) {
    if (block.type !== 'figure' || block.chart === undefined) continue;
    drawn.set(block, typst.plainSvg({ mainFileContent: chartProgram(block.chart) }));
  }
  return drawn;
}

function pathOf([name, file]: readonly [string, string]): string {
  return join(dirname(createRequire(import.meta.url).resolve(name)), file);
}
