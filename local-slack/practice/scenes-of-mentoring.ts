import type { Person } from '../person.ts';
import type { Workspace } from '../workspace.ts';
import { fillInProfiles, mapFields } from './mentor-profiles.ts';
import type { Scene } from './scene.ts';

function at(workspace: Workspace, name: string, place: string): Person {
  return workspace.as(name).in(place);
}

export const findingMentorScenes: readonly Scene[] = [
  {
    title: 'Ana says where in Slack’s profiles team and manager stand',
    story: 'So nobody has to type them, and a matching round can keep people and their managers apart.',
    takesMinutes: 5,
    happens: mapFields,
  },
  {
    title: 'Some say what they can help with, and what they want to learn',
    story: 'A profile takes a minute, and is used for one thing: finding somebody.',
    takesMinutes: 10,
    happens: async (workspace) => {
      await fillInProfiles(workspace, ['chloe', 'dev', 'eva', 'farid', 'liam']);
    },
  },
  {
    title: 'Liam looks for somebody, and has Dev asked',
    story: 'He sees why Dev is named. Dev is asked in his name, and can say no without giving a reason.',
    takesMinutes: 5,
    happens: async (workspace) => {
      const liam = at(workspace, 'liam', '#learning');
      await liam.command('/mentor find incident reviews');
      liam.sees('@Dev offers Incident reviews');
      await liam.click('Ask', { beside: '@Dev' });
      await liam.submit({});
      await liam.dismiss();
    },
  },
  {
    title: 'Ana brings the others together',
    story:
      'She sees the whole proposal before anybody hears of it: who, why, and who is left without somebody. It is the best there is under her rules, and that is checked.',
    takesMinutes: 5,
    happens: async (workspace) => {
      const ana = at(workspace, 'ana', '#learning');
      await ana.command('/mentor round');
      await ana.submit({});
      ana.sees('mentors', 'No better matching exists under these rules');
      await ana.click('Send', { confirm: true });
      await ana.dismiss();
    },
  },
];

export const agreeingScenes: readonly Scene[] = [
  {
    title: 'Dev says yes, and the two have a conversation',
    story:
      'It begins with why these two, a first agenda and a time that is day for both. Lyceum keeps nothing that they write there.',
    takesMinutes: 20,
    happens: async (workspace) => {
      await at(workspace, 'dev', 'app').click('Accept');
      at(workspace, 'liam', 'app, @dev').sees('I keep nothing you write here', 'Three ways to begin');
    },
  },
  {
    title: 'Chloé and Eva are suggested to each other, and both say yes',
    story: 'Neither knows what the other said until both have said yes.',
    takesMinutes: 10,
    happens: async (workspace) => {
      const [chloe, eva] = [at(workspace, 'chloe', 'app'), at(workspace, 'eva', 'app')];
      chloe.sees('I suggest @Eva to you as a mentor', 'which you want to learn');
      await chloe.click('Accept');
      await eva.click('Accept', { beside: 'you mentor @Chloé' });
      at(workspace, 'chloe', 'app, @eva').sees('Why @Chloé and @Eva', 'I keep nothing you write here');
    },
  },
];

export const checkingInScenes: readonly Scene[] = [
  {
    title: 'Two weeks later, Lyceum asks each how it goes',
    story:
      'One tap. Nobody else sees the answer, and if it does not fit, it ends without anybody being named.',
    takesMinutes: 5,
    happens: async (workspace) => {
      const liam = at(workspace, 'liam', 'app');
      await liam.click('We met');
      await liam.click('Good');
      liam.sees('You said: we met', 'You said: good', 'Nobody else sees what you answer');
    },
  },
];
