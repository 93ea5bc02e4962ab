import type { UnitYear } from '../../books/unit-year.js';
import type { Composition } from '../../compose/document.js';

/** A file under the output folder, by its path inside it. */
export interface Output {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What is written: the composed document, the book it comes from, and the name of its files. */
export interface Job {
  readonly book: UnitYear;
  readonly composition: Composition;
  /** `zhenan-2023`. */
  readonly name: string;
}

interface Writer {
  readonly format: string;
  write(job: Job): Promise<readonly Output[]>;
}

/** Every format that can be written; its writer is loaded when it is asked for. */
export const WRITERS = [
  {
    format: 'docx',
    async write({ composition, name }) {
      const { writeDocx } = await import('../../formats/docx/write.js');
      const { headingPages } = await import('../../formats/pdf/node/write.js');
      const { document } = composition;
      return [{ path: `${name}.docx`, bytes: writeDocx(document, headingPages(document)) }];
    },
  },
  {
    format: 'pdf',
    async write({ composition, name }) {
      const { writePdf } = await import('../../formats/pdf/node/write.js');
      return [{ path: `${name}.pdf`, bytes: writePdf(composition.document) }];
    },
  },
  {
    format: 'html',
    async write({ composition, name }) {
      const { writeHtml } = await import('../../formats/html/write.js');
      return [{ path: `${name}.html`, bytes: writeHtml(composition.document) }];
    },
  },
  {
    format: 'xlsx',
    async write({ composition, name }) {
      const { writeXlsx } = await import('../../formats/xlsx/node/document.js');
      return [{ path: `${name}.xlsx`, bytes: await writeXlsx(composition.document) }];
    },
  },
  {
    format: 'json',
    async write({ book, composition, name }) {
      const { writeFactsJson } = await import('../../compose/data/json.js');
      return [{ path: `${name}.json`, bytes: writeFactsJson(book, composition) }];
    },
  },
  {
    format: 'text',
    async write({ composition, name }) {
      const { writeText } = await import('../../formats/text/write.js');
      return [{ path: `${name}.txt`, bytes: writeText(composition.document) }];
    },
  },
  {
    format: 'csv',
    async write({ book, composition, name }) {
      const { writeFactsCsv } = await import('../../compose/data/csv.js');
      return writeFactsCsv(book, composition, name).map((file) => ({
        path: `csv/${file.name}`,
        bytes: file.bytes,
      }));
    },
  },
] as const satisfies readonly Writer[];

export type ComposeFormat = (typeof WRITERS)[number]['format'];

export const COMPOSE_FORMATS: readonly ComposeFormat[] = WRITERS.map(({ format }) => format);

/** `all`, or formats with commas between them; the one that is none where a word names none. */
export function composeFormats(
  value: string,
): { readonly formats: readonly ComposeFormat[] } | { readonly unknown: string } {
  const words = value.split(',').map((word) => word.trim().toLowerCase());
  const unknown = words.find((word) => word !== 'all' && !isFormat(word));
  if (unknown !== undefined) return { unknown };
  return {
    formats: words.includes('all')
      ? COMPOSE_FORMATS
      : COMPOSE_FORMATS.filter((format) => words.includes(format)),
  };
}

function isFormat(word: string): word is ComposeFormat {
  return COMPOSE_FORMATS.some((format) => format === word);
}
