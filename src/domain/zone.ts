import type { Identified, Membership } from './access.ts';

/** The zone in which this member's days pass: their own choice, else Slack's, else the community's. */
export function zoneOf(who: Identified, { community, member }: Membership): string {
  return member.zone ?? who.person.zone ?? community.zone;
}
