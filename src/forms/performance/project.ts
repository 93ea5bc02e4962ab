import { normaliseName } from '../../facts/names.js';

const TAIL =
  /(?:专项业务经费|专项经费|专项资金|项目经费|项目支出|补助资金|补助经费|项目|经费|资金|支出)$/;

/** A project's name as it is compared: no blanks, no closing 项目, 经费 and their like. */
export function normaliseProject(name: string): string {
  let plain = normaliseName(name).replace(/[“”"‘’']/g, '');
  for (;;) {
    const shorter = plain.replace(TAIL, '');
    if (shorter === plain || shorter.length < 2) return plain;
    plain = shorter;
  }
}
