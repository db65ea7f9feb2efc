import type { Answer, Deed, FromPage, Sections, ToPage } from '../protocol.ts';

export type Seen = Partial<Sections>;

const AGAIN_MS = 1000;

/** The wire to the local Slack, for one person. It is laid again when it breaks. */
export class Connection {
  readonly #userId: string;
  readonly #tell: (seen: Seen, isOpen: boolean) => void;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #socket: WebSocket | null = null;
  #seen: Seen = {};
  #last = 0;
  #gaze: Deed | null = null;
  #isClosed = false;
  #isLoading = true;

  constructor(userId: string, tell: (seen: Seen, isOpen: boolean) => void) {
    this.#userId = userId;
    this.#tell = tell;
    this.#open();
  }

  /** Where this window looks from now on; said again when the wire was laid anew. */
  look(gaze: Extract<Deed, { do: 'look' }>): void {
    this.#gaze = gaze;
    if (this.#socket?.readyState === WebSocket.OPEN) void this.act(gaze);
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
    const socket = new WebSocket(
      `ws://${location.host}/live?as=${encodeURIComponent(this.#userId)}${this.#isLoading ? '&loading' : ''}`,
    );
    this.#isLoading = false;
    this.#socket = socket;
    socket.addEventListener('open', () => {
      if (this.#gaze !== null) void this.act(this.#gaze);
    });
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data))));
    socket.addEventListener('close', () => {
      for (const answer of this.#waiting.values()) answer({ how: 'failed', error: 'The connection broke.' });
      this.#waiting.clear();
      if (this.#isClosed) return;
      this.#tell(this.#seen, false);
      setTimeout(() => this.#open(), AGAIN_MS);
    });
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
