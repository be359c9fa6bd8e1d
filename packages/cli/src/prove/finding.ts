import { readFile } from 'node:fs/promises';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Finding, LintResult, Proof } from '@mechsym/engine';
import { interval, ofCpu, ofWhat, percent, seconds } from '@mechsym/formatters';
import { EXIT, reasonOf, UserError } from '../errors.ts';
import { print } from '../files.ts';
import { findingOf } from '../lint/last.ts';
import { asShellLine } from '../record/run.ts';
import { latestSession, sessionInfo } from '../record/session.ts';
import { projectRoot } from '../root.ts';
import { progress } from '../terminal/progress.ts';
import { keepProof } from './kept.ts';
import { MeasuredRun, type Command } from './measured-run.ts';
import { measurePairs, MOST_PAIRS, unrecorded, type Paired } from './pairs.ts';
import { changeText, environmentIn, inTree, makeTrees, type Change, type Trees } from './trees.ts';

export interface ProveOptions {
  readonly root?: string;
  readonly patch?: string;
  readonly branch?: string;
  readonly commit?: string;
  readonly worktree?: boolean;
  readonly setup?: string;
  readonly pairs?: number;
  readonly allowDifferentOutput?: boolean;
}

/** What is run, and where in the project. */
interface Workload {
  readonly words: readonly string[];
  /** absolute */
  readonly cwd: string;
  readonly exitCode: number;
}

/**
 * The command `prove`: runs the recorded command with and without a change and compares what it saves with what the finding promises.
 * @param given the command to run instead of the recorded one; may be empty
 * @returns 0 if the whole interval of the measured saving is above 0, else 1
 */
export async function prove(what: string, given: readonly string[], options: ProveOptions): Promise<number> {
  const root = projectRoot(options.root);
  const change = await changeFor(options);
  const { finding, result } = await findingOf(root, what, `mechsym prove ${what}`);
  const workload = given.length > 0 ? { words: given, cwd: process.cwd(), exitCode: 0 } : await recorded(root, result);
  const trees = await makeTrees(change, root);
  const say = progress(process.stderr);
  try {
    const [before, after] = [trees.before, trees.after].map((tree) => commandIn(tree, trees, workload)) as [Command, Command];
    if (options.setup !== undefined) for (const { env, tree } of [{ ...before, tree: trees.before }, { ...after, tree: trees.after }]) await setUp(options.setup, join(tree, inRepository(trees.top, root)), env, dirname(tree), say);
    const paired = await measurePairs(before, after, {
      most: options.pairs ?? MOST_PAIRS, clock: finding.share.clock ?? 'cpu', exitCode: workload.exitCode,
      onPair: (n, so) => say(`pair ${n}: saves ${(100 * so.value).toFixed(1)} %`),
    });
    say(undefined);
    const proof: Proof = {
      change: changeText(change), measured: paired.saving, predicted: finding.impact, pairs: paired.pairs, seconds: paired.seconds, outputs: paired.outputs,
      command: workload.words, date: new Date().toISOString().slice(0, 10),
    };
    await keepProof(root, finding.fingerprint, proof);
    await print(reportOf(finding, proof, paired, trees, options));
    return paired.saving.low > 0 ? EXIT.ok : EXIT.findings;
  } finally {
    say(undefined);
    trees.remove();
  }
}

async function changeFor({ patch, branch, commit, worktree }: ProveOptions): Promise<Change> {
  if ([patch, branch, commit, worktree].filter((each) => each !== undefined).length !== 1) {
    throw new UserError('say which change is to be measured, and one: --patch FILE, --branch NAME, --commit NAME, or --worktree for what is not committed');
  }
  if (branch !== undefined) return { kind: 'branch', name: branch };
  if (commit !== undefined) return { kind: 'commit', name: commit };
  if (patch === undefined) return { kind: 'worktree' };
  try {
    return { kind: 'patch', file: patch, text: patch === '-' ? Buffer.from(await text(process.stdin)) : await readFile(patch) };
  } catch (error) {
    throw new UserError(`--patch ${patch}: cannot be read: ${reasonOf(error)}`);
  }
}

/** The command of the last session, if the last lint was of its recording; else the one in the recording's own header, started in the root. */
async function recorded(root: string, { recordings }: LintResult): Promise<Workload> {
  const session = await latestSession(root);
  const info = session && await sessionInfo(session);
  const starts = recordings.map(({ start }) => Date.parse(start));
  // Processes begin after their session; a recording that began before was taken from elsewhere.
  if (info !== undefined && starts.every((start) => start >= Date.parse(info.start) - 1000)) return { words: info.command, cwd: info.cwd ?? root, exitCode: info.exitCodes.at(-1) ?? 0 };
  const commands = new Map(recordings.map(({ command }) => [command.join('\0'), command]));
  const [only] = commands.values();
  if (commands.size !== 1 || only === undefined || only.length === 0) throw new UserError('the recording does not say with one command how it was made: give it after --, as in mechsym prove 1 --worktree -- python3 main.py');
  return { words: only, cwd: root, exitCode: 0 };
}

function inRepository(top: string, folder: string): string {
  const inside = relative(top, realpathSync(folder));
  if (inside.startsWith('..')) throw new UserError(`${folder}, where the command was started, is outside of the repository ${top}: start mechsym prove in it, with the command after --`);
  return inside;
}

/** The workload in a tree: absolute paths into the repository lead into the tree. Nothing is recorded. */
function commandIn(tree: string, { top }: Trees, { words, cwd }: Workload): Command {
  const folder = join(tree, inRepository(top, existsSync(cwd) ? cwd : top));
  const env = environmentIn(tree, top, { ...unrecorded(process.env), PWD: folder });
  return { words: asShellLine(words).map((word) => inTree(word, top, tree)), cwd: folder, env };
}

async function setUp(line: string, cwd: string, env: NodeJS.ProcessEnv, folder: string, say: (what: string) => void): Promise<void> {
  say(`setting up: ${line}`);
  const { exitCode, complaint } = await new MeasuredRun({ words: ['/bin/sh', '-c', line], cwd, env: { ...env, PWD: cwd } }, folder, 'setup').ended;
  if (exitCode !== 0) throw new UserError(`--setup \`${line}\` ended with exit code ${exitCode}${complaint === '' ? '' : `:\n${complaint.split('\n').slice(-8).join('\n')}`}`);
}

/** At most six lines: which finding, what was predicted, what was measured, whether they agree, and what is to be known about the runs. */
function reportOf(finding: Finding, proof: Proof, { separable }: Paired, { leftOut }: Trees, { setup, allowDifferentOutput }: ProveOptions): string {
  const { measured, predicted, pairs, outputs } = proof;
  const { file, range } = finding.location;
  const [before, after] = proof.seconds;
  const notes = [
    ...(outputs === 'different' && allowDifferentOutput !== true ? ['! The two print different things on stdout: is it still the same program? (--allow-different-output)'] : []),
    ...(outputs === 'varies' ? ['  The program prints something else each time, so that outputs cannot be compared.'] : []),
    ...(leftOut.length > 0 ? [`! Too large to be copied, and not there in the runs: ${leftOut.slice(0, 3).join(', ')}${leftOut.length > 3 ? ` and ${leftOut.length - 3} more` : ''}`] : []),
  ];
  return [
    `mechsym  ${finding.rank}  ${finding.message.title.developer}, ${file}:${range.start.line + 1}, with ${proof.change}`,
    `  predicted  ${signed(predicted.value)} ${ofWhat(finding)} (${interval(predicted)})`,
    `  measured   ${signed(measured.value)} ${ofWhat(finding)} (${spread(measured)}), ${pairs} pairs, ${seconds(before)}${ofCpu(finding)} before, ${seconds(after)} after`,
    `  ${verdict(proof, separable)}${measured.low <= 0 && setup === undefined ? ' (Is something built before it runs? --setup)' : ''}`,
    ...notes.slice(0, 2),
  ].map((line) => `${line}\n`).join('');
}

const signed = (part: number) => (part < 0 ? `−${percent(-part)}` : percent(part));
const spread = (estimate: Proof['measured']) => (estimate.low < 0 ? `${signed(estimate.low)} to ${signed(estimate.high)}` : interval(estimate));

/** Whether prediction and measurement agree: their intervals have something in common. */
function verdict({ measured, predicted }: Proof, separable: boolean): string {
  if (!separable) return 'Not separable from no change.';
  if (measured.high < 0) return 'The change costs more than it saves.';
  if (measured.low <= predicted.high && predicted.low <= measured.high) return 'They agree.';
  return measured.low > predicted.high ? 'The change saves more than was predicted.' : 'The change saves less than was predicted.';
}
