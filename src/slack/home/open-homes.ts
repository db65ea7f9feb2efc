import type { UserId } from '../../ids.ts';

const REMEMBERED_FOR = Temporal.Duration.from({ minutes: 30 });
const MOST_REMEMBERED = 1000;

interface Shown {
  readonly mark: string;
  readonly openedAt: Temporal.Instant;
}

/**
 * Who may be looking at Home now, and what it shows them. Kept in memory only: after a restart Home is
 * brought up to date when it is next opened, as Slack tells us each time.
 */
export class OpenHomes {
  readonly #shown = new Map<UserId, Shown>();

  opened(user: UserId, mark: string, now: Temporal.Instant): void {
    this.#shown.delete(user);
    this.#shown.set(user, { mark, openedAt: now });
    const [oldest] = this.#shown.keys();
    if (this.#shown.size > MOST_REMEMBERED && oldest !== undefined) this.#shown.delete(oldest);
  }

  /** The mark of what is shown, or null where nobody looks. */
  shownTo(user: UserId, now: Temporal.Instant): string | null {
    const shown = this.#shown.get(user);
    if (shown === undefined) return null;
    const isRecent = Temporal.Instant.compare(shown.openedAt.add(REMEMBERED_FOR), now) > 0;
    return isRecent ? shown.mark : null;
  }

  changed(user: UserId, mark: string): void {
    const shown = this.#shown.get(user);
    if (shown !== undefined) this.#shown.set(user, { ...shown, mark });
  }
}
