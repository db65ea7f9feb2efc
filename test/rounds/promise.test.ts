import { describe, expect, it } from 'vitest';
import type { ShownRound } from '../../src/domain/rounds/shown-round.ts';
import { answerBlocks } from '../../src/slack/rounds/answer-form.ts';
import { invitationBlocks } from '../../src/slack/rounds/invitation.ts';
import { promise } from '../../src/slack/rounds/promise.ts';
import { shownRound } from './shown.ts';

const IDENTITIES = ['named', 'unlinked', 'together'] as const;
const READERS = ['leaders', 'everyone'] as const;
const all = IDENTITIES.flatMap((identity) => READERS.map((readers) => shownRound({ identity, readers })));

describe('the promise', () => {
  it('of an unlinked round says who reads what, what is kept until when, and what can give one away', () => {
    expect(promise(shownRound())).toEqual([
      'Unlinked: the leaders of R & D can read the results without names, if at least 5 people answer who do not lead. Answers to an open question appear only if as many wrote one.',
      'Until the round closes, your answer lies sealed among the others. Only someone in control of the running server could open them.',
      'Then the seal and its key are destroyed, and answers are kept without name or time, in mixed order. Nobody can connect them with a person, whoever runs the server included. Only someone who copied the key before could.',
      'Open answers appear as they were written: how you write can give you away. You cannot change your answer after sending it.',
      'It closes on Monday, 9 March 2026, 17:00 (Europe/Berlin). With too few answers it stays open for three more days, once. If they are too few then, all are destroyed.',
    ]);
  });

  it('of a named round says that names stand beside answers, which can be changed', () => {
    expect(promise(shownRound({ identity: 'named', readers: 'everyone', needed: 3 }))).toEqual([
      'Named: everyone in R & D can read each answer with its writer’s name, if at least 3 people answer.',
      'You can change your answer until the round closes. Then it is kept with the results, for which no end is set.',
      'It closes on Monday, 9 March 2026, 17:00 (Europe/Berlin). With too few answers it stays open for three more days, once. If they are too few then, all are destroyed.',
    ]);
  });

  it('of one revealed together says that nobody reads any before all are in', () => {
    expect(promise(shownRound({ identity: 'together', needed: 1 }))).toEqual([
      'Reveal together: answers bear names, and everyone in R & D can read them all at once.',
      'That is when everyone who is asked has answered, or when the round closes. Before, nobody can read any.',
      'You can change your answer until then. Afterwards it is kept with the results, for which no end is set.',
      'It closes on Monday, 9 March 2026, 17:00 (Europe/Berlin). If nobody has answered by then, it stays open for three more days, once.',
    ]);
  });

  it('of one revealed together by a few is for these, and who asks them', () => {
    const asked = { who: 'chosen', people: 3 } as const;
    expect(promise(shownRound({ identity: 'together', asked }))[0]).toBe(
      'Reveal together: answers bear names, and all who are asked, and Ana <Sousa>, can read them all at once.',
    );
  });

  it('about its leader is for its leader alone, unless everyone reads', () => {
    expect(promise(shownRound({ isAboutOwner: true }))[1]).toContain(
      'only Ana <Sousa> can read the results without names, if at least 5 people answer. ',
    );
  });

  it('begins with whom it is about, where it is about somebody', () => {
    expect(promise(shownRound({ isAboutOwner: true }))[0]).toBe(
      'This round is about Ana <Sousa>, who asks it.',
    );
  });

  it('names the way of answering, the closing and who reads, and never promises more than holds', () => {
    for (const round of all) {
      const words = promise(round).join(' ');
      expect(words).toMatch(/^(Named|Unlinked|Reveal together): /);
      expect(words).toContain('9 March 2026, 17:00 (Europe/Berlin)');
      const isForAll = round.readers === 'everyone' || round.identity === 'together';
      expect(words).toContain(isForAll ? 'everyone in R & D' : 'the leaders of R & D');
      expect(words).not.toMatch(/anonym|100 ?%|guarantee/i);
    }
  });

  it('is the same in the invitation and above the questions, and nothing in it is live', () => {
    for (const round of all) {
      const bullets = { type: 'rich_text_list', style: 'bullet', elements: promise(round).map(lineOf) };
      for (const blocks of [invitationBlocks(round, []), answerBlocks(round, new Map())]) {
        expect(blocks).toContainEqual({ type: 'rich_text', elements: [bullets] });
        expect(blocks.every(({ type }) => type === 'rich_text')).toBe(true);
      }
    }
  });
});

describe('the invitation', () => {
  it.each<readonly [ShownRound['asked'], string]>([
    [{ who: 'channel' }, 'Everyone in #learning is asked.'],
    [{ who: 'chosen', people: 7 }, '7 members are asked.'],
    [{ who: 'chosen', people: 1 }, 'One member is asked.'],
    [{ who: 'group', handle: 'design' }, 'Members who are in @design are asked.'],
  ])('says who is asked: %j', (asked, words) => {
    expect(JSON.stringify(invitationBlocks(shownRound({ asked }), []))).toContain(
      `Ana <Sousa> asks for feedback. ${words}`,
    );
  });
});

function lineOf(text: string) {
  return { type: 'rich_text_section', elements: [{ type: 'text', text }] };
}
