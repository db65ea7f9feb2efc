import type { Scene } from './scene.ts';

export const findingScenes: readonly Scene[] = [
  {
    title: 'Hugo finds it, typing error and all',
    story:
      'In São Paulo the day begins. Hugo has a bug that was not there last week, and types faster than he spells.',
    takesMinutes: 15,
    happens: async (workspace) => {
      const hugo = workspace.as('hugo').in('#learning');
      await hugo.command('/learn bisekt');
      hugo.sees('git bisect run finds the commit');
    },
  },
  {
    title: 'Hugo says that it helped',
    story:
      'An hour later the bug is found. He says thank you in the way that helps the next person: what changed.',
    takesMinutes: 30,
    happens: async (workspace) => {
      const hugo = workspace.as('hugo').in('#learning');
      await hugo.click('I used this', { on: hugo.message('git bisect run finds', '#learning') });
      await hugo.open('Say what changed');
      await hugo.submit({ 'What changed, in one line': 'Found a bug of last month in ten minutes.' });
      workspace.as('dev').in('#learning').sees('1 person', 'Found a bug of last month in ten minutes.');
    },
  },
  {
    title: 'Eva keeps it for later',
    story: 'Her shelf is hers alone.',
    takesMinutes: 10,
    happens: async (workspace) => {
      const eva = workspace.as('eva').in('#learning');
      await eva.click('Save', { on: eva.message('Retrying at once', '#learning') });
      await eva.command('/learn shelf');
      eva.sees('Retrying at once made our outage worse');
    },
  },
  {
    title: 'Dev makes it clearer',
    story: 'He edits his share. The message, the library and the search change together.',
    takesMinutes: 70,
    happens: async (workspace) => {
      const dev = workspace.as('dev').in('#learning');
      const message = dev.message('git bisect run finds', '#learning');
      await dev.open('Edit', { on: message });
      await dev.submit({
        'What I learned':
          'git bisect run finds the commit that broke a test, without me watching. It needs a good commit, a bad one and the test command.',
      });
      const ana = workspace.as('ana').in('#learning');
      ana.sees('without me watching');
      await ana.command('/learn search watching');
      ana.sees('without me watching');
    },
  },
  {
    title: 'Farid thinks again',
    story:
      'He shares something, sees that it says too much about a customer, and takes it back. Nothing of it stays.',
    takesMinutes: 20,
    happens: async (workspace) => {
      const farid = workspace.as('farid').in('#learning');
      await farid.command('/learn share The shop in Lyon has 400 projects because of our import.');
      await farid.submit();
      const message = farid.message('The shop in Lyon', '#learning');
      await farid.open('Delete', { on: message });
      await farid.submit();
      const ines = workspace.as('ines').in('#learning');
      ines.doesNotSee('The shop in Lyon');
      await ines.command('/learn search Lyon');
      ines.doesNotSee('The shop in Lyon has');
    },
  },
];
