import { useRef, useState } from 'preact/hooks';
import type { FieldValue } from '../../gestures.ts';

/** Something that is chosen from, and what is chosen there now. */
export interface Chosen {
  readonly chosen: readonly string[];
  choose(value: FieldValue): void;
  add(...values: readonly string[]): void;
  remove(value: string): void;
}

/**
 * What was chosen here last counts until the local Slack has heard all of it: of two boxes that are ticked before it has
 * answered for the first, both are chosen. `known` is what it last said.
 */
export function useChosen(known: readonly string[], send: (value: FieldValue) => Promise<void>): Chosen {
  const latest = useRef<{ readonly values: readonly string[]; readonly unheard: number }>({
    values: known,
    unheard: 0,
  });
  // What takes long, as an upload does, adds to what is chosen when it ends, not to what was when it began.
  const newest = useRef(known);
  newest.current = known;
  const [, draw] = useState(0);
  const now = () => (latest.current.unheard > 0 ? latest.current.values : newest.current);
  const settle = (values: readonly string[], unheard: number) => {
    latest.current = { values, unheard };
    draw((count) => count + 1);
  };
  const choose = (value: FieldValue) => {
    settle(valuesIn(value), latest.current.unheard + 1);
    void send(value).finally(() => settle(latest.current.values, latest.current.unheard - 1));
  };
  return {
    chosen: now(),
    choose,
    add: (...values) => choose([...now(), ...values]),
    remove: (value) => choose(now().filter((one) => one !== value)),
  };
}

function valuesIn(value: FieldValue): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value : [];
}
