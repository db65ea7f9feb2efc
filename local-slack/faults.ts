/** How a call goes wrong. */
export interface Fault {
  /** `accepted`: Slack does what was asked, and the answer goes wrong. Default: it is not done. */
  readonly after?: 'accepted';
  /** An HTTP status with a body that is no JSON; 429 with `retryAfter`. */
  readonly status?: number;
  /** Seconds. Makes it a 429 where no status is given. */
  readonly retryAfter?: number;
  /** `{ ok: false, error }`. */
  readonly error?: string;
  /** garbage: 200 with a body that is no JSON · silence: no answer until the caller gives up · cut: the connection breaks. */
  readonly answer?: 'garbage' | 'silence' | 'cut';
  /** Machine time before the answer, which is right unless something above says otherwise. */
  readonly slowMs?: number;
}

/** A call that waits at the server's door until it is let go on. */
export interface Held {
  /** Resolves when the call has come. */
  readonly arrived: Promise<void>;
  release(): void;
}

interface Hold {
  readonly released: Promise<void>;
  arrive(): void;
}

/** What is to go wrong next. Methods are Web API methods, `response_url` or `upload`; `*` is any. */
export class Faults {
  readonly #next = new Map<string, Fault[]>();
  readonly #always = new Map<string, Fault>();
  readonly #holds = new Map<string, Hold[]>();
  readonly #sockets: { disconnect(how: 'refresh' | 'cut'): void };
  #repeats = 0;

  constructor(sockets: { disconnect(how: 'refresh' | 'cut'): void }) {
    this.#sockets = sockets;
  }

  /** The next calls of `method` go wrong, one fault each. */
  next(method: string, ...faults: readonly Fault[]): void {
    this.#next.set(method, [...(this.#next.get(method) ?? []), ...faults]);
  }

  /** All calls of `method` go wrong until cleared. */
  always(method: string, fault: Fault): void {
    this.#always.set(method, fault);
  }

  /** The next call of `method` waits before it is done. */
  hold(method: string): Held {
    let arrive = () => {};
    let release = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#holds.set(method, [...(this.#holds.get(method) ?? []), { released, arrive }]);
    return { arrived, release };
  }

  clear(): void {
    this.#next.clear();
    this.#always.clear();
    this.#repeats = 0;
  }

  /** Closes the Socket Mode connections: as when Slack recycles them, or as when the network fails. */
  disconnect(how: 'refresh' | 'cut' = 'cut'): void {
    this.#sockets.disconnect(how);
  }

  /** The next event is delivered twice although the app acknowledged it. */
  repeatNextEvent(): void {
    this.#repeats += 1;
  }

  takeRepeat(): boolean {
    if (this.#repeats === 0) return false;
    this.#repeats -= 1;
    return true;
  }

  /** The fault for a call that has come, used up by this. */
  take(method: string): Fault | null {
    for (const name of [method, '*']) {
      const fault = this.#next.get(name)?.shift() ?? this.#always.get(name);
      if (fault !== undefined) return fault;
    }
    return null;
  }

  async waitAtTheDoor(method: string): Promise<void> {
    const hold = this.#holds.get(method)?.shift();
    hold?.arrive();
    await hold?.released;
  }
}
