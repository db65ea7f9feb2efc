/**
 * The one error that people can cause. Thrown before or inside a transaction, so that it has changed nothing.
 * `message` is shown to the person as it stands: short, kind, says what to do. `field` names the input it belongs to.
 */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: RefusalCode;
  readonly field: string | null;

  /** @param options.cause for the operator's log, where what stands behind it is no fault of the person's. */
  constructor(code: RefusalCode, message: string, field: string | null = null, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.field = field;
  }
}

export type RefusalCode =
  /** The person may not do this. */
  | 'not_allowed'
  /** What was typed or chosen cannot be taken. */
  | 'invalid'
  /** It is not there, or not for this person to see: the two must not be told apart. */
  | 'not_found'
  /** Someone was faster, or it was done already. */
  | 'conflict'
  /** Something we need did not answer; trying again may help. */
  | 'unavailable';
