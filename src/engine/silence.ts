/** A worker at work sends something every few milliseconds; a killed one says nothing, not even that. */
const silence_ms = 60_000;

/**
 * Watches a worker while calls to it are open. Each returned function ends the watch of one call;
 * `onSilence` is called when the worker has sent nothing for a minute in the middle of one.
 */
export function watchSilence(worker: EventTarget, onSilence: () => void): () => () => void {
  let open = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const restart = (): void => {
    clearTimeout(timer);
    if (open > 0) timer = setTimeout(onSilence, silence_ms);
  };
  worker.addEventListener("message", restart);
  return () => {
    open++;
    restart();
    return () => {
      open--;
      restart();
    };
  };
}
