const TRIM_START = /^[\s，,。；;、:：()（）的]+/;
const TRIM_END = /(?:[\s，,、:：(（]|约|达到?|为|共|近|超过?|不低于|不超过|的|到|有|计)+$/;
const NOUN_STOP = /[，,。；;、:：()（）\d]/;

/** The words between a boundary and a figure, without what merely leads to the figure. */
export function wordsBefore(norm: string, from: number, to: number): string {
  return norm.slice(from, to).replace(TRIM_START, '').replace(TRIM_END, '');
}

/** The counted noun behind a measure word, at most 16 characters. */
export function nounAfter(norm: string, from: number): string {
  const rest = norm.slice(from, from + 16);
  const stop = rest.search(NOUN_STOP);
  return (stop < 0 ? rest : rest.slice(0, stop)).replace(TRIM_START, '');
}
