import type { KnownBlock } from '@slack/types';
import { paragraph } from '../blocks/text.ts';
import type { Answer } from '../calls.ts';

interface Topic {
  readonly title: string;
  readonly lines: readonly string[];
}

const FOR_EVERYONE: readonly Topic[] = [
  {
    title: 'The one thing to remember',
    lines: ['Type `/learn`. It shows what you can do where you are, as buttons.'],
  },
  {
    title: 'Share what you learned',
    lines: [
      '`/learn share` opens a form. Nothing is posted before you press *Share*.',
      '`/learn share git bisect finds the commit that broke a test` opens it filled in.',
      'You choose where it goes: to the channel, or to the library only.',
      'It can be an insight, a mistake, an experiment, a changed mind, a resource or a question.',
      'For an experiment you choose a date. I then ask you what happened.',
      'You can edit or delete your share at any time. The library changes with it.',
    ],
  },
  {
    title: 'Keep a message that taught you something',
    lines: [
      'Open the message’s menu, then *More message shortcuts*, then *Save as a learning*.',
      'Its author gets the credit. From a private place, I ask the author before anyone sees it.',
    ],
  },
  {
    title: 'Find something',
    lines: [
      '`/learn search retry timeout` looks in the library. `/learn retry timeout` does the same.',
      'Put a phrase in quotes: `/learn "exactly once"`',
      'Narrow it down: `from:@ana`  `tag:git`  `kind:mistake`  `in:#learning`  `since:2026-01`',
      '`/learn recent` shows what is new. You only ever find what you may see.',
    ],
  },
  {
    title: 'When a share helps you',
    lines: [
      'Press *I used this* under it. Its author sees that it helped. You can take it back.',
      'Press *Save* to keep it. `/learn shelf` shows what you kept, to you alone.',
      'To comment, reply in the message’s thread.',
    ],
  },
  {
    title: 'Ask, and answer',
    lines: [
      'Share a question with `/learn share`. People answer in its thread.',
      'If a reply answers it, open the reply’s menu and choose *This answers it*.',
      'The reply then stands in the library beside the question.',
    ],
  },
  {
    title: 'Your weekly question',
    lines: [
      'Once a week, at your own hour, I send you one question. You choose who can read your answer.',
      '`/reflect`, or `/learn reflect`, answers it at any time. `/reflect journal` shows your answers, to you alone.',
      '`/reflect skip`, `/reflect pause` and `/reflect resume` do what they say. `/reflect help` says more.',
    ],
  },
  {
    title: 'Action items: what somebody will do, by a day',
    lines: [
      '`/learn actions` shows what is open in the community. Every member can see it.',
      '`/learn actions Buy a whiteboard` writes one down: for you, or for somebody else, whom I tell.',
      'I remind its owner on the day, and once more three days later. Then I am quiet.',
      'Mark it as done, choose another day, hand it over or drop it: in my message or in the list.',
    ],
  },
  {
    title: 'Feedback between two people',
    lines: [
      '`/feedback give @ben`, or `/learn feedback give @ben`, writes to one person, with your name.',
      '`/feedback ask @ana about my talk`, or `/learn feedback ask`, asks up to three people to write to you.',
      '`/feedback mine`, or `/learn feedback mine`, shows what you got, gave and asked for, to you alone.',
      '`/feedback` alone, or `/learn feedback`, shows what waits for you. `/feedback help`, or `/learn feedback help`, says more.',
    ],
  },
  {
    title: 'Feedback rounds: leaders ask, everyone can answer safely',
    lines: [
      'A round comes as a message in the channel. It says who will read what, how many answers it takes, and what is destroyed when.',
      '`/feedback rounds`, or `/learn feedback rounds`, shows all of them, and what came of them.',
    ],
  },
  {
    title: 'Mentoring: somebody to learn from, or to help',
    lines: [
      '`/mentor`, or `/learn mentor`, is your mentor profile: what you can help with, what you want to learn, how much room you have.',
      '`/mentor find python`, or `/learn mentor find python`, shows up to five people who can help with it, and why. You choose whom I ask.',
      '`/mentor pairs`, or `/learn mentor pairs`, shows with whom you are. `/mentor end`, or `/learn mentor end`, ends it kindly.',
      '`/mentor pause` and `/mentor resume`, or `/learn mentor pause` and `/learn mentor resume`, do what they say.',
      '`/mentor help`, or `/learn mentor help`, says who sees what, and how matching decides.',
    ],
  },
  {
    title: 'What is yours',
    lines: [
      '`/learn me` shows your own shares. Nobody is counted or ranked.',
      'My Home tab shows what waits for you. Click *Lyceum* in Slack’s sidebar, then *Home*.',
    ],
  },
  {
    title: 'Join, pause or leave',
    lines: [
      'In the channel of a community, type `/learn` and press *Join*.',
      '`/learn settings` sets your hour, pauses everything, or says until when you are away.',
      'You can also leave the community there and stay in the channel.',
    ],
  },
];

const FOR_LEADERS: readonly Topic[] = [
  {
    title: 'For leaders',
    lines: [
      '`/learn setup` starts a community in a channel. It asks for a purpose and a day.',
      '`/learn settings` also changes the community, its agreement and its leaders.',
      '`/learn gather` lists the channel’s pinned messages. You choose which of them are learnings.',
      'I then ask each author. Nothing is published before they say yes.',
      '`/reflect bank` shows the weekly questions: yours to change, to choose from, or to stop.',
      '`/feedback round` sets a feedback round up. You see a preview before anybody is asked.',
      '`/feedback rounds` shows drafts and rounds: go on, extend, close, cancel, look through what was written, publish.',
      'Under the results, say what will be done about what you heard. I come back to it in the thread on that day.',
      '`/mentor round`, or `/learn mentor round`, brings people together: mentors, buddies, peers, coffee. You see each proposal before it is sent.',
      '`/mentor rounds`, or `/learn mentor rounds`, shows what became of them.',
      '`/mentor program`, or `/learn mentor program`, shows how it goes, in figures of at least five people.',
      '`/mentor fields`, or `/learn mentor fields`, says in which fields of Slack’s profiles the team and the manager stand.',
      'After setting up you get a short list of first steps from me. You can put it away.',
    ],
  },
];

/** Everything a person can do, in plain words; for leaders and those who may become one, their part too. */
export function helpAnswer(who: { readonly leads: boolean }): Answer {
  const topics = who.leads ? [...FOR_EVERYONE, ...FOR_LEADERS] : FOR_EVERYONE;
  const blocks: KnownBlock[] = topics.map((topic) =>
    paragraph(`*${topic.title}*\n${topic.lines.join('\n')}`),
  );
  return {
    text: 'What you can do with Lyceum. Type /learn to see it as buttons.',
    blocks,
  };
}
