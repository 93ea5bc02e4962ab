import type { Block, Document, UnreadText } from '../../document/tree.js';
import { keyString } from '../../facts/key.js';
import { readForms } from '../read.js';
import type { PartReading, Reading, TableReading } from '../reading.js';
import { compareCopies, isCopyOf } from './copies.js';

/**
 * Reads files that are parts of one disclosure: text in one, tables in another. What stands in
 * several of them counts once: a file that says nothing new is a copy, whose figures are only
 * compared, and a table that an earlier file prints with the same figures is left out.
 * @param readings the files, each read by itself; at least one
 * @param name what the whole is called
 */
export function readTogether(readings: readonly Reading[], name: string): Reading {
  const [only] = readings;
  const ranked = [...readings].sort((a, b) => rank(b) - rank(a));
  const main: Reading[] = [];
  const parts = new Map<Reading, PartReading>();
  const kept: Document[] = [];
  for (const reading of ranked) {
    const original = main.find((other) => isCopyOf(reading, other));
    if (original !== undefined) {
      parts.set(reading, compareCopies(reading, original));
      continue;
    }
    const { tree, repeated } = withoutRepeated(reading, main);
    main.push(reading);
    kept.push(tree);
    parts.set(reading, { ...partOf(reading), repeatedTables: repeated });
  }
  const inOrder = readings.flatMap((reading) => parts.get(reading) ?? []);
  if (only !== undefined && readings.length === 1) return { ...only, parts: inOrder };
  const files = readings.map(({ file }) => file);
  const reading = readForms(withAttachments(merged(kept, name), files));
  const corrections = readings.flatMap((one) => one.corrections ?? []);
  return { ...reading, parts: inOrder, ...(corrections.length === 0 ? {} : { corrections }) };
}

/** Text with a cover comes before text, and text before tables; more before less. */
function rank({ document, sections, claims, facts }: Reading): number {
  const cover = document.kind !== null && document.fiscalYear !== null && sections.length > 0;
  return (cover ? 2e6 : 0) + (claims.length > 0 ? 1e6 : 0) + Math.min(facts.all.length, 999_999);
}

function partOf({ file, tree, tables, claims }: Reading): PartReading {
  return {
    file,
    format: tree.format,
    ...(tree.converted === undefined ? {} : { converted: tree.converted }),
    tables: tables.length,
    claims: claims.length,
    repeatedTables: 0,
    copyOf: null,
    same: 0,
    differences: [],
  };
}

/** The file's tree without the tables that an earlier file prints with the same figures. */
function withoutRepeated(
  reading: Reading,
  earlier: readonly Reading[],
): { readonly tree: Document; readonly repeated: number } {
  const known = new Set(earlier.flatMap(({ tables }) => tables.map(fingerprint)));
  known.delete('');
  let at = 0;
  let repeated = 0;
  const keep = (block: Block): boolean => {
    if (block.type !== 'table') return true;
    const table = reading.tables[at];
    at += 1;
    if (table === undefined || !known.has(fingerprint(table))) return true;
    repeated += 1;
    return false;
  };
  const sections = reading.tree.sections.map((section) => ({
    ...section,
    blocks: section.blocks.filter(keep),
  }));
  return { tree: { ...reading.tree, sections }, repeated };
}

/** What a known table says, whatever its layout; empty for a table without facts. */
function fingerprint({ declaration, rows }: TableReading): string {
  if (declaration === null) return '';
  const facts = rows.flatMap((row) =>
    row.cells.flatMap(({ key, printed }) =>
      key === null || printed.form !== 'number'
        ? []
        : [`${keyString({ ...key, unit: '' })}=${printed.text}`],
    ),
  );
  return facts.length === 0 ? '' : `${declaration}\n${facts.sort().join('\n')}`;
}

function merged(trees: readonly Document[], name: string): Document {
  const [first] = trees;
  const doubtful = trees.flatMap((tree) => tree.doubtful ?? []);
  const recognisers = [...new Set(trees.flatMap((tree) => tree.recogniser ?? []))];
  return {
    file: name,
    format: first?.format ?? 'text',
    sections: trees.flatMap((tree) => tree.sections),
    unread: trees.flatMap((tree) => tree.unread),
    ...(doubtful.length === 0 ? {} : { doubtful }),
    ...(recognisers.length === 0 ? {} : { recogniser: recognisers.join('; ') }),
  };
}

/** Attachments of a web page that are among the files were read after all. */
function withAttachments(tree: Document, files: readonly string[]): Document {
  const names = new Set(files.map(baseName));
  const isThere = ({ attachment, text }: UnreadText) =>
    attachment !== undefined &&
    [addressed(attachment), text.value].some((name) => names.has(baseName(name)));
  return { ...tree, unread: tree.unread.filter((one) => !isThere(one)) };
}

/** The name without folders, extension and blanks: links often name a file without its extension. */
function baseName(path: string): string {
  const name = path.slice(path.search(/[^/\\]*$/));
  return name
    .normalize('NFKC')
    .replace(/\.[a-z]{3,4}$/i, '')
    .replace(/\s+/g, '');
}

/** The path of an address, its escapes undone where they are well formed. */
function addressed(address: string): string {
  const path = address.replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
