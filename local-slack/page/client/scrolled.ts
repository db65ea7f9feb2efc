/** For what may be too wide and is scrolled sideways: it must be reached by keyboard, too. */
export const SCROLLED = { tabIndex: 0 };
