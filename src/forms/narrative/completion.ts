import type { NamedSubject } from './clause.js';
import type { Memory } from './memory.js';
import type { Subject } from './subject.js';

/** Statistics that an insurance scheme divides. */
const BY_SCHEME: ReadonlySet<string> = new Set([
  'insured',
  'fund-revenue',
  'fund-expenditure',
  'projects-evaluated',
  'projects-evaluated-funds',
]);
/** Task of projects that the department or the finance bureau picked out for evaluation. */
const REVIEWED = 'key-evaluation';
const GROUP_START = /^(?:其中|共|累计|\d{4}年度?)+/;

/**
 * Fills what a word leaves to its surroundings: inherited measure or item, insurance
 * scheme, purchase, level of projects.
 * @param bought the clause speaks of what was bought in the year
 */
export function completeSubject(
  subject: NamedSubject,
  memory: Memory,
  bought: boolean,
): NamedSubject {
  const levelled = levelOf(fundsOfOthers(subject, memory), memory);
  const inherited = inherit(levelled, memory);
  return withScheme(bought ? withPurchase(inherited) : inherited, memory);
}

/** Projects that are not the self-evaluated ones: their money is another fact. */
const OTHER_PROJECTS: ReadonlySet<string> = new Set([
  'projects-with-goals',
  'projects-monitored',
  'projects-graded',
]);

/** 绩效跟踪评价的项目 39 个，涉及预算金额…: the money is that of the projects just counted. */
function fundsOfOthers(subject: NamedSubject, memory: Memory): NamedSubject {
  const others =
    memory.insideWhole || memory.last.some(({ measure }) => OTHER_PROJECTS.has(measure));
  const funds = subject.measure === 'projects-evaluated-funds';
  return funds && others ? { ...subject, measure: 'project-funds' } : subject;
}

/** 等 3 个一级项目 counts them all; only as a part of all is it a level's own count. */
function levelOf(subject: NamedSubject, memory: Memory): NamedSubject {
  const all = subject.measure === 'projects-evaluated' && !memory.insideWhole;
  if (!all) return subject;
  const { item: _level, ...dims } = subject.dims;
  return { ...subject, dims };
}

/** 实有人员 8 人，其中行政 7 人; 外宾接待 … 来访团组 2 个. */
function inherit(subject: NamedSubject, memory: Memory): NamedSubject {
  if (subject.entry?.inherit === 'measure') {
    const around = [...memory.whole, ...memory.current].map(({ measure }) => measure);
    const measure = around.find((id) => subject.entry?.measures?.includes(id));
    return measure === undefined ? subject : { ...subject, measure };
  }
  if (subject.entry?.inherit !== 'item' || subject.dims.item !== undefined) return subject;
  const item = [...memory.current, ...memory.first]
    .map(({ dims }) => dims.item?.replace(/^reception-/, ''))
    .find((id) => id === 'domestic' || id === 'foreign');
  return item === undefined ? subject : { ...subject, dims: { ...subject.dims, item } };
}

/** 购置车辆, 购置…设备 are other facts than vehicles and equipment held. */
export function withPurchase(subject: NamedSubject): NamedSubject {
  if (subject.measure === 'vehicles') return { ...subject, measure: 'vehicles-bought', dims: {} };
  if (subject.measure !== 'equipment') return subject;
  const item = subject.dims.item === undefined ? 'bought' : `${subject.dims.item}-bought`;
  return { ...subject, dims: { ...subject.dims, item } };
}

/**
 * The scheme is the item of a statistic, or its task where the word gives an item; projects
 * are evaluated by the unit itself, or picked out for a review (their task).
 */
function withScheme(subject: NamedSubject, memory: Memory): NamedSubject {
  if (!BY_SCHEME.has(subject.measure)) return subject;
  const scheme = subject.dims.task ?? memory.scheme;
  if (scheme === null) return subject;
  const { task: _moved, ...dims } = subject.dims;
  const projects = subject.measure.startsWith('projects');
  if (projects !== (scheme === REVIEWED)) return { ...subject, dims };
  if (projects) return { ...subject, dims: { ...dims, task: scheme } };
  if (dims.item === undefined) return { ...subject, dims: { ...dims, item: scheme } };
  return dims.item.startsWith('employee')
    ? { ...subject, dims }
    : { ...subject, dims: { ...dims, task: scheme } };
}

/**
 * Visits and their costs are told apart by the words that name the group; a count of
 * visits opens a group, the amounts that follow belong to it.
 */
export function inGroup(subject: Subject, memory: Memory, words: string): Subject {
  if (subject.measure !== 'visits' && subject.measure !== 'medical-cost') return subject;
  if (subject.measure === 'visits') {
    const own = words.replace(GROUP_START, '');
    const whole = memory.whole.find(({ measure }) => measure === 'visits')?.dims.task;
    memory.group = whole === undefined ? own : `${whole}/${own}`;
  }
  return memory.group === null
    ? subject
    : { ...subject, dims: { ...subject.dims, task: memory.group } };
}
