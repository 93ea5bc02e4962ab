// What the checks say of a changed document, beside what they said before.
import { alarmsOf } from '../../dist/checks/alarms.js';
import { intersect, isEmpty, printedInterval } from '../../dist/checks/box.js';
import { inspect } from '../../dist/checks/check.js';
import { sourceId } from '../../dist/checks/web/as-repaired.js';
import { confinedBy, isClosed } from '../../dist/checks/web/tied.js';

export function before(reading) {
  const { result, web } = inspect(reading);
  const named = new Map(result.findings.map((one) => [one.id, signatureOf(one)]));
  return { known: { alarms: new Set(loud(result).map(({ id }) => id)), named }, web, result };
}

/** What a finding names first and proposes for it. */
function signatureOf({ cause }) {
  const changes = cause?.repairs[0]?.changes ?? [];
  return JSON.stringify(changes.map(({ place, proposed }) => [place.source, proposed]));
}

function loud(result) {
  return alarmsOf(result.findings).filter(({ severity }) => severity !== 'note');
}

/**
 * A finding tells of the change if one of its alarms is new, or if it names another figure than it
 * did: the sum that was broken before now has another culprit.
 * @param known errors and warnings of the unchanged document, and what its findings name
 * @param isNamed whether a place is that of the change
 */
export function scoreOf(reading, known, isNamed) {
  const { result } = inspect(reading);
  const isFresh = ({ id, severity }) => severity !== 'note' && !known.alarms.has(id);
  const isOther = (one) =>
    one.severity !== 'note' &&
    known.named.has(one.id) &&
    known.named.get(one.id) !== signatureOf(one);
  const fresh = result.findings.filter(
    (finding) => alarmsOf([finding]).some(isFresh) || isOther(finding),
  );
  if (fresh.length === 0)
    return {
      noticed: false,
      first: 0,
      three: 0,
      best: 1,
      bestThree: 1,
      findings: 0,
      rules: [],
      said: [],
    };
  let rank = Number.POSITIVE_INFINITY;
  let equals = 1;
  for (const finding of fresh) {
    const named = namedBy(finding);
    const at = named.findIndex((repair) => repair.places.some(isNamed));
    if (at >= 0 && at < rank) {
      rank = at;
      equals = named.filter(({ error }) => error !== null && error === named[at].error).length || 1;
    }
  }
  return {
    noticed: true,
    first: rank === 0 ? 1 : 0,
    three: rank < 3 ? 1 : 0,
    best: 1 / equals,
    bestThree: Math.min(1, 3 / equals),
    findings: fresh.length,
    rules: fresh.map(({ rule }) => rule),
    said: fresh.map(saidOf),
  };
}

function saidOf({ cause, places }) {
  if (cause === null || cause.repairs.length === 0)
    return `${cause?.state ?? '-'} ${places[0]?.text}`;
  const words = cause.repairs
    .slice(0, 3)
    .map(({ changes }) =>
      changes.map(({ printed, proposed, error }) => `${printed}→${proposed} ${error}`).join(' & '),
    );
  return `${cause.state} ${words.join(' | ')}`;
}

/** What a finding names, likeliest first: the repairs of its cause, else its own first places. */
function namedBy({ cause, places }) {
  if (cause !== null && cause.repairs.length > 0) {
    return cause.repairs.map(({ changes }) => ({
      places: changes.map(({ place }) => place),
      error: changes[0].error,
    }));
  }
  return places.map((place) => ({ places: [place], error: null }));
}

/** Whether any identity takes the words of direction at their word. */
export function reachOfWords(web, id) {
  return web.constraints.some(({ word }) => word === id) ? 'beyond' : 'unbound';
}

/**
 * Whether a change can be noticed at all: `unbound` where no identity that could be broken holds
 * the figure in a range, `within` where the changed print stays in that range.
 */
export function reach(web, occurrence, printed) {
  const cell = web.cells.find((one) => one.id === sourceId(occurrence.source));
  if (cell === undefined) return 'unbound';
  const { interval } = confinedBy(web, cell);
  if (!isClosed(interval) && interval.low === null && interval.high === null) return 'unbound';
  const own = printedInterval({
    coefficient: 1n,
    key: occurrence.key,
    occurrence: { ...occurrence, printed },
  });
  if (own === null) return 'unbound';
  return isEmpty(intersect(interval, own)) ? 'beyond' : isClosed(interval) ? 'within' : 'open';
}
