/** The programs of cases and receipts: which languages there are, and what of a folder to run for one. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import ts from 'typescript';
import { jdks } from './jdks.js';

export const languages = [
  { name: 'python', runtime: 'cpython', endings: ['.py'] },
  { name: 'javascript', runtime: 'v8', endings: ['.js', '.mjs', '.cjs'] },
  { name: 'typescript', runtime: 'v8', endings: ['.ts'] },
  { name: 'java', runtime: 'jvm', endings: ['.java'] },
];

/** `{ source, run }`: the file that is linted and the one to start; TypeScript is compiled beside itself, with a source map, and Java by the oldest JDK found. Undefined where there is none. */
export function programOf(folder, stem, { endings }) {
  const source = endings.map((ending) => stem + ending).find((name) => existsSync(join(folder, name)));
  if (source?.endsWith('.java')) return { source, run: compiled(folder, stem, source) };
  if (source === undefined || !source.endsWith('.ts')) return source && { source, run: source };
  const { outputText, sourceMapText } = ts.transpileModule(readFileSync(join(folder, source), 'utf8'), {
    fileName: source,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, sourceMap: true },
  });
  writeFileSync(join(folder, `${stem}.js`), outputText);
  writeFileSync(join(folder, `${stem}.js.map`), sourceMapText);
  return { source, run: `${stem}.js` };
}

/** The class `Main` of a file, as a file of arguments for `java`. */
function compiled(folder, stem, source) {
  const [jdk] = jdks();
  const { status, stderr } = spawnSync(join(jdk.bin, 'javac'), ['-g', '-nowarn', '-d', `${stem}.classes`, source], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${source} could not be compiled: ${stderr}`);
  writeFileSync(join(folder, `${stem}.args`), `-cp ${stem}.classes Main\n`);
  return `@${stem}.args`;
}
