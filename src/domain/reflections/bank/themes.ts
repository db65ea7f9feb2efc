export const themes = [
  'safe_environment',
  'continuous_learning',
  'diverse_voices',
  'own_learning',
  'sharing_and_mentoring',
  'feedback_and_change',
  'how_the_community_works',
  'ideas_from_outside',
  'working_together',
] as const;

export type Theme = (typeof themes)[number];

/** As they stand in a sentence: "This week’s theme: learning and growing." */
export const themeNames: Readonly<Record<Theme, string>> = {
  safe_environment: 'feeling safe and supported',
  continuous_learning: 'learning and growing',
  diverse_voices: 'many voices in decisions',
  own_learning: 'choosing what and how you learn',
  sharing_and_mentoring: 'sharing and mentoring',
  feedback_and_change: 'asking for feedback and using it',
  how_the_community_works: 'how this community works',
  ideas_from_outside: 'ideas from outside',
  working_together: 'working together',
};

/** The theme named so, or null: names come back from tables and menus. */
export function themeNamed(name: string): Theme | null {
  return themes.find((theme) => theme === name) ?? null;
}

/** A theme as people read it; one that is no longer known keeps its own name. */
export function themeName(name: string): string {
  const theme = themeNamed(name);
  return theme === null ? name.replaceAll('_', ' ') : themeNames[theme];
}
