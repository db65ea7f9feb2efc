import type { HomeView, KnownBlock } from '@slack/types';
import type { Actor, Ctx } from '../../../domain/context.ts';
import { type ProfileInShort, profilesInShort } from '../../../domain/mentoring/profiles/in-short.ts';
import { wantsMentor, wantsToMentor } from '../../../domain/mentoring/profiles/profile.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { cut, escapeWords, paragraph } from '../../blocks/text.ts';
import { ids } from '../../ids.ts';

const MOST_ON_HOME = 5;

/** How this person stands in mentoring; nothing where they have no profile. */
export async function profilesOnHome(ctx: Ctx, actor: Actor): Promise<HomeView['blocks']> {
  const profiles = (await profilesInShort(ctx, actor)).slice(0, MOST_ON_HOME);
  if (profiles.length === 0) return [];
  return [paragraph('*Mentoring*'), ...profiles.flatMap(profileBlocks)];
}

function profileBlocks(profile: ProfileInShort): KnownBlock[] {
  const { communityName, communityId: value, isPaused } = profile;
  const { profile: own, finding } = ids.mentoring;
  return [
    paragraph(`In *${escapeWords(cut(communityName, 80))}* ${stateInWords(profile)}`),
    buttonRow(
      ...(isPaused ? [button('I’m back', own.resume, { value, style: 'primary' })] : []),
      button('My mentor profile', own.open, { value }),
      ...(isPaused ? [] : [button('Find somebody', finding.open, { value })]),
    ),
  ];
}

function stateInWords({ wants, capacity, isPaused }: ProfileInShort): string {
  if (isPaused) return 'you are paused: I suggest nobody to you.';
  const parts = [
    ...(wantsMentor(wants) ? ['look for somebody to learn from'] : []),
    ...(wantsToMentor(wants)
      ? [
          capacity === 0
            ? 'mentor nobody new now'
            : `mentor up to ${capacity === 1 ? 'one person' : `${capacity} people`}`,
        ]
      : []),
  ];
  return parts.length === 0
    ? 'you are glad of a buddy, or of somebody for coffee.'
    : `you ${parts.join(', and ')}.`;
}
