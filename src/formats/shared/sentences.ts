/** The line closes a sentence, closing quotes and brackets after it allowed. */
export function endsSentence(value: string): boolean {
  return /[。！？!?][”’」』）)】》"']{0,3}$/.test(value);
}

/** The line closes a part of a sentence that often closes a paragraph too. */
export function endsClause(value: string): boolean {
  return /[；;：:…][”’）)]?$/.test(value) || endsSentence(value);
}

/** The line holds a comma or stop (a colon is not enough: titles and labels have one). */
export function hasClause(value: string): boolean {
  return /[，。；！？]|[,;!?](?!\d)/.test(value);
}

/** Nothing can end here: a comma, an opening bracket or a hyphenated word. */
export function endsOpen(value: string): boolean {
  return /[，、,（(“‘《〈【]$/.test(value);
}
