/** Small valid pieces of Block Kit, for tests that change one thing. */
export const letters = (count: number) => 'a'.repeat(count);
export const plain = (text = 'Words') => ({ type: 'plain_text', text });
export const mrkdwn = (text = 'Words') => ({ type: 'mrkdwn', text });
export const option = (value = 'one', text = 'One') => ({ text: plain(text), value });
export const options = (count: number) =>
  Array.from({ length: count }, (_, at) => option(`v${at}`, `O${at}`));
export const repeat = <Thing>(count: number, make: (at: number) => Thing) =>
  Array.from({ length: count }, (_, at) => make(at));

export const section = (more: object = {}) => ({ type: 'section', text: plain(), ...more });
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...more,
});
export const button = (more: object = {}) => ({
  type: 'button',
  text: plain('Press'),
  action_id: 'press',
  ...more,
});
export const textInput = (more: object = {}) => ({ type: 'plain_text_input', action_id: 'text', ...more });
export const richText = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
export const cell = (text = 'x') => ({ type: 'raw_text', text });
export const image = (more: object = {}) => ({
  type: 'image',
  image_url: 'https://example.org/picture.png',
  alt_text: 'A picture',
  ...more,
});
export const modal = (more: object = {}) => ({
  type: 'modal',
  title: plain('Title'),
  blocks: [section()],
  ...more,
});
