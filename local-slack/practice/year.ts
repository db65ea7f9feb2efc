import type { MovableClock } from '../clock.ts';
import type { Message } from '../model.ts';
import type { Workspace } from '../workspace.ts';
import { type PracticeAnswer, practiceAnswers, QUESTIONS_SINCE_WEEKS } from './answers.ts';
import { firstQuarter } from './first-quarter.ts';
import { fourthQuarter } from './fourth-quarter.ts';
import type { PracticeShare } from './happening.ts';
import { fillInProfiles, mapFields } from './mentor-profiles.ts';
import { HOME_CHANNEL, people } from './people.ts';
import { answerPulse, openPulse, publishPulse } from './pulse.ts';
import { secondQuarter } from './second-quarter.ts';
import { thirdQuarter } from './third-quarter.ts';

export const practiceYear: readonly PracticeShare[] = [
  ...firstQuarter,
  ...secondQuarter,
  ...thirdQuarter,
  ...fourthQuarter,
];

const HOME = `#${HOME_CHANNEL}`;
const LEARNED_LABELS: Readonly<Record<PracticeShare['kind'], string>> = {
  Insight: 'What I learned',
  'Mistake and its lesson': 'What happened, and what I learned from it',
  Experiment: 'I will try',
  'Changed my mind': 'Now I think',
  Resource: 'What it is, and what I took from it',
  Question: 'My question',
};

/** When the practice year begins, for one that ends in the week of `today`: a Monday 52 weeks before, in the morning. */
export function beginningOfYear(today: Temporal.PlainDate): Temporal.Instant {
  return mondayOf(today)
    .subtract({ weeks: 52 })
    .toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '08:30' })
    .toInstant();
}

/**
 * Lets the practice community live through its year: its people do in Slack what they did, and the bot that serves them answers. The
 * clock must stand at the beginning of that year.
 */
export async function liveThroughTheYear(
  workspace: Workspace,
  clock: MovableClock,
  today: Temporal.PlainDate,
): Promise<void> {
  await beginTogether(workspace);
  const monday = mondayOf(today);
  const timed: readonly Happening[] = [
    ...practiceYear.map((share) => ({ at: instantOf(share, monday), happens: () => live(workspace, share) })),
    ...practiceAnswers.map((given) => ({
      at: instantOf(given, monday),
      happens: () => reflect(workspace, given),
    })),
    { at: beginningOfQuestions(monday), happens: () => switchQuestions(workspace, 'Start') },
    ...pulseAround(workspace, monday.subtract({ weeks: 3 })),
    { at: inBerlin(monday.subtract({ weeks: 2 }), '15:30'), happens: () => beginMentoring(workspace) },
  ];
  for (const { at, happens } of timed.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))) {
    await clock.jump(at);
    await happens();
  }
}

/** A feedback round in one week of the year, and what came of it in the next. */
function pulseAround(workspace: Workspace, monday: Temporal.PlainDate): Happening[] {
  const friday = monday.add({ days: 4 });
  const nextMonday = monday.add({ weeks: 1 });
  return [
    { at: inBerlin(monday, '11:00'), happens: () => openPulse(workspace, friday) },
    { at: inBerlin(monday.add({ days: 1 }), '15:10'), happens: () => answerPulse(workspace) },
    { at: inBerlin(nextMonday, '12:00'), happens: () => publishPulse(workspace, monday.add({ weeks: 4 })) },
  ];
}

interface Happening {
  readonly at: Temporal.Instant;
  happens(): Promise<void>;
}

/** Mentoring came last: where team and manager stand, and what everyone says of themselves. Nobody is brought together yet. */
async function beginMentoring(workspace: Workspace): Promise<void> {
  await mapFields(workspace);
  await fillInProfiles(workspace);
}

async function beginTogether(workspace: Workspace): Promise<void> {
  const ana = workspace.as('ana').in(HOME);
  await ana.command('/learn setup');
  await ana.submit({
    'What do you want to learn together?':
      'How we build, support and explain our product, and how we work with each other.',
    'On which day should the week’s reflection question come?': 'Monday',
  });
  await ana.cancel();
  await ana.command('/learn settings');
  await ana.click('Name a leader');
  await ana.submit({ 'Who?': '@ben' });
  await ana.dismiss();
  await switchQuestions(workspace, 'Stop');
}

/** They began with sharing alone; the weekly question came later. */
async function switchQuestions(workspace: Workspace, what: 'Start' | 'Stop'): Promise<void> {
  const ana = workspace.as('ana').in(HOME);
  await ana.command('/reflect bank');
  await ana.click(`${what} the weekly question`, { confirm: true });
  await ana.dismiss();
}

async function reflect(workspace: Workspace, { by, words, isShared }: PracticeAnswer): Promise<void> {
  const person = workspace.as(by).in(HOME);
  await person.command(`/reflect ${words}`);
  const errors = await person.submit({
    'Who may read it?': isShared ? 'The community, with my name' : 'Only me',
  });
  if (Object.keys(errors).length > 0) throw new Error(`${by} could not answer: ${JSON.stringify(errors)}`);
  await person.dismiss();
}

/** The Friday before the first Monday with a question. */
function beginningOfQuestions(monday: Temporal.PlainDate): Temporal.Instant {
  return inBerlin(monday.subtract({ weeks: QUESTIONS_SINCE_WEEKS }).add({ days: 4 }), '15:00');
}

function inBerlin(date: Temporal.PlainDate, plainTime: string): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime }).toInstant();
}

async function live(workspace: Workspace, share: PracticeShare): Promise<void> {
  const author = workspace.as(share.by).in(HOME);
  await author.command('/learn share');
  await author.fill({ Kind: share.kind });
  const errors = await author.submit(fieldsOf(share));
  if (Object.keys(errors).length > 0)
    throw new Error(`${share.by} could not share: ${JSON.stringify(errors)}`);
  const message = author.message(share.learned.slice(0, 40));
  for (const { by, change } of share.used ?? []) await use(workspace, by, message, change);
  for (const by of share.savedBy ?? []) await workspace.as(by).in(HOME).click('Save', { on: message });
  for (const { by, text, answersIt = false } of share.thread ?? []) {
    const reply = await workspace.as(by).replies(message, text);
    if (answersIt) await author.in(message).shortcut(reply, 'This answers it');
  }
}

async function use(workspace: Workspace, by: string, message: Message, change: string | undefined) {
  const person = workspace.as(by).in(HOME);
  await person.click('I used this', { on: message });
  if (change === undefined) return;
  await person.click('Say what changed');
  await person.submit({ 'What changed, in one line': change });
}

function fieldsOf(share: PracticeShare) {
  return {
    [LEARNED_LABELS[share.kind]]: share.learned,
    ...(share.usedToThink === undefined ? {} : { 'I used to think': share.usedToThink }),
    ...(share.expected === undefined ? {} : { 'I expect': share.expected }),
    ...(share.howToUse === undefined ? {} : { 'How others can use it': share.howToUse }),
    ...(share.link === undefined ? {} : { Link: share.link }),
    Tags: share.tags,
  };
}

function instantOf(
  { by, weeksAgo, weekday, time }: Pick<PracticeShare, 'by' | 'weeksAgo' | 'weekday' | 'time'>,
  monday: Temporal.PlainDate,
): Temporal.Instant {
  const zone = people.find((person) => person.handle === by)?.zone ?? 'UTC';
  return monday
    .subtract({ weeks: weeksAgo })
    .add({ days: weekday - 1 })
    .toZonedDateTime({ timeZone: zone, plainTime: time })
    .toInstant();
}

function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}
