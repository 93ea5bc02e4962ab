import { govCodesOf } from '../../facts/codes.js';
import type { Spender } from '../files/unit-file.js';
import type { Problems } from '../problem.js';

/** How `econ-map.csv` calls those who spend. */
const SPENDERS: Readonly<Record<Spender, (spender: string) => boolean>> = {
  government: (spender) => spender === 'any' || spender.startsWith('机关'),
  institution: (spender) => spender === 'any' || spender.startsWith('事业'),
};

/**
 * Government economic codes that follow from departmental ones: those that the officer gave in
 * `unit.yaml`, and those for which exactly one attested correspondence is known. For any other
 * the officer is asked, once a code.
 */
export class GovernmentCodes {
  readonly #spender: Spender;
  readonly #given: ReadonlyMap<string, string>;
  readonly #known = new Map<string, string | null>();
  readonly #open = new Map<string, { file: string; line: number; rows: number }>();

  constructor(spender: Spender, given: ReadonlyMap<string, string>) {
    this.#spender = spender;
    this.#given = given;
  }

  /** The code for a line, or null where it must be asked for (see `ask`). */
  of(deptCode: string, file: string, line: number): string | null {
    const known = this.#known.get(deptCode);
    const found = known === undefined ? this.#find(deptCode) : known;
    this.#known.set(deptCode, found);
    if (found !== null) return found;
    const open = this.#open.get(deptCode);
    if (open === undefined) this.#open.set(deptCode, { file, line, rows: 1 });
    else open.rows += 1;
    return null;
  }

  /** Tells of each departmental code whose government code is open. */
  ask(problems: Problems): void {
    for (const [code, { file, line, rows }] of this.#open) {
      const likely = this.#candidates(code).map(
        ({ gov_code, gov_name }) => `${gov_code} ${gov_name}`,
      );
      const zh = likely.length === 0 ? '' : `（可能是 ${likely.join('、')}）`;
      const en = likely.length === 0 ? '' : ` (perhaps ${likely.join(', ')})`;
      problems.add(file, line, '政府经济分类科目编码', {
        zh: `部门经济分类科目 ${code} 的政府经济分类科目不能确定${zh}，共 ${rows} 行：请填这一列，或在 unit.yaml 的 governmentCodes 中写明`,
        en: `the government code of ${code} is not certain${en}, ${rows} rows: fill in this column, or name it under governmentCodes in unit.yaml`,
      });
    }
  }

  #find(deptCode: string): string | null {
    const given = this.#given.get(deptCode);
    if (given !== undefined) return given;
    const [only, ...others] = this.#candidates(deptCode);
    return only !== undefined && others.length === 0 && only.status === 'attested'
      ? only.gov_code
      : null;
  }

  #candidates(deptCode: string) {
    return govCodesOf(deptCode).filter(({ spender }) => SPENDERS[this.#spender](spender));
  }
}
