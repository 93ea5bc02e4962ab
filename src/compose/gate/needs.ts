import { describeKey } from '../../checks/describe.js';
import { type FactKey, keyString } from '../../facts/key.js';
import { type BookProblem, describeProblem } from '../../facts/problem.js';
import type { Needs } from '../document.js';
import type { GateProblem } from './problem.js';

/** What the book still has to give, one problem a fact, name, reason or text. */
export function problemsOfNeeds(needs: Needs): readonly GateProblem[] {
  const told = new Set<string>();
  const cells = needs.cells.flatMap(({ table, key }) => once(told, key, missingFact(key, table)));
  const facts = needs.facts.flatMap((key) => once(told, key, missingFact(key, null)));
  return [
    ...facts,
    ...cells,
    ...needs.names.map(missingName),
    ...needs.reasons.map(({ key, change }) => missingReason(key, change)),
    ...needs.texts.map(({ id, heading }) => missingText(id, heading)),
    ...needs.performance.map(openPerformance),
    ...needs.problems.map(
      ({ message }): GateProblem => ({
        kind: 'typed-figure',
        message,
        todo: {
          zh: '改正账册 texts/ 里的这段文字',
          en: 'correct this text under texts/ of the book',
        },
      }),
    ),
  ];
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
  };
}

/** A fact that sentences and tables both ask for is asked for once. */
function once(told: Set<string>, key: FactKey, problem: GateProblem): readonly GateProblem[] {
  const id = keyString(key);
  if (told.has(id)) return [];
  told.add(id);
  return [problem];
}

function missingFact(key: FactKey, table: string | null): GateProblem {
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
  };
}

function missingName(code: string): GateProblem {
  return {
    kind: 'name',
    message: { zh: `编码 ${code} 没有名称`, en: `code ${code} has no name` },
    todo: {
      zh: '核对编码；无误的，科目在 codes.csv 中写上名称，单位在 unit.yaml 的 covered 中写上编码',
      en: 'check the code; if it is right, name an account in codes.csv, and give a unit its code in covered of unit.yaml',
    },
  };
}

function missingReason(key: FactKey, change: string): GateProblem {
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
  };
}

function missingText(id: string, heading: string): GateProblem {
  return {
    kind: 'text',
    message: { zh: `“${heading}”没有文字`, en: `“${heading}” has no text` },
    todo: {
      zh: `在账册中写 texts/${id}.md`,
      en: `write texts/${id}.md in the book`,
    },
  };
}
