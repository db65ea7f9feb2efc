import type { TourStep } from '../page/tour.ts';

/** Seven steps through the practice community, for somebody who has a few minutes. */
export const tour: readonly TourStep[] = [
  {
    title: 'Set up a community',
    words:
      'You are Liam. Open #book-club, a channel of yours. Type /learn setup in the field below, press Enter, say in a line what you want to learn together, and press Set up.',
    use: ['book-club', 'Message #book-club', 'Back to the workspace'],
    doneWhen: { happens: 'submit', title: 'Set up a community' },
  },
  {
    title: 'Share something you learned',
    words:
      'Close the window, and open #learning: it has a year of learning behind it. Type /learn share, write a line or two, and press Share.',
    use: ['learning', 'Message #learning', 'Back to the workspace'],
    doneWhen: { happens: 'submit', title: 'Share what you learned' },
  },
  {
    title: 'Find what somebody learned',
    words: 'Type /learn git bisect, and press Enter.',
    use: ['learning', 'Message #learning', 'Back to the workspace'],
    doneWhen: { happens: 'command', beginnings: ['/learn git', '/learn search'] },
  },
  {
    title: 'Let Monday come, with a question',
    words:
      'Under “Go on to…”, choose “next Monday, 9:59”, then “an hour later”: the clock of this Slack goes forward. Open Lyceum, at the lower left, and its Messages: a question waits for you there.',
    use: ['Go on to…'],
    doneWhen: { happens: 'sees', text: 'This week’s question from' },
  },
  {
    title: 'Answer it',
    words: 'Press Answer under the newest question, write a line, choose who may read it, and press Save.',
    use: ['Answer'],
    doneWhen: { happens: 'submit', title: 'This week’s question' },
  },
  {
    title: 'See it as somebody else does',
    words:
      'Under “Act as”, become Ana, who leads. What is private to Liam she does not see. A second window can be a second person.',
    use: ['Act as'],
    doneWhen: { happens: 'becomes another' },
  },
  {
    title: 'Read how the week went',
    words:
      'Open #learning, and go on to next Monday once more, and an hour later; others have answered meanwhile. The week closes with a summary, and the next question begins.',
    use: ['learning', 'Go on to…'],
    doneWhen: { happens: 'sees', text: 'Last week’s question' },
  },
];
