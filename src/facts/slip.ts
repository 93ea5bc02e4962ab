/** Whether texts of one length differ in one character, or in two neighbours transposed. */
export function differsInOneDigit(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  const at = [...a].flatMap((character, index) => (character === b[index] ? [] : [index]));
  const [first = 0, second] = at;
  if (at.length === 1) return true;
  return (
    at.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first]
  );
}
