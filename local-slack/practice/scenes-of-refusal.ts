import type { Scene } from './scene.ts';

export const refusalScenes: readonly Scene[] = [
  {
    title: 'Liam tries what is not his to do',
    story: '#platform is Dev’s channel. Liam hears who can set a community up there, and nothing happens.',
    takesMinutes: 5,
    happens: async (workspace) => {
      const liam = workspace.as('liam').in('#platform');
      await liam.command('/learn setup');
      if (liam.modal() !== null) throw new Error('a window opened for someone who may not set up');
    },
  },
  {
    title: 'Hugo tries to delete what Dev wrote',
    story: 'The menu is the same for everyone, and the server knows whose words they are.',
    takesMinutes: 5,
    happens: async (workspace) => {
      const hugo = workspace.as('hugo').in('#learning');
      await hugo.click('Delete', { on: hugo.message('git bisect run finds', '#learning') });
      hugo.sees('git bisect run finds');
    },
  },
  {
    title: 'Inés shares something empty',
    story: 'A form that cannot be taken says why, at the field, and keeps what was typed.',
    takesMinutes: 10,
    happens: async (workspace) => {
      const ines = workspace.as('ines').in('#learning');
      await ines.command('/learn share');
      const errors = await ines.submit({ 'What I learned': '\u200B \u00A0', Link: 'javascript:alert(1)' });
      if (Object.keys(errors).length === 0) throw new Error('an empty share was taken');
      await ines.dismiss();
    },
  },
  {
    title: 'Ana looks at what there is',
    story: 'The first day is over. Home shows her what waits, and nothing about who was silent.',
    takesMinutes: 0,
    happens: async (workspace) => {
      const ana = workspace.as('ana');
      await ana.home();
    },
  },
];
