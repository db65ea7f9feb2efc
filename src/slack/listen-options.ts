import type { App } from '@slack/bolt';
import type { PlainTextElement } from '@slack/types';
import { cut, plain } from './blocks/text.ts';
import { callOf, type Ear, once } from './ear.ts';
import { readFields } from './fields.ts';

const MOST_CHOICES = 100;
const LONGEST_CHOICE = 75;

export function listenToOptions(app: App, ear: Ear): void {
  app.options(/.*/s, async ({ options, ack }) => {
    const acknowledge = once((answer: { options: { text: PlainTextElement; value: string }[] }) =>
      ack(answer),
    );
    const call = {
      ...callOf(ear, options.user.id, null, `choices ${options.action_id}`),
      typed: options.value,
      meta: options.view?.private_metadata ?? '',
      fields: readFields(options.view?.state.values),
    };
    const run = ear.surface.options.get(options.action_id);
    await ear.handling.handle(call.log, {
      run: async () => (run === undefined ? [] : await run(call)),
      succeeded: (choices) =>
        acknowledge({
          options: (choices ?? []).slice(0, MOST_CHOICES).map((choice) => ({
            text: plain(cut(choice.text, LONGEST_CHOICE)),
            value: choice.value,
          })),
        }),
      failed: () => acknowledge({ options: [] }),
      late: () => acknowledge({ options: [] }),
    });
  });
}
