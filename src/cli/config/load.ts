import { access, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { KnownFinding } from '../../checks/baseline.js';
import type { Profile } from '../../checks/profile.js';
import type { RuleCard } from '../../checks/rule.js';
import type { PublicationDates } from '../../checks/rules/form/publication-date.js';
import type { Settings } from '../batch/job.js';
import { InputError } from '../input.js';
import type { Pipeline } from '../pipeline.js';
import { baselineOf } from './baseline-file.js';
import { CONFIG_FILE, type Config, configOf, EMPTY, profileIn } from './config.js';
import { ShapeError } from './shape.js';

/** What the command line says of configs. */
export interface ConfigChoice {
  /** The config to use for every file; null looks for the nearest one. */
  readonly config: string | null;
  readonly noConfig: boolean;
  readonly profile: string | null;
  readonly baseline: string | null;
}

/** What is settled for a file before it is checked. */
export interface Rulings {
  readonly profile: Profile;
  readonly dates: PublicationDates;
  readonly baseline: readonly KnownFinding[];
  /** Path of the baseline, to name it where its items are stale. */
  readonly baselineFile: string | null;
}

/** Finds and reads the configs of folders, each once. */
export class Configs {
  readonly #rules: readonly RuleCard[];
  readonly #choice: ConfigChoice;
  readonly #nearest = new Map<string, Promise<string | null>>();
  readonly #loaded = new Map<string, Promise<Config>>();
  readonly #baselines = new Map<string, Promise<readonly KnownFinding[]>>();

  constructor(rules: readonly RuleCard[], choice: ConfigChoice) {
    this.#rules = rules;
    this.#choice = choice;
  }

  /**
   * The rulings for a file: of the config named, else of the nearest folder above the file.
   * @throws InputError naming the config or baseline that is wrong
   */
  async rulingsFor(file: string): Promise<Rulings> {
    const path = await this.#pathFor(file);
    const config = path === null ? null : await this.load(path);
    const { profile: asked, baseline: named } = this.#choice;
    const profile = this.#profile(path, config, asked);
    const own = config?.baseline ?? null;
    const beside = own === null || path === null ? null : resolve(dirname(path), own);
    const baselineFile = named ?? beside;
    const baseline = baselineFile === null ? [] : await this.#baseline(baselineFile);
    return { profile, dates: config?.dates ?? {}, baseline, baselineFile };
  }

  /** The config that holds for a file, and the profile used of it. @throws InputError */
  async sourceOf(file: string): Promise<{ path: string | null; profile: string | null }> {
    const path = await this.#pathFor(file);
    const own = path === null ? null : (await this.load(path)).profile;
    return { path, profile: this.#choice.profile ?? own };
  }

  /** The options of the config that holds for a file. @throws InputError */
  async optionsFor(file: string): Promise<Config['options']> {
    const path = await this.#pathFor(file);
    return path === null ? {} : (await this.load(path)).options;
  }

  /** The items of a baseline that was used. @throws InputError */
  baseline(path: string): Promise<readonly KnownFinding[]> {
    return this.#baseline(path);
  }

  /** @throws InputError */
  load(path: string): Promise<Config> {
    return remembered(this.#loaded, path, () =>
      parsed(path, (value) => configOf(value, this.#rules)),
    );
  }

  #profile(path: string | null, config: Config | null, asked: string | null): Profile {
    try {
      if (config !== null) return profileIn(config, asked);
      if (asked !== null) return profileIn(EMPTY, asked);
      return { rules: {} };
    } catch (error) {
      throw wrongConfig(path ?? CONFIG_FILE, error);
    }
  }

  #baseline(path: string): Promise<readonly KnownFinding[]> {
    return remembered(this.#baselines, path, () => parsed(path, baselineOf));
  }

  async #pathFor(file: string): Promise<string | null> {
    const { config, noConfig } = this.#choice;
    if (noConfig) return null;
    return config ?? this.#above(resolve((await isFolder(file)) ? file : dirname(file)));
  }

  #above(folder: string): Promise<string | null> {
    return remembered(this.#nearest, folder, async () => {
      const path = join(folder, CONFIG_FILE);
      if (await exists(path)) return path;
      const parent = dirname(folder);
      return parent === folder ? null : this.#above(parent);
    });
  }
}

const OF = new WeakMap<Settings, Configs>();

/** The configs of a batch, one reader for each process. */
export function configsOf(settings: Settings, { rules }: Pipeline): Configs {
  const known = OF.get(settings);
  if (known !== undefined) return known;
  const made = new Configs(rules, settings.options);
  OF.set(settings, made);
  return made;
}

function remembered<T>(
  cache: Map<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** @throws InputError */
async function parsed<T>(path: string, shape: (value: unknown) => T): Promise<T> {
  const text = await readFile(path, 'utf8').catch((error) => {
    throw new InputError(path, 'config', {
      zh: `无法读取（${messageOf(error)}）。`,
      en: `cannot be read (${messageOf(error)}).`,
    });
  });
  try {
    const { parse } = await import('yaml');
    return shape(parse(text));
  } catch (error) {
    throw wrongConfig(path, error);
  }
}

function wrongConfig(path: string, error: unknown): InputError {
  const what =
    error instanceof ShapeError ? error.messages : { zh: messageOf(error), en: messageOf(error) };
  return new InputError(path, 'config', what);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
