/** A binary heap of numbered things, the one with the lowest key first; of equal keys, whichever came up. Keys may be lowered. */
export class Heap {
  readonly #keys: Float64Array;
  readonly #things: Int32Array;
  /** Of each thing: where it is in the heap, or -1. */
  readonly #places: Int32Array;
  #size = 0;

  /** @param keys of all things; the heap reads them, whoever holds it writes them. */
  constructor(keys: Float64Array) {
    this.#keys = keys;
    this.#things = new Int32Array(keys.length);
    this.#places = new Int32Array(keys.length).fill(-1);
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** Puts it where its key belongs, which has just been set or lowered. */
  raise(thing: number): void {
    let place = this.#places[thing] ?? -1;
    if (place < 0) {
      place = this.#size;
      this.#size += 1;
    }
    const things = this.#things;
    const key = this.#keys[thing] ?? 0;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const other = things[above] ?? 0;
      if ((this.#keys[other] ?? 0) <= key) break;
      things[place] = other;
      this.#places[other] = place;
      place = above;
    }
    things[place] = thing;
    this.#places[thing] = place;
  }

  /** Takes the lowest out. Must not be empty. */
  takeLowest(): number {
    const lowest = this.#things[0] ?? 0;
    this.#places[lowest] = -1;
    this.#size -= 1;
    if (this.#size > 0) this.#sink(this.#things[this.#size] ?? 0);
    return lowest;
  }

  /** Takes all out. */
  clear(): void {
    for (let place = 0; place < this.#size; place += 1) this.#places[this.#things[place] ?? 0] = -1;
    this.#size = 0;
  }

  /** From the top down to where its key belongs. */
  #sink(thing: number): void {
    const [keys, things] = [this.#keys, this.#things];
    const key = keys[thing] ?? 0;
    let place = 0;
    for (let below = 1; below < this.#size; below = 2 * place + 1) {
      let lower = things[below] ?? 0;
      const beside = things[below + 1] ?? 0;
      if (below + 1 < this.#size && (keys[beside] ?? 0) < (keys[lower] ?? 0)) {
        below += 1;
        lower = beside;
      }
      if ((keys[lower] ?? 0) >= key) break;
      things[place] = lower;
      this.#places[lower] = place;
      place = below;
    }
    things[place] = thing;
    this.#places[thing] = place;
  }
}
