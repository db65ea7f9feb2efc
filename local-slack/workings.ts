import type { Activity } from './activity.ts';
import type { AppLink } from './app-link.ts';
import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { JsonObject } from './json.ts';
import type { Ledger } from './ledger.ts';
import type { Manifest } from './manifest.ts';
import type { World } from './model.ts';
import type { RateLimits } from './rate-limits.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Stamps } from './stamps.ts';
import type { Triggers } from './triggers.ts';

export type Plan = 'free' | 'paid';

/** What the parts of the server share. */
export interface Workings {
  readonly world: World;
  readonly clock: Clock;
  readonly manifest: Manifest;
  readonly plan: Plan;
  readonly stamps: Stamps;
  readonly activity: Activity;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly rateLimits: RateLimits;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly link: AppLink;
  /** What the app offered last in menus that it fills itself. */
  readonly offers: Map<string, readonly JsonObject[]>;
  /** Tells the app of an event, if it subscribed to it and may hear of it. */
  readonly emit: (event: AppEvent) => void;
  /** A WebSocket address for one connection of the app. */
  readonly openTicket: () => string;
  /** Where the server listens: `http://127.0.0.1:1234`. */
  readonly url: string;
}

/** An event with what decides whether the app hears of it. */
export interface AppEvent {
  /** The subscription's name, where it is not the event's type: `message.channels`. */
  readonly subscription?: string;
  readonly event: JsonObject & { readonly type: string };
  /** The scopes, one of which the app must hold; none: no scope needed. */
  readonly scopes: readonly string[];
  readonly channelId?: string;
}
