import { accountOf } from '../../facts/codes.js';
import type { ExactFacts } from '../../facts/exact.js';
import type { BlockDeclaration, CodeSystem, KeyPart, RowDeclaration } from '../declaration.js';
import { formsOf, mergeKeys } from '../tables/catalogue.js';
import {
  type AccountScope,
  type AccountSystem,
  accountKey,
  CHART_OF,
  codesWithMoney,
  completedLists,
  listedCodes,
  pairsWithMoney,
  withParents,
} from './account-rows.js';
import type { Printing, WriteInfo } from './print.js';
import { type ProjectRow, projectParts } from './project-rows.js';
import { type BodyRow, type Part, statementRows } from './statement-rows.js';

/** Names of accounts and units that the lists do not hold. */
export type AccountNames = (system: CodeSystem, code: string) => string | undefined;

/** What the rows of a table are made from. */
export interface Sources {
  readonly facts: ExactFacts;
  readonly info: WriteInfo;
  readonly names?: AccountNames;
  /** Projects of a list of projects, in their order. */
  readonly projects?: readonly ProjectRow[];
}

/** The rows below the heads, and the codes for which no name is known. */
export interface Body {
  readonly rows: readonly BodyRow[];
  readonly unnamed: readonly string[];
}

/** The rows that a form prints of these facts. */
export function bodyOf(printing: Printing, sources: Sources): Body {
  const { declaration, form } = printing;
  const [block] = declaration.blocks;
  // Of a form whose columns are not known, only that it holds nothing can be printed.
  if (block === undefined) return { rows: [[NOTHING]], unnamed: [] };
  const systems = form.leaves.flatMap(({ codes }) => (codes === null ? [] : [codes]));
  const [system] = systems;
  if (system === undefined) {
    const rows = statementRows(printing, sources.facts, sources.info);
    // A form without rows of its own says by its columns alone what the figures are.
    return { rows: rows.length === 0 ? [[BARE]] : rows, unnamed: [] };
  }
  const naming = new Naming(sources.names);
  const lists = listsOf(printing, block, systems, sources, naming);
  const total = block.repeat === true ? null : totalPart(block);
  const columns = lists.map((parts) => {
    if (total === null) return parts;
    return printing.print.total === 'last' ? [...parts, total] : [total, ...parts];
  });
  const depth = Math.max(...columns.map((parts) => parts.length));
  const rows = Array.from({ length: depth }, (_, at) => columns.map((parts) => parts[at] ?? null));
  return { rows: numbered(rows), unnamed: naming.unnamed };
}

const NOTHING: Part = { id: null, line: '', code: '', name: '无', key: null };
const BARE: Part = { id: null, line: '', code: '', name: '', key: {} };

/** Whose money puts an account on the list: the table's own, and that of another where the layout says so. */
function scopesOf({ form, print }: Printing): readonly Omit<AccountScope, 'system'>[] {
  const other = print.accountsOf === undefined ? [] : formsOf(print.accountsOf).slice(0, 1);
  return [form, ...other].map(({ declaration, leaves }) => ({
    before: mergeKeys(declaration.key, declaration.blocks[0]?.key),
    leaves,
  }));
}

/**
 * The rows of each printed list, without the total.
 * @param systems the trees of the code columns; the first one orders the rows
 */
function listsOf(
  printing: Printing,
  block: BlockDeclaration,
  systems: readonly CodeSystem[],
  { facts, info, projects }: Sources,
  naming: Naming,
): readonly (readonly Part[])[] {
  const { print } = printing;
  const [system, second] = systems;
  const scopes = scopesOf(printing);
  const money = (own: CodeSystem) =>
    scopes.flatMap((scope) => codesWithMoney({ ...scope, system: own }, facts, info));
  const partOf = (own: CodeSystem) => (code: string) => accountPart(own, code, naming);
  if (system === 'subunit') {
    const units = [...new Set(money('subunit'))].sort().map(partOf('subunit'));
    return [block.named === undefined ? units : projectParts(units, projects ?? [], block.named)];
  }
  if (system === undefined) return [];
  if (second === 'govEconomic') {
    const pairs = pairsWithMoney(
      scopes.map((scope) => ({ ...scope, system })),
      second,
      facts,
      info,
    );
    return [
      pairs.map(({ code, second: other }) => ({
        ...accountPart(system, code, naming),
        ...(other === '' ? {} : pairedWith(system, code, other, naming)),
      })),
    ];
  }
  const codes = withParents(money(system), system);
  if (block.repeat !== true) return [codes.map(partOf(system))];
  const printed = (print.lists ?? [{ accounts: [] }]).map((list) =>
    list.accounts.flatMap(listedCodes),
  );
  return completedLists(printed, codes).map((list) => list.map(partOf(system)));
}

function accountPart(system: CodeSystem, code: string, naming: Naming): Part {
  return {
    id: code,
    line: '',
    code,
    name: naming.of(system, code),
    key: accountKey({ [system]: code }),
  };
}

/** The second code of a row, with its name. */
function pairedWith(
  system: AccountSystem,
  code: string,
  gov: string,
  naming: Naming,
): Pick<Part, 'key' | 'texts'> {
  return {
    key: accountKey({ [system]: code, govEconomic: gov }),
    texts: { 'gov-code': gov, 'gov-name': naming.of('govEconomic', gov) },
  };
}

/** The 合计 row, where the form has one. */
function totalPart(block: BlockDeclaration): Part | null {
  const row = (block.rows ?? []).find((entry): entry is RowDeclaration => 'names' in entry);
  if (row === undefined) return null;
  const key: KeyPart = row.key ?? {};
  return { id: row.id ?? '', line: '', code: '', name: row.names[0] ?? '', key };
}

/** 序号 of lists that have such a column. */
function numbered(rows: readonly BodyRow[]): readonly BodyRow[] {
  return rows.map((row, at) =>
    row.map((part) => (part === null ? null : { ...part, line: String(at + 1) })),
  );
}

/** Names codes, and remembers those that nobody names. */
class Naming {
  readonly #names: AccountNames | undefined;
  readonly #unnamed = new Set<string>();

  constructor(names: AccountNames | undefined) {
    this.#names = names;
  }

  get unnamed(): readonly string[] {
    return [...this.#unnamed];
  }

  of(system: CodeSystem, code: string): string {
    const listed = system === 'subunit' ? undefined : accountOf(CHART_OF[system], code)?.name;
    const name = this.#names?.(system, code) ?? listed;
    if (name === undefined) this.#unnamed.add(code);
    return name ?? '';
  }
}
