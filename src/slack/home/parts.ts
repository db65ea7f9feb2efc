import type { KnownBlock } from '@slack/types';
import type { OwnSettings } from '../../domain/communities/members/choices.ts';
import type { AskedOfMe, Waiting } from '../../domain/home/waiting.ts';
import { longDate, weekdayName } from '../../domain/time.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { cut, escapeWords, mention, paragraph } from '../blocks/text.ts';
import { words } from '../blocks/words.ts';
import { ids } from '../ids.ts';

const EXCERPT = 300;

/** What only this person can do next; nothing where nothing waits. */
export function waitingPart({ forMyYes, experiments }: Waiting): KnownBlock[] {
  if (forMyYes.length + experiments.length === 0) return [];
  return [
    paragraph('*Waiting for you*'),
    ...forMyYes.flatMap(askedBlocks),
    ...experiments.flatMap(({ id, tried }) => [
      paragraph('You wanted to look again at something you tried. What happened?'),
      words(cut(tried, EXCERPT)),
      buttonRow(button('Say what happened', ids.share.outcome, { value: id })),
    ]),
  ];
}

function askedBlocks({ id, learned, communityName, savedBy }: AskedOfMe): KnownBlock[] {
  const name = escapeWords(cut(communityName, 80));
  return [
    paragraph(
      `${mention(savedBy)} would like to save what you wrote as a learning in *${name}*. Until you say yes, nobody else can see it.`,
    ),
    words(cut(learned, EXCERPT)),
    buttonRow(
      button('Yes, publish', ids.share.sayYes, { value: id }),
      button('No, thanks', ids.share.sayNo, { value: id }),
    ),
  ];
}

/** What a member can always do; nothing for those who belong nowhere. */
export function doingPart(isMember: boolean): KnownBlock[] {
  if (!isMember) return [];
  return [
    paragraph(
      '*Share or find*\nDid you learn something lately? It may help someone today. It can be small, and it can be a mistake.',
    ),
    buttonRow(
      button('Share what I learned', ids.share.open, { style: 'primary' }),
      button('Ask a question', ids.share.ask),
      button('What is new', ids.learn.run('recent')),
      button('My shelf', ids.learn.run('shelf')),
      button('What I shared', ids.learn.run('me')),
    ),
  ];
}

/** My settings in each community, in short. */
export function settingsPart(settings: readonly OwnSettings[]): KnownBlock[] {
  if (settings.length === 0) return [];
  return [paragraph('*My settings*'), ...settings.flatMap(settingsBlocks)];
}

function settingsBlocks(settings: OwnSettings): KnownBlock[] {
  const { community, member, zone } = settings;
  const weekday = weekdayName(member.weekday ?? community.rhythm.weekday);
  const time = member.time ?? community.rhythm.time;
  const place = member.sharePlace === 'channel' ? `<#${community.channelId}> and the library` : 'the library';
  const rhythm = member.everyWeeks === 1 ? '' : `, every ${member.everyWeeks === 2 ? 'two' : 'four'} weeks`;
  const lines = [
    `*${escapeWords(cut(community.name, 80))}*, where you are a ${member.role}`,
    `Your time for questions: ${weekday}, ${time} (${zone.replaceAll('_', ' ')})${rhythm}.${restInWords(settings)}`,
    `Your shares go to ${place}, unless you say otherwise.`,
  ];
  return [
    paragraph(lines.join('\n')),
    buttonRow(button('Change my settings', ids.community.settings, { value: community.id })),
  ];
}

function restInWords({ member, isAway, skipsThisWeek }: OwnSettings): string {
  if (member.isQuiet) return ' None come until you choose: press *Change my settings*.';
  if (member.isPaused) return ' You have paused them.';
  if (isAway && member.awayUntil !== null) return ` You are away until ${longDate(member.awayUntil)}.`;
  return skipsThisWeek ? ' You skip this week.' : '';
}
