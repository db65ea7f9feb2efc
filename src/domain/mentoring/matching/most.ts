/**
 * How many mentees can be matched if only candidates of at least some score count: augmenting paths, breadth first, those who waited
 * before all others, since a path never unmatches a mentee. What a search in vain has seen is closed: its mentors are full, and their
 * mentees have nobody but them. So nothing later leads through it, it is never seen again, and it proves that no more can be matched.
 */
import type { Dealt } from './candidates.ts';
import type { Instance } from './instance.ts';

export interface Missing {
  /** Mentees who are not matched; of these, who waited. */
  readonly all: number;
  readonly waited: number;
}

/** As few are missing as can be, or more than may. */
export interface Attempt {
  readonly missing: Missing;
  /** 1 for the mentors for whose sake they are missing: they have nobody else. */
  readonly scarce: Uint8Array;
  /** The same of those who waited. */
  readonly scarceForWaited: Uint8Array;
}

/**
 * @param lists of each mentee, the best suited first.
 * @param floor lower scores do not count.
 * @param mayMiss ends as soon as more are missing.
 */
export function mostAbove(instance: Instance, lists: Dealt, floor: number, mayMiss: Missing): Attempt {
  const seats = new Seats(instance, lists, floor);
  const ofWaited = seats.seatAll(instance.waited, 1, Math.min(mayMiss.all, mayMiss.waited));
  const scarceForWaited = seats.closed.slice();
  // If too many who waited are missing, the proof is about them, and others would blur it.
  const isOver = ofWaited > mayMiss.waited;
  const ofOthers = isOver ? 0 : seats.seatAll(instance.waited, 0, mayMiss.all - ofWaited);
  const missing = { all: ofWaited + ofOthers, waited: ofWaited };
  return { missing, scarce: seats.closed, scarceForWaited };
}

class Seats {
  readonly #instance: Instance;
  readonly #lists: Dealt;
  readonly #floor: number;
  /** The places of mentor j are firstPlace[j] ≤ place < firstPlace[j] + taken[j]; in each, its mentee. */
  readonly #firstPlace: Int32Array;
  readonly #places: Int32Array;
  readonly #mentorsOfPlaces: Int32Array;
  readonly #taken: Int32Array;
  /** Of each mentor that a search has seen: by whom. */
  readonly #by: Int32Array;
  readonly #seen: Int32Array;
  #seenCount = 0;
  /** Of each mentee that a search has seen: the place they would leave, or -1. */
  readonly #leaves: Int32Array;
  readonly #queue: Int32Array;
  #queued = 0;
  /** 1 for mentors whom a search has seen that found nothing (or is under way). */
  readonly closed: Uint8Array;

  constructor(instance: Instance, lists: Dealt, floor: number) {
    const { capacities, mentors, waited } = instance;
    this.#instance = instance;
    this.#lists = lists;
    this.#floor = floor;
    const asked = new Int32Array(capacities.length);
    for (const mentor of mentors) asked[mentor] = (asked[mentor] ?? 0) + 1;
    this.#firstPlace = new Int32Array(capacities.length + 1);
    capacities.forEach((capacity, mentor) => {
      const places = Math.max(0, Math.min(capacity, asked[mentor] ?? 0));
      this.#firstPlace[mentor + 1] = (this.#firstPlace[mentor] ?? 0) + places;
    });
    this.#places = new Int32Array(this.#firstPlace.at(-1) ?? 0);
    this.#mentorsOfPlaces = new Int32Array(this.#places.length);
    capacities.forEach((_, mentor) => {
      this.#mentorsOfPlaces.fill(mentor, this.#firstPlace[mentor] ?? 0, this.#firstPlace[mentor + 1] ?? 0);
    });
    this.#taken = new Int32Array(capacities.length);
    this.#by = new Int32Array(capacities.length);
    this.#seen = new Int32Array(capacities.length);
    this.#leaves = new Int32Array(waited.length);
    this.#queue = new Int32Array(waited.length);
    this.closed = new Uint8Array(capacities.length);
  }

  /**
   * Seats those whose turn it is: first where nobody has to move, then whoever has to.
   * @param mayMiss ends as soon as more are without a place.
   * @returns how many are.
   */
  seatAll(waited: Uint8Array, turn: number, mayMiss: number): number {
    const late: number[] = [];
    for (let mentee = 0; mentee < waited.length; mentee += 1) {
      if (waited[mentee] !== turn) continue;
      this.#leaves[mentee] = -1;
      const mentor = this.#withRoom(mentee);
      if (mentor < 0) late.push(mentee);
      else this.#moveTo(mentor, mentee);
    }
    let missed = 0;
    for (const mentee of late) {
      if (missed > mayMiss) break;
      if (!this.#seat(mentee)) missed += 1;
    }
    return missed;
  }

  /** Gives them a place, whoever has to move; nobody loses theirs. @returns whether it could. */
  #seat(mentee: number): boolean {
    this.#leaves[mentee] = -1;
    this.#queue[0] = mentee;
    this.#queued = 1;
    this.#seenCount = 0;
    for (let at = 0; at < this.#queued; at += 1) {
      const asking = this.#queue[at] ?? 0;
      const mentor = this.#withRoom(asking);
      if (mentor >= 0) {
        this.#moveTo(mentor, asking);
        for (let seen = 0; seen < this.#seenCount; seen += 1) this.closed[this.#seen[seen] ?? 0] = 0;
        return true;
      }
      this.#ask(asking);
    }
    return false;
  }

  /** @returns a mentor with room among the mentee's, or -1. */
  #withRoom(mentee: number): number {
    const { mentors, scores } = this.#instance;
    const { first, candidates } = this.#lists;
    const to = first[mentee + 1] ?? 0;
    for (let at = first[mentee] ?? 0; at < to; at += 1) {
      const candidate = candidates[at] ?? 0;
      if ((scores[candidate] ?? 0) < this.#floor) return -1;
      const mentor = mentors[candidate] ?? 0;
      const room = (this.#firstPlace[mentor + 1] ?? 0) - (this.#firstPlace[mentor] ?? 0);
      if ((this.#taken[mentor] ?? 0) < room) return mentor;
    }
    return -1;
  }

  /** All who are with the mentee's mentors, none of whom has room, are asked to move in their turn. */
  #ask(mentee: number): void {
    const { mentors, scores } = this.#instance;
    const { first, candidates } = this.#lists;
    const to = first[mentee + 1] ?? 0;
    for (let at = first[mentee] ?? 0; at < to; at += 1) {
      const candidate = candidates[at] ?? 0;
      if ((scores[candidate] ?? 0) < this.#floor) return;
      const mentor = mentors[candidate] ?? 0;
      if (this.closed[mentor] === 1) continue;
      this.closed[mentor] = 1;
      this.#by[mentor] = mentee;
      this.#seen[this.#seenCount] = mentor;
      this.#seenCount += 1;
      const from = this.#firstPlace[mentor] ?? 0;
      const end = from + (this.#taken[mentor] ?? 0);
      for (let place = from; place < end; place += 1) {
        const guest = this.#places[place] ?? 0;
        this.#leaves[guest] = place;
        this.#queue[this.#queued] = guest;
        this.#queued += 1;
      }
    }
  }

  /** Into a new place; and what each leaves goes to whoever asked for it, back to the one with whom it began. */
  #moveTo(mentor: number, mentee: number): void {
    const taken = this.#taken[mentor] ?? 0;
    this.#taken[mentor] = taken + 1;
    let place = (this.#firstPlace[mentor] ?? 0) + taken;
    let moving = mentee;
    for (;;) {
      const left = this.#leaves[moving] ?? -1;
      this.#places[place] = moving;
      if (left < 0) return;
      moving = this.#by[this.#mentorsOfPlaces[left] ?? 0] ?? 0;
      place = left;
    }
  }
}
