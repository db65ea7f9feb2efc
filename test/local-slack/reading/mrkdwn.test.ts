import { describe, expect, test } from 'vitest';
import { readMrkdwn } from '../../../local-slack/reading/mrkdwn.ts';
import { eyes } from './eyes.ts';

describe('mrkdwn as a person sees it', () => {
  test.each([
    ['plain words', 'Hello there', 'Hello there'],
    ['a mention', 'ask <@U1>', 'ask @Ana'],
    ['a mention with a label', 'ask <@U1|anna>', 'ask @Ana'],
    ['a stranger', 'ask <@U9>', 'ask @someone'],
    ['a channel', 'in <#C1>', 'in #learning'],
    ['a channel she may not see', 'in <#C9|secret>', 'in a private channel'],
    ['a group', '<!subteam^S1>', '@mentors'],
    ['everyone', '<!channel> look', '@channel look'],
    ['a link', 'see <https://example.org/a_b_c>', 'see https://example.org/a_b_c'],
    ['a link with a label', '<https://example.org|the page>', 'the page'],
    ['an address', '<mailto:ana@example.org|ana@example.org>', 'ana@example.org'],
    ['entities', 'a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['an entity written twice', '&amp;lt;', '&lt;'],
    ['bold, italic, struck', '*one* _two_ ~three~', 'one two three'],
    ['stars that mark nothing', '2 * 3 * 4', '2 * 3 * 4'],
    ['stars inside a word', 'a*b*c', 'a*b*c'],
    ['underscores of names', 'snake_case_name', 'snake_case_name'],
    ['code', 'type `git *rebase*`', 'type git *rebase*'],
    ['a block of code', '```\na_b\n```', 'a_b'],
    ['emoji', 'well :tada:', 'well :tada:'],
    ['a lone <', 'a < b', 'a < b'],
    ['a date', '<!date^1767603600^{date_short} at {time}|then>', 'Jan 5, 2026 at 10:00 AM'],
    ['a date near', '<!date^1767603600^{date_pretty}|then>', 'today'],
    ['a date that Slack does not know', '<!date^1767603600^{nonsense}|then>', 'then'],
  ])('%s', (_what, mrkdwn, seen) => {
    expect(readMrkdwn(eyes, mrkdwn)).toBe(seen);
  });
});
