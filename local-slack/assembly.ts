import { Activity } from './activity.ts';
import type { AppLink } from './app-link.ts';
import type { LocalSlackOptions } from './contract.ts';
import { eventSource } from './events.ts';
import { Faults } from './faults.ts';
import { Ledger } from './ledger.ts';
import { type Manifest, readManifest } from './manifest.ts';
import type { World } from './model.ts';
import { newWorld } from './new-world.ts';
import { RateLimits } from './rate-limits.ts';
import { recorded } from './recorded-link.ts';
import { ResponseUrls } from './response-urls.ts';
import { restoreWorld } from './saving.ts';
import { SignedHttp } from './signed-http.ts';
import { SocketMode } from './socket.ts';
import { Stamps } from './stamps.ts';
import { Triggers } from './triggers.ts';
import type { Workings } from './workings.ts';

const SLACKS_DEADLINE_MS = 3000;

export interface Assembled {
  readonly workings: Workings;
  readonly socket: SocketMode;
  /** Aborts when the server stops. */
  readonly stopped: AbortController;
}

/** Puts the parts of a server together. */
export function assemble(options: LocalSlackOptions, url: string): Assembled {
  const { clock } = options;
  const manifest = readManifest(options.manifest);
  const world = options.seed === undefined ? newWorld(manifest, clock, url) : restoreWorld(options.seed, url);
  world.app.scopes = grantedScopes(manifest, options.grantedOptionalScopes);
  const ackMs = options.deadlines?.ackMs ?? SLACKS_DEADLINE_MS;
  const socket = new SocketMode({ ackMs, appId: world.app.id });
  const activity = new Activity();
  const ledger = new Ledger();
  const stopped = new AbortController();
  const workings: Workings = {
    world,
    clock,
    manifest,
    plan: options.plan ?? 'paid',
    activity,
    ledger,
    url,
    stamps: new Stamps(world, clock),
    faults: new Faults(socket),
    rateLimits: new RateLimits(clock, options.rateLimits),
    triggers: new Triggers(options.deadlines?.triggerMs ?? SLACKS_DEADLINE_MS),
    responseUrls: new ResponseUrls(clock),
    offers: new Map(),
    link: recorded(linkOf(options, socket, world, ackMs), activity, ledger, clock),
    emit: eventSource(() => workings, stopped.signal),
    openTicket: () => `${url.replace('http', 'ws')}/link/?${socket.ticket()}`,
  };
  return { workings, socket, stopped };
}

function linkOf({ delivery }: LocalSlackOptions, socket: SocketMode, { app }: World, ackMs: number): AppLink {
  if (delivery?.mode !== 'http') return socket;
  return new SignedHttp({ url: delivery.url, signingSecret: app.signingSecret, ackMs });
}

function grantedScopes(manifest: Manifest, granted: readonly string[] = manifest.optionalScopes): string[] {
  return [...manifest.scopes, ...manifest.optionalScopes.filter((scope) => granted.includes(scope))];
}
