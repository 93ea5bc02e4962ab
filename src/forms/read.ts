import { correct } from '../document/corrections/apply.js';
import type { Correction } from '../document/corrections/types.js';
import { concatTexts, sourceOf, type Text } from '../document/text.js';
import type { Block, Document, Fragments } from '../document/tree.js';
import { FactStore, type Occurrence } from '../facts/occurrence.js';
import { readDocumentInfo } from './document-info.js';
import { abruptEnd, unreadEnding } from './ending.js';
import { readNarrative } from './narrative/index.js';
import { readPerformanceForm } from './performance/index.js';
import type { Claim, DocumentInfo, Reading, TableReading, Unread } from './reading.js';
import { reassemble } from './reassemble/index.js';
import { joinContinuations } from './tables/continuation.js';
import { placeHeadless } from './tables/damaged.js';
import { readStatementTable, type StatementReading } from './tables/index.js';

const QUOTE = 40;

/**
 * Reads a document into tables, claims and facts.
 *
 * Never throws on a document's content: what cannot be read stands in `unread`, and a text
 * that is no disclosure has `document.kind` null.
 * @param corrections readings corrected by hand, for the tree with its tables put together
 */
export function readForms(document: Document, corrections: readonly Correction[] = []): Reading {
  const { tree, uses } = correct(joined(reassemble(document)), corrections);
  const info = readDocumentInfo(tree);
  const blocks = tree.sections.flatMap((section) => section.blocks);
  const headed = placeHeadless(readTables(blocks, info), info.unit ?? '');
  const tables = withUniqueIds(headed.tables);
  const narrative = readNarrative(tree, info, tables);
  const read = {
    file: document.file,
    tree,
    document: info,
    tables,
    claims: narrative.claims,
    comparisons: narrative.comparisons,
    accounts: narrative.accounts,
    sections: narrative.sections,
    facts: new FactStore([
      ...tables.flatMap(tableOccurrences),
      ...narrative.claims.flatMap(claimOccurrences),
    ]),
  };
  const ending = abruptEnd(read);
  return {
    ...read,
    ending,
    unread: [
      ...(info.kind === null ? noDisclosure(blocks) : []),
      ...tree.unread.map(({ text, ...rest }) => placed(text, rest)),
      ...blocks.flatMap((block) => (block.type === 'fragments' ? unreadLines(block) : [])),
      ...headed.unread,
      ...narrative.unread,
      ...unreadEnding(tree, ending),
    ],
    ...(tree.doubtful === undefined
      ? {}
      : { doubtful: tree.doubtful.map(({ text, ...rest }) => placed(text, rest)) }),
    ...(uses.length === 0 ? {} : { corrections: uses }),
  };
}

/** What the tree says of a stretch of text, with its words and places instead of the text. */
function placed<T>(text: Text, rest: T): T & Pick<Unread, 'text' | 'source'> {
  return { ...rest, text: text.value, source: sourceOf(text) };
}

function joined(document: Document): Document {
  return {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      blocks: joinContinuations(section.blocks),
    })),
  };
}

function readTables(blocks: readonly Block[], info: DocumentInfo): readonly StatementReading[] {
  return blocks.flatMap((block): readonly StatementReading[] => {
    if (block.type !== 'table') return [];
    const performance = readPerformanceForm(block, info);
    const statement =
      performance === null
        ? readStatementTable(block, info)
        : { reading: performance, headless: false };
    const { aligned, pieced } = block;
    if (aligned !== true && pieced !== true) return [statement];
    const told = {
      ...(aligned === true ? { aligned } : {}),
      ...(pieced === true ? { pieced } : {}),
    };
    return [{ ...statement, reading: { ...statement.reading, ...told } }];
  });
}

/** Two tables of one number or title are told apart by their order. */
function withUniqueIds(tables: readonly TableReading[]): readonly TableReading[] {
  const counts = new Map<string, number>();
  return tables.map((table) => {
    const base = table.id === '' ? 'table' : table.id;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return { ...table, id: count === 1 ? base : `${base}#${count}` };
  });
}

/** The prints of facts in one table: cells with a key that hold a number. */
function tableOccurrences(table: TableReading): readonly Occurrence[] {
  return table.rows.flatMap((row) => {
    const name = [row.code, row.name].filter((part) => part !== '').join(' ') || row.line;
    return row.cells.flatMap((cell): readonly Occurrence[] => {
      if (cell.key === null || cell.printed.form !== 'number') return [];
      return [
        {
          key: cell.key,
          printed: cell.printed,
          place: {
            kind: 'table',
            id: table.id,
            label: table.title,
            row: row.side === '' ? name : `${row.side} ${name}`,
            column: cell.column,
            ...(table.page === null ? {} : { page: table.page }),
          },
          source: cell.source,
        },
      ];
    });
  });
}

function claimOccurrences(claim: Claim): readonly Occurrence[] {
  return claim.keys.map((key) => ({
    key,
    printed: claim.printed,
    place: {
      kind: 'narrative',
      id: claim.section,
      label: claim.section.split(' / ').at(-1) ?? claim.section,
      quote: claim.quote,
    },
    source: claim.source,
  }));
}

/** Says, at the beginning of the text, that it is no budget and no final accounts. */
function noDisclosure(blocks: readonly Block[]): readonly Unread[] {
  const [first] = blocks.flatMap((block) =>
    block.type === 'heading' || block.type === 'paragraph' ? [block.text] : [],
  );
  if (first === undefined) return [];
  return [
    {
      text: first.value.slice(0, QUOTE),
      reason: {
        zh: '看不出这是部门（单位）预算或决算：封面、标题和表名都没有写明',
        en: 'nothing on the cover, in the headings or in the table titles says that this is a budget or final accounts',
      },
      source: sourceOf(first, 0, Math.min(first.value.length, QUOTE)),
    },
  ];
}

/** A table that no pass put together: its lines are reported one by one. */
function unreadLines(block: Fragments): readonly Unread[] {
  return block.lines.map((line) => ({
    text: line.map((part) => part.value).join(' '),
    reason: {
      zh: '表格在转成文字时断开，未能还原',
      en: 'the table broke apart when it was turned into text and could not be put together',
    },
    source: sourceOf(concatTexts(line)),
  }));
}
