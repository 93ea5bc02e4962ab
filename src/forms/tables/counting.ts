/** So many whole numbers that count on are 行次, whatever column they came to stand in. */
const COUNTED = 6;

/**
 * Whether the figures of a column are the numbers of the lines: what stands under its head was
 * printed in another column.
 * @param figures from top to bottom; blanks are passed over
 */
export function countsLines(figures: readonly string[]): boolean {
  const printed = figures.filter((text) => text !== '');
  let run = 0;
  return printed.some((text, at) => {
    const counts = /^\d{1,4}$/.test(text) && Number(text) === Number(printed[at - 1] ?? '0') + 1;
    run = counts ? run + 1 : 0;
    return run >= COUNTED;
  });
}
