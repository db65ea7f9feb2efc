import { oweAgreementReviews } from '../domain/communities/agreement-reviews.ts';
import type { Ask } from './runner.ts';

export const reviewAgreements: Ask = oweAgreementReviews;
