import { writeYaml } from '../../books/files/yaml.js';
import type { BookPlace } from '../../books/place-of-fact.js';
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
  return `${[head, ...blocks, ...reasonsToFill(problems, lang)].join('\n')}\n`;
}

/** Entries of reasons.yaml to be filled in, so that nobody copies ids one by one. */
function reasonsToFill(problems: readonly GateProblem[], lang: Lang): readonly string[] {
  const facts = problems.flatMap(({ kind, fact }) =>
    kind === 'reason' && fact !== undefined ? [fact] : [],
  );
  if (facts.length === 0) return [];
  const head = {
    zh: 'reasons.yaml 可照此添加，在 reason 后写明原因：',
    en: 'To be added to reasons.yaml, each with its reason:',
  }[lang];
  return ['', head, writeYaml(facts.map((fact) => ({ fact, reason: '' }))).trimEnd()];
}

function entry({ message, todo, fact, rule, where, also = [] }: GateProblem, lang: Lang): string {
  const tag = rule === undefined ? '' : ` [${rule}]`;
  const label = lang === 'zh' ? '账册：' : 'book: ';
  const places = where.map((place) => placeWords(place, lang)).join(lang === 'zh' ? '、' : ', ');
  return [
    `  - ${oneLine(message[lang])}${tag}`,
    ...also.map((one) => `      · ${oneLine(one[lang])}`),
    `    → ${oneLine(todo[lang])}`,
    ...(places === '' ? [] : [`      ${label}${oneLine(places)}`]),
    ...(fact === undefined ? [] : [`      ${oneLine(fact)}`]),
  ].join('\n');
}

/** `statements.csv 第12行`, `reasons.yaml「fact: …」` */
function placeWords({ file, row, column }: BookPlace, lang: Lang): string {
  const line = row === null ? '' : lang === 'zh' ? ` 第${row}行` : ` line ${row}`;
  const field = column === null ? '' : lang === 'zh' ? `「${column}」` : ` “${column}”`;
  return `${file}${line}${field}`;
}
