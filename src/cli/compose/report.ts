import { type GateProblem, KIND_TITLES, KINDS } from '../../compose/gate/problem.js';
import { oneLine } from '../../reports/safe.js';
import type { Lang } from '../../reports/subject.js';

/** Everything that keeps a document from being published, by kind, each with what to do. */
export function problemList(problems: readonly GateProblem[], lang: Lang): string {
  const blocks = KINDS.flatMap((kind) => {
    const own = problems.filter((one) => one.kind === kind);
    if (own.length === 0) return [];
    return [`${KIND_TITLES[kind][lang]}（${own.length}）`, ...own.map((one) => entry(one, lang))];
  });
  const count = problems.length;
  const head =
    lang === 'zh'
      ? `没有写出：以下 ${count} 项须先处理；确需公开的，用 --override "理由"。`
      : `Nothing was written: ${count} to be settled first; to publish all the same, --override "reason".`;
  return `${[head, ...blocks].join('\n')}\n`;
}

function entry({ message, todo, fact, rule }: GateProblem, lang: Lang): string {
  const tag = rule === undefined ? '' : ` [${rule}]`;
  const lines = [`  - ${oneLine(message[lang])}${tag}`, `    → ${oneLine(todo[lang])}`];
  if (fact !== undefined) lines.push(`      ${oneLine(fact)}`);
  return lines.join('\n');
}
