/** What is spoken at work in most places, as codes: a menu takes 100 choices. */
const CODES =
  'af am ar as az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu ha he hi hr hu hy id ig is it ja jv ka kk km kn ko ku ky lb lo lt lv mg mk ml mn mr ms mt my ne nl no om or pa pl ps pt ro ru rw sd si sk sl sn so sq sr st sv sw ta te tg th ti tk tr uk ur uz vi wo xh yo yue zh zu'.split(
    ' ',
  );

const names = new Intl.DisplayNames(['en'], { type: 'language' });

export interface Language {
  readonly code: string;
  readonly name: string;
}

/** By name: at most 100. */
export const languages: readonly Language[] = CODES.map((code) => ({
  code,
  name: names.of(code) ?? code,
})).sort((one, other) => one.name.localeCompare(other.name, 'en'));

/** The code itself, where it is none that we know a name for. */
export function languageName(code: string): string {
  return languages.find((one) => one.code === code)?.name ?? code;
}

export function isLanguage(code: string): boolean {
  return CODES.includes(code);
}
