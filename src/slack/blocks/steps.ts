import type { Button } from '@slack/types';
import type { Step } from '../../domain/checklist/steps.ts';
import type { CommunityId } from '../../ids.ts';
import { ids } from '../ids.ts';
import { button } from './buttons.ts';

interface StepWords {
  readonly title: string;
  readonly why: string;
  readonly button: string;
  readonly actionId: string;
  /** Whether the button carries the community's id; the others' values are words to begin with. */
  readonly isAboutCommunity: boolean;
}

const WORDS: Record<Step, StepWords> = {
  share: {
    title: 'Share one thing you learned yourself',
    why: 'People dare more when the leader goes first. A mistake is a good start.',
    button: 'Share something',
    actionId: ids.share.open,
    isAboutCommunity: false,
  },
  ask_three: {
    title: 'Ask three people to share one thing',
    why: 'You choose them. Each gets one message from me, with your name in it.',
    button: 'Choose people',
    actionId: ids.checklist.askThree,
    isAboutCommunity: true,
  },
  gather: {
    title: 'Gather what you have',
    why: 'I list the messages pinned in the channel, and you choose. Their authors are asked first.',
    button: 'Look at the pins',
    actionId: ids.gather.open,
    isAboutCommunity: true,
  },
  second_leader: {
    title: 'Name a second leader',
    why: 'Then the community goes on when you are away.',
    button: 'Name a leader',
    actionId: ids.community.leader,
    isAboutCommunity: true,
  },
  first_question: {
    title: 'Ask the community a first question',
    why: 'Something you really want to know. Good answers become part of the library.',
    button: 'Ask a question',
    actionId: ids.share.ask,
    isAboutCommunity: false,
  },
  look_back: {
    title: 'Look at what came back',
    why: 'When people have shared something, a thank-you from you encourages the next person.',
    button: 'Look at it',
    actionId: ids.checklist.lookBack,
    isAboutCommunity: true,
  },
};

export function stepWords(step: Step): Pick<StepWords, 'title' | 'why'> {
  return WORDS[step];
}

/** The one tap that does the step. */
export function stepButton(step: Step, community: CommunityId): Button {
  const { button: label, actionId, isAboutCommunity } = WORDS[step];
  return button(label, actionId, isAboutCommunity ? { value: community } : {});
}
