import type { Frame } from '../jfr/chunk.ts';
import { isHidden } from '../names.ts';
import type { Methods } from './functions.ts';

/** Samples of one stack. */
export interface Sampled {
  readonly frames: readonly Frame[];
  samples: number;
  odd: number;
}

/**
 * C2 inlines the calls that turn numbers into objects last, and takes what its optimiser makes afterwards (unrolled and vectorised loops,
 * allocations, spilled values) to stand where the last of them was written (`Compile::set_default_node_notes`, 17 to 25): whole loops are then seen at
 * a `valueOf` that hardly ever ran. So much of a unit of compiled code has to be seen elsewhere that it can tell where those samples belong.
 */
const ENOUGH = 20;
/** Callers that keep units apart which are the same code. */
const CALLERS = 8;

const BOXES = /^java\/lang\/(Integer|Long|Double|Float|Short|Byte|Character|Boolean)$/;

/** Divides the samples at such calls among the other samples of the same compiled code, as these are divided. */
export function replaced(all: readonly Sampled[], methods: Methods): readonly Sampled[] {
  const units = new Map<string, { known: Sampled[]; samples: number; lost: Sampled[] }>();
  for (const each of all) {
    const unit = unitOf(each.frames);
    if (unit === undefined) continue;
    const known = units.get(unit) ?? { known: [], samples: 0, lost: [] };
    units.set(unit, known);
    if (isAtBoxing(each.frames[0] as Frame, methods)) known.lost.push(each);
    else {
      known.known.push({ ...each });
      known.samples += each.samples;
    }
  }
  const gone = new Set<Sampled>();
  const more: Sampled[] = [];
  for (const { known, samples, lost } of units.values()) {
    if (samples < ENOUGH || lost.length === 0) continue;
    divide(lost, known, samples, more);
    for (const each of lost) gone.add(each);
  }
  return gone.size === 0 ? all : [...all.filter((each) => !gone.has(each)), ...more];
}

/** In whole samples: what is left over of one goes to the next. */
function divide(lost: readonly Sampled[], known: readonly Sampled[], of: number, take: Sampled[]): void {
  const samples = lost.reduce((sum, each) => sum + each.samples, 0);
  const odd = lost.reduce((sum, each) => sum + each.odd, 0);
  let [before, given, oddGiven] = [0, 0, 0];
  for (const { frames, samples: own } of known) {
    before += own;
    const share = Math.round(samples * before / of) - given;
    const oddShare = Math.max(0, Math.min(share, Math.round(odd * before / of) - oddGiven));
    given += share;
    oddGiven += oddShare;
    if (share > 0) take.push({ frames, samples: share, odd: oddShare });
  }
}

/** The method that was compiled with all that is inlined in it, and who called it; undefined for other code. */
function unitOf(frames: readonly Frame[]): string | undefined {
  const root = frames.findIndex(({ type }) => type !== 'Inlined');
  if (frames[root]?.type !== 'JIT compiled') return undefined;
  const names = frames.slice(root, root + 1 + CALLERS).map(({ method, bytecode }, i) => `${method.className}.${method.name}${method.descriptor}${i === 0 ? '' : ` ${bytecode}`}`);
  return names.join('\n');
}

/** Whether compiled code is at the very call of such a method, or in the little that is made of a lambda, which calls one for its result. */
function isAtBoxing({ method, bytecode }: Frame, methods: Methods): boolean {
  if (isHidden(method.className)) return method.className.includes('$$Lambda');
  const at = methods.of(method).fn?.code?.operations.find(({ bci }) => bci === bytecode);
  return at?.operation === 'call' && at.name === 'valueOf' && BOXES.test(at.owner);
}
