/** Keeps the best few of many, the best first: by score, then by lot. */
export class Best {
  readonly #most: number;
  readonly #places: number[] = [];
  readonly #scores: number[] = [];
  readonly #lots: number[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether this one would be kept, as things stand. */
  isWelcome(score: number, lot: number): boolean {
    return this.#places.length < this.#most || this.#isBefore(score, lot, this.#most - 1);
  }

  /** Keeps this one, if it is among the best. */
  keep(place: number, score: number, lot: number): void {
    if (!this.isWelcome(score, lot)) return;
    let at = this.#places.length;
    while (at > 0 && this.#isBefore(score, lot, at - 1)) at -= 1;
    this.#places.splice(at, 0, place);
    this.#scores.splice(at, 0, score);
    this.#lots.splice(at, 0, lot);
    if (this.#places.length <= this.#most) return;
    this.#places.pop();
    this.#scores.pop();
    this.#lots.pop();
  }

  kept(): { readonly mentors: number[]; readonly scores: number[] } {
    return { mentors: [...this.#places], scores: [...this.#scores] };
  }

  #isBefore(score: number, lot: number, at: number): boolean {
    const standing = this.#scores[at] ?? Number.NEGATIVE_INFINITY;
    return score > standing || (score === standing && lot < (this.#lots[at] ?? 0));
  }
}
