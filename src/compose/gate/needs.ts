import { OMITTED_FILE } from '../../books/files/notes.js';
import { sheetOf } from '../../books/schema/sheets.js';
import { describeKey } from '../../checks/describe.js';
import { type FactKey, keyString } from '../../facts/key.js';
import { type BookProblem, describeProblem } from '../../facts/problem.js';
import type { Needs } from '../document.js';
import type { TextProblem } from '../texts.js';
import type { BookPlaces } from './places.js';
import type { GateProblem } from './problem.js';

/** What the book still has to give, one problem a fact, name, reason or text. */
export function problemsOfNeeds(needs: Needs, places: BookPlaces): readonly GateProblem[] {
  const told = new Set<string>();
  const missing = (key: FactKey, table: string | null) =>
    once(told, key, missingFact(key, table, places));
  const facts = needs.facts.flatMap((key) => missing(key, null));
  const cells = needs.cells.flatMap(({ table, key }) => missing(key, table));
  return [
    ...facts,
    ...cells,
    ...needs.names.map((code) => missingName(code, places)),
    ...needs.reasons.map(({ key, change }) => missingReason(key, change, places)),
    ...needs.texts.map(({ id, heading }) => missingText(id, heading, places)),
    ...needs.performance.map(openPerformance),
    ...needs.problems.map((problem) => wrongText(problem, places)),
  ];
}

/** A text that is wrong, or a form for which the book has nothing. */
function wrongText({ text, line, message }: TextProblem, places: BookPlaces): GateProblem {
  return line === null
    ? {
        kind: 'text',
        message,
        todo: {
          zh: '在账册中写 performance/*.yaml，或者在 omitted.yaml 里写明不列的原因',
          en: 'write performance/*.yaml in the book, or say in omitted.yaml why it is left out',
        },
        where: [
          { file: 'performance/', row: null, column: null },
          { file: OMITTED_FILE, row: null, column: `part: ${text}` },
        ],
      }
    : {
        kind: 'typed-figure',
        message,
        todo: {
          zh: '改正账册 texts/ 里的这段文字',
          en: 'correct this text under texts/ of the book',
        },
        where: [places.forText(text, line)],
      };
}

/** An open point of the performance files, as `mingzhang score` tells it. */
function openPerformance(problem: BookProblem): GateProblem {
  return {
    kind: 'performance',
    message: { zh: describeProblem(problem, 'zh'), en: describeProblem(problem, 'en') },
    todo: {
      zh: '补正这个文件；“mingzhang score 账套”逐项说明得分',
      en: 'complete this file; “mingzhang score BOOK” explains each point',
    },
    where: [{ file: problem.file, row: problem.row, column: problem.column }],
  };
}

/** A fact that sentences and tables both ask for is asked for once. */
function once(told: Set<string>, key: FactKey, problem: GateProblem): readonly GateProblem[] {
  const id = keyString(key);
  if (told.has(id)) return [];
  told.add(id);
  return [problem];
}

function missingFact(key: FactKey, table: string | null, places: BookPlaces): GateProblem {
  const name = describeKey(key);
  return {
    kind: 'fact',
    fact: keyString(key),
    message: {
      zh: `账册没有${name.zh}${table === null ? '' : `（表 ${table}）`}`,
      en: `the book has no ${name.en}${table === null ? '' : ` (table ${table})`}`,
    },
    todo: {
      zh: '在账册中补上这个数；没有这项业务的填 0',
      en: 'add the figure to the book, 0 where there was none of it',
    },
    where: [places.forFact(key)],
  };
}

function missingName(code: string, places: BookPlaces): GateProblem {
  return {
    kind: 'name',
    message: { zh: `编码 ${code} 没有名称`, en: `code ${code} has no name` },
    todo: {
      zh: '核对编码；无误的，科目在 codes.csv 中写上名称，单位在 unit.yaml 的 covered 中写上编码',
      en: 'check the code; if it is right, name an account in codes.csv, and give a unit its code in covered of unit.yaml',
    },
    where: [{ file: sheetOf('codes').file, row: null, column: code }, ...places.holding(code)],
  };
}

function missingReason(key: FactKey, change: string, places: BookPlaces): GateProblem {
  const name = describeKey(key);
  return {
    kind: 'reason',
    fact: keyString(key),
    message: {
      zh: `${name.zh}（${change}）没有写明原因`,
      en: `${name.en} (${change}) has no reason`,
    },
    todo: {
      zh: '在账册的 reasons.yaml 里写明原因',
      en: 'give the reason in reasons.yaml of the book',
    },
    where: [places.forReason(key)],
  };
}

function missingText(id: string, heading: string, places: BookPlaces): GateProblem {
  return {
    kind: 'text',
    message: { zh: `“${heading}”没有文字`, en: `“${heading}” has no text` },
    todo: {
      zh: `在账册中写 texts/${id}.md`,
      en: `write texts/${id}.md in the book`,
    },
    where: [places.forText(id)],
  };
}
