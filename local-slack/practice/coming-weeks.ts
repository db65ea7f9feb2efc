import type { ForwardClock, MovableClock } from '../clock.ts';
import type { Workspace } from '../workspace.ts';
import { HOME_CHANNEL } from './people.ts';

/** Those who answer each week by themselves, so that a week in which one tries things is not an empty one. */
const ANSWERING = ['dev', 'eva', 'grace', 'hugo', 'kavya'];
/** It is private, and so fits every question. */
const WORDS = 'I keep this one for myself.';
const TUESDAY = 2;
const ZONE = 'Europe/Berlin';
const TIME = '15:00';

/** The clock of a community that lives on: in each week that it passes, some answer the week's question. */
export function livingClock(workspace: Workspace, clock: MovableClock): ForwardClock {
  return {
    now: () => clock.now(),
    advanceTo: async (end, signal) => {
      if (Temporal.Instant.compare(end, clock.now()) < 0)
        throw new RangeError('this clock only goes forward');
      for (;;) {
        const next = nextAnswering(clock.now());
        if (Temporal.Instant.compare(next, end) > 0) break;
        await clock.advanceTo(next, signal);
        if (signal?.aborted === true) return;
        for (const handle of ANSWERING) await answerIfPossible(workspace, handle);
      }
      // While they answered, the end may have passed: a running clock does not wait for them.
      if (Temporal.Instant.compare(end, clock.now()) > 0) await clock.advanceTo(end, signal);
    },
  };
}

function nextAnswering(now: Temporal.Instant): Temporal.Instant {
  const local = now.toZonedDateTimeISO(ZONE);
  const thisWeek = local.add({ days: TUESDAY - local.dayOfWeek }).withPlainTime(TIME);
  const isOver = Temporal.ZonedDateTime.compare(thisWeek, local) <= 0;
  return (isOver ? thisWeek.add({ weeks: 1 }) : thisWeek).toInstant();
}

/** Where something goes wrong on purpose, they miss a week, as people do. */
async function answerIfPossible(workspace: Workspace, handle: string): Promise<void> {
  try {
    await answer(workspace, handle);
  } catch {
    // Told on the page to whoever made it go wrong.
  }
}

/** Not where somebody acts as this person just now, or has answered as them: what they wrote stays. */
async function answer(workspace: Workspace, handle: string): Promise<void> {
  const person = workspace.as(handle);
  if (person.modal() !== null) return;
  await person.in(`#${HOME_CHANNEL}`).command(`/reflect ${WORDS}`);
  const form = person.modal();
  if (form === null) return;
  try {
    if (!form.includes('answered this question before'))
      await person.submit({ 'Who may read it?': 'Only me' });
  } finally {
    // Whoever acts as them next finds no form that they did not open.
    if (person.modal() !== null) await person.dismiss();
  }
}
