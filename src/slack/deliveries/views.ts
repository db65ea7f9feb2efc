import type { KnownBlock } from '@slack/types';
import type { Composed } from '../../delivery/composed.ts';
import type { Stuck } from '../../domain/deliveries/deliveries.ts';
import type { ChannelId } from '../../ids.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, paragraph } from '../blocks/text.ts';
import { ids } from '../ids.ts';

const MOST_SHOWN = 10;

/** What leaders are shown of messages that are stuck. Changes as they, or other leaders, decide. */
export function stuckMessage(channel: ChannelId, stuck: readonly Stuck[]): Composed {
  if (stuck.length === 0) {
    const done = `Every message for <#${channel}> is dealt with. There is nothing left to do here.`;
    return { text: done, blocks: [paragraph(done)] };
  }
  const text = `I need your help with ${stuck.length === 1 ? 'a message' : `${stuck.length} messages`} for <#${channel}>.`;
  const more = stuck.length - MOST_SHOWN;
  return {
    text,
    blocks: [
      paragraph(`${text} Only leaders of its community see this.`),
      ...stuck.slice(0, MOST_SHOWN).flatMap(oneStuck),
      ...(more > 0 ? [aside(`And ${more} more. They appear here as you go through these.`)] : []),
    ],
  };
}

function oneStuck(stuck: Stuck): KnownBlock[] {
  const value = { value: stuck.id };
  switch (stuck.trouble) {
    case 'unsure':
      return [
        paragraph(
          `*From ${when(stuck.since)}*\nSlack did not tell me whether it took this message. Please look in the channel around that time. I may not look there myself.`,
        ),
        buttonRow(
          button('It is there', ids.delivery.standsThere, value),
          button('Post again', ids.delivery.postAgain, value),
        ),
      ];
    case 'refused':
      return [
        paragraph(`*From ${when(stuck.since)}*\nIt was not posted: ${reasonOf(stuck.code)}`),
        buttonRow(
          button('Post again', ids.delivery.postAgain, value),
          button('Leave it out', ids.delivery.letBe, value),
        ),
      ];
    case 'not taken back':
      return [
        paragraph(
          `*From ${when(stuck.since)}*\nIts author took this message back, and I could not delete it. If you see it in the channel, please delete it.`,
        ),
        buttonRow(button('It is gone', ids.delivery.letBe, value)),
      ];
  }
}

/** Slack shows it in the reader's own zone. */
function when(instant: Temporal.Instant): string {
  const seconds = Math.floor(instant.epochMilliseconds / 1000);
  const fallback = instant.toString({ smallestUnit: 'minute' }).replace('T', ' ').replace('Z', ' UTC');
  return `<!date^${seconds}^{date_short_pretty}, {time}|${fallback}>`;
}

function reasonOf(code: string): string {
  const known = REASONS.find(([codes]) => codes.test(code));
  return known?.[1] ?? 'Slack refused it. Trying again later may help.';
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^(is_archived|is_inactive)$/, 'the channel is archived. Open it again first.'],
  [/^(channel_not_found|not_in_channel)$/, 'I am not in the channel. Type `/invite @Lyceum` there first.'],
  [/^restricted_action/, 'only some people may post in this channel. A workspace admin can change that.'],
  [
    /^(invalid_blocks|msg_|metadata_|invalid_metadata|cannot_compose|no_text|invalid_arguments)/,
    'I could not put it into a form that Slack takes.',
  ],
];
