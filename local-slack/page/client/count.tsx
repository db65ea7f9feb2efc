import type { JSX } from 'preact';

/** As the server counts no further. */
const MOST = 99;

/** How many messages wait for somebody; nothing where none does. */
export function Count({ unread }: { readonly unread: number }): JSX.Element | null {
  if (unread === 0) return null;
  return (
    <span class="unread">
      {unread > MOST ? `${MOST}+` : unread}
      <span class="visually-hidden"> unread</span>
    </span>
  );
}
