import { ACROSS_RULES } from '../../checks/across/index.js';
import type {
  ArithmeticTerm,
  Finding,
  FindingPlace,
  RuleMeta,
  Severity,
} from '../../checks/rule.js';
import { RULES } from '../../checks/rules/index.js';
import type { Source } from '../../facts/source.js';
import {
  causeNote,
  causeSentence,
  knockOnWords,
  placesOf,
  repairWords,
  rivalsListed,
} from '../cause.js';
import { headline } from '../headline.js';
import type { HumanPlaces } from '../human-place.js';
import { describePlace, formatSource } from '../place.js';
import { effectWords } from '../repairs.js';
import type { NumberedFinding } from '../subject.js';
import { BASIS_WORDS, SEVERITY_WORDS, WORDS } from '../words.js';
import { anchorId, findingId, numberId } from './document.js';
import { both, type Html, html } from './markup.js';
import type { ReportNumbers } from './report-data.js';
import { type SumPlaces, sumTable } from './sum-table.js';

/** What a card needs to know of the page that it stands on. */
export interface CardPage {
  readonly anchors: ReadonlySet<string>;
  readonly human: HumanPlaces;
  readonly numbers: ReportNumbers;
}

const METAS: ReadonlyMap<string, RuleMeta> = new Map(
  [...RULES, ...ACROSS_RULES].map(({ meta }) => [meta.id, meta]),
);

/** A finding: what to look at, why, the sum, all places, what else it may be, and its rule. */
export function findingCard({ number, finding }: NumberedFinding, page: CardPage): Html {
  const { severity, message } = finding;
  const first = headline(finding);
  return html`<article class="finding ${severity}" id="${findingId(number)}" data-severity="${severity}">
<h3><a href="#${findingId(number)}">${badge(severity, number)}${both(first ?? message)}</a></h3>
<div class="more">
${first === null ? undefined : html`<p class="because">${both(message)}</p>`}
${valuesOf(finding)}${
  finding.arithmetic === null
    ? undefined
    : sumTable(finding, finding.arithmetic, sumPlaces(number, finding, page))
}
${causeBlock(finding, first !== null)}
<ul class="places">${placesOf(finding).map((place, index) => placeItem(place, anchorId(number, index), page))}</ul>
${knockOns(finding)}${ruleBlock(finding)}</div>
</article>
`;
}

function badge(severity: Severity, number: number): Html {
  return html`<span class="badge ${severity}">${both(SEVERITY_WORDS[severity])} ${number}</span>`;
}

/** What is printed and what follows, where no sum says it. */
function valuesOf({ arithmetic, printed, expected, cause }: Finding): Html | undefined {
  if (arithmetic !== null || cause?.state === 'undecided') return undefined;
  return html`${printed === null ? undefined : html`<p>${both(WORDS.printed)} <b>${printed}</b></p>`}${
    expected === null ? undefined : html`<p>${both(WORDS.expected)} <b>${expected}</b></p>`
  }`;
}

/**
 * A figure of the sum leads to its number, or to the place of the finding that it is, and is told
 * by the words of that place.
 */
function sumPlaces(number: number, finding: Finding, { numbers, anchors }: CardPage): SumPlaces {
  const places = new Map(
    placesOf(finding).map((place, index) => [
      JSON.stringify(place.source),
      { place, anchor: anchorId(number, index) },
    ]),
  );
  const known = ({ source }: ArithmeticTerm) =>
    source === undefined ? undefined : places.get(JSON.stringify(source));
  return {
    link(term, words) {
      const at = numbers.at(term.source);
      const target = at === null ? known(term)?.anchor : numberId(at);
      return target !== undefined && anchors.has(target)
        ? html`<a href="#${target}">${words}</a>`
        : words;
    },
    words(term) {
      const place = known(term)?.place;
      return place === undefined ? html`<span lang="zh-CN">${term.place}</span>` : barePlace(place);
    },
  };
}

/** A place in words without its figure, which stands beside it. */
function barePlace(place: FindingPlace): Html {
  const own = { ...place, text: '' };
  return both({ zh: describePlace(own, false, 'zh'), en: describePlace(own, false, 'en') });
}

/** What most likely went wrong and the other possibilities; `said` leaves out what the head says. */
function causeBlock({ cause }: Finding, said: boolean): Html | undefined {
  const sentence = said ? causeNote(cause) : causeSentence(cause);
  if (cause === null) return undefined;
  const rivals = rivalsListed(cause);
  const heading = cause.state === 'decided' ? WORDS.orElse : WORDS.possible;
  const [first] = cause.repairs;
  return html`${first?.effect === undefined ? undefined : html`<p class="effect">${both(WORDS.tried)}: ${both(effectWords(first.effect))}</p>\n`}${sentence === null ? undefined : html`<p class="cause">${both(WORDS.cause)}: ${both(sentence)}</p>\n`}${
    rivals.length === 0
      ? undefined
      : html`<ul>${rivals.map((one) => html`<li>${both(heading)}: ${both(repairWords(one))}${one.effect === undefined ? undefined : html` (${both(effectWords(one.effect))})`}</li>\n`)}</ul>`
  }`;
}

function knockOns({ cause }: Finding): Html | undefined {
  const others = cause?.knockOns ?? [];
  if (others.length === 0) return undefined;
  return html`<details open><summary>${both(knockOnWords(others.length))}</summary><ul>${others.map(
    (one) =>
      html`<li>${both(SEVERITY_WORDS[one.severity])}: ${both(one.message)} <span class="muted">${one.rule} #${one.id}</span></li>\n`,
  )}</ul></details>\n`;
}

/** Which rule speaks, what it says and on what ground. */
function ruleBlock({ rule, identity, id }: Finding): Html {
  const name = html`${both(WORDS.rule)}: ${rule}${identity === '' ? '' : ` (${identity})`} <span class="muted">#${id}</span>`;
  const meta = METAS.get(rule);
  if (meta === undefined) return html`<p class="rule">${name}</p>`;
  const { title, description, basis } = meta;
  return html`<details class="rule"><summary>${name}</summary>
<p><strong>${both(title)}</strong><br>${both(description)}</p>
<p>${both(WORDS.basis)} (${both(BASIS_WORDS[basis.kind])}): ${both(basis.text)}</p></details>`;
}

function placeItem(place: FindingPlace, anchor: string, { anchors, human }: CardPage): Html {
  const words = html`${both({
    zh: describePlace(place, false, 'zh'),
    en: describePlace(place, false, 'en'),
  })}`;
  const { quote = '' } = place.place;
  const clause =
    quote === '' ? undefined : html`<br><span class="quote" lang="zh-CN">“${quote}”</span>`;
  const at = where(place.source, human);
  return anchors.has(anchor)
    ? html`<li><a href="#${anchor}">${words}</a> ${at}${clause}</li>\n`
    : html`<li>${words} ${at}${clause}</li>\n`;
}

/** The place for people, and the exact one. */
export function where(source: Source, human: HumanPlaces): Html | undefined {
  const whole = formatSource(source);
  if (whole === null) return undefined;
  // The page names its file once.
  const own = source[0]?.file === human.file;
  const exact = own ? whole.slice(human.file.length + 1) : whole;
  const words = human.of(source);
  // Another file is named: a comparison speaks of several.
  if (words === null || words.zh === '' || !own) {
    return html`<span class="muted">${words === null ? undefined : html`${both(words)} `}${exact}</span>`;
  }
  return html`<span class="muted" title="${exact}">${both(words)}</span>`;
}
