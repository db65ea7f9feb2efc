import type { RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { Refusal } from '../domain/refusal.ts';
import { paragraph, plain } from './blocks/text.ts';
import type { Answer, Answering } from './calls.ts';

interface Ways {
  readonly client: WebClient;
  readonly triggerId: string;
  /** Null where Slack gives no response_url: global shortcuts, modals, Home. */
  readonly respond: RespondFn | null;
  /** The thread in which the click was: the answer goes there too. */
  readonly threadTs: string | null;
  /** Whether the click was in a modal, so that a view goes on top of it. */
  readonly inModal: boolean;
  acknowledge(): Promise<void>;
}

const TRIGGER_GONE = new Set(['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id']);

/** The ways back to the person, by what Slack gave us for this click. */
export function answering(ways: Ways): Answering {
  const show = async (view: ModalView): Promise<string> => {
    await ways.acknowledge();
    try {
      const call = { trigger_id: ways.triggerId, view };
      const shown = ways.inModal ? await ways.client.views.push(call) : await ways.client.views.open(call);
      return shown.view?.id ?? '';
    } catch (error) {
      if (error instanceof Error && TRIGGER_GONE.has(errorName(error))) {
        throw new Refusal(
          'unavailable',
          'Slack was slow, so the window could not open. Please try once more.',
        );
      }
      throw error;
    }
  };
  const answer = async (given: Answer): Promise<void> => {
    await ways.acknowledge();
    if (ways.respond === null) {
      await show(noteView(given));
      return;
    }
    await ways.respond({
      response_type: 'ephemeral',
      replace_original: false,
      ...(ways.threadTs === null ? {} : { thread_ts: ways.threadTs }),
      ...messageOf(given),
    });
  };
  return { acknowledge: () => ways.acknowledge(), answer, show };
}

/** What a message takes, with unfurling off: links of people are theirs, not ours to show. */
export function messageOf(answer: Answer) {
  return {
    text: answer.text,
    blocks: answer.blocks ?? [paragraph(answer.text)],
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** A small modal that says one thing. */
export function noteView(answer: Answer): ModalView {
  return {
    type: 'modal',
    title: plain('Lyceum'),
    close: plain('Close'),
    blocks: answer.blocks ?? [paragraph(answer.text)],
  };
}

/** Slack's own name of what it refused: `expired_trigger_id`. Empty for other errors. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error) || !('data' in error)) return '';
  const { data } = error;
  return typeof data === 'object' && data !== null && 'error' in data ? String(data.error) : '';
}
