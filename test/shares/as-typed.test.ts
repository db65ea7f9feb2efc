import fc from 'fast-check';
import { expect, it } from 'vitest';
import { channelId } from '../../src/ids.ts';
import { asTyped, unnamedMentions } from '../../src/slack/blocks/as-typed.ts';
import { escapeWords } from '../../src/slack/blocks/text.ts';

const names = new Map([['U1ANA', 'Ana']]);

it.each([
  ['<@U1ANA> and <@U2BEN|ben>', '@Ana and @ben'],
  ['<@U9NOBODY>', '@someone'],
  ['in <#C1|learning> or <#C2>', 'in #learning or #channel'],
  ['<!channel> <!here> <!subteam^S1|@writers>', '@channel @here @writers'],
  ['<!date^1392734382^{date}|18 Feb 2014>', '18 Feb 2014'],
  ['<https://example.com/?a=1&amp;b=2>', 'https://example.com/?a=1&b=2'],
  ['<http://example.com|example.com>', 'example.com'],
  ['<https://evil.example|my bank>', 'my bank (https://evil.example)'],
  ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
  ['&lt;!channel&gt; &amp;amp; 1 &lt; 2', '<!channel> &amp; 1 < 2'],
])('%s is %s', (mrkdwn, typed) => {
  expect(asTyped(mrkdwn, { names })).toBe(typed);
});

it('carries neither name nor link of a private place out of it', () => {
  const hidden = channelId.of('G1SECRET');
  const mrkdwn = 'see <#G1SECRET|secret-plans> and <https://x.slack.com/archives/G1SECRET/p1>';
  expect(asTyped(mrkdwn, { names, hidden })).toBe('see a private channel and (a link into a private place)');
});

it('gives back whatever a person typed, once Slack has escaped it', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      expect(asTyped(escapeWords(typed), { names })).toBe(typed);
    }),
  );
});

it('knows whose names are missing', () => {
  expect(unnamedMentions('<@U1ANA> <@U2BEN|ben> <@U3|> <@U1ANA>')).toEqual(['U1ANA', 'U3']);
});
