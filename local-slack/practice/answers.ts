/** What the practice community answered since it began with a weekly question, a month before the year ends. */
export interface PracticeAnswer {
  readonly by: string;
  readonly weeksAgo: number;
  /** ISO: 1 is Monday. */
  readonly weekday: number;
  /** Wall time where the author is: `10:20`. */
  readonly time: string;
  readonly words: string;
  readonly isShared: boolean;
}

export const QUESTIONS_SINCE_WEEKS = 4;

export const practiceAnswers: readonly PracticeAnswer[] = [
  {
    by: 'ana',
    weeksAgo: 3,
    weekday: 1,
    time: '10:25',
    words: 'How we decide who is on call. Everyone knew it, and it stood nowhere until Liam asked.',
    isShared: true,
  },
  {
    by: 'dev',
    weeksAgo: 3,
    weekday: 1,
    time: '11:10',
    words: 'That our slowest query was one that nobody needed any more.',
    isShared: true,
  },
  {
    by: 'grace',
    weeksAgo: 3,
    weekday: 2,
    time: '09:40',
    words: 'How to read a Swift error. Jun drew me three boxes, and that was enough.',
    isShared: false,
  },
  {
    by: 'kavya',
    weeksAgo: 3,
    weekday: 2,
    time: '14:00',
    words: 'Old phones drop the connection when they lock. I had called it a rare bug.',
    isShared: true,
  },
  {
    by: 'liam',
    weeksAgo: 3,
    weekday: 3,
    time: '16:30',
    words: 'What a mutex is. I had nodded for a month.',
    isShared: false,
  },
  {
    by: 'ben',
    weeksAgo: 2,
    weekday: 1,
    time: '10:40',
    words: 'I asked Ana’s team what they would stop first. I would not have found that one alone.',
    isShared: true,
  },
  {
    by: 'eva',
    weeksAgo: 2,
    weekday: 1,
    time: '11:00',
    words: 'To show one number on the first page. Support said which one customers ask for.',
    isShared: true,
  },
  {
    by: 'jun',
    weeksAgo: 2,
    weekday: 2,
    time: '10:00',
    words: 'To keep the old login for a month. Farid knew who still uses it.',
    isShared: true,
  },
  {
    by: 'ines',
    weeksAgo: 2,
    weekday: 2,
    time: '15:00',
    words: 'The new order of our help pages. I was sure, and then Kavya tried to find something.',
    isShared: false,
  },
  {
    by: 'farid',
    weeksAgo: 2,
    weekday: 3,
    time: '10:15',
    words: 'To answer first and solve later. Three of us had tried the other way.',
    isShared: true,
  },
  {
    by: 'chloe',
    weeksAgo: 1,
    weekday: 1,
    time: '10:30',
    words: 'To sketch in the browser. I would need someone beside me for the first hours.',
    isShared: true,
  },
  {
    by: 'hugo',
    weeksAgo: 1,
    weekday: 1,
    time: '10:50',
    words: 'How to measure if a page feels slow. I only know how to measure if it is.',
    isShared: true,
  },
  {
    by: 'ana',
    weeksAgo: 1,
    weekday: 2,
    time: '09:00',
    words: 'Too often it waits for a quiet week, and there is none. I will keep Friday afternoons free.',
    isShared: false,
  },
  {
    by: 'farid',
    weeksAgo: 1,
    weekday: 2,
    time: '11:20',
    words: 'To write a query without asking Dev. He says it takes an afternoon.',
    isShared: true,
  },
  {
    by: 'kavya',
    weeksAgo: 1,
    weekday: 3,
    time: '13:10',
    words: 'To draw. I explain so much with my hands that nobody on a call can see.',
    isShared: false,
  },
  {
    by: 'liam',
    weeksAgo: 1,
    weekday: 3,
    time: '16:00',
    words: 'How a database decides which index to use. I only know that it does.',
    isShared: true,
  },
];
