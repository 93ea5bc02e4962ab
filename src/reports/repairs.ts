import type { Tried } from '../checks/repair-effect.js';
import type { Finding, Message, RepairEffect, RepairOption } from '../checks/rule.js';
import { figureOf, headline, proposedOf } from './headline.js';
import { HumanPlaces } from './human-place.js';
import { describePlace, placeInWords } from './place.js';
import { oneLine } from './safe.js';
import { STATE_SIGNS, stateOf } from './state.js';
import { bySeverity, type Lang, type ReportSubject } from './subject.js';
import { paint, type TerminalOptions } from './terminal-finding.js';
import { describeDocument, SEVERITY_WORDS } from './words.js';

const W = {
  title: { zh: '试改（文件没有改动）', en: 'Repairs tried (no file was changed)' },
  none: { zh: '没有可以试改的问题。', en: 'No finding has a repair to try.' },
  repair: { zh: '改法', en: 'repair' },
  untried: {
    zh: '只知道范围或缺一项，没有可试的数',
    en: 'a range or a missing row only: no figure to try',
  },
  more: { zh: '其余改法没有试', en: 'further repairs were not tried' },
  word: { zh: '相反的说法', en: 'the opposite word' },
} as const satisfies Readonly<Record<string, Message>>;

/** «使 3 条关系成立，不使别的关系不成立». */
export function effectWords({ mends, breaks }: RepairEffect): Message {
  return {
    zh: `使 ${mends} 条不成立的关系成立，使 ${breaks} 条成立的关系不成立`,
    en: `mends ${mends} broken relation${mends === 1 ? '' : 's'}, breaks ${breaks}`,
  };
}

/**
 * What would change if the repairs of each finding were made: a difference of figures, with the
 * effect that a check of the whole document so changed had.
 */
export function repairsReport(
  subject: ReportSubject,
  { result, together, findings }: Tried,
  options: TerminalOptions,
): string {
  const { lang } = options;
  const human = new HumanPlaces(subject.tree);
  const state = stateOf({ subject, result });
  const items = bySeverity(result.findings)
    .flatMap((group) => group.items)
    .filter(({ finding }) => (finding.cause?.repairs ?? []).length > 0);
  const lines = [
    paint(`━━ ${subject.file}`, 'bold', options),
    `   ${describeDocument(subject.document, lang)}`,
    `   ${STATE_SIGNS[state.state]} ${state.words[lang]}`,
    '',
    W.title[lang],
    '',
    ...(items.length === 0 ? [W.none[lang]] : []),
  ];
  for (const { number, finding } of items) {
    const { severity, message, id } = finding;
    const badge = paint(`[${SEVERITY_WORDS[severity][lang]} ${number}]`, severity, options);
    const first = headline(finding) ?? message;
    lines.push(
      `${badge} ${oneLine(first[lang])}  #${id}`,
      ...repairLines(finding, human, lang),
      '',
    );
  }
  if (together !== null) {
    const words = {
      zh: `以上 ${findings} 个问题的第一种改法一并采用：`,
      en: `The first repairs of the ${findings} decided findings together: `,
    };
    lines.push(`${words[lang]}${effectWords(together)[lang]}`);
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function repairLines({ cause }: Finding, human: HumanPlaces, lang: Lang): string[] {
  const repairs = cause?.repairs ?? [];
  const shown = repairs.filter(({ effect }, index) => effect !== undefined || index === 0);
  const lines = shown.flatMap((repair, index) => repairDiff(repair, index + 1, human, lang));
  return shown.length === repairs.length
    ? lines
    : [...lines, `  ${W.more[lang]}: ${repairs.length - shown.length}`];
}

function repairDiff(
  { changes, effect }: RepairOption,
  number: number,
  human: HumanPlaces,
  lang: Lang,
): string[] {
  const said = effect === undefined ? W.untried[lang] : effectWords(effect)[lang];
  const diff = changes.flatMap((change) => {
    const at = placeInWords(change.place.source, human, lang) ?? '';
    const words = describePlace({ ...change.place, text: '' }, false, lang);
    const meant = proposedOf(change) ?? (change.error === 'direction' ? W.word[lang] : null);
    return [
      `    ${oneLine(`${at}  ${words}`)}`,
      ...(change.error === 'left-out' ? [] : [`    - ${oneLine(figureOf(change))}`]),
      ...(meant === null ? [] : [`    + ${oneLine(meant)}`]),
    ];
  });
  return [`  ${W.repair[lang]} ${number}${lang === 'zh' ? '：' : ': '}${said}`, ...diff];
}
