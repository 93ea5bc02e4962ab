import type { Draft, Merged } from '../finding.js';
import { ERROR_WORDS } from '../localise/errors.js';
import { grouped } from '../matters.js';
import type { FindingPlace } from '../rule.js';
import { sourceId } from '../web/as-repaired.js';

/**
 * Differences of several rules that lack the same amount and have one figure in common: whoever
 * prints a year's opening wrong contradicts last year's document and that of the units. They are
 * one finding, which names that figure.
 */
export function mergedByFigure(drafts: readonly Draft[]): readonly Merged[] {
  return grouped(drafts, traitsOf).flatMap((group): readonly Merged[] => {
    const [first, ...more] = group;
    if (first === undefined || more.length === 0) return [];
    const shared = first.places.filter((place) => more.every((one) => holds(one, place)));
    const [culprit, ...others] = shared;
    if (culprit === undefined || others.length > 0) return [];
    const head = group.find((one) => isFirst(one, culprit)) ?? first;
    const proposed = isFirst(head, culprit) ? head.expected : null;
    return [
      {
        head,
        knockOns: group.filter((one) => one !== head),
        cause: {
          state: 'decided',
          culprit,
          proposed,
          repairs: proposed === null ? [] : [{ changes: [changeOf(culprit, proposed)] }],
          stopped: false,
        },
      },
    ];
  });
}

/** Each figure with the amount by which something contradicts it. */
function traitsOf({ places, arithmetic }: Draft): readonly string[] {
  if (arithmetic === null) return [];
  const gap = arithmetic.gap.replace(/^-/, '');
  return places.map(({ source }) => `${sourceId(source)} ${gap} ${arithmetic.unit}`);
}

function holds({ places }: Draft, { source }: FindingPlace): boolean {
  return places.some((one) => sourceId(one.source) === sourceId(source));
}

function isFirst({ places: [first] }: Draft, { source }: FindingPlace): boolean {
  return first !== undefined && sourceId(first.source) === sourceId(source);
}

function changeOf(place: FindingPlace, proposed: string) {
  return {
    place,
    printed: place.text.trim(),
    proposed,
    low: proposed,
    high: proposed,
    error: 'other',
    why: ERROR_WORDS.other,
  };
}
