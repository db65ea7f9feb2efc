/** What a round can begin with. */
export const TEMPLATES = ['about_me', 'start_stop_continue', 'pulse', 'safety', 'session', 'blank'] as const;

export type TemplateName = (typeof TEMPLATES)[number];

/** The template named so: names come from rows and menus. One that is gone counts as blank. */
export function templateNamed(name: string): TemplateName {
  return TEMPLATES.find((template) => template === name) ?? 'blank';
}
