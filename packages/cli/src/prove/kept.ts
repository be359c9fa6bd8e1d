import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding, LintResult, Proof } from '@mechsym/engine';
import { writeAtomically } from '../files.ts';
import { SESSIONS, sessionsFolder } from '../record/session.ts';

const NAME = 'proofs.json';
/** The newest that are kept. */
const MOST = 200;

/** By fingerprint of the finding, oldest first. */
type Proofs = Readonly<Record<string, Proof>>;

async function readProofs(root: string): Promise<Proofs> {
  try {
    const proofs: unknown = JSON.parse(await readFile(join(root, SESSIONS, NAME), 'utf8'));
    return typeof proofs === 'object' && proofs !== null ? proofs as Proofs : {};
  } catch {
    return {};
  }
}

/** Keeps what was measured for a finding, in the place of what was measured before. */
export async function keepProof(root: string, fingerprint: string, proof: Proof): Promise<void> {
  const others = Object.entries(await readProofs(root)).filter(([each]) => each !== fingerprint);
  const kept = Object.fromEntries([...others, [fingerprint, proof] as const].slice(-MOST));
  await writeAtomically(join(await sessionsFolder(root), NAME), `${JSON.stringify(kept, undefined, 1)}\n`);
}

/** The result with what was measured for its findings, also for those that a change has removed. */
export async function withProofs(root: string, result: LintResult): Promise<LintResult> {
  const proofs = await readProofs(root);
  if (Object.keys(proofs).length === 0) return result;
  const proved = <T extends Finding>(finding: T): T => {
    const proof = proofs[finding.fingerprint] ?? proofs[finding.baseline?.fingerprint ?? ''];
    return proof === undefined ? finding : { ...finding, proof };
  };
  return {
    ...result, findings: result.findings.map(proved), suppressed: result.suppressed.map(proved),
    ...(result.comparison && { comparison: { ...result.comparison, gone: result.comparison.gone.map(proved) } }),
  };
}
