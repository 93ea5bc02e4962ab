import type { Occurrence } from '../../facts/occurrence.js';
import { baseValue } from '../../facts/printed.js';
import type { FindingPlace, Message, RepairChange, RepairOption } from '../rule.js';
import { findingPlace } from '../terms.js';
import { textOf } from '../web/grid.js';
import type { Web } from '../web/web.js';
import { ERROR_WORDS } from './errors.js';
import type { Option } from './option.js';

/** Most rivals that a finding lists. */
export const MOST_RIVALS = 12;

const TURNED = { '>=': '<=', '<=': '>=', '=': '=' } as const;
const WORDS = {
  '>=': { zh: '增加', en: 'more' },
  '<=': { zh: '减少', en: 'less' },
  '=': { zh: '持平', en: 'equal' },
} as const;

/** The rivals of a cause as a finding lists them. */
export function repairsOf(web: Web, rivals: readonly Option[]): readonly RepairOption[] {
  return rivals.slice(0, MOST_RIVALS).map((option) => ({ changes: changesOf(web, option) }));
}

/** An account that a sum lacks: nothing printed is wrong, something is not there. */
export function leftOutRepair(item: Occurrence): RepairOption {
  return {
    changes: [
      {
        place: findingPlace(item),
        printed: item.printed.text.trim(),
        unit: item.printed.unit,
        proposed: null,
        low: null,
        high: null,
        error: 'left-out',
        why: LEFT_OUT,
      },
    ],
  };
}

const LEFT_OUT: Message = {
  zh: '所缺正是这一项的数额',
  en: 'its amount is just what is missing',
};

function changesOf(web: Web, option: Option): readonly RepairChange[] {
  const own = changeOf(web, option);
  return option.with === undefined ? [own] : [own, ...changesOf(web, option.with)];
}

function changeOf(web: Web, { change, error }: Option): RepairChange {
  const why = ERROR_WORDS[error];
  if (change.kind === 'word') return wordChange(web, change.constraint, change.word);
  const cell = web.cells[change.cell];
  if (cell?.grid == null) throw new RangeError('only a figure of the web can be changed');
  const { grid, occurrence } = cell;
  const { low, high } = change.range;
  return {
    place: findingPlace(occurrence),
    printed: occurrence.printed.text.trim(),
    unit: occurrence.printed.unit,
    proposed: change.exact ? change.printed.text : null,
    low: low === null ? null : textOf(grid, low),
    high: high === null ? null : textOf(grid, high),
    error,
    why,
  };
}

function wordChange(web: Web, index: number, word: string): RepairChange {
  const constraint = web.constraints[index];
  const said = constraint?.identity.said;
  if (constraint === undefined || said === undefined) throw new RangeError(`no words at ${word}`);
  return {
    place: said,
    printed: said.text,
    proposed: meantWord(constraint.identity.relation),
    low: null,
    high: null,
    error: 'direction',
    why: ERROR_WORDS.direction,
  };
}

/** The word that the two figures bear out. */
function meantWord(relation: Web['constraints'][number]['identity']['relation']): string | null {
  if (relation.kind !== 'linear') return null;
  let sum = 0n;
  for (const { coefficient, occurrence } of relation.terms) {
    const value = occurrence === null ? null : baseValue(occurrence.printed);
    if (value === null) return null;
    sum += coefficient * value;
  }
  if (relation.compare === '=') return WORDS[sum > 0n ? '>=' : '<='].zh;
  return WORDS[TURNED[relation.compare]].zh;
}

/** The place of the first change of a repair. */
export function culpritOf([first]: readonly RepairOption[]): FindingPlace | null {
  return first?.changes[0]?.place ?? null;
}
