import { type BankQuestion, questionsOf } from './question.ts';

export const questionsOfImproving: readonly BankQuestion[] = [
  ...questionsOf('feedback_and_change', {
    everyone: [
      'Which comment on your work do you still think about?',
      'What have you changed recently because of something you heard?',
      'For which part of your work would you like an honest opinion?',
      'How did you find out last week whether your work was useful to someone?',
      'Which sign told you lately that something was not working?',
      'If you could ask one question to someone who depends on your work, what would it be?',
      'When in your current work would feedback help you most?',
      'Which feedback was hard to hear at first but useful later?',
      'If you were your own colleague, what advice would you give yourself about last week?',
      'Which plan of yours needed a change in the past week?',
    ],
    leaders: [
      'About which part of your leadership do you rarely hear anything?',
      'How will people see that you used what they told you?',
      'What could your group try for one week before deciding about it?',
      'When you last received feedback, what were your first words?',
      'Which activity in your group could end because it no longer helps?',
    ],
  }),
  ...questionsOf('how_the_community_works', {
    everyone: [
      'What in this community has helped you most in the past month?',
      'If you could change one rule of this community, which one would it be?',
      'What does this community give you for the time it takes?',
      'Where in this community do you look first when you need to know something?',
      'What would you miss most if this community stopped for a month?',
      'Which meetings or messages in this community could be shorter?',
      'What might confuse a new member of this community?',
      'When did you last feel that you belong in this community?',
      'What do people here often talk about but rarely do?',
      'Which habit of this community would you recommend to other communities?',
    ],
    leaders: [
      'Which recent activity gave your group a lot for little effort?',
      'What would happen to your group if you were away for a month?',
      'How do you learn whether your group is useful to people who say little?',
      'Which agreement in your group needs to be talked about again?',
      'What have you done in the same way for so long that nobody asks why?',
    ],
  }),
  ...questionsOf('ideas_from_outside', {
    everyone: [
      'What did you see outside work recently that could be useful at work?',
      'Which other profession has to solve a problem like one of yours?',
      'As a customer, where were you treated well recently?',
      'What have you read or watched lately that has nothing to do with your work?',
      'How would someone from outside describe what you did last week?',
      'Which good idea from an earlier job or school could you use here?',
      'Where were you when you last had a good idea?',
      'If a cook, a nurse or a teacher did one of your tasks, what might they change?',
      'With whom outside your organisation would you like to compare ways of working?',
      'Which change in the world could affect your work next year?',
    ],
    leaders: [
      'From which other team would you like your group to learn something?',
      'What did someone from outside notice about your group that surprised you?',
      'How do ideas from outside reach the people you lead?',
      'Which problem of your group has someone elsewhere probably solved already?',
      'Who could you invite from outside to see how your group works?',
    ],
  }),
];
