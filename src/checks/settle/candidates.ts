/** Digits that recognisers take for each other. */
const CONFUSED: Readonly<Record<string, string>> = {
  '0': '689',
  '1': '47',
  '2': '7',
  '3': '58',
  '4': '19',
  '5': '36',
  '6': '058',
  '7': '12',
  '8': '0369',
  '9': '048',
};
const FIGURE = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?$/;
/** Bound in steps. */
const MOST = 80;

/**
 * What may be printed where a figure was recognised: what was read, the other readings, and
 * what differs from one of them by a digit that looks alike, a lost or an added point, or a
 * digit that was seen twice.
 */
export function plausibleReadings(read: string, rivals: readonly string[]): readonly string[] {
  const direct = [read, ...rivals].filter((text) => FIGURE.test(text));
  const all = new Set(direct);
  for (const text of direct) {
    for (const other of [...otherPoints(text), ...withoutOne(text), ...otherDigits(text)]) {
      if (all.size >= MOST) return [...all];
      if (FIGURE.test(other)) all.add(other);
    }
  }
  return [...all];
}

function otherPoints(text: string): string[] {
  if (/\.\d\d$/.test(text)) return [text.replace('.', '')];
  return /^-?\d{3,}$/.test(text) ? [`${text.slice(0, -2)}.${text.slice(-2)}`] : [];
}

/** Amounts have two decimals; one of three was seen twice. */
function withoutOne(text: string): string[] {
  if (!/\.\d{3}$/.test(text)) return [];
  return [...text].flatMap((letter, at) =>
    /\d/.test(letter) ? [text.slice(0, at) + text.slice(at + 1)] : [],
  );
}

function otherDigits(text: string): string[] {
  return [...text].flatMap((letter, at) =>
    [...(CONFUSED[letter] ?? '')].map((other) => text.slice(0, at) + other + text.slice(at + 1)),
  );
}
