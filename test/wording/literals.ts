/** Texts that stand in a TypeScript source: quoted and template literals, their placeholders shown as one word. */
export function literalsOf(source: string): string[] {
  const found: string[] = [];
  const token =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|\$\{(?:[^{}`]|\{[^{}]*\}|`[^`]*`)*\}|[^`\\])*`/g;
  for (const [text] of source.matchAll(token)) {
    if (text.startsWith('/')) continue;
    const words = text
      .slice(1, -1)
      .replaceAll(/\$\{(?:[^{}`]|\{[^{}]*\}|`[^`]*`)*\}/g, 'this')
      .replaceAll('\\n', '\n')
      .replaceAll(/\\(.)/g, '$1');
    found.push(words);
  }
  return found;
}

/** The sentences of a text that people read; an address, an example in backticks or a bold title is no part of one. */
export function sentencesOf(text: string): string[] {
  return text
    .replaceAll(/`[^`]*`/g, 'it')
    .split(/(?<=[.?!:;])["”*_]?\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

export function countWords(sentence: string): number {
  return sentence.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Whether people read it: words with spaces between them that begin like a sentence, not an id, a query or a class name. */
export function isProse(text: string): boolean {
  return countWords(text) >= 3 && /^[^a-z]*[A-Z“]/u.test(text) && !/\b(select|create table)\b/iu.test(text);
}
