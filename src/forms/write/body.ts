import { accountOf } from '../../facts/codes.js';
import type { ExactFacts } from '../../facts/exact.js';
import type { BlockDeclaration, CodeSystem, KeyPart, RowDeclaration } from '../declaration.js';
import { mergeKeys } from '../tables/catalogue.js';
import {
  accountKey,
  CHART_OF,
  codesWithMoney,
  completedLists,
  listedCodes,
} from './account-rows.js';
import type { Printing, WriteInfo } from './print.js';
import { type BodyRow, type Part, statementRows } from './statement-rows.js';

/** Names of accounts that the lists do not hold. */
export type AccountNames = (system: CodeSystem, code: string) => string | undefined;

/** What the rows of a table are made from. */
export interface Sources {
  readonly facts: ExactFacts;
  readonly info: WriteInfo;
  readonly names?: AccountNames;
}

/** The rows below the heads, and the codes for which no name is known. */
export interface Body {
  readonly rows: readonly BodyRow[];
  readonly unnamed: readonly string[];
}

/** The rows that a form prints of these facts. */
export function bodyOf(printing: Printing, sources: Sources): Body {
  const { declaration, print } = printing;
  const [block] = declaration.blocks;
  if (block === undefined) return { rows: [], unnamed: [] };
  const system = printing.form.leaves.find((leaf) => leaf.role === 'code')?.codes ?? null;
  if (system === null) {
    const rows = statementRows(printing, sources.info.fiscalYear);
    // A form without rows of its own says by its columns alone what the figures are.
    return { rows: rows.length === 0 ? [[BARE]] : rows, unnamed: [] };
  }
  if (system === 'subunit') return { rows: [], unnamed: [] };
  const scope = {
    system,
    before: mergeKeys(declaration.key, block.key),
    leaves: printing.form.leaves,
  };
  const money = codesWithMoney(scope, sources.facts, sources.info);
  const lists =
    block.repeat === true
      ? completedLists(
          (print.lists ?? [{ accounts: [] }]).map((list) => list.accounts.flatMap(listedCodes)),
          money,
        )
      : [money];
  const naming = namesFrom(system, sources.names);
  const columns = lists.map((codes) => codes.map((code) => accountPart(system, code, naming.of)));
  if (block.repeat !== true) {
    const total = totalPart(block);
    if (total !== null) columns[0]?.[print.total === 'last' ? 'push' : 'unshift'](total);
  }
  const depth = Math.max(...columns.map((parts) => parts.length));
  const rows = Array.from({ length: depth }, (_, at) => columns.map((parts) => parts[at] ?? null));
  return { rows: numbered(rows), unnamed: naming.unnamed };
}

const BARE: Part = { id: null, line: '', code: '', name: '', key: {} };

function accountPart(system: CodeSystem, code: string, nameOf: (code: string) => string): Part {
  return { id: code, line: '', code, name: nameOf(code), key: accountKey(system, code) };
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

function namesFrom(system: Exclude<CodeSystem, 'subunit'>, names: AccountNames | undefined) {
  const unnamed: string[] = [];
  return {
    unnamed,
    of: (code: string): string => {
      const name = names?.(system, code) ?? accountOf(CHART_OF[system], code)?.name;
      if (name === undefined) unnamed.push(code);
      return name ?? '';
    },
  };
}
