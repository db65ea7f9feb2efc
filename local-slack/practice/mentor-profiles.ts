import type { Workspace } from '../workspace.ts';
import { HOME_CHANNEL } from './people.ts';

interface PracticeProfile {
  readonly by: string;
  readonly wants: 'Somebody to learn from' | 'To mentor somebody' | 'Both';
  readonly learns: readonly string[];
  readonly helps: readonly string[];
  readonly mentees: number;
  readonly experience: string;
  readonly languages: readonly string[];
  readonly hours: number;
  readonly hopes: string;
}

/** What the people of the practice community say of themselves. Whoever learns most has the fewest to learn from, as it is. */
const profiles: readonly PracticeProfile[] = [
  {
    by: 'ana',
    wants: 'To mentor somebody',
    learns: [],
    helps: ['Giving feedback', 'Planning'],
    mentees: 2,
    experience: 'More than 10 years',
    languages: ['English', 'German', 'Portuguese'],
    hours: 4,
    hopes: 'To hear how the work looks from where you sit.',
  },
  {
    by: 'chloe',
    wants: 'Both',
    learns: ['SQL'],
    helps: ['User interviews'],
    mentees: 1,
    experience: '6 to 10 years',
    languages: ['English', 'French'],
    hours: 2,
    hopes: 'To answer my own questions about how people use what we draw.',
  },
  {
    by: 'dev',
    wants: 'To mentor somebody',
    learns: [],
    helps: ['Incident reviews', 'Observability'],
    mentees: 2,
    experience: '6 to 10 years',
    languages: ['English', 'Hindi'],
    hours: 3,
    hopes: 'Somebody who asks why we do it like this.',
  },
  {
    by: 'eva',
    wants: 'Both',
    learns: ['Public speaking'],
    helps: ['SQL', 'Statistics'],
    mentees: 2,
    experience: '3 to 5 years',
    languages: ['English', 'German', 'Swedish'],
    hours: 3,
    hopes: 'To give one talk this year without reading it out.',
  },
  {
    by: 'farid',
    wants: 'Somebody to learn from',
    learns: ['SQL', 'Incident reviews'],
    helps: [],
    mentees: 0,
    experience: '1 to 2 years',
    languages: ['English', 'Persian'],
    hours: 2,
    hopes: 'To find the cause myself before I hand a ticket on.',
  },
  {
    by: 'hugo',
    wants: 'Both',
    learns: ['Giving feedback'],
    helps: ['Accessibility'],
    mentees: 1,
    experience: '3 to 5 years',
    languages: ['English', 'Portuguese'],
    hours: 2,
    hopes: 'That people leave my reviews with more energy than they came.',
  },
  {
    by: 'ines',
    wants: 'To mentor somebody',
    learns: [],
    helps: ['Public speaking', 'Writing'],
    mentees: 1,
    experience: '6 to 10 years',
    languages: ['English', 'Portuguese', 'Spanish'],
    hours: 2,
    hopes: 'To help somebody say a hard thing in few words.',
  },
  {
    by: 'jun',
    wants: 'Somebody to learn from',
    learns: ['Accessibility', 'Writing'],
    helps: [],
    mentees: 0,
    experience: '3 to 5 years',
    languages: ['English', 'Japanese'],
    hours: 2,
    hopes: 'To build screens that everybody can use.',
  },
  {
    by: 'kavya',
    wants: 'Somebody to learn from',
    learns: ['User interviews', 'Observability'],
    helps: [],
    mentees: 0,
    experience: '3 to 5 years',
    languages: ['English', 'Hindi', 'Tamil'],
    hours: 3,
    hopes: 'To be there when a feature is only an idea.',
  },
  {
    by: 'liam',
    wants: 'Somebody to learn from',
    learns: ['Incident reviews', 'Planning'],
    helps: [],
    mentees: 0,
    experience: 'New to it',
    languages: ['English'],
    hours: 4,
    hopes: 'Somebody with whom small questions are welcome.',
  },
];

/** Ana says where in Slack's profiles team and manager stand. */
export async function mapFields(workspace: Workspace): Promise<void> {
  const ana = workspace.as('ana').in(`#${HOME_CHANNEL}`);
  await ana.command('/mentor fields');
  await ana.submit({ 'The team is in': 'Team', 'The manager is in': 'Manager' });
  await ana.dismiss();
}

/** Each says what they can help with and want to learn, one after the other. */
export async function fillInProfiles(
  workspace: Workspace,
  names: readonly string[] = everybody(),
): Promise<void> {
  for (const name of names) await fillInProfile(workspace, name);
}

function everybody(): string[] {
  return profiles.map(({ by }) => by);
}

/** @throws Error where they have nothing to say, or it is not taken. */
export async function fillInProfile(workspace: Workspace, name: string): Promise<void> {
  const profile = profiles.find(({ by }) => by === name);
  if (profile === undefined) throw new Error(`${name} has no profile`);
  const person = workspace.as(name).in(`#${HOME_CHANNEL}`);
  await person.command('/mentor');
  const fields = {
    'What would you like?': profile.wants,
    'What I want to learn': await offered(person, 'What I want to learn', profile.learns),
    'What I can help with': await offered(person, 'What I can help with', profile.helps),
    'How many people I can mentor at a time': profile.mentees === 0 ? 'Nobody now' : String(profile.mentees),
    'My experience, in years of work': profile.experience,
    'Languages in which I like to talk': [...profile.languages],
    'Hours a month that I have for it': String(profile.hours),
    'What I hope for': profile.hopes,
  };
  const errors = await person.submit(fields);
  if (Object.keys(errors).length > 0) throw new Error(`not taken: ${JSON.stringify(errors)}`);
  await person.dismiss();
}

/** As the menu offers each: a skill that somebody wrote before, or *Add* for a new one. */
async function offered(
  person: ReturnType<ReturnType<Workspace['as']>['in']>,
  label: string,
  skills: readonly string[],
): Promise<string[]> {
  const chosen: string[] = [];
  for (const skill of skills) {
    const [first] = (await person.types(label, skill)).filter((text) => text.includes(skill));
    if (first === undefined) throw new Error(`${skill} is not offered`);
    chosen.push(first);
  }
  return chosen;
}
