import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const undoings = new Set<() => void>();

function undoAll(): void {
  for (const undo of undoings) undo();
  undoings.clear();
}

function interrupted(signal: (typeof SIGNALS)[number]): void {
  undoAll();
  process.exit(128 + constants.signals[signal]);
}

/**
 * Runs `undo`, which has to be synchronous, if the process ends or is interrupted before the function that is returned is called; that
 * runs it too, once. For child processes and folders that must not outlive the command.
 */
export function undoAtExit(undo: () => void): () => void {
  if (undoings.size === 0) {
    process.on('exit', undoAll);
    for (const signal of SIGNALS) process.on(signal, interrupted);
  }
  undoings.add(undo);
  return () => {
    if (!undoings.delete(undo)) return;
    undo();
    if (undoings.size > 0) return;
    process.off('exit', undoAll);
    for (const signal of SIGNALS) process.off(signal, interrupted);
  };
}
