import type { TourStep } from '../page/tour.ts';

/** Seven steps through the practice community, for somebody who has two minutes. */
export const tour: readonly TourStep[] = [
  {
    title: 'Find what somebody learned',
    words: 'You are Liam, a member. Type /learn git bisect in the field below, and press Enter.',
    use: 'Message #learning',
    doneWhen: { happens: 'command', beginning: '/learn git' },
  },
  {
    title: 'Share something you learned',
    words: 'Type /learn share, press Enter, write a line or two, and press Share.',
    use: 'Message #learning',
    doneWhen: { happens: 'submit', title: 'Share what you learned' },
  },
  {
    title: 'Let Monday come',
    words:
      'Close the window. Under “Go on to…”, choose “next Monday, 9:59”: the clock of this Slack goes forward.',
    use: 'Go on to',
    doneWhen: { happens: 'time goes on' },
  },
  {
    title: 'Be asked a question',
    words:
      'Choose “an hour later”. Then open Lyceum, at the lower left, and its Messages: a question waits for you there.',
    use: 'Go on to',
    doneWhen: { happens: 'sees', text: 'This week’s question from' },
  },
  {
    title: 'Answer it',
    words: 'Press Answer under the newest question, write a line, choose who may read it, and press Save.',
    use: 'Answer',
    doneWhen: { happens: 'submit', title: 'This week’s question' },
  },
  {
    title: 'See it as somebody else does',
    words:
      'Under “Act as”, become Ana, who leads. What is private to Liam she does not see. A second window can be a second person.',
    use: 'Act as',
    doneWhen: { happens: 'becomes another' },
  },
  {
    title: 'Read how the week went',
    words:
      'Go on to next Monday once more, and open #learning: the week closes with a summary, and the next question begins.',
    use: 'Go on to',
    doneWhen: { happens: 'sees', text: 'Last week’s question' },
  },
];
