/** The practice community: twelve people of one small company, in five time zones. None of them exists. */
export interface PracticePerson {
  readonly handle: string;
  readonly name: string;
  readonly title: string;
  readonly zone: string;
  readonly isOwner?: true;
  readonly team: string;
  /** The handle of whom they report to; nobody above Ben. */
  readonly manager?: string;
}

export const people: readonly PracticePerson[] = [
  {
    handle: 'ana',
    name: 'Ana Sousa',
    title: 'Engineering manager',
    zone: 'Europe/Berlin',
    team: 'Engineering',
    manager: 'ben',
  },
  {
    handle: 'ben',
    name: 'Ben Okafor',
    title: 'Head of support',
    zone: 'America/New_York',
    isOwner: true,
    team: 'Support',
  },
  {
    handle: 'chloe',
    name: 'Chloé Martin',
    title: 'Product designer',
    zone: 'Europe/Berlin',
    team: 'Product',
    manager: 'ana',
  },
  {
    handle: 'dev',
    name: 'Dev Patel',
    title: 'Platform engineer',
    zone: 'Asia/Kolkata',
    team: 'Platform',
    manager: 'ana',
  },
  {
    handle: 'eva',
    name: 'Eva Lindqvist',
    title: 'Data analyst',
    zone: 'Europe/Berlin',
    team: 'Product',
    manager: 'ana',
  },
  {
    handle: 'farid',
    name: 'Farid Rahimi',
    title: 'Support engineer',
    zone: 'America/New_York',
    team: 'Support',
    manager: 'ben',
  },
  {
    handle: 'grace',
    name: 'Grace Tanaka',
    title: 'Backend engineer',
    zone: 'Asia/Tokyo',
    team: 'Platform',
    manager: 'dev',
  },
  {
    handle: 'hugo',
    name: 'Hugo Alves',
    title: 'Frontend engineer',
    zone: 'America/Sao_Paulo',
    team: 'Apps',
    manager: 'ana',
  },
  {
    handle: 'ines',
    name: 'Inés Romero',
    title: 'Technical writer',
    zone: 'America/Sao_Paulo',
    team: 'Support',
    manager: 'ben',
  },
  {
    handle: 'jun',
    name: 'Jun Sato',
    title: 'Mobile engineer',
    zone: 'Asia/Tokyo',
    team: 'Apps',
    manager: 'ana',
  },
  {
    handle: 'kavya',
    name: 'Kavya Iyer',
    title: 'Quality engineer',
    zone: 'Asia/Kolkata',
    team: 'Platform',
    manager: 'dev',
  },
  {
    handle: 'liam',
    name: 'Liam Brooks',
    title: 'Junior engineer',
    zone: 'America/New_York',
    team: 'Apps',
    manager: 'hugo',
  },
];

/** Channels with who made them; the app's bot is in those that meet for learning. */
export const channels = [
  {
    name: 'learning',
    creator: 'ana',
    isPrivate: false,
    withBot: true,
    members: people.map((person) => person.handle),
  },
  // Not set up yet: here one tries what a leader does first.
  {
    name: 'book-club',
    creator: 'liam',
    isPrivate: false,
    withBot: true,
    members: ['liam', 'jun', 'hugo', 'kavya', 'eva'],
  },
  {
    name: 'platform',
    creator: 'dev',
    isPrivate: false,
    withBot: false,
    members: ['dev', 'grace', 'hugo', 'jun', 'ana', 'liam'],
  },
  {
    name: 'support-desk',
    creator: 'ben',
    isPrivate: false,
    withBot: false,
    members: ['ben', 'farid', 'ines', 'chloe', 'kavya'],
  },
  { name: 'hiring', creator: 'ana', isPrivate: true, withBot: false, members: ['ana', 'ben', 'chloe'] },
] as const;

/** Those whom newcomers can turn to: enough of them to ask something of. */
export const userGroups = [
  {
    handle: 'mentors-guild',
    name: 'Mentors’ guild',
    members: ['ana', 'ben', 'dev', 'grace', 'ines', 'kavya'],
  },
] as const;

export const HOME_CHANNEL = 'learning';
