/** The programs of cases and receipts: which languages there are, and what of a folder to run for one. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export const languages = [
  { name: 'python', runtime: 'cpython', endings: ['.py'] },
  { name: 'javascript', runtime: 'v8', endings: ['.js', '.mjs', '.cjs'] },
  { name: 'typescript', runtime: 'v8', endings: ['.ts'] },
];

/** `{ source, run }`: the file that is linted and the one to start; TypeScript is compiled beside itself, with a source map. Undefined where there is none. */
export function programOf(folder, stem, { endings }) {
  const source = endings.map((ending) => stem + ending).find((name) => existsSync(join(folder, name)));
  if (source === undefined || !source.endsWith('.ts')) return source && { source, run: source };
  const { outputText, sourceMapText } = ts.transpileModule(readFileSync(join(folder, source), 'utf8'), {
    fileName: source,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, sourceMap: true },
  });
  writeFileSync(join(folder, `${stem}.js`), outputText);
  writeFileSync(join(folder, `${stem}.js.map`), sourceMapText);
  return { source, run: `${stem}.js` };
}
