/** Words as a quotation, in which every line begins with `>`, so that nothing in them can end it or begin something else. */
export function quoted(words: string): string[] {
  return words.split('\n').map((line) => (line === '' ? '>' : `> ${line}`));
}

/** A name in a line of ours: nothing in it is markup. */
export function inert(name: string): string {
  return name.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&');
}
