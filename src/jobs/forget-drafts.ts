import { forgetUnsent } from '../domain/feedback/forgetting.ts';
import type { Ask } from './runner.ts';

export const forgetDrafts: Ask = forgetUnsent;
