import './page.css';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { App } from './app.tsx';

/** Whose page it is stands in the address, so that two windows can be two people. */
function Root() {
  const [userId, setUserId] = useState(document.body.dataset.actsAs ?? '');
  const become = (next: string) => {
    history.replaceState(null, '', `?as=${encodeURIComponent(next)}`);
    setUserId(next);
  };
  return <App key={userId} userId={userId} become={become} />;
}

// A file that is dropped beside where one writes would take the page away.
for (const kind of ['dragover', 'drop'] as const)
  document.addEventListener(kind, (event) => event.preventDefault());

const place = document.getElementById('page');
if (place !== null) render(<Root />, place);
