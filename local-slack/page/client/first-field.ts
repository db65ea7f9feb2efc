const FIELD = ':is(input, textarea, select, .choose-files):not(:disabled, [hidden])';

/** Opens it over the page, at its first field rather than at the cross, unless another asked for the focus. */
export function openAtFirstField(dialog: HTMLDialogElement): void {
  dialog.showModal();
  if (dialog.querySelector('[autofocus]') === null)
    dialog.querySelector<HTMLElement>(`.modal-body ${FIELD}`)?.focus();
}
