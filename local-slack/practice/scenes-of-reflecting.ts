import type { Person } from '../person.ts';
import type { Workspace } from '../workspace.ts';
import type { Scene } from './scene.ts';

const QUESTION = 'This week’s question from Learning';

/** Whether so many messages to this person say this. */
function hasRead(workspace: Workspace, name: string, words: string, times = 1): boolean {
  return (
    workspace
      .as(name)
      .dm()
      .filter((text) => text.includes(words)).length >= times
  );
}

/** In front of the conversation with the bot, whatever was left open. */
async function atTheBot(workspace: Workspace, name: string): Promise<Person> {
  const person = workspace.as(name);
  if (person.modal() !== null) await person.dismiss();
  return person.in('app');
}

async function answer(
  person: Person,
  words: string,
  visibility: 'Only me' | 'The community, with my name',
): Promise<void> {
  await person.open('Answer', { beside: QUESTION });
  await person.submit({ 'My answer': words, 'Who may read it?': visibility });
  person.sees('Saved.');
  await person.dismiss();
}

async function thread(workspace: Workspace, name: string): Promise<Person> {
  const person = await atTheBot(workspace, name);
  return person.in(person.message('This week’s theme: feeling safe and supported', '#learning'));
}

export const mondayScenes: readonly Scene[] = [
  {
    title: 'Everybody is asked at their own Monday, ten o’clock',
    story:
      'In Tokyo and Kolkata the question came while Berlin slept. In Berlin it has just come. In New York and São Paulo it is night, and nothing comes at night.',
    takesMinutes: 10,
    happens: async (workspace) => {
      for (const name of ['grace', 'jun', 'dev', 'kavya', 'ana', 'chloe', 'eva']) {
        if (!hasRead(workspace, name, QUESTION)) throw new Error(`${name} was not asked`);
      }
      for (const name of ['ben', 'farid', 'hugo', 'ines', 'liam']) {
        if (hasRead(workspace, name, QUESTION)) throw new Error(`${name} was asked at night`);
      }
    },
  },
  {
    title: 'Grace answers for herself alone',
    story: 'It is evening in Tokyo. What she writes is in her journal and nowhere else.',
    takesMinutes: 5,
    happens: async (workspace) => {
      await answer(
        await atTheBot(workspace, 'grace'),
        'I said in the review that I had not understood the plan. Nobody minded.',
        'Only me',
      );
      (await thread(workspace, 'ana')).doesNotSee('had not understood the plan');
    },
  },
  {
    title: 'Dev lets the community read it',
    story: 'His answer stands in the thread of the week’s post, with his name.',
    takesMinutes: 5,
    happens: async (workspace) => {
      await answer(
        await atTheBot(workspace, 'dev'),
        'When Liam asked what a mutex is, three of us had to look it up. That made it easy.',
        'The community, with my name',
      );
      (await thread(workspace, 'chloe')).sees('@Dev', 'three of us had to look it up');
    },
  },
  {
    title: 'Ana, who leads, is asked differently, and goes first in daring',
    story: 'Leaders get a version of their own. What Ana has not managed yet she says too.',
    takesMinutes: 10,
    happens: async (workspace) => {
      await answer(
        await atTheBot(workspace, 'ana'),
        'I asked who sees it differently, and waited. Twice I did not wait long enough.',
        'The community, with my name',
      );
      (await thread(workspace, 'jun')).sees('@Ana', 'Twice I did not wait long enough');
    },
  },
  {
    title: 'Eva would rather have another question',
    story: 'Once a week that is one tap. She answers the other one, and her answer says which it was.',
    takesMinutes: 10,
    happens: async (workspace) => {
      const eva = await atTheBot(workspace, 'eva');
      await eva.click('Another question', { beside: QUESTION });
      await answer(eva, 'A dashboard is read when it answers one question.', 'The community, with my name');
      (await thread(workspace, 'dev')).sees('Asked', 'A dashboard is read when it answers one question.');
    },
  },
];

export const afternoonScenes: readonly Scene[] = [
  {
    title: 'Farid says: not this week',
    story:
      'Ten o’clock in New York. Farid has a queue of tickets. One tap, nobody is told, and no reminder comes.',
    takesMinutes: 5,
    happens: async (workspace) => {
      const farid = await atTheBot(workspace, 'farid');
      await farid.click('Not this week', { beside: QUESTION });
      farid.sees('nobody is told');
    },
  },
  {
    title: 'Liam pauses',
    story: 'He has exams. He can come back with one word.',
    takesMinutes: 5,
    happens: async (workspace) => {
      const liam = (await atTheBot(workspace, 'liam')).in('#learning');
      await liam.command('/reflect pause');
      liam.sees('Paused: no questions come until you type /reflect resume');
    },
  },
  {
    title: 'Inés leaves',
    story: 'She moves to another team and leaves the channel. Nothing more comes to her.',
    takesMinutes: 5,
    happens: async (workspace) => {
      await workspace.as('ines').leaves('#learning');
    },
  },
];

export const wednesdayScenes: readonly Scene[] = [
  {
    title: 'Chloé is reminded, and just types her answer',
    story:
      'Two days later, one reminder, to those who have said nothing. Chloé answers as one answers a message. She is asked before anything is kept.',
    takesMinutes: 15,
    happens: async (workspace) => {
      const chloe = await atTheBot(workspace, 'chloe');
      chloe.sees('still waits for you');
      await chloe.says('app', 'When the whole team drew badly together, I could show my first sketch.');
      chloe.in('app').sees('Save this as my answer?');
      await chloe.open('Yes, save it');
      await chloe.submit();
      await chloe.dismiss();
      for (const name of ['farid', 'ines', 'liam']) {
        if (hasRead(workspace, name, 'still waits')) throw new Error(`${name} was reminded`);
      }
    },
  },
];

export const nextMondayScenes: readonly Scene[] = [
  {
    title: 'The week closes with a summary',
    story:
      'It says how many took part, since they are five, and never who did not. The next question begins.',
    takesMinutes: 5,
    happens: async (workspace) => {
      const hugo = await atTheBot(workspace, 'hugo');
      hugo
        .in('#learning')
        .sees(
          'Last week’s question (feeling safe and supported): 5 people took part.',
          'Next: learning and growing',
        );
      if (workspace.as('liam').dm().join().includes('learning and growing'))
        throw new Error('Liam has paused');
    },
  },
  {
    title: 'Kavya is late',
    story: 'A late answer is welcome. It only misses the summary.',
    takesMinutes: 10,
    happens: async (workspace) => {
      const kavya = await atTheBot(workspace, 'kavya');
      await kavya.open('Answer', { beside: 'still waits for you' });
      await kavya.submit({
        'My answer': 'When the tester before me said “I broke it too”.',
        'Who may read it?': 'The community, with my name',
      });
      kavya.sees('The summary of that week was posted before');
      await kavya.dismiss();
    },
  },
  {
    title: 'Ana says what she heard, and what she will do',
    story: 'Two lines close the circle: from a thought to a change.',
    takesMinutes: 10,
    happens: async (workspace) => {
      const ana = await atTheBot(workspace, 'ana');
      await ana.open('What I heard, what I’ll do');
      await ana.submit({
        'What I heard': 'It is easy to say “I do not know” when someone senior says it first.',
        'What I will do': 'I begin each planning with one thing that I do not know.',
      });
      (await thread(workspace, 'kavya')).sees('What I heard', 'I begin each planning with one thing');
    },
  },
];
