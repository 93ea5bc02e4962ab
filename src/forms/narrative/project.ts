/** Words that close the name of a project under review. */
const REVIEW = /(?:项目)?(?:支出)?(?:绩效)?(?:自评|评价)(?:情况)?(?:综述|结果综述)/;
/** A review may begin with the project's name and its budget: 〈name〉全年预算数为 … */
const BUDGET = /(?:项目)?(?:年初|全年)预算数?/;
const MARKER = /^(?:\d+[.、]|[(（]?[一二三四五六七八九十\d]+[)）、.])+/;
const NOT_A_NAME =
  /^(?:本|部门|单位|我|全局|整体|根据)|[，。；;：:]|(?:绩效目标|整体支出|自评得分)/;

/**
 * The project whose review a passage opens, or null.
 * @param reviews the section reviews projects, so that a name before a budget is a project
 */
export function projectIn(norm: string, reviews: boolean): string | null {
  return nameBefore(norm, REVIEW) ?? (reviews ? nameBefore(norm, BUDGET) : null);
}

function nameBefore(norm: string, words: RegExp): string | null {
  const at = norm.search(words);
  if (at <= 0) return null;
  const head = norm.slice(0, at);
  const from = Math.max(head.lastIndexOf('。'), head.lastIndexOf('；'), head.lastIndexOf(';')) + 1;
  const name = head
    .slice(from)
    .replace(MARKER, '')
    .replace(/^[“"]|[”"]$/g, '');
  return name.length < 2 || name.length > 40 || NOT_A_NAME.test(name) ? null : name;
}
