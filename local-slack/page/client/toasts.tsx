import type { JSX } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';

const SHOWN_MS = 8000;

const Context = createContext<JSX.Element | null>(null);
export const ToastsProvider = Context.Provider;

/** For what covers the page: there they have to stand in front of it, or nobody reads them. */
export function useToasts(): JSX.Element | null {
  return useContext(Context);
}

/** What went wrong, for a while; and that the server is gone, for as long as it is. */
export function Toasts({
  isConnected,
  toast,
  dismiss,
}: {
  readonly isConnected: boolean;
  readonly toast: string | null;
  dismiss(): void;
}): JSX.Element {
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(dismiss, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <>
      {isConnected ? null : (
        <p class="toast" role="status">
          The local Slack cannot be reached. Trying again…
        </p>
      )}
      {toast === null ? null : (
        <p class="toast" role="alert">
          {toast}
          <button type="button" aria-label="Dismiss" onClick={dismiss}>
            ×
          </button>
        </p>
      )}
    </>
  );
}
