import type { Workspace } from '../workspace.ts';
import { HOME_CHANNEL } from './people.ts';

const HOME = `#${HOME_CHANNEL}`;
const STATEMENTS = [
  'In the last weeks I learned something that I already use.',
  'I find time to learn while I work.',
  'I hear from the others what they learn.',
  'It is easy to tell the others what I learned.',
  'When something goes wrong, we find out together what it teaches us.',
];

interface PracticePulse {
  readonly by: string;
  /** One for each statement. */
  readonly ratings: readonly number[];
  readonly help: string;
}

const answers: readonly PracticePulse[] = [
  { by: 'chloe', ratings: [4, 2, 4, 5, 4], help: 'An hour a week that no meeting may take.' },
  { by: 'dev', ratings: [5, 3, 5, 4, 5], help: 'To see what the other teams tried.' },
  { by: 'eva', ratings: [4, 2, 3, 4, 4], help: 'An hour without meetings.' },
  { by: 'farid', ratings: [3, 1, 4, 3, 4], help: 'Fewer tickets on learning days.' },
  { by: 'grace', ratings: [5, 3, 4, 4, 5], help: 'Notes from the reviews that I sleep through.' },
  { by: 'hugo', ratings: [4, 3, 4, 5, 3], help: 'Somebody to pair with on the build.' },
  { by: 'kavya', ratings: [5, 2, 5, 4, 5], help: 'To be there when a feature is only an idea.' },
  { by: 'liam', ratings: [5, 4, 5, 3, 4], help: 'To know that small questions are welcome.' },
];

/** Ana asks everyone how learning goes; who answered what nobody can tell once it has closed. */
export async function openPulse(workspace: Workspace, closesOn: Temporal.PlainDate): Promise<void> {
  const ana = workspace.as('ana').in(HOME);
  await ana.command('/feedback round');
  await ana.choose('Template', 'Learning pulse');
  await ana.click('More');
  await submit(ana, {
    'Closes on': closesOn.toString(),
    'Who may read the results?': 'Everyone in Learning',
  });
}

export async function answerPulse(workspace: Workspace): Promise<void> {
  for (const { by, ratings, help } of answers) {
    const person = workspace.as(by).in(HOME);
    await person.open('Answer without my name');
    const rated = STATEMENTS.map((statement, at) => [statement, String(ratings[at])] as const);
    await submit(person, { ...Object.fromEntries(rated), 'What would help you most to learn here?': help });
  }
}

/** It has closed: Ana publishes what came of it, and says what will be done. */
export async function publishPulse(workspace: Workspace, doneBy: Temporal.PlainDate): Promise<void> {
  const ana = workspace.as('ana');
  await ana.in('app').open('Look through and publish');
  await submit(ana, {});
  await ana.in(HOME).open('Say what will be done');
  await submit(ana, {
    'You said': 'There is little time to learn',
    'We will': 'Keep Thursdays from 10 to 11 free of meetings',
    'By when?': doneBy.toString(),
  });
}

async function submit(
  person: ReturnType<Workspace['as']>,
  fields: Parameters<ReturnType<Workspace['as']>['submit']>[0],
): Promise<void> {
  const errors = await person.submit(fields);
  if (Object.keys(errors).length > 0) throw new Error(`not taken: ${JSON.stringify(errors)}`);
  await person.dismiss();
}
