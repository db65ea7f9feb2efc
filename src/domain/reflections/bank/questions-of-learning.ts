import { type BankQuestion, questionsOf } from './question.ts';

export const questionsOfLearning: readonly BankQuestion[] = [
  ...questionsOf('continuous_learning', {
    everyone: [
      'What do you know now that you did not know a week ago?',
      'Which recent task took you longer because it was new to you?',
      'If you could do one hour of last week again, which hour would you choose?',
      'What is easier for you now than it was a few months ago?',
      'Which result in the past week was different from what you expected?',
      'How did something you already knew help you with a new task lately?',
      'About which subject have you changed your mind recently?',
      'Which skill would have made your past week easier?',
      'What new habit would you like to keep?',
    ],
    leaders: [
      'What has your group learned lately that is not written down anywhere?',
      'Which of your tasks could someone else do for a week in order to learn?',
      'How much time did your group have last week to try something new?',
      'Which recent difficulty taught your whole group something?',
      'How do people in your group see that you are still learning?',
    ],
  }),
  ...questionsOf('own_learning', {
    everyone: [
      'What would you learn next if you could choose anything?',
      'How do you notice that you have really understood something?',
      'Which skill could you practise for fifteen minutes in the coming week?',
      'On which day of the past week was it easiest for you to learn something?',
      'What did you once start to learn that you would like to continue?',
      'Which helped you learn most lately: reading, watching, trying, or talking with someone?',
      'How did you find an answer recently without a teacher or a course?',
      'Which question do you want to be able to answer a month from now?',
      'How could you keep one hour of next week for learning?',
    ],
    leaders: [
      'What happens in your group when someone wants to learn something nobody planned?',
      'In which situation next week could you ask a question instead of giving the answer?',
      'What would you like to learn in order to lead better?',
      'Which rule or habit makes learning harder in your group than it needs to be?',
      'How do the people you lead tell you what they want to learn?',
    ],
  }),
  ...questionsOf('sharing_and_mentoring', {
    everyone: [
      'What did you understand better after you explained it to someone?',
      'Which of your mistakes could save someone else time if they knew about it?',
      'Who taught you something recently, perhaps without knowing it?',
      'If a new colleague started tomorrow, what would you show them first?',
      'What have people asked you about most often lately?',
      'When you learn something hard, how do you like to be helped?',
      'What helped you last week that others could use too?',
      'Which advice from years ago still helps you in your work?',
      'What would you ask a mentor if you met one tomorrow for half an hour?',
    ],
    leaders: [
      'For which task does your group depend on a single person?',
      'How do people in your group find out who could teach them something?',
      'Which story from your own working life could help someone in your group now?',
      'When did it last help to listen before you gave advice?',
      'How does your group thank people who share what they know?',
    ],
  }),
];
