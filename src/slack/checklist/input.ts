import { type Step, stepNamed } from '../../domain/checklist/steps.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type CommunityId, communityId } from '../../ids.ts';

/** @throws Refusal `not_found` for what we did not write. */
export function communityIn(text: string): CommunityId {
  return communityId.parse(text) ?? refuse();
}

export interface StepOfList {
  readonly community: CommunityId;
  readonly step: Step;
}

/** What a button about one step carries. */
export function writeStep({ community, step }: StepOfList): string {
  return `${community} ${step}`;
}

/** @throws Refusal `not_found` for what we did not write. */
export function stepIn(text: string): StepOfList {
  const [community = '', name = ''] = text.split(' ');
  return { community: communityIn(community), step: stepNamed(name) ?? refuse() };
}

function refuse(): never {
  throw new Refusal('not_found', 'This list is no longer there. Type `/learn` to see what you can do now.');
}
