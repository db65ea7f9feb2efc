import type { InputBlock } from '@slack/types';
import { expect, test } from 'vitest';
import { Workspace } from '../../local-slack/workspace.ts';
import { userId } from '../../src/ids.ts';
import {
  dateInput,
  manyMenuInput,
  menuInput,
  peopleInput,
  personInput,
  radioInput,
  textInput,
  ticksInput,
  timeInput,
} from '../../src/slack/blocks/inputs.ts';
import { plain } from '../../src/slack/blocks/text.ts';
import { type Fields, readFields } from '../../src/slack/fields.ts';
import { formAgain } from '../../src/slack/form-again.ts';
import { manifest, startBolt, startWorkspace } from '../local-slack/workspace.ts';

const choices = ['one', 'two', 'three'].map((value) => ({ value, label: value.toUpperCase() }));
const isOptional = true;

/** One field of each kind; each begins with something, or with nothing. */
function fieldsOf(ana: string | null): InputBlock[] {
  const begins = ana !== null;
  const initial = begins ? 'one' : null;
  const several = begins ? ['one', 'two'] : [];
  const people = ana === null ? [] : [userId.of(ana)];
  return [
    textInput({ name: 'text', label: 'Text', initial, most: 100, isOptional }),
    menuInput({ name: 'menu', label: 'Menu', choices, initial, isOptional }),
    manyMenuInput({ name: 'many', label: 'Many', choices, initial: several }),
    radioInput({ name: 'radio', label: 'Radio', choices, initial, isOptional }),
    ticksInput({ name: 'ticks', label: 'Ticks', choices, initial: several }),
    peopleInput({ name: 'people', label: 'People', initial: people, placeholder: 'Whom?', isOptional }),
    { ...personInput({ name: 'person', label: 'Person' }), optional: true },
    dateInput({ name: 'date', label: 'Date', initial: begins ? '2026-03-02' : null, isOptional }),
    timeInput({ name: 'time', label: 'Time', initial: begins ? '10:30' : null, isOptional }),
    {
      type: 'input',
      block_id: 'moment',
      label: plain('Moment'),
      optional: true,
      element: {
        type: 'datetimepicker',
        action_id: 'moment',
        ...(begins ? { initial_date_time: 1_772_442_000 } : {}),
      },
    },
  ];
}

/** ana has the form before her. Whenever she sends it, it comes back on top of itself; `sent` is what stood in it. */
async function startForm(begins: boolean) {
  const workspace = await startWorkspace();
  const { slack, ana } = workspace;
  const sent: Fields[] = [];
  await startBolt(workspace, (app) => {
    app.command('/say', async ({ command, ack, client }) => {
      await ack();
      const view = {
        type: 'modal' as const,
        callback_id: 'form',
        title: plain('Form'),
        submit: plain('Send'),
        blocks: fieldsOf(begins ? ana.id : null),
      };
      await client.views.open({ trigger_id: command.trigger_id, view });
    });
    app.view('form', async ({ view, ack }) => {
      sent.push(readFields(view.state.values));
      await ack({ response_action: 'push', view: formAgain(view, 'Not yet.') });
    });
  });
  const person = new Workspace({ slack, clock: workspace.clock, manifest }).as('ana').in('#learning');
  await person.command('/say something');
  return { ...workspace, person, sent };
}

test('a form comes back as it was filled in, whatever it is made of', async () => {
  const { person, sent, ana, ben } = await startForm(false);
  await person.submit({
    Text: 'Words',
    Menu: 'TWO',
    Many: ['THREE', 'ONE'],
    Radio: 'THREE',
    Ticks: ['TWO'],
    People: ['@ben', '@ana'],
    Person: '@ben',
    Date: '2026-03-29',
    Time: '07:05',
    Moment: '2026-07-01 14:00',
  });
  person.sees('Not yet.', 'Words');
  await person.submit();
  expect(sent[0]).toEqual({
    text: 'Words',
    menu: 'two',
    many: ['three', 'one'],
    radio: 'three',
    ticks: ['two'],
    people: [ben.id, ana.id],
    person: ben.id,
    date: '2026-03-29',
    time: '07:05',
    moment: '1782907200',
  });
  expect(sent[1]).toEqual(sent[0]);
});

test('what was emptied stays empty, whatever it began with', async () => {
  const { person, sent, ana } = await startForm(true);
  await person.submit();
  const labels = ['Text', 'Menu', 'Many', 'Radio', 'Ticks', 'People', 'Date', 'Time', 'Moment'];
  await person.submit(Object.fromEntries(labels.map((label) => [label, null])));
  // Heard all the same: Slack lays no fourth on top of three.
  await expect(person.submit()).rejects.toThrow('did not take the answer');
  expect(sent[0]).toEqual({
    text: 'one',
    menu: 'one',
    many: ['one', 'two'],
    radio: 'one',
    ticks: ['one', 'two'],
    people: [ana.id],
    person: null,
    date: '2026-03-02',
    time: '10:30',
    moment: '1772442000',
  });
  const nothing = { text: null, menu: null, many: [], radio: null, ticks: [], people: [] };
  expect(sent[1]).toEqual({ ...nothing, person: null, date: null, time: null, moment: null });
  expect(sent[2]).toEqual(sent[1]);
});
