import { expect, it } from 'vitest';
import { write } from '../../src/db/transaction.ts';
import {
  countNamedAnswers,
  deleteNamedAnswers,
  findNamedAnswer,
  listNamedAnswers,
  putNamedAnswer,
} from '../../src/domain/rounds/answering/store.ts';
import type { Answers } from '../../src/domain/rounds/answers.ts';
import type { Question } from '../../src/domain/rounds/questions.ts';
import {
  findFigures,
  forgetWithheldWords,
  listComments,
  saveComments,
  saveFigures,
  saveWithheld,
} from '../../src/domain/rounds/results/store.ts';
import type { Round } from '../../src/domain/rounds/round.ts';
import {
  addRound,
  deleteRound,
  findQuestions,
  findRound,
  findRoundInFull,
  hasPart,
  listClosedOfSeries,
  listDue,
  listOpenFor,
  listPeople,
  listRounds,
  listUnlinkedSince,
  saveNextStep,
  savePeople,
  saveQuestions,
  saveRound,
} from '../../src/domain/rounds/store.ts';
import { roundId, sealId, type UserId, userGroupId, userId, workspaceId } from '../../src/ids.ts';
import { describeEachEngine, type OpenDb } from '../support/databases.ts';
import { idOf, smallCommunity } from '../support/small-community.ts';

const NOW = Temporal.Instant.from('2026-03-02T09:00:00Z');
const LATER = NOW.add({ hours: 24 });
const ELSEWHERE = workspaceId.of('T2');

const QUESTIONS: readonly Question[] = [
  { kind: 'rating', position: 0, key: 'a', text: 'How?', isRequired: true, low: 'Low', high: 'High' },
  { kind: 'single', position: 1, key: 'b', text: 'Which?', isRequired: false, choices: ['Tea', '“Milk”'] },
  {
    kind: 'multiple',
    position: 2,
    key: 'c',
    text: 'Which ones?',
    isRequired: false,
    choices: ['x', 'y', 'z'],
  },
  { kind: 'open', position: 3, key: 'd', text: 'What else?', isRequired: false },
];

async function shelf(openDb: OpenDb) {
  const { ctx, community } = await smallCommunity(await openDb());
  const round = (parts: Partial<Round> = {}): Round => {
    const id = parts.id ?? roundId.of(crypto.randomUUID());
    return {
      workspaceId: community.workspaceId,
      id,
      communityId: community.id,
      owner: idOf('ana'),
      title: 'How are we?',
      template: 'blank',
      state: 'draft',
      discardedBecause: null,
      terms: {
        identity: 'unlinked',
        threshold: 5,
        readers: 'leaders',
        audience: { who: 'channel' },
        opens: null,
        closes: { date: '2026-03-09', time: '17:00' },
        reminds: true,
        asksByLetter: false,
        everyWeeks: null,
      },
      seriesId: id,
      sealId: null,
      openedAt: null,
      opensAt: null,
      closesAt: null,
      isExtended: false,
      answered: null,
      ...parts,
    };
  };
  return {
    community,
    round,
    tx: <T>(body: Parameters<typeof write<T>>[1]) => write(ctx.db, body),
    async added(parts: Partial<Round> = {}, asked: readonly UserId[] = []): Promise<Round> {
      const made = round(parts);
      await write(ctx.db, async (tx) => {
        await addRound(tx, made, QUESTIONS, NOW);
        if (made.openedAt !== null) await savePeople(tx, made, 'asked', asked);
      });
      return made;
    },
  };
}

const open = { state: 'open', openedAt: NOW, closesAt: LATER } as const;

describeEachEngine('what is kept of rounds', (openDb) => {
  it('is read as it was written, with its questions', async () => {
    const { tx, added, round } = await shelf(openDb);
    const full = round({
      state: 'planned',
      opensAt: LATER,
      closesAt: LATER.add({ hours: 24 }),
      sealId: sealId.of(crypto.randomUUID()),
      isExtended: true,
      answered: 7,
    });
    const { terms } = full;
    for (const audience of [
      { who: 'channel' },
      { who: 'chosen', people: [idOf('ben'), idOf('chloe')] },
      { who: 'group', groupId: userGroupId.of('S1'), handle: 'designers' },
    ] as const) {
      const opens = { date: '2026-03-04', time: '08:00' };
      const made = await added({
        ...full,
        id: roundId.of(crypto.randomUUID()),
        terms: { ...terms, audience, opens, reminds: false, asksByLetter: true, everyWeeks: 4 },
      });
      expect(await tx((t) => findRoundInFull(t, made.workspaceId, made.id))).toEqual({
        round: made,
        questions: QUESTIONS,
      });
      expect(await tx((t) => findRound(t, ELSEWHERE, made.id))).toBeNull();
    }
  });

  it('is changed as a whole; questions and next steps on their own; and goes with all that belongs to it', async () => {
    const { tx, added } = await shelf(openDb);
    const made = await added();
    const changed: Round = {
      ...made,
      title: 'Better',
      owner: idOf('ben'),
      terms: { ...made.terms, audience: { who: 'chosen', people: [idOf('eva')] }, identity: 'named' },
    };
    const [first, ...others] = QUESTIONS;
    await tx(async (t) => {
      await saveRound(t, changed);
      await saveQuestions(
        t,
        changed,
        others.map((question, position) => ({ ...question, position })),
      );
      await saveNextStep(t, changed, LATER);
    });
    expect(await tx((t) => findRound(t, made.workspaceId, made.id))).toEqual(changed);
    const texts = (await tx((t) => findQuestions(t, made.workspaceId, made.id))).map(({ text }) => text);
    expect(texts).not.toContain(first?.text);
    expect(texts).toHaveLength(3);
    expect(await tx((t) => listDue(t, made.workspaceId, LATER))).toEqual([made.id]);
    expect(await tx((t) => listDue(t, made.workspaceId, NOW))).toEqual([]);
    await tx((t) => saveNextStep(t, changed, null));
    expect(await tx((t) => listDue(t, made.workspaceId, LATER))).toEqual([]);
    await tx((t) => deleteRound(t, made));
    expect(await tx((t) => findRound(t, made.workspaceId, made.id))).toBeNull();
    expect(await tx((t) => findQuestions(t, made.workspaceId, made.id))).toEqual([]);
    expect(await tx((t) => listPeople(t, made.workspaceId, made.id, 'asked'))).toEqual([]);
  });

  it('knows who is asked and who reads, however many they are', async () => {
    const { tx, added } = await shelf(openDb);
    const made = await added(open);
    const many = Array.from({ length: 450 }, (_, at) => userId.of(`U${String(at).padStart(4, '0')}`));
    await tx(async (t) => {
      await savePeople(t, made, 'asked', [idOf('ben')]);
      await savePeople(t, made, 'asked', many);
      await savePeople(t, made, 'reader', [idOf('ana')]);
      // What is frozen stays, whatever else is saved.
      await saveRound(t, { ...made, state: 'closing' });
    });
    expect(await tx((t) => listPeople(t, made.workspaceId, made.id, 'asked'))).toEqual(many);
    expect(await tx((t) => listPeople(t, made.workspaceId, made.id, 'reader'))).toEqual([idOf('ana')]);
    expect(await tx((t) => hasPart(t, made, idOf('ana'), 'asked'))).toBe(false);
    expect(await tx((t) => hasPart(t, made, idOf('ana'), 'reader'))).toBe(true);
  });

  it('lists what is open for somebody, what is in which state, and what is due, in their orders', async () => {
    const { tx, added, community } = await shelf(openDb);
    const { workspaceId: here, id } = community;
    const ben = [idOf('ben')];
    const last = await added({ ...open, closesAt: LATER.add({ hours: 1 }) }, ben);
    const first = await added(open, ben);
    await added(open, [idOf('eva')]);
    const over = await added({ ...open, closesAt: NOW }, ben);
    const closed = await added({ ...open, state: 'closed' }, ben);
    const ids = (rounds: readonly Round[]) => rounds.map((one) => one.id);
    expect(ids(await tx((t) => listOpenFor(t, here, idOf('ben'), NOW)))).toEqual([first.id, last.id]);
    expect(ids(await tx((t) => listRounds(t, here, id, ['closed'])))).toEqual([closed.id]);
    expect(await tx((t) => listRounds(t, ELSEWHERE, id, ['closed']))).toEqual([]);
    await tx(async (t) => {
      await saveNextStep(t, last, NOW);
      await saveNextStep(t, first, NOW.subtract({ hours: 1 }));
    });
    expect(await tx((t) => listDue(t, here, NOW))).toEqual([first.id, last.id]);
    const since = ids(await tx((t) => listUnlinkedSince(t, here, LATER)));
    expect(since[0]).toBe(last.id);
    expect(since).toHaveLength(4);
    expect(since).not.toContain(over.id);
  });

  it('lists the rounds of a series that have results, the last first', async () => {
    const { tx, added } = await shelf(openDb);
    const seriesId = roundId.of(crypto.randomUUID());
    const at = (hours: number) => ({ ...open, seriesId, closesAt: NOW.add({ hours }) });
    const [one, two] = [
      await added({ ...at(1), state: 'published' }),
      await added({ ...at(2), state: 'tallied' }),
    ];
    await added({ ...at(3), state: 'discarded', discardedBecause: 'too_few' });
    await added({ ...open, state: 'closed' });
    const own = await added({ ...at(4), state: 'closed' });
    expect((await tx((t) => listClosedOfSeries(t, own))).map(({ id }) => id)).toEqual([two.id, one.id]);
  });
});

describeEachEngine('what is kept of answers and results', (openDb) => {
  const answers: Answers = new Map([
    [0, { kind: 'rating', rating: 4 }],
    [2, { kind: 'multiple', choices: [0, 2] }],
    [3, { kind: 'open', words: 'Ünder “quotes” \\ and 🌱' }],
  ]);

  it('is one named answer a person, changed where they answer again, and all of them gone when destroyed', async () => {
    const { tx, added } = await shelf(openDb);
    const round = await added(open);
    const full = { round, questions: QUESTIONS };
    const put = (author: UserId, given: Answers) =>
      tx((t) => putNamedAnswer(t, full, { author, answers: given }, NOW));
    expect(await put(idOf('ben'), answers)).toBe(true);
    expect(await put(idOf('ana'), answers)).toBe(true);
    const changed: Answers = new Map([[1, { kind: 'single', choice: 1 }]]);
    expect(await put(idOf('ben'), changed)).toBe(false);
    expect(await tx((t) => findNamedAnswer(t, round, idOf('ben'), QUESTIONS))).toEqual(changed);
    expect(await tx((t) => findNamedAnswer(t, round, idOf('eva'), QUESTIONS))).toBeNull();
    expect(await tx((t) => countNamedAnswers(t, round))).toBe(2);
    expect(await tx((t) => listNamedAnswers(t, round, QUESTIONS))).toEqual([
      { author: idOf('ana'), answers },
      { author: idOf('ben'), answers: changed },
    ]);
    await tx((t) => deleteNamedAnswers(t, round));
    expect(await tx((t) => countNamedAnswers(t, round))).toBe(0);
  });

  it('holds figures by question, and words in the order of their random ids; what is withheld loses its words', async () => {
    const { tx, added } = await shelf(openDb);
    const round = await added(open);
    const figures = new Map([
      [0, { shown: 'nothing' }],
      [3, { shown: 'comments', answered: 5 }],
    ] as const);
    const words = Array.from({ length: 250 }, (_, at) => ({
      id: `id-${String(at).padStart(3, '0')}`,
      position: at % 2 === 0 ? 3 : 2,
      author: at === 0 ? idOf('ben') : null,
      words: `words ${at}`,
    }));
    await tx(async (t) => {
      await saveFigures(t, round, figures);
      await saveComments(t, round, words.toReversed());
      await saveWithheld(t, round, 'id-000', 'abusive');
      await saveWithheld(t, round, 'id-002', 'names_someone');
      await saveWithheld(t, round, 'id-002', null);
    });
    expect(await tx((t) => findFigures(t, round))).toEqual(figures);
    await tx((t) => forgetWithheldWords(t, { round, questions: [] }));
    const kept = await tx((t) => listComments(t, round));
    expect(kept).toHaveLength(250);
    expect(kept.map(({ position }) => position)).toEqual(kept.map((_, at) => (at < 125 ? 2 : 3)));
    expect(kept.slice(125, 127)).toEqual([
      { id: 'id-000', position: 3, author: idOf('ben'), words: '', withheldBecause: 'abusive' },
      { id: 'id-002', position: 3, author: null, words: 'words 2', withheldBecause: null },
    ]);
  });
});
