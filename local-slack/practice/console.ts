import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { ForwardClock } from '../clock.ts';
import type { Person } from '../person.ts';
import type { Workspace } from '../workspace.ts';
import { HOME_CHANNEL, people } from './people.ts';

/** The community as it runs now. */
interface Scene {
  readonly workspace: Workspace;
  readonly clock: ForwardClock;
}

/** Each line is what one person does; what is in front of them afterwards is shown. Mistakes are told, and change nothing. */
export function converse(now: () => Scene, lines: Readable, say: (words: string) => void): void {
  const reader = createInterface({ input: lines });
  let turn = Promise.resolve();
  reader.on('line', (line) => {
    turn = turn.then(async () => {
      try {
        say(await obey(now(), line.trim()));
      } catch (error) {
        // The rest of such a message shows the whole channel, for those who read a failed test.
        const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
        say(first.replace(/\. In .* she sees:$/, '.'));
      }
    });
  });
}

/** Those who have done something, in each workspace; everyone begins in the home channel. */
const ARRIVED = new WeakMap<Workspace, Set<string>>();

function arriving(workspace: Workspace, person: Person): void {
  const arrived = ARRIVED.get(workspace) ?? new Set();
  if (!arrived.has(person.userId)) person.in(`#${HOME_CHANNEL}`);
  ARRIVED.set(workspace, arrived.add(person.userId));
}

async function obey({ workspace, clock }: Scene, line: string): Promise<string> {
  if (line === '') return '';
  const later = /^later (\d+) (minutes?|hours?|days?|weeks?)$/.exec(line);
  if (later !== null) {
    const [, amount = '0', unit = 'days'] = later;
    const before = clock.now().toZonedDateTimeISO('UTC');
    const duration = { [unit.endsWith('s') ? unit : `${unit}s`]: Number(amount) };
    await clock.advanceTo(before.add(duration).toInstant());
    return `It is ${clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDateTime().toLocaleString('en-GB')} in Berlin.`;
  }
  const [name = '', verb = '', ...rest] = line.split(' ');
  if (!people.some((person) => person.handle === name.toLowerCase())) {
    return `Begin with a name: ${people.map((person) => person.handle).join(', ')}. Or: later 7 days.`;
  }
  const person = workspace.as(name.toLowerCase());
  arriving(workspace, person);
  await act(person, verb, rest.join(' '));
  return `\n${person.name} sees:\n${lastLines(person.front().text)}`;
}

async function act(person: Person, verb: string, words: string): Promise<void> {
  switch (verb) {
    case 'home':
      await person.home();
      return;
    case 'says':
      await person.saysHere(words);
      return;
    case 'click':
      await person.click(words, { confirm: 'if asked' });
      return;
    case 'close':
      await person.dismiss();
      return;
    case 'in':
      person.in(words);
      return;
    case 'submit': {
      const errors = await person.submit(fieldsOf(words));
      for (const [field, error] of Object.entries(errors)) throw new Error(`${field}: ${error}`);
      return;
    }
    default:
      if (!verb.startsWith('/')) throw new Error('They can: /learn …, click, submit, close, says, home, in.');
      if (person.modal() !== null) await person.dismiss();
      await person.command(`${verb} ${words}`.trim());
  }
}

/** `Kind=Question; Tags=git` */
function fieldsOf(words: string): Record<string, string> {
  const pairs = words.split(';').map((pair) => pair.split('='));
  return Object.fromEntries(
    pairs.flatMap(([label, ...value]) =>
      label === undefined || label.trim() === '' ? [] : [[label.trim(), value.join('=').trim()]],
    ),
  );
}

const MOST_LINES = 30;

function lastLines(text: string): string {
  return text
    .split('\n')
    .slice(-MOST_LINES)
    .map((line) => `  ${line}`)
    .join('\n');
}
