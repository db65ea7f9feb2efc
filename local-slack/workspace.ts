import type { LocalSlack } from './contract.ts';
import { readManifest } from './manifest.ts';
import type { Onlooker, Surroundings } from './onlooker.ts';
import { Person } from './person.ts';
import { userNamed } from './person-fields.ts';
import type { Teller } from './telling.ts';

export interface WorkspaceOptions {
  readonly slack: LocalSlack;
  /** Waited for after everything that a person does, so that she sees what came of it. */
  readonly clock: { settle(): Promise<void> };
  /** The app's manifest: where shortcuts have their names. */
  readonly manifest: unknown;
  /** Is told what everybody does, and what comes of it. */
  readonly teller?: Teller;
}

/** A local Slack in the words of the people in it. */
export class Workspace implements Surroundings {
  readonly slack: LocalSlack;
  readonly #options: WorkspaceOptions;
  readonly #people = new Map<string, Person>();

  constructor(options: WorkspaceOptions) {
    this.slack = options.slack;
    this.#options = options;
  }

  /** The person with this handle, name or id. The same person each time: she remembers where she is. */
  as(name: string): Person {
    const userId = userNamed(this.slack.world, name);
    const known = this.#people.get(userId);
    if (known !== undefined) return known;
    const person = new Person(this, userId);
    this.#people.set(userId, person);
    return person;
  }

  async settle(): Promise<void> {
    await this.slack.idle();
    await this.#options.clock.settle();
    this.#options.teller?.news();
  }

  tell(who: Onlooker, what: string): void {
    this.#options.teller?.did(who.name, who.front().name, what);
  }

  /** The callback id of a shortcut by the name that people see. @throws Error naming those there are. */
  shortcutNamed(name: string, type: 'global' | 'message'): string {
    const offered = readManifest(this.#options.manifest).shortcuts.filter((one) => one.type === type);
    const found = offered.find((shortcut) => shortcut.name === name);
    if (found !== undefined) return found.callback_id;
    const names = offered.map((shortcut) => `“${shortcut.name}”`).join(', ');
    throw new Error(`there is no ${type} shortcut “${name}”; there is ${names || 'none'}`);
  }
}
