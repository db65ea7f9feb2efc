import type { WebSocket } from 'ws';
import type { ForwardClock } from '../clock.ts';
import type { LocalSlack } from '../contract.ts';
import { isObject, parsed } from '../json.ts';
import type { Manifest } from '../manifest.ts';
import { type Deed, fromPage } from './deed.ts';
import { carryOut } from './doing.ts';
import { GoingOn } from './going-on.ts';
import { bring, inspectionOf, type TroubleName } from './inspection.ts';
import type { ReadMarks } from './places.ts';
import type { Answer, Sections, ToPage } from './protocol.ts';
import { type Gaze, sectionsFor } from './sight.ts';
import type { TourStep } from './tour.ts';

/** Soon enough to feel at once, seldom enough that many changes go together. */
const LOOK_AGAIN_MS = 15;
export interface LiveParts {
  readonly slack: LocalSlack;
  readonly clock: ForwardClock;
  readonly manifest: Manifest;
  readonly tour?: readonly TourStep[];
  /** Starts the workspace from its beginning, soon after the call. Default: it cannot. */
  readonly beginAgain?: () => void;
}

/** The windows that are open, each looking through one person's eyes, told of what has changed there. */
export class Windows {
  readonly #parts: LiveParts;
  readonly #open = new Set<Window>();
  readonly #shared: Shared;
  #timer: NodeJS.Timeout | null = null;
  #seen = '';

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.#shared = { trouble: 'nothing', time: new GoingOn(parts.clock) };
  }

  /** `isLoading`: the page itself is loaded, rather than its connection laid anew. */
  accept(socket: WebSocket, userId: string, { isLoading }: { readonly isLoading: boolean }): void {
    // Then, in Slack, what only this person saw is gone.
    const isOnly = ![...this.#open].some((one) => one.userId === userId);
    if (isLoading && isOnly) this.#parts.slack.reload(userId);
    const window = new Window(this.#parts, socket, userId, this.#shared);
    this.#open.add(window);
    this.#timer ??= setInterval(() => this.#lookAgain(), LOOK_AGAIN_MS);
    socket.on('close', () => {
      this.#open.delete(window);
      if (this.#open.size === 0) this.#rest();
    });
  }

  close(): void {
    this.#rest();
    // Nobody is there any more to stop it.
    this.#shared.time.stop();
    for (const window of this.#open) window.close();
  }

  #rest(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #lookAgain(): void {
    const seen = `${this.#parts.slack.activity()} ${this.#shared.time.until?.toString() ?? ''}`;
    if (seen === this.#seen) return;
    this.#seen = seen;
    for (const window of this.#open) window.look();
  }
}

/** What is the same for all windows. */
interface Shared {
  /** What goes wrong now. */
  trouble: TroubleName;
  readonly time: GoingOn;
}

class Window {
  readonly #parts: LiveParts;
  readonly #socket: WebSocket;
  readonly userId: string;
  readonly #shared: Shared;
  /** Null until the page has said where it looks: what it shows already stays until then. */
  #gaze: Gaze | null = null;
  /** Kept by the page; told so that what is unread can be counted here. */
  #read: ReadMarks | null = null;
  /** What was sent of each part, to send only what is new. */
  readonly #sent = new Map<string, string>();

  constructor(parts: LiveParts, socket: WebSocket, userId: string, shared: Shared) {
    this.#parts = parts;
    this.#socket = socket;
    this.userId = userId;
    this.#shared = shared;
    // What is too long or no frame at all ends this window, and nothing else.
    socket.on('error', () => socket.terminate());
    socket.on('message', (data) => void this.#hear(String(data)));
  }

  look(): void {
    if (this.#gaze === null) return;
    const { slack, clock, manifest, tour = [], beginAgain } = this.#parts;
    const now = clock.now();
    const inspection = this.#gaze.inspects ? inspectionOf(slack.ledger, this.#shared.trouble) : null;
    const clockAheadMs = Math.round((now.epochMilliseconds - Date.now()) / 1000) * 1000;
    const sections = sectionsFor(
      {
        world: slack.world,
        manifest,
        now,
        clockAheadMs,
        tour,
        inspection,
        canBeginAgain: beginAgain !== undefined,
        goesOnUntil: this.#shared.time.until,
      },
      this.userId,
      this.#gaze,
      this.#read,
    );
    const changes = this.#newIn(sections);
    if (Object.keys(changes).length > 0) this.#say({ is: 'changes', sections: changes });
  }

  close(): void {
    this.#socket.close(1001, 'the local Slack has stopped');
  }

  #newIn(sections: Sections): Partial<Sections> {
    const changed = Object.entries(sections).filter(([name, section]) => {
      const written = JSON.stringify(section);
      if (this.#sent.get(name) === written) return false;
      this.#sent.set(name, written);
      return true;
    });
    return Object.fromEntries(changed);
  }

  async #hear(data: string): Promise<void> {
    const said = parsed(data);
    const read = fromPage.safeParse(said);
    if (!read.success) {
      this.#refuse(said);
      return;
    }
    const { id, deed } = read.data;
    const answer = await this.#answer(deed);
    this.look();
    this.#say({ is: 'answer', id, answer });
  }

  /** What no page of ours says ends the connection; what somebody made too long does not. */
  #refuse(said: unknown): void {
    const known = isObject(said) && typeof said.id === 'number' ? said.id : null;
    if (known === null) this.#socket.close(1008, 'that is not what this page says');
    else
      this.#say({
        is: 'answer',
        id: known,
        answer: { how: 'failed', error: 'Slack takes nothing as long as that.' },
      });
  }

  async #answer(deed: Deed): Promise<Answer> {
    switch (deed.do) {
      case 'look':
        this.#gaze = deed;
        return { how: 'done' };
      case 'read':
        this.#read = deed;
        return { how: 'done' };
      case 'go wrong':
        bring(this.#parts.slack.faults, deed.how);
        this.#shared.trouble = deed.how === 'disconnect' ? this.#shared.trouble : deed.how;
        return { how: 'done' };
      case 'go on to':
        return await told(() => this.#shared.time.goOn(Temporal.Instant.from(deed.instant)));
      case 'stop going on':
        this.#shared.time.stop();
        return { how: 'done' };
      case 'begin again':
        this.#parts.beginAgain?.();
        return { how: 'done' };
      default:
        return await told(() => carryOut(this.#parts.slack, this.userId, deed));
    }
  }

  #say(what: ToPage): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(what));
  }
}

/** What goes wrong is told to who did it, and ends nothing else. */
async function told(does: () => Promise<Answer>): Promise<Answer> {
  try {
    return await does();
  } catch (error) {
    return { how: 'failed', error: error instanceof Error ? error.message : String(error) };
  }
}
