import type { Answer, Deed, FromPage, Sections, ToPage } from '../protocol.ts';

export type Seen = Partial<Sections>;

type Standing = Extract<Deed, { do: 'look' | 'read' }>;

const AGAIN_MS = 1000;
/** So many times in vain: then it is asked whether this person is still let in. */
const IN_VAIN = 3;
/** Who this page has been since it was loaded: to be one of them again is not to load it anew. */
const BEEN = new Set<string>();

/** The wire to the local Slack, for one person. It is laid again when it breaks. */
export class Connection {
  readonly #userId: string;
  readonly #tell: (seen: Seen, isOpen: boolean) => void;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #socket: WebSocket | null = null;
  #seen: Seen = {};
  #last = 0;
  #inVain = 0;
  /** What holds for this window until it is said otherwise: what is read, and where it looks. */
  readonly #standing = new Map<Standing['do'], Standing>();
  #isClosed = false;
  #isLoading: boolean;

  constructor(userId: string, tell: (seen: Seen, isOpen: boolean) => void) {
    this.#userId = userId;
    this.#tell = tell;
    this.#isLoading = !BEEN.has(userId);
    BEEN.add(userId);
    this.#open();
  }

  /** Holds from now on; said again when the wire was laid anew. */
  hold(standing: Standing): void {
    this.#standing.set(standing.do, standing);
    if (this.#socket?.readyState === WebSocket.OPEN) void this.act(standing);
  }

  act(deed: Deed): Promise<Answer> {
    if (this.#socket?.readyState !== WebSocket.OPEN) {
      return Promise.resolve({ how: 'failed', error: 'The local Slack cannot be reached.' });
    }
    this.#last += 1;
    const said: FromPage = { id: this.#last, deed };
    this.#socket.send(JSON.stringify(said));
    return new Promise((resolve) => this.#waiting.set(said.id, resolve));
  }

  close(): void {
    this.#isClosed = true;
    this.#socket?.close();
  }

  #open(): void {
    if (this.#isClosed) return;
    const socket = new WebSocket(
      `ws://${location.host}/live?as=${encodeURIComponent(this.#userId)}${this.#isLoading ? '&loading' : ''}`,
    );
    this.#isLoading = false;
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.#inVain = 0;
      for (const standing of this.#standing.values()) void this.act(standing);
    });
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data))));
    socket.addEventListener('close', () => {
      for (const answer of this.#waiting.values()) answer({ how: 'failed', error: 'The connection broke.' });
      this.#waiting.clear();
      if (this.#isClosed) return;
      this.#tell(this.#seen, false);
      this.#inVain += 1;
      if (this.#inVain % IN_VAIN === 0) void this.#leaveIfRefused();
      setTimeout(() => this.#open(), AGAIN_MS);
    });
  }

  /** A Slack that was begun afresh may not know this person: it answers, but not to them. Then the page begins again. */
  async #leaveIfRefused(): Promise<void> {
    const answered = await fetch('/').catch(() => null);
    if (answered?.ok === true && !this.#isClosed && this.#inVain > 0) location.replace('/');
  }

  #hear(told: ToPage): void {
    if (told.is === 'answer') {
      this.#waiting.get(told.id)?.(told.answer);
      this.#waiting.delete(told.id);
      return;
    }
    this.#seen = { ...this.#seen, ...told.sections };
    this.#tell(this.#seen, true);
  }
}
