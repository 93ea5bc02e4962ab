import type { Message } from '../checks/rule.js';
import type { Lang, ReportSubject, SubjectTable } from './subject.js';

/**
 * How a table was read: `declared` by a form, `by-words` by its own title, heads and codes,
 * `unbound` whole but without knowing what its figures are; `text` holds no figures to bind.
 */
export type TableStanding = 'declared' | 'by-words' | 'unbound' | 'text';

export function standingOf({ declaration, inferred, rows }: SubjectTable): TableStanding {
  if (declaration !== null) return 'declared';
  const cells = rows.flatMap((row) => row.cells).filter(({ remark }) => remark !== true);
  if (!cells.some(({ printed }) => printed.form === 'number')) return 'text';
  if (inferred === undefined) return 'unbound';
  return cells.some(({ key }) => key != null) ? 'by-words' : 'unbound';
}

/** Why figures of the table have no key. */
export function unboundReasons(table: SubjectTable): readonly Message[] {
  if (table.inferred !== undefined) return table.inferred.unbound;
  return standingOf(table) === 'unbound' ? [NO_HEADS] : [];
}

const NO_HEADS: Message = {
  zh: '表名、表头都没有说明数字是什么',
  en: 'neither title nor heads say what the figures are',
};

/** How far the words of the document were understood; part of the contract. */
export function coverageOf({ document, tables, claims }: ReportSubject) {
  const count = (standing: TableStanding) =>
    tables.filter((table) => standingOf(table) === standing).length;
  const bound = claims.filter((claim) => claim.bound).length;
  return {
    layout: document.layout === null ? 'undeclared' : 'declared',
    tables: {
      declared: count('declared'),
      byWords: count('by-words'),
      unbound: count('unbound'),
    },
    claims: { bound, unbound: claims.length - bound },
  } as const;
}

/**
 * Says plainly, for a document of no declared layout or with tables of no declared form, how
 * it was read and what could not be bound; nothing where every table has its form.
 */
export function coverageLines(subject: ReportSubject, lang: Lang): readonly string[] {
  const { layout, tables, claims } = coverageOf(subject);
  if (layout === 'declared' && tables.byWords + tables.unbound === 0) return [];
  if (subject.document.kind === null && subject.tables.length === 0) return [];
  const doubts = subject.tables.flatMap((table) => {
    const reasons = unboundReasons(table);
    const name = table.title === '' ? table.id : table.title;
    if (reasons.length === 0) return [];
    return [`《${name}》 ${reasons.map((reason) => reason[lang]).join(JOINER[lang])}`];
  });
  return [
    HEADS[layout][lang],
    ...[
      {
        zh: `按表式认出${tables.declared}张表，按自身表名、表头和科目读取${tables.byWords}张，另有${tables.unbound}张只读出数字、不知所指`,
        en: `${tables.declared} tables recognised by form, ${tables.byWords} read by their own title, heads and codes, ${tables.unbound} read without knowing what their figures are`,
      }[lang],
      ...(claims.unbound === 0
        ? []
        : [
            {
              zh: `文字中有${claims.unbound}个数字不知所指`,
              en: `${claims.unbound} figures of the text have no known meaning`,
            }[lang],
          ]),
      ...doubts,
    ].map((line) => `    ${line}`),
  ];
}

const JOINER: Message = { zh: '；', en: '; ' };

const HEADS: Readonly<Record<'declared' | 'undeclared', Message>> = {
  declared: { zh: '有的表不在已知表式之列', en: 'some tables have no known form' },
  undeclared: {
    zh: '版式不在已知之列：不作版式要求，只核对表名、表头、科目和文字自身说明的关系',
    en: 'the layout is not a known one: nothing is demanded of it, only what titles, heads, codes and text themselves say is checked',
  },
};
