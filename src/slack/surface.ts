import type { SlackEvent } from '@slack/types';
import type {
  ActionCall,
  Call,
  Choice,
  ClosedCall,
  CommandCall,
  EventCall,
  GlobalShortcutCall,
  HomePart,
  MessageShortcutCall,
  OptionsCall,
  Outcome,
  SubmissionCall,
} from './calls.ts';

type Does<C, Result = void> = (call: C) => Promise<Result>;

/** The event of a given type, as Slack sends it. */
export type EventOf<Type extends SlackEvent['type']> = Extract<SlackEvent, { type: Type }>;

/**
 * What a feature registers on, in its register.ts. We route by exact id ourselves, so that an id without a handler is known as
 * such and gets a kind answer, and no catch-all can run beside a real handler.
 */
export class Surface {
  readonly subcommands = new Map<string, Does<CommandCall>>();
  readonly globalShortcuts = new Map<string, Does<GlobalShortcutCall>>();
  readonly messageShortcuts = new Map<string, Does<MessageShortcutCall>>();
  readonly actions = new Map<string, Does<ActionCall>>();
  readonly submissions = new Map<string, Does<SubmissionCall, Outcome>>();
  readonly closings = new Map<string, Does<ClosedCall>>();
  readonly options = new Map<string, Does<OptionsCall, readonly Choice[]>>();
  readonly events: { readonly type: SlackEvent['type']; readonly run: Does<EventCall<SlackEvent>> }[] = [];
  readonly homeParts: HomePart[] = [];
  readonly feedbackParts: HomePart[] = [];
  /** Answers `/learn` followed by what is no subcommand, the whole text with it. */
  otherwise: Does<CommandCall> | null = null;

  readonly afterwards: Does<Call>[] = [];

  /** `/learn <name> …`; an empty name is `/learn` alone. A name may have two words: `/learn feedback give …`. */
  subcommand(name: string, run: Does<CommandCall>): void {
    put(this.subcommands, name, run);
  }

  globalShortcut(callbackId: string, run: Does<GlobalShortcutCall>): void {
    put(this.globalShortcuts, callbackId, run);
  }

  messageShortcut(callbackId: string, run: Does<MessageShortcutCall>): void {
    put(this.messageShortcuts, callbackId, run);
  }

  /** A click on a button or a choice in a menu with this action id, in a message, a modal or on Home. */
  action(actionId: string, run: Does<ActionCall>): void {
    put(this.actions, actionId, run);
  }

  submission(callbackId: string, run: Does<SubmissionCall, Outcome>): void {
    put(this.submissions, callbackId, run);
  }

  closing(callbackId: string, run: Does<ClosedCall>): void {
    put(this.closings, callbackId, run);
  }

  /** Offers choices while a person types in the external select with this action id. */
  choices(actionId: string, run: Does<OptionsCall, readonly Choice[]>): void {
    put(this.options, actionId, run);
  }

  event<Type extends SlackEvent['type']>(type: Type, run: Does<EventCall<EventOf<Type>>>): void {
    const isOurs = (event: SlackEvent): event is EventOf<Type> => event.type === type;
    this.events.push({
      type,
      run: async (call) => {
        if (isOurs(call.event)) await run({ ...call, event: call.event });
      },
    });
  }

  /** Run, in order, after what a person clicked or submitted has succeeded and was answered: for what follows from it. */
  afterSuccess(run: Does<Call>): void {
    this.afterwards.push(run);
  }

  /** What waits for a person in feedback: stands in the window of `/feedback` alone, in the order in which features register. */
  feedbackPart(part: HomePart): void {
    this.feedbackParts.push(part);
  }

  /** Parts stand on Home in the order in which features register. */
  homePart(part: HomePart): void {
    this.homeParts.push(part);
  }
}

function put<Run>(routes: Map<string, Run>, id: string, run: Run): void {
  if (routes.has(id)) throw new Error(`${id} is registered twice`);
  routes.set(id, run);
}
