import { merged, type Profile } from '../../checks/profile.js';
import type { RuleCard, Severity } from '../../checks/rule.js';
import type { PublicationDates } from '../../checks/rules/form/publication-date.js';
import { dayOf, fieldsOf, oneOf, ShapeError, textOf, wholeOf } from './shape.js';

/** Name of the file that a folder may hold. */
export const CONFIG_FILE = 'mingzhang.config.yaml';

const CHOICES = ['off', 'note', 'warning', 'error'] as const;
const RANK: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };

/** Options of the command line that a folder may set; the command line goes before them. */
export interface ConfigOptions {
  readonly maxWarnings?: number;
}

export interface Config {
  readonly profile: string | null;
  readonly rules: Profile;
  readonly profiles: Readonly<Record<string, Profile>>;
  readonly options: ConfigOptions;
  /** Days of approval and publication of the documents in the folder. */
  readonly dates: PublicationDates;
  /** Path of a baseline, relative to the config. */
  readonly baseline: string | null;
}

/**
 * A config as it was parsed from YAML, held against the rules there are.
 * @throws ShapeError naming the item that is wrong
 */
export function configOf(value: unknown, rules: readonly RuleCard[]): Config {
  if (value === null || value === undefined) return EMPTY;
  const fields = fieldsOf(value, '', [
    'profile',
    'rules',
    'profiles',
    'options',
    'dates',
    'baseline',
  ]);
  const profiles: Record<string, Profile> = {};
  for (const [name, one] of Object.entries(fieldsOf(fields.profiles ?? {}, 'profiles', null))) {
    const path = `profiles.${name}`;
    profiles[name] = profileOf(fieldsOf(one, path, ['rules']).rules, `${path}.rules`, rules);
  }
  const profile = fields.profile === undefined ? null : textOf(fields.profile, 'profile');
  if (profile !== null) requireProfile(profile, profiles);
  return {
    profile,
    rules: profileOf(fields.rules, 'rules', rules),
    profiles,
    options: optionsOf(fields.options),
    dates: datesOf(fields.dates),
    baseline: fields.baseline === undefined ? null : textOf(fields.baseline, 'baseline'),
  };
}

/** Nothing chosen. */
export const EMPTY: Config = {
  profile: null,
  rules: { rules: {} },
  profiles: {},
  options: {},
  dates: {},
  baseline: null,
};

/**
 * What a config makes of the rules: those it names, and over them those of the profile.
 * @param asked the profile that the command line names, or null for the config's own
 * @throws ShapeError where there is no such profile
 */
export function profileIn(config: Config, asked: string | null): Profile {
  const name = asked ?? config.profile;
  if (name === null) return config.rules;
  return merged(config.rules, requireProfile(name, config.profiles));
}

function requireProfile(name: string, profiles: Config['profiles']): Profile {
  const found = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (found !== undefined) return found;
  const known = Object.keys(profiles);
  throw new ShapeError('profile', {
    zh: `没有方案“${name}”${known.length === 0 ? '' : `；有：${known.join('、')}`}`,
    en: `there is no profile “${name}”${known.length === 0 ? '' : `; there are ${known.join(', ')}`}`,
  });
}

function profileOf(value: unknown, path: string, rules: readonly RuleCard[]): Profile {
  if (value === undefined || value === null) return { rules: {} };
  const chosen: Record<string, Severity | 'off'> = {};
  for (const [id, one] of Object.entries(fieldsOf(value, path, null))) {
    const at = `${path}.${id}`;
    const rule = rules.find(({ meta }) => meta.id === id);
    if (rule === undefined) {
      throw new ShapeError(at, {
        zh: '没有这条规则；mingzhang rules 列出全部',
        en: 'there is no such rule; mingzhang rules lists them',
      });
    }
    // YAML 1.1 takes off for false, and so do people.
    const choice = oneOf(one === false ? 'off' : one, at, CHOICES);
    if (choice !== 'off' && RANK[choice] > RANK[rule.meta.severity]) {
      throw new ShapeError(at, {
        zh: `只能比规则本身（${rule.meta.severity}）轻，不能更重`,
        en: `may be milder than the rule (${rule.meta.severity}), never harsher`,
      });
    }
    chosen[id] = choice;
  }
  return { rules: chosen };
}

function datesOf(value: unknown): PublicationDates {
  if (value === undefined || value === null) return {};
  const { approved, published } = fieldsOf(value, 'dates', ['approved', 'published']);
  return {
    ...(approved === undefined ? {} : { approved: dayOf(approved, 'dates.approved') }),
    ...(published === undefined ? {} : { published: dayOf(published, 'dates.published') }),
  };
}

function optionsOf(value: unknown): ConfigOptions {
  if (value === undefined || value === null) return {};
  const { maxWarnings } = fieldsOf(value, 'options', ['maxWarnings']);
  return maxWarnings === undefined
    ? {}
    : { maxWarnings: wholeOf(maxWarnings, 'options.maxWarnings') };
}
