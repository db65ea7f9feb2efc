import { type BankQuestion, questionsOf } from './question.ts';

export const questionsOfBelonging: readonly BankQuestion[] = [
  ...questionsOf('safe_environment', {
    everyone: [
      'When was it easy for you lately to say that you did not know something?',
      'What did someone do in the past week that made it easier for you to speak?',
      'In which group do you speak most freely?',
      'What happened after the last small mistake in your work?',
      'Which question would you have liked to ask lately, but did not ask?',
      'On the hardest day of the past week, what helped you?',
      'What makes you feel welcome when you join a group?',
      'When you disagree with a plan, how do you say so?',
      'What would make it easier to ask for help where you work?',
    ],
    leaders: [
      'What did you do in the past week so that someone dared to disagree with you?',
      'How did you answer when someone last brought you bad news?',
      'Which doubt of your own could you tell your group about?',
      'What shows new people in your group that their questions are welcome?',
      'How do people know that they may say no to you?',
    ],
  }),
  ...questionsOf('diverse_voices', {
    everyone: [
      'Which recent decision became better because several people spoke about it?',
      'When were you last asked for your opinion before something was decided?',
      'What have you heard lately from someone whose work is very different from yours?',
      'In your last meeting, what would have helped quieter people to speak?',
      'Which people were affected by a recent decision but were not asked?',
      'How do you show someone that you are listening?',
      'Before your next decision, which opinion would you like to hear first?',
      'In your last discussion, which question did nobody ask?',
      'How could someone who is away still take part in a decision?',
      'Which experience in your life helps you notice things that others may not see?',
    ],
    leaders: [
      'Before your last decision, how did you look for people who might disagree?',
      'Which decision next week could you leave to the people who do the work?',
      'How was the speaking time shared in the last meeting you led?',
      'In your group, which people hear about decisions last?',
      'How can someone who does not like meetings tell you their opinion?',
    ],
  }),
  ...questionsOf('working_together', {
    everyone: [
      'What were you able to finish last week because someone helped you?',
      'Which long exchange of messages could have been a short conversation?',
      'How did you last reach an agreement with someone who wanted something different?',
      'When you last handed work to someone, what made it easy for them?',
      'Which task from the past week would have been better with two people?',
      'What would you like people to know about how you work best?',
      'When a plan changed lately, how did the people involved find out?',
      'With which group would you like to work more closely next month?',
      'How did your work last week help someone else with theirs?',
    ],
    leaders: [
      'What does your group need from you next week?',
      'How do people in your group know who does what?',
      'When people in your group last disagreed, what did they do next?',
      'Which goal could every person in your group explain in one sentence?',
      'Where might two people in your group be doing the same work without knowing it?',
    ],
  }),
];
