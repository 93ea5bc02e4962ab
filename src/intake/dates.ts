/** Day 0 of a workbook's dates. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** A day as people or workbooks write it, as 2023-05-31; what is none stays as it is. */
export function dateText(text: string): string {
  // A column of dates that lost its format.
  if (/^\d{5}$/.test(text)) {
    return new Date(FIRST_DAY + Number(text) * DAY).toISOString().slice(0, 10);
  }
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
