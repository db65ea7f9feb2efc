import type { Scene } from './scene.ts';

export const sharingScenes: readonly Scene[] = [
  {
    title: 'Ana sets the community up',
    story:
      'Friday, nine o’clock in Berlin. Ana has made the channel #learning and invited Lyceum. She types the one thing to remember.',
    takesMinutes: 20,
    happens: async (workspace) => {
      const ana = workspace.as('ana').in('#learning');
      await ana.command('/learn');
      await ana.open('Set up a community here');
      await ana.submit({
        'What do you want to learn together?': 'How we build, support and explain our product.',
      });
      ana.sees('is set up, and you lead it');
      await ana.cancel();
      workspace.as('chloe').in('#learning').sees('Welcome to Learning', 'Mistakes are lessons');
    },
  },
  {
    title: 'Dev shares by command',
    story: 'In Kolkata it is after lunch. Dev has found a bug in an unusual way, and has ten seconds.',
    takesMinutes: 35,
    happens: async (workspace) => {
      const dev = workspace.as('dev').in('#learning');
      await dev.command(
        '/learn share git bisect run finds the commit that broke a test, without me. I give it a good commit, a bad one and the test command.',
      );
      await dev.submit({
        'How others can use it': 'git bisect start BAD GOOD, then git bisect run npm test',
        Tags: ['git', 'debugging'],
      });
      workspace.as('ana').in('#learning').sees('git bisect run finds the commit');
    },
  },
  {
    title: 'Jun saves what Grace wrote',
    story:
      'In #platform, Grace tells how an outage ended. Jun does not want it to get lost. The credit is hers.',
    takesMinutes: 40,
    happens: async (workspace) => {
      const grace = workspace.as('grace');
      const message = await grace.says(
        '#platform',
        'Retrying at once made our outage worse. With a growing pause between the tries it was over in a minute.',
      );
      const jun = workspace.as('jun').in('#platform');
      await jun.shortcut(message, 'Save as a learning');
      jun.sees('gets the credit');
      await jun.submit({ Kind: 'Mistake and its lesson', Tags: ['reliability'] });
      workspace.as('hugo').in('#learning').sees('Retrying at once made our outage worse');
    },
  },
  {
    title: 'Chloé saves something from a private channel',
    story:
      'What is said in #hiring stays there, unless its author says yes. Ana is asked before anyone sees it.',
    takesMinutes: 50,
    happens: async (workspace) => {
      const ana = workspace.as('ana');
      const message = await ana.says(
        '#hiring',
        'The best question of my last interviews: what did you learn this month that changed your mind?',
      );
      const chloe = workspace.as('chloe').in('#hiring');
      await chloe.shortcut(message, 'Save as a learning');
      await chloe.submit({ Tags: ['interviews'] });
      const eva = workspace.as('eva').in('#learning');
      eva.doesNotSee('The best question of my last interviews');
      await ana.in('app').click('Yes, publish');
      eva.sees('The best question of my last interviews');
      eva.doesNotSee('hiring');
    },
  },
  {
    title: 'Kavya asks, and Jun answers',
    story: 'Kavya asks with the shortcut that works anywhere in Slack. Jun knows. One tap keeps the answer.',
    takesMinutes: 60,
    happens: async (workspace) => {
      const kavya = workspace.as('kavya').in('#learning');
      await kavya.shortcut('Share what I learned');
      await kavya.fill({ Kind: 'Question' });
      await kavya.submit({ 'My question': 'How do you test on old phones without owning ten of them?' });
      const question = kavya.message('How do you test on old phones', '#learning');
      const reply = await workspace
        .as('jun')
        .replies(
          question,
          'Two old phones are enough: the slowest that you support, and one with little memory.',
        );
      await kavya.in(question).shortcut(reply, 'This answers it');
      workspace.as('ines').in('#learning').sees('Answer by', 'Two old phones are enough');
    },
  },
];
