/**
 * Words that stand in almost every text and so tell shares apart in none. Left out: those that mean something in another of
 * the languages ("war", "son", "die Karte" but "to die"), as far as people would search for them.
 */
const ENGLISH =
  'a an the and or not of to in on at by for from with as is are was were be been it its this that these those i me my we our you your he she they them his her their what which who how why when where do does did can could should would will there here if then than so some any';
const GERMAN =
  'der das den dem des ein eine einen einem einer und oder nicht ist sind bin war ich du er sie es wir ihr mit von zu zum zur im am auf für bei wie was wer wo wann warum dass daß als auch man kann';
const SPANISH =
  'el la los las un una unos unas y o de del al en con por para que qué es está son se su sus lo le mi tu como cómo cuál cuándo dónde quién no sí más muy';

const stopWords = new Set(`${ENGLISH} ${GERMAN} ${SPANISH}`.split(' ').map(withoutAccents));

/** @param word as the index knows it: folded. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

function withoutAccents(word: string): string {
  return word
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll('ß', 'ss')
    .normalize('NFC');
}
