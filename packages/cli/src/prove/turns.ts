/** Seconds of a turn. */
const SLICE = 0.1;

/** A run that can be stopped for a while. */
export interface TurnTaker {
  readonly isOver: boolean;
  /** settles when it is over */
  readonly ended: Promise<unknown>;
  stop(): void;
  goOn(): void;
}

/**
 * Lets runs run one at a time, SLICE seconds each, until all are over: what slows the machine down slows all of them, so that it
 * is not taken for a difference between them. Only those are to be compared whose time is CPU time: a stopped run has none.
 */
export async function takeTurns(runs: readonly TurnTaker[]): Promise<void> {
  const waiting = [...runs];
  for (const run of waiting.slice(1)) run.stop();
  for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
    run.goOn();
    await turnOf(run);
    if (run.isOver) continue;
    if (waiting.length > 0) run.stop();
    waiting.push(run);
  }
}

function turnOf(run: TurnTaker): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, SLICE * 1000);
    const over = () => {
      clearTimeout(timer);
      resolve();
    };
    run.ended.then(over, over);
  });
}
