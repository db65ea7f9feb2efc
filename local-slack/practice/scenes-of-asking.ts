import type { Person } from '../person.ts';
import type { Workspace } from '../workspace.ts';
import type { Scene } from './scene.ts';

const TITLE = 'What helps us learn?';
const ANSWERS: readonly (readonly [name: string, start: string, stop: string])[] = [
  ['ben', 'A short demo every second Friday.', 'Answering questions in private messages.'],
  ['chloe', 'Show half-finished work.', 'Meetings without notes.'],
  ['dev', 'Pair on the first ticket of a week.', 'Meetings without notes.'],
  ['eva', 'Write down why, not only what.', 'Calling a good guess a fact.'],
  ['grace', 'Rotate who leads the review.', 'What Hugo does in reviews.'],
  ['hugo', 'Ask for one thing that surprised you.', 'Reviews late in the day.'],
];

function at(workspace: Workspace, name: string, place: string): Person {
  return workspace.as(name).in(place);
}

export const askingScenes: readonly Scene[] = [
  {
    title: 'Ana asks what helps, and what does not',
    story:
      'A template, a title, Send. The invitation says who will read what, how many answers it takes, and what is destroyed when.',
    takesMinutes: 10,
    happens: async (workspace) => {
      const ana = at(workspace, 'ana', '#learning');
      await ana.command(`/feedback round ${TITLE}`);
      await ana.click('More');
      await ana.submit({ 'Who may read the results?': 'Everyone in Learning' });
      ana.sees('Your round is open');
      await ana.dismiss();
      at(workspace, 'chloe', '#learning').sees(
        TITLE,
        'everyone in Learning can read the results without names',
      );
    },
  },
  {
    title: 'Six answer',
    story:
      'Each answer is sealed as it comes in. Grace would like to add something: it is too late. Nobody can find her answer any more, not even she.',
    takesMinutes: 30,
    happens: async (workspace) => {
      for (const [name, start, stop] of ANSWERS) {
        const person = at(workspace, name, '#learning');
        await person.open('Answer without my name', { beside: TITLE });
        await person.submit({
          'What should we start doing?': start,
          'What should we stop doing, or do less of?': stop,
        });
        person.sees('sealed until the round closes');
        await person.dismiss();
      }
      const grace = at(workspace, 'grace', '#learning');
      await grace.open('Answer without my name', { beside: TITLE });
      grace.sees('nobody can find it to change it');
      await grace.dismiss();
    },
  },
];

export const remindingScenes: readonly Scene[] = [
  {
    title: 'One day more',
    story: 'Everyone is reminded alike, once. The bot does not look who has answered.',
    takesMinutes: 5,
    happens: async (workspace) => {
      at(workspace, 'ben', '#learning').sees('closes on Monday, 16 March 2026', 'I remind everyone alike');
    },
  },
];

export const publishingScenes: readonly Scene[] = [
  {
    title: 'Ana looks through what was written, and publishes it',
    story:
      'The round has closed, and the key to who said what is destroyed. One answer names a person. Ana holds it back; everybody sees that she did, and why.',
    takesMinutes: 10,
    happens: async (workspace) => {
      const ana = workspace.as('ana');
      if (ana.modal() !== null) await ana.dismiss();
      await ana.in('app').open('Look through and publish');
      await ana.click('Hold back: it names a person', { beside: 'What Hugo does in reviews.' });
      await ana.submit();
      ana.sees('Published');
      await ana.dismiss();
      const farid = at(workspace, 'farid', '#learning');
      farid.sees(TITLE, 'Held back by a leader: 1 (names a person)');
      // The message quotes some, and chance says which.
      await farid.open('Read all');
      farid.sees('Meetings without notes.', 'Held back by a leader: 1 (names a person)');
      farid.doesNotSee('What Hugo does');
      await farid.dismiss();
    },
  },
  {
    title: 'You said, we will',
    story:
      'Two lines, who does it and until when. It stands in the thread, and I come back to it on that day.',
    takesMinutes: 10,
    happens: async (workspace) => {
      const ana = at(workspace, 'ana', '#learning');
      await ana.open('Say what will be done');
      await ana.submit({
        'You said': 'Meetings without notes help nobody',
        'We will': 'Whoever called the meeting writes three lines',
        'By when?': '2026-03-24',
      });
      ana.sees('I say in that thread what became of it');
      await ana.dismiss();
    },
  },
];

export const keptPromiseScenes: readonly Scene[] = [
  {
    title: 'At five, the thread says what became of it',
    story: 'It would have said so too if nothing had been done.',
    takesMinutes: 5,
    happens: async (workspace) => {
      const hugo = workspace.as('hugo');
      hugo.in(hugo.message('6 people answered', '#learning')).sees('It is done');
    },
  },
];

export const followingUpScenes: readonly Scene[] = [
  {
    title: 'The day has come, and it is done',
    story: 'Ana pressed Done in the morning. The thread says so.',
    takesMinutes: 5,
    happens: async (workspace) => {
      const ana = workspace.as('ana').in('app');
      await ana.click('Done', { beside: 'Whoever called the meeting writes three lines' });
      const hugo = workspace.as('hugo');
      hugo.in(hugo.message('6 people answered', '#learning')).sees('You said', 'We did');
    },
  },
];
