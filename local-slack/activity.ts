/** Counts what happens and what is still under way, so that whoever moves the clock knows when all is quiet. */
export class Activity {
  #happened = 0;
  #underWay = 0;
  #waiting: (() => void)[] = [];

  count(): number {
    return this.#happened;
  }

  note(): void {
    this.#happened += 1;
  }

  /** Something began; call what is returned when it has ended. */
  begin(): () => void {
    this.#happened += 1;
    this.#underWay += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#happened += 1;
      this.#underWay -= 1;
      if (this.#underWay === 0) for (const resolve of this.#waiting.splice(0)) resolve();
    };
  }

  async during<T>(work: Promise<T>): Promise<T> {
    const end = this.begin();
    try {
      return await work;
    } finally {
      end();
    }
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    if (this.#underWay === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
