/**
 * The matching that is worth most in all, exactly: a minimum-cost flow by successive shortest paths with potentials (here *prices*).
 * One comer after another looks for the cheapest way in: a host with room, or by alternating path a host whose guest moves on, or
 * somebody who goes without (perhaps the comer).
 *
 * Why the result is the best. After every step, comers who have not come yet apart, prices ≥ 0 hold for which
 *   comer's price + host's price ≥ worth of every edge, and = worth of every edge that is taken;
 *   only hosts that are full, and only comers who have a place with all their units, have a price above 0.
 * Then whatever others do is worth at most the sum of all prices (each with its room), and what is taken is worth just that. Dijkstra's
 * search on what edges lack of equality finds the nearest end; prices of all that lies nearer shift by the difference, which
 * keeps both lines and makes the path an equality. Worths are whole numbers below 2^53, so nothing is rounded. By `worth.ts`, what is
 * worth most has the most mentees, of those the most who waited, and of those the largest sum of scores.
 */
import { Heap } from './heap.ts';
import type { Network } from './network.ts';

export interface Flow {
  /** The edges that are taken, in no order that means anything. */
  readonly taken: Int32Array;
  readonly comerPrices: Float64Array;
  readonly hostPrices: Float64Array;
}

/** Deterministic for a network. */
export function flowThrough(network: Network): Flow {
  const search = new Search(network);
  network.units.forEach((units, comer) => {
    for (let unit = 0; unit < units && search.wants(comer); unit += 1) search.bring(comer);
  });
  return search.result();
}

class Search {
  readonly #network: Network;
  readonly #comerPrices: Float64Array;
  readonly #hostPrices: Float64Array;
  /** The places of host j are firstPlace[j] ≤ place < firstPlace[j] + taken[j]; in each, the edge that brought its guest. */
  readonly #firstPlace: Int32Array;
  readonly #places: Int32Array;
  readonly #taken: Int32Array;
  /** Of each edge: the comer. */
  readonly #comers: Int32Array;

  /** Of each host: how far it is, as the search knows so far, and by which edge. */
  readonly #far: Float64Array;
  readonly #by: Int32Array;
  readonly #heap: Heap;
  readonly #reached: Int32Array;
  #reachedCount = 0;
  /** Of each comer visited: how far, and the place they would leave. */
  readonly #visited: Int32Array;
  readonly #leaves: Int32Array;
  readonly #comerFar: Float64Array;
  #visitedCount = 0;
  readonly #isVisited: Uint8Array;

  /** The nearest end known: a host with room, or else a comer who goes without. */
  #nearest = 0;
  #endsAtHost = -1;
  #endsAtComer = -1;

  constructor(network: Network) {
    const { units, rooms, first, hosts, worths } = network;
    this.#network = network;
    this.#comers = new Int32Array(hosts.length);
    this.#comerPrices = new Float64Array(units.length);
    const edges = new Int32Array(rooms.length);
    for (let comer = 0; comer < units.length; comer += 1) {
      const [from, to] = [first[comer] ?? 0, first[comer + 1] ?? 0];
      this.#comers.fill(comer, from, to);
      if (from < to) this.#comerPrices[comer] = worths[from] ?? 0;
    }
    for (const host of hosts) edges[host] = (edges[host] ?? 0) + 1;
    this.#firstPlace = new Int32Array(rooms.length + 1);
    rooms.forEach((room, host) => {
      const places = Math.max(0, Math.min(room, edges[host] ?? 0));
      this.#firstPlace[host + 1] = (this.#firstPlace[host] ?? 0) + places;
    });
    this.#places = new Int32Array(this.#firstPlace.at(-1) ?? 0);
    this.#taken = new Int32Array(rooms.length);
    this.#hostPrices = new Float64Array(rooms.length);
    this.#far = new Float64Array(rooms.length).fill(Number.POSITIVE_INFINITY);
    this.#by = new Int32Array(rooms.length);
    this.#heap = new Heap(this.#far);
    this.#reached = new Int32Array(rooms.length);
    this.#visited = new Int32Array(units.length);
    this.#leaves = new Int32Array(units.length);
    this.#comerFar = new Float64Array(units.length);
    this.#isVisited = new Uint8Array(units.length);
  }

  /** At price 0 one more unit has nothing to win. */
  wants(comer: number): boolean {
    return (this.#comerPrices[comer] ?? 0) > 0;
  }

  /** Puts one more unit of a comer where it is worth most, whoever has to move. */
  bring(comer: number): void {
    this.#nearest = Number.POSITIVE_INFINITY;
    this.#endsAtHost = -1;
    this.#visit(comer, 0, -1);
    while (!this.#heap.isEmpty) {
      const host = this.#heap.takeLowest();
      const far = this.#far[host] ?? 0;
      if (far >= this.#nearest) break;
      const from = this.#firstPlace[host] ?? 0;
      const to = from + (this.#taken[host] ?? 0);
      for (let place = from; place < to; place += 1) {
        const guest = this.#comers[this.#places[place] ?? 0] ?? 0;
        if (this.#isVisited[guest] === 0) this.#visit(guest, far, place);
      }
    }
    this.#shiftPrices();
    this.#move();
    this.#forget();
  }

  result(): Flow {
    const edges: number[] = [];
    this.#taken.forEach((taken, host) => {
      const from = this.#firstPlace[host] ?? 0;
      edges.push(...this.#places.subarray(from, from + taken));
    });
    return {
      taken: Int32Array.from(edges),
      comerPrices: this.#comerPrices,
      hostPrices: this.#hostPrices,
    };
  }

  /** Looks from a comer at all hosts that may be nearer than the nearest end. */
  #visit(comer: number, far: number, leaves: number): void {
    const { first, hosts, worths } = this.#network;
    const [hostPrices, fars, by] = [this.#hostPrices, this.#far, this.#by];
    this.#isVisited[comer] = 1;
    this.#leaves[comer] = leaves;
    this.#comerFar[comer] = far;
    this.#visited[this.#visitedCount] = comer;
    this.#visitedCount += 1;
    const base = far + (this.#comerPrices[comer] ?? 0);
    if (base < this.#nearest) {
      this.#nearest = base;
      this.#endsAtHost = -1;
      this.#endsAtComer = comer;
    }
    const to = first[comer + 1] ?? 0;
    for (let edge = first[comer] ?? 0; edge < to; edge += 1) {
      // Edges are sorted and prices are at least 0: all that follow are as far at least.
      const least = base - (worths[edge] ?? 0);
      if (least >= this.#nearest) break;
      const host = hosts[edge] ?? 0;
      const next = least + (hostPrices[host] ?? 0);
      const known = fars[host] ?? 0;
      if (next >= known || next >= this.#nearest) continue;
      fars[host] = next;
      by[host] = edge;
      if (known === Number.POSITIVE_INFINITY) {
        this.#reached[this.#reachedCount] = host;
        this.#reachedCount += 1;
      }
      const room = (this.#firstPlace[host + 1] ?? 0) - (this.#firstPlace[host] ?? 0);
      if ((this.#taken[host] ?? 0) < room) {
        this.#nearest = next;
        this.#endsAtHost = host;
      } else {
        this.#heap.raise(host);
      }
    }
  }

  #shiftPrices(): void {
    for (let at = 0; at < this.#visitedCount; at += 1) {
      const comer = this.#visited[at] ?? 0;
      const nearer = this.#nearest - (this.#comerFar[comer] ?? 0);
      this.#comerPrices[comer] = (this.#comerPrices[comer] ?? 0) - nearer;
    }
    for (let at = 0; at < this.#reachedCount; at += 1) {
      const host = this.#reached[at] ?? 0;
      const nearer = this.#nearest - (this.#far[host] ?? 0);
      if (nearer > 0) this.#hostPrices[host] = (this.#hostPrices[host] ?? 0) + nearer;
    }
  }

  /** Everyone on the way to the nearest end moves one on, from the end back to whoever came. */
  #move(): void {
    let place = -1;
    if (this.#endsAtHost >= 0) {
      const taken = this.#taken[this.#endsAtHost] ?? 0;
      place = (this.#firstPlace[this.#endsAtHost] ?? 0) + taken;
      this.#taken[this.#endsAtHost] = taken + 1;
      this.#places[place] = this.#by[this.#endsAtHost] ?? 0;
    } else {
      place = this.#leaves[this.#endsAtComer] ?? -1;
      if (place < 0) return;
      this.#refill(place);
    }
    for (;;) {
      place = this.#leaves[this.#comers[this.#places[place] ?? 0] ?? 0] ?? -1;
      if (place < 0) return;
      this.#refill(place);
    }
  }

  /** To whoever wanted it. */
  #refill(place: number): void {
    const host = this.#network.hosts[this.#places[place] ?? 0] ?? 0;
    this.#places[place] = this.#by[host] ?? 0;
  }

  #forget(): void {
    for (let at = 0; at < this.#visitedCount; at += 1) this.#isVisited[this.#visited[at] ?? 0] = 0;
    for (let at = 0; at < this.#reachedCount; at += 1) {
      this.#far[this.#reached[at] ?? 0] = Number.POSITIVE_INFINITY;
    }
    this.#visitedCount = 0;
    this.#reachedCount = 0;
    this.#heap.clear();
  }
}
