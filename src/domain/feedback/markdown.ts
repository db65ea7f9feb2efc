import type { UserId } from '../../ids.ts';
import { inert, quoted } from '../markdown.ts';
import { localDateOf, longDate } from '../time.ts';
import type { Feedback } from './feedback.ts';
import type { AskedRequest } from './request.ts';

/** Everything of one person's. */
export interface AllFeedback {
  /** What they have opened. */
  readonly got: readonly Feedback[];
  /** How many they have not. */
  readonly unopened: number;
  readonly gave: readonly Feedback[];
  readonly asked: readonly AskedRequest[];
  /** As last known. */
  readonly names: ReadonlyMap<UserId, string>;
  /** IANA: where their days pass. */
  readonly zone: string;
}

/** What a person got, gave and asked for, as they keep it: newest first, each part a quotation. Dates are those of `zone`. */
export function feedbackInMarkdown(all: AllFeedback): string {
  const lines = ['# My feedback'];
  lines.push('', '## What I got');
  if (all.unopened > 0) lines.push('', `Not in this file, since not opened yet: ${all.unopened}.`);
  for (const one of all.got) lines.push('', ...feedbackLines(all, one, 'From', one.authorId));
  lines.push('', '## What I gave');
  for (const one of all.gave) lines.push('', ...feedbackLines(all, one, 'To', one.readerId));
  lines.push('', '## What I asked for');
  for (const one of all.asked) lines.push('', ...requestLines(all, one));
  return `${lines.join('\n')}\n`;
}

function feedbackLines(all: AllFeedback, one: Feedback, way: 'From' | 'To', other: UserId): string[] {
  const { situation, behaviour, impact } = one.words;
  return [
    `### ${way} ${nameIn(all, other)}, ${dayIn(all, one.sentAt)}`,
    ...(one.about === null ? [] : part('It was asked for about', one.about)),
    ...part('Situation', situation),
    ...part('Behaviour', behaviour),
    ...part('Impact', impact),
  ];
}

function requestLines(all: AllFeedback, one: AskedRequest): string[] {
  return [
    `### Asked of ${nameIn(all, one.askedId)}, ${dayIn(all, one.askedAt)}`,
    ...(one.about === null ? [] : part('About', one.about)),
  ];
}

function part(heading: string, words: string): string[] {
  return ['', `**${heading}**`, '', ...quoted(words)];
}

function nameIn({ names }: AllFeedback, user: UserId): string {
  return inert((names.get(user) ?? user).replaceAll(/\s+/gu, ' '));
}

function dayIn({ zone }: AllFeedback, at: Temporal.Instant): string {
  return longDate(localDateOf(at, zone));
}
