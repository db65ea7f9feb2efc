import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import type { Feedback } from '../../src/domain/feedback/feedback.ts';
import { feedbackInMarkdown } from '../../src/domain/feedback/markdown.ts';
import { feedbackId, userId } from '../../src/ids.ts';
import { give, learningPeople, openLast } from './learning-people.ts';

const AT = Temporal.Instant.from('2026-03-02T10:00:00Z');
const NAMES = new Map([[userId.of('UBEN'), '*Ben*\n# [x](y)']]);

function feedbackOf(situation: string, behaviour: string, impact: string): Feedback {
  return {
    id: feedbackId.of('00000000-0000-4000-8000-000000000000'),
    authorId: userId.of('UBEN'),
    readerId: userId.of('UANA'),
    words: { situation, behaviour, impact },
    about: null,
    sentAt: AT,
    openedAt: AT,
    isThanked: false,
  };
}

/** As a Markdown reader finds them: quotations are the lines that begin with `>`, and they end where one does not. */
function quotations(markdown: string): string[] {
  return markdown
    .split(/\n(?!>)/u)
    .map((block) => block.split('\n').filter((line) => line.startsWith('>')))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => line.replace(/^> ?/u, '')).join('\n'));
}

const line = fc.oneof(fc.string(), fc.constantFrom('# x', '### From me', '> y', '```', '---', '', '- z'));
const words = fc
  .array(
    line.map((one) => one.replaceAll(/[\r\n]/gu, '')),
    { minLength: 1 },
  )
  .map((all) => all.join('\n'));

it('holds every word where it belongs, whatever people wrote', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(words, words, words), { maxLength: 4 }), (all) => {
      const got = all.map((parts) => feedbackOf(...parts));
      const written = feedbackInMarkdown({
        got,
        unopened: 0,
        gave: [],
        asked: [],
        names: NAMES,
        zone: 'UTC',
      });
      expect(quotations(written)).toEqual(all.flat());
      const headings = written.split('\n').filter((one) => one.startsWith('#'));
      expect(headings).toHaveLength(4 + all.length);
    }),
  );
});

test('all that is one’s own comes as a file, without what was not opened, and can be deleted there', async () => {
  const world = await learningPeople();
  await give(world, 'ana', 'ben');
  await openLast(world, 'ben');
  const ben = world.as('ben');
  await ben.dismiss();
  await give(world, 'eva', 'ben');
  await give(world, 'ben', 'chloe');
  await ben.command('#learning', '/feedback ask @dev about my talk');
  await ben.submit();
  await ben.dismiss();
  await ben.command('/feedback mine');
  await ben.click('Export all as Markdown');
  ben.sees('a file with 3 entries is in your conversation with me');
  await ben.dismiss();
  ben.in('app').sees('Your feedback is in the file here: 3 entries.');
  await ben.click('Delete the file', { confirm: true });
  expect([...world.slack.world.files.values()].map(({ stage }) => stage)).toEqual(['deleted']);
  ben.doesNotSee('Your feedback is in the file here');
});

test('there is nothing to export where nothing was opened, given or asked for', async () => {
  const world = await learningPeople();
  await give(world, 'eva', 'ben');
  const ben = world.as('ben').in('#learning');
  await ben.command('/feedback mine');
  await ben.click('Export all as Markdown');
  ben.sees('There is nothing to export yet. What you have not opened is left out.');
  await ben.dismiss();
  const ana = world.as('ana').in('#learning');
  await ana.command('/feedback mine');
  ana.doesNotSee('Export');
});
