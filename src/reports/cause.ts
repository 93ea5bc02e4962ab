import type {
  Finding,
  FindingCause,
  FindingPlace,
  Message,
  RepairChange,
  RepairOption,
} from '../checks/rule.js';
import { proposedOf } from './headline.js';
import { describePlace } from './place.js';

/** What a report says of the cause of a finding, before it lists the rivals; null where nothing. */
export function causeSentence(cause: FindingCause | null): Message | null {
  if (cause === null) return null;
  const [first] = cause.repairs;
  const said = first === undefined ? UNEXPLAINED : sentenceOf(cause, first);
  return cause.stopped
    ? { zh: `${said.zh}；${STOPPED.zh}`, en: `${said.en}; ${STOPPED.en}` }
    : said;
}

/**
 * What is left to say of the cause where the first sentence of the finding names the figures
 * already: how such an error arises, and that the search stopped.
 */
export function causeNote(cause: FindingCause | null): Message | null {
  const [first] = cause?.repairs ?? [];
  if (cause === null) return null;
  if (first === undefined) return causeSentence(cause);
  const reasons = cause.state === 'decided' ? first.changes.map(({ why }) => why) : [];
  const notes = [...reasons, ...(cause.stopped ? [STOPPED] : [])].filter(({ zh }) => zh !== '');
  if (cause.state === 'undecided' && cause.repairs.length === 1) notes.unshift(ELSEWHERE);
  if (notes.length === 0) return null;
  return {
    zh: [...new Set(notes.map(({ zh }) => zh))].join('；'),
    en: [...new Set(notes.map(({ en }) => en))].join('; '),
  };
}

const ELSEWHERE: Message = {
  zh: '改动别处也同样说得通，无法判定',
  en: 'changes elsewhere would explain it as well, so it cannot be decided',
};

const UNEXPLAINED: Message = {
  zh: '判断不了是哪个数字：改动其中任何一两个，都会使别处原来相符的不再相符',
  en: 'it cannot be told which figure: changing any one or two of them would break what agrees elsewhere',
};
const STOPPED: Message = {
  zh: '查找到了步数上限，可能还有别的原因',
  en: 'the search stopped at its limit, so there may be other causes',
};

function sentenceOf({ state, repairs }: FindingCause, first: RepairOption): Message {
  if (state === 'decided') {
    const said = repairWords(first);
    return { zh: `最可能有误的是${said.zh}`, en: `most likely wrong: ${said.en}` };
  }
  if (repairs.length === 1) {
    const said = repairWords(first);
    return {
      zh: `可能有误的是${said.zh}；改动别处也同样说得通，无法判定`,
      en: `possibly wrong: ${said.en}; changes elsewhere would explain it as well, so it cannot be decided`,
    };
  }
  return {
    zh: `无法判定哪一处有误：以下 ${repairs.length} 处，改任何一处都能使各式成立`,
    en: `it cannot be decided which is wrong: changing any one of these ${repairs.length} makes all hold`,
  };
}

/** The repairs that a report lists: rivals of an undecided cause, and the others of a decided one. */
export function rivalsListed({ state, repairs }: FindingCause): readonly RepairOption[] {
  return state === 'decided' || repairs.length === 1 ? repairs.slice(1) : repairs;
}

/** «公开01表 › 行 › 列 [137.70]，应为 187.70（一位数字不同）», two changes joined. */
export function repairWords({ changes }: RepairOption): Message {
  const words = changes.map(changeWords);
  return {
    zh: words.map(({ zh }) => zh).join('，同时'),
    en: words.map(({ en }) => en).join(', together with '),
  };
}

function changeWords(change: RepairChange): Message {
  const at = {
    zh: describePlace(change.place, false, 'zh'),
    en: describePlace(change.place, false, 'en'),
  };
  const { why } = change;
  if (change.error === 'left-out' && change.proposed === null && change.low === null) {
    return { zh: `漏列「${at.zh}」（${why.zh}）`, en: `“${at.en}” is left out (${why.en})` };
  }
  const meant = meantWords(change);
  return {
    zh: `「${at.zh}」，按其他数字推得${meant.zh}${why.zh === '' ? '' : `（${why.zh}）`}`,
    en: `“${at.en}”, which from the other figures is ${meant.en}${why.en === '' ? '' : ` (${why.en})`}`,
  };
}

function meantWords(change: RepairChange): Message {
  const { low, high } = change;
  const proposed = proposedOf(change);
  if (proposed !== null) return { zh: ` ${proposed}`, en: proposed };
  if (low !== null && high !== null) {
    return { zh: `在 ${low} 与 ${high} 之间`, en: `between ${low} and ${high}` };
  }
  if (high !== null) return { zh: `不大于 ${high}`, en: `at most ${high}` };
  if (low !== null) return { zh: `不小于 ${low}`, en: `at least ${low}` };
  return { zh: '是别的说法', en: 'another one' };
}

/** Heading of the list of knock-on alarms. */
export function knockOnWords(count: number): Message {
  return { zh: `同一原因引起的其他 ${count} 处`, en: `${count} more with the same cause` };
}

/**
 * Every place that a finding speaks of: its own in their order, then those of its cause and of
 * its knock-on alarms that are not among them.
 */
export function placesOf({ places, cause }: Finding): readonly FindingPlace[] {
  if (cause === null) return places;
  const known = new Set(places.map(placeId));
  const others = [
    ...cause.repairs.flatMap(({ changes }) => changes.map(({ place }) => place)),
    ...cause.knockOns.flatMap((one) => one.places),
  ];
  const more = others.filter((place) => {
    const id = placeId(place);
    if (known.has(id)) return false;
    known.add(id);
    return true;
  });
  return [...places, ...more];
}

function placeId({ place, source }: FindingPlace): string {
  return JSON.stringify([source, place.row, place.column]);
}

/** The figure that the sum of a finding marks: the culprit's where it is known. */
export function markedFigure({ cause, printed }: Finding): string | null {
  const culprit = cause?.culprit?.text.trim();
  return culprit === undefined || culprit === '' ? printed : culprit;
}
