import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { RuleSource } from '@mechsym/engine';
import { buildDigest, packageVersion } from '../assets.ts';
import type { Settings } from '../config/settings.ts';
import { factsFiles, rawFiles, shortName } from '../facts/load.ts';
import { SESSION_FILE } from '../record/session.ts';
import { userCalibration } from '../rules/calibration.ts';

/** The contents of everything that a lint depends on beside the project's sources, as one digest. */
export interface Key {
  readonly digest: string;
  /** Whether the facts are still those that were digested: a recording may go on while it is linted. */
  readonly holds: () => Promise<boolean>;
}

/**
 * @param own the rules of the user
 * @returns a sentence where a lint cannot be known again
 */
export async function keyOf(facts: readonly string[], root: string, settings: Settings, own: readonly RuleSource[]): Promise<Key | string> {
  const build = await buildDigest();
  if (build === undefined) return 'this is no build of mechsym';
  const files = (await Promise.all(facts.map(factsFiles))).flat();
  const states = await statesOf(files);
  if (states === undefined) return 'the facts are no regular file';
  const digests: (readonly [name: string, digest: string])[] = [];
  for (const file of files) digests.push([shortName(file), await fileDigest(file)]);
  // Which runs the files are of: by the folders' descriptions and the names of the files.
  const sessions = await Promise.all(facts.map(async (path) => [shortName(path), await readFile(join(path, SESSION_FILE), 'utf8').catch(() => ''), (await rawFiles(path)).map(shortName)]));
  const { minImpact, uncalibrated, levels, ruleOptions, ruleFloors, pathMappings, overrides, base, given } = settings;
  const parts = [
    build, packageVersion(), process.version, digests, own, sessions,
    settings.include.length === 0 ? {} : await userCalibration(settings.include, new Set()),
    { minImpact, uncalibrated, levels, ruleOptions, ruleFloors, pathMappings, base: relative(root, base).split(sep).join('/') },
    // Those that another replaces are checked too.
    given.map(({ rule, option, value }) => [rule, option, value]),
    overrides.map((each) => [each.files, each.minImpact, each.levels, each.ruleOptions, each.ruleFloors]),
  ];
  return { digest: createHash('sha256').update(JSON.stringify(parts)).digest('hex'), holds: async () => await statesOf(files) === states };
}

/** Sizes and times of files; undefined if one is no file. */
async function statesOf(files: readonly string[]): Promise<string | undefined> {
  const states: string[] = [];
  for (const file of files) {
    const status = await stat(file, { bigint: true }).catch(() => undefined);
    if (status?.isFile() !== true) return undefined;
    states.push(`${status.ino}:${status.size}:${status.mtimeNs}`);
  }
  return states.join();
}

async function fileDigest(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 })) hash.update(chunk as Buffer);
  return hash.digest('base64url');
}
