import { randomUUID } from 'node:crypto';
import { AlreadyActedOn } from '../domain/context.ts';
import { Refusal } from '../domain/refusal.ts';
import { codeOf, describeError, type Logger } from '../logger.ts';

/** What went wrong, in words for the person; with the field it belongs to where there is one. */
export interface Failure {
  readonly message: string;
  readonly field: string | null;
}

const STORAGE_CODES = /^(SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN)|53100|25006|57P03|ECONNREFUSED)/;

/**
 * The one place where an error becomes words. A Refusal is shown as it stands; anything else is logged under an id, and the
 * person gets the id and nothing of the inside. @returns null where the same input had succeeded before.
 */
export function explainFailure(error: unknown, log: Logger): Failure | null {
  if (error instanceof AlreadyActedOn) return null;
  if (error instanceof Refusal) {
    log.info({ refusal: error.code, field: error.field }, 'refused');
    if (error.cause !== undefined) log.error({ err: describeError(error.cause) }, 'why it was refused');
    return { message: error.message, field: error.field };
  }
  const id = randomUUID().slice(0, 8);
  log.error({ errorId: id, err: describeError(error) }, 'a handler failed');
  if (STORAGE_CODES.test(codeOf(error))) {
    return {
      message: `Lyceum cannot save anything right now, so nothing was changed. Please try again in a minute. (${id})`,
      field: null,
    };
  }
  return {
    message: `Something went wrong on our side, and nothing was changed. Please try again. If it happens again, give this number to whoever runs Lyceum for you: ${id}`,
    field: null,
  };
}
