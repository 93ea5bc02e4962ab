import { scoringSchemes } from '../facts/generated/scoringSchemes.js';
import { Problems } from '../facts/problem.js';
import { schemeNamed } from '../facts/scoring-scheme.js';
import { type Fields, readFields } from './fields.js';
import {
  type Constraint,
  type Evaluation,
  FORM_FIELDS,
  type FormField,
  type Fund,
  type Indicator,
  type Money,
  type Part,
  type Performance,
  type Review,
  type Target,
  type Task,
} from './model.js';
import { isStrict, readQuantified } from './quantified.js';
import { validate } from './validate.js';

const FILE = /^performance\/([^/]+)\.ya?ml$/;
const OVERALL = 'overall';

/**
 * Reads the performance folder of a book: `overall.yaml` is the whole department or unit, each
 * other file one project.
 * @param files texts by path inside the book
 * @throws {BookError} with everything that is wrong, by file, line and field
 */
export function readPerformance(files: ReadonlyMap<string, string>): Performance {
  const problems = new Problems();
  const all: Evaluation[] = [];
  for (const [file, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = FILE.exec(file)?.[1];
    if (name === undefined) continue;
    const fields = readFields(file, text, problems);
    if (fields !== null) all.push(evaluation(file, name === OVERALL, fields));
  }
  // Sums over fields that were not read would only raise alarms of their own.
  problems.raise();
  validate(all, problems);
  problems.raise();
  return {
    projects: all.filter(({ overall }) => !overall),
    overall: all.find(({ overall }) => overall) ?? null,
  };
}

function evaluation(file: string, overall: boolean, fields: Fields): Evaluation {
  const goals = fields.fields('goals');
  const spending = overall ? fields.fields('spending') : null;
  const result = fields.fields('result');
  const funds = fields.each('funds').map(fund);
  const tasks = overall ? fields.each('tasks').map(task) : [];
  const indicators = fields.each('indicators').map(indicator);
  const id = scheme(fields, indicators);
  const read: Evaluation = {
    file,
    overall,
    project: overall ? '' : fields.required('project'),
    form: overall ? 'project' : fields.oneOf('form', ['project', 'special-fund'], 'project'),
    scheme: id,
    weightsReason: fields.text('weights-reason'),
    base: fields.oneOf('base', ['budget', 'initial'], 'budget'),
    fields: formFields(fields),
    funds,
    tasks,
    spending: spendingOf(spending),
    expected: goals.text('expected'),
    yearGoal: goals.text('year'),
    reached: goals.text('reached'),
    indicators,
    constraint: constraint(fields),
    causes: fields.text('causes'),
    measures: fields.text('measures'),
    reviews: fields.each('reviews').map(review),
    written: {
      execution: result.points('execution'),
      total: result.points('total'),
      grade: result.text('grade'),
    },
  };
  for (const one of [goals, result, fields]) one.done();
  return read;
}

/** Goals alone, as a budget sets them, need no scheme: nothing is scored yet. */
function scheme(fields: Fields, indicators: readonly Indicator[]): string {
  const isEvaluated = indicators.some(
    ({ weight, actual, judged, parts }) =>
      weight > 0n || actual !== '' || judged !== null || parts.length > 0,
  );
  const id = isEvaluated ? fields.required('scheme') : fields.text('scheme');
  if (id !== '' && schemeNamed(id) === null) {
    const known = scoringSchemes.map((one) => one.id);
    fields.wrong('scheme', {
      zh: `没有评分办法“${id}”；有：${known.join('、')}`,
      en: `there is no scheme “${id}”; there are ${known.join(', ')}`,
    });
  }
  return id;
}

function formFields(fields: Fields): Evaluation['fields'] {
  const found: Partial<Record<FormField, string>> = {};
  for (const name of FORM_FIELDS) {
    const text = fields.text(name);
    if (text !== '') found[name] = text;
  }
  return found;
}

function spendingOf(fields: Fields | null): Evaluation['spending'] {
  if (fields === null) return null;
  const basic = fields.money('basic');
  const project = fields.money('project');
  fields.done();
  return basic === null || project === null ? null : { basic, project };
}

function money(fields: Fields): Money {
  return {
    initial: fields.money('initial'),
    budget: fields.money('budget'),
    final: fields.money('final'),
  };
}

function fund(fields: Fields): Fund {
  const read: Fund = {
    place: fields.place,
    role: fields.oneOf('source', ['appropriation', 'carry-over', 'other'], 'appropriation'),
    period: fields.money('period'),
    ...money(fields),
  };
  fields.done();
  return read;
}

function task(fields: Fields): Task {
  const appropriation = fields.fields('appropriation');
  const other = fields.fields('other');
  const read: Task = {
    place: fields.place,
    name: fields.required('name'),
    content: fields.text('content'),
    done: fields.text('done'),
    weight: fields.points('weight'),
    appropriation: money(appropriation),
    other: money(other),
  };
  for (const one of [appropriation, other, fields]) one.done();
  return read;
}

function indicator(fields: Fields): Indicator {
  const actual = fields.text('actual');
  const monitored = fields.fields('monitored');
  const read: Indicator = {
    place: fields.place,
    objective: fields.text('objective'),
    level1: fields.required('level1'),
    level2: fields.text('level2'),
    name: fields.required('name'),
    target: target(fields),
    weight: fields.points('weight') ?? 0n,
    actual,
    number: readQuantified(actual),
    actualSource: fields.text('actual-source'),
    judged: fields.percent('judged'),
    parts: fields.each('parts').map(part),
    combine: fields.oneOf('combine', ['add', 'average', 'usual'], 'usual'),
    lowTarget: fields.flag('low-target'),
    cause: fields.text('cause'),
    measures: fields.text('measures'),
    monitored: fields.has('monitored')
      ? {
          actual: monitored.required('actual'),
          forecast: monitored.text('forecast'),
          deviation: monitored.text('deviation'),
          measures: monitored.text('measures'),
        }
      : null,
    written: fields.points('score'),
  };
  for (const one of [monitored, fields]) one.done();
  return read;
}

function target(fields: Fields): Target {
  const text = fields.required('target');
  if (isStrict(text)) {
    fields.wrong('target', {
      zh: `“${text}”：请改用 ≥、≤ 或 =，评分办法没有规定恰好相等时的得分`,
      en: `“${text}”: use ≥, ≤ or =; no scheme says what equality scores under a strict bound`,
    });
  }
  const number = readQuantified(text);
  return number === null ? { kind: 'words', text } : { kind: 'number', number };
}

function part(fields: Fields): Part {
  const actual = fields.text('actual');
  const read: Part = {
    name: fields.required('name'),
    funds: fields.money('funds') ?? 0n,
    actual,
    number: readQuantified(actual),
    judged: fields.percent('judged'),
  };
  fields.done();
  return read;
}

function constraint(fields: Fields): Constraint | null {
  if (!fields.has('constraint')) return null;
  const own = fields.fields('constraint');
  const read: Constraint = {
    place: own.place,
    deduct: own.points('deduct') ?? 0n,
    grave: own.flag('grave'),
    reason: own.required('reason'),
  };
  own.done();
  return read;
}

function review(fields: Fields): Review {
  const read: Review = {
    place: fields.place,
    date: fields.text('date'),
    by: fields.required('by'),
    opinion: fields.required('opinion'),
    reply: fields.text('reply'),
    use: fields.text('use'),
  };
  fields.done();
  return read;
}
