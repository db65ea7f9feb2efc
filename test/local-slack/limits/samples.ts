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

export const select = (more: object) => actions({ type: 'static_select', action_id: 'pick', ...more });
export const confirm = (more: object) => actions(button({ confirm: { text: plain(), ...more } }));
export const card = (more: object) => ({ type: 'card', title: mrkdwn(), ...more });
export const container = (more: object) => ({
  type: 'container',
  title: plain(),
  child_blocks: [section()],
  ...more,
});
export const chart = (more: object) => ({
  type: 'data_visualization',
  title: 'Shares',
  chart: { type: 'pie', segments: [{ label: 'a', value: 1 }] },
  ...more,
});
export const pie = (count: number) =>
  chart({ chart: { type: 'pie', segments: repeat(count, (at) => ({ label: `s${at}`, value: 1 })) } });
export const task = () => ({ type: 'task_card', task_id: 't', title: 'Task', status: 'pending' });
export const bars = (series: number, points: number, axis: object = {}) =>
  chart({
    chart: {
      type: 'bar',
      axis_config: { categories: repeat(points, String), ...axis },
      series: repeat(series, (at) => ({
        name: `n${at}`,
        data: repeat(points, (label) => ({ label: String(label), value: 1 })),
      })),
    },
  });
export const dataTable = (more: object) => ({
  type: 'data_table',
  caption: 'Table',
  rows: [[cell()], [cell()]],
  ...more,
});
