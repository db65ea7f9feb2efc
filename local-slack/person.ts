import { Colleague } from './colleague.ts';
import type { Answered, FieldValue } from './gestures.ts';
import { stringAt } from './json.ts';
import type { Message, View } from './model.ts';
import { type Handle, handlesOf } from './person-controls.ts';
import { type Said, valueFor } from './person-fields.ts';
import { type Clickable, findClickable, findNamed, type Pointing } from './person-pointing.ts';
import { topModal } from './person-sight.ts';
import { readText } from './reading/elements.ts';
import { readModal } from './reading/views.ts';

/**
 * What a person does with the app. Whatever she does waits until everything that follows has happened; it fails where
 * Slack would not let her, and, in Slack's words, where the app does not answer in time.
 */
export class Person extends Colleague {
  /** Sends a slash command where she is, or in the place given first. */
  async command(...words: [text: string] | [place: string, text: string]): Promise<void> {
    const text = words[1] ?? words[0];
    if (words.length === 2) this.in(words[0]);
    this.#mustHaveNoModal(text);
    this.workspace.tell(this, text);
    const answered = await this.slack.sendCommand(this.userId, this.conversation().channelId, text);
    const name = text.split(' ')[0];
    await this.#follow(answered, (error) => `is told: ${name} failed with the error “${error}”`);
  }

  /** Runs a shortcut by its name: a global one, or one from the menu of a message. */
  async shortcut(...words: [name: string] | [message: Message | string, name: string]): Promise<void> {
    this.#mustHaveNoModal('a shortcut');
    this.workspace.tell(this, `runs the shortcut “${words[1] ?? words[0]}”`);
    const answered =
      words.length === 1
        ? await this.slack.runGlobalShortcut(this.userId, this.workspace.shortcutNamed(words[0], 'global'))
        : await this.#runOn(this.meant(words[0]), words[1]);
    await this.#follow(answered, (error) => `is told: this shortcut failed with the error “${error}”`);
  }

  /** Presses the button, or picks the entry of a “⋯” menu, with this label in what is in front of her. */
  async click(label: string, pointing: Pointing = {}): Promise<void> {
    const front = this.front();
    if (typeof pointing.on === 'object') this.#mustHaveNoModal(`“${label}”`);
    const found = findClickable(this.eyes, front, label, pointing, this.world);
    if (typeof found === 'string') throw this.surprise(found);
    await this.#press(label, found, pointing);
  }

  /** Clicks, and a modal opens or changes. Returns what it says. */
  async open(label: string, pointing: Pointing = {}): Promise<string> {
    const before = topModal(this);
    const seen = before === null ? '' : `${before.id} ${before.hash}`;
    await this.click(label, pointing);
    const after = topModal(this);
    if (after === null || `${after.id} ${after.hash}` === seen)
      throw this.surprise(`clicked “${label}” and nothing opened`);
    return readModal(this.eyes, after);
  }

  /** Chooses in a menu, radio buttons or checkboxes that stand outside of a form; found by label, placeholder or id. */
  async choose(menu: string, choice: Said, pointing: Pointing = {}): Promise<void> {
    const handle = this.#named(menu, false, pointing);
    const value = await this.#valueFor(handle, choice);
    await this.#press(menu, { handle, value }, pointing, `chooses ${spoken(choice)} in “${menu}”`);
  }

  /** Fills in fields of the open modal, or of Home, by label (or block id, or action id), without submitting. */
  async fill(fields: Readonly<Record<string, Said>>): Promise<void> {
    for (const [label, said] of Object.entries(fields)) {
      const handle = this.#named(label, true, {});
      const value = await this.#valueFor(handle, said);
      const answered = await this.slack.fillIn(this.userId, this.#viewIdOf(handle), handle.control, value);
      if (answered !== null) await this.#follow(answered, (error) => warning(label, error));
    }
  }

  /**
   * Fills in fields by their labels and presses the modal's submit button. Returns the errors shown at fields, by
   * label: none means that it was taken.
   */
  async submit(fields: Readonly<Record<string, Said>> = {}): Promise<Record<string, string>> {
    this.#openModal();
    await this.fill(fields);
    const view = this.#openModal();
    this.workspace.tell(this, submission(view, fields));
    const labels = this.#labelsOf(view);
    const submitted = await this.slack.submitView(this.userId, view.id);
    await this.workspace.settle();
    if (!('errors' in submitted))
      throw this.surprise(`is told: We had some trouble connecting. Try again? (${submitted.how})`);
    if (submitted.how === 'acked' && submitted.became === 'trouble')
      throw this.surprise(
        `submitted, and Slack did not take the answer ${JSON.stringify(submitted.response)}`,
      );
    return Object.fromEntries(
      Object.entries(submitted.errors).map(([blockId, error]) => [labels.get(blockId) ?? blockId, error]),
    );
  }

  /** Presses the modal's close button: back to the modal below, if there is one. */
  async cancel(): Promise<void> {
    await this.slack.closeView(this.userId, this.#openModal().id);
    await this.workspace.settle();
  }

  /** Presses the modal's cross: every modal closes. */
  async dismiss(): Promise<void> {
    await this.slack.closeView(this.userId, this.#openModal().id, { all: true });
    await this.workspace.settle();
  }

  /** Opens the app's Home. Returns what it says. */
  async home(): Promise<string> {
    this.#mustHaveNoModal('Home');
    this.standing = 'home';
    this.workspace.tell(this, 'opens Home');
    this.slack.openHome(this.userId);
    await this.workspace.settle();
    return this.front().text;
  }

  /** What the app offers when she types into a menu of the form, by label. */
  async types(label: string, typed: string): Promise<string[]> {
    const handle = this.#named(label, true, {});
    const { place, control } = handle;
    const answered = await this.slack.requestOptions(this.userId, place, control, typed);
    if (answered.how !== 'acked') throw this.surprise(`is told: Couldn’t load results (${answered.how})`);
    return answered.options.map((option) => option.text);
  }

  #runOn(message: Message, name: string): Promise<Answered> {
    const callbackId = this.workspace.shortcutNamed(name, 'message');
    return this.slack.runMessageShortcut(this.userId, callbackId, message.channelId, message.ts);
  }

  async #press(
    label: string,
    { handle, value }: Clickable,
    pointing: Pointing,
    told = `clicks [${label}]`,
  ): Promise<void> {
    const question = 'confirm' in handle.element ? handle.element.confirm : undefined;
    const { confirm = false } = pointing;
    if (question !== undefined && confirm === false)
      throw this.surprise(
        `is asked first: “${question.title?.text ?? ''} ${readText(this.eyes, question.text)}”; say { confirm: true }`,
      );
    if (question === undefined && confirm === true) throw this.surprise(`is asked nothing before “${label}”`);
    this.workspace.tell(this, told);
    const answered = await this.slack.clickBlock(this.userId, handle.place, handle.control, value);
    await this.#follow(answered, (error) => warning(label, error));
  }

  #named(name: string, isInput: boolean, pointing: Pointing): Handle {
    const found = findNamed(this.eyes, this.front(), name, isInput, pointing, this.world);
    if (typeof found === 'string') throw this.surprise(found);
    return found;
  }

  #valueFor(handle: Handle, said: Said): Promise<FieldValue> {
    return valueFor(this, handle, said, (typed) =>
      this.slack.requestOptions(this.userId, handle.place, handle.control, typed),
    );
  }

  async #follow(answered: Answered, told: (error: string) => string): Promise<void> {
    await this.workspace.settle();
    if (answered.how === 'timeout') throw this.surprise(told('operation_timeout'));
    if (answered.how === 'unreachable') throw this.surprise(told('dispatch_failed'));
  }

  #openModal(): View {
    const view = topModal(this);
    if (view === null) throw this.surprise('has no modal open');
    return view;
  }

  #mustHaveNoModal(what: string): void {
    if (topModal(this) !== null) throw this.surprise(`cannot reach ${what} behind an open modal`);
  }

  #viewIdOf(handle: Handle): string {
    if (handle.place !== 'home' && 'view' in handle.place) return handle.place.view;
    const home = this.world.homes.get(this.userId);
    if (handle.place !== 'home' || home === undefined) throw this.surprise('has no form in front of her');
    return home.id;
  }

  #labelsOf(view: View): Map<string, string> {
    const handles = handlesOf(this.eyes, { place: { view: view.id }, blocks: view.blocks });
    return new Map(handles.map(({ control, names }) => [control.blockId ?? '', names[0] ?? '']));
  }
}

function submission(view: View, fields: Readonly<Record<string, Said>>): string {
  const filled = Object.entries(fields).map(([label, said]) => `${label}: ${spoken(said)}`);
  return [...filled, `clicks [${stringAt(view.submit, 'text') ?? 'Submit'}]`].join('\n');
}

function spoken(said: Said): string {
  if (said === null) return '(nothing)';
  return typeof said === 'string' ? said : said.join(', ');
}

function warning(label: string, error: string): string {
  return `sees a warning sign at “${label}”: the app did not answer (${error})`;
}
