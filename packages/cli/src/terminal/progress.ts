import type { WriteStream } from 'node:tty';

/** Milliseconds before anything is shown: most work is done by then. */
const PATIENCE = 1000;

/**
 * One line on a terminal that says what takes so long; nothing at all where stderr is no terminal.
 * @returns says what is being done; `undefined` ends it and clears the line
 */
export function progress(stream: NodeJS.WriteStream | WriteStream): (what: string | undefined) => void {
  if (!stream.isTTY) return () => undefined;
  const start = Date.now();
  let shown = false;
  return (what) => {
    if (what === undefined) {
      if (shown) stream.write('\r\u001b[K');
    } else if (Date.now() - start >= PATIENCE) {
      stream.write(`\r\u001b[Kmechsym  ${what} …`);
      shown = true;
    }
  };
}
