import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { COMMENT_MARK } from '../packages/formatters/src/index.ts';
import { project, run } from './helpers/command.ts';
import { pythons } from './helpers/pythons.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const python = pythons()[0];
if (python === undefined) throw new Error('no CPython that can be recorded was found');
const required = process.env['MECHSYM_REQUIRE_RUNTIMES'] === '1';
/** Folder with check-jsonschema and shellcheck. */
const linters = process.env['MECHSYM_LINTERS'] ?? '';
const gh = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'gh')).find(existsSync);
if (linters === '' && !required) process.stderr.write('skipped: schemas of action.yml and of docs/ci.md, shellcheck; MECHSYM_LINTERS names no folder with check-jsonschema and shellcheck\n');
if (gh === undefined && !required) process.stderr.write('skipped: the comment on a pull request; there is no gh on PATH\n');

let base: string;
beforeAll(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'mechsym-action-')));
  mkdirSync(join(base, 'bin'));
  symlinkSync(join(root, 'bin', 'mechsym.js'), join(base, 'bin', 'mechsym'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));
const PATH = () => `${join(base, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`;

interface Step { readonly id?: string; readonly env?: Record<string, string>; readonly run?: string; readonly if?: string }
const action = parse(readFileSync(join(root, 'action', 'action.yml'), 'utf8')) as { readonly inputs: Record<string, unknown>; readonly runs: { readonly steps: readonly Step[] }; readonly outputs: Record<string, { readonly value: string }> };
const script = (name: string) => readFileSync(join(root, 'action', name), 'utf8');
const namesIn = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name as string))].sort();

describe('action.yml', () => {
  test('uses each input that it has and no other, and gives the scripts what they read', () => {
    expect(namesIn(script('action.yml'), /inputs\.([\w-]+)/g)).toEqual(Object.keys(action.inputs).sort());
    const given = (name: string) => Object.keys(action.runs.steps.find((step) => step.run?.includes(name))?.env ?? {}).filter((each) => each.startsWith('MECHSYM_')).sort();
    for (const name of ['lint.sh', 'comment.sh']) expect(namesIn(script(name), /\$\{?(MECHSYM_\w+)/g), name).toEqual(given(name));
    expect(namesIn(script('lint.sh'), /echo "([\w-]+)=/g)).toEqual(namesIn(script('action.yml'), /steps\.lint\.outputs\.([\w-]+)/g));
  });

  test('puts no input into the text of a script, where it could become a command', () => {
    for (const step of action.runs.steps) expect(step.run ?? '').not.toContain('${{');
  });

  test.skipIf(linters === '' && !required)('is what GitHub\'s schema says, and its scripts please shellcheck', async () => {
    expect(await run(join(linters, 'check-jsonschema'), ['--builtin-schema', 'vendor.github-actions', join(root, 'action', 'action.yml')])).toMatchObject({ code: 0 });
    expect(await run(join(linters, 'shellcheck'), ['lint.sh', 'comment.sh'], { cwd: join(root, 'action') })).toMatchObject({ code: 0, stdout: '' });
  });
});

describe('the step that lints', () => {
  let folder: string;
  let remove: () => void;
  let facts: string;
  const step = async (env: Record<string, string>) => {
    const runner = mkdtempSync(join(base, 'runner '));
    const [summary, output] = [join(runner, 'summary.md'), join(runner, 'output')];
    const ran = await run('bash', [join(root, 'action', 'lint.sh')], {
      cwd: folder, env: { PATH: PATH(), RUNNER_TEMP: runner, GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output, GITHUB_ACTION_PATH: join(root, 'action'), ...env },
    });
    const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
    return { ...ran, summary: read(summary), outputs: Object.fromEntries(read(output).trim().split('\n').map((line) => line.split('=', 2) as [string, string])) };
  };
  beforeAll(async () => {
    ({ folder, remove } = project({ 'src/main.py': readFileSync(join(root, 'examples', 'shapes', 'main.py'), 'utf8') }));
    facts = join(base, 'facts.jsonl.gz');
    const recorded = await step({ MECHSYM_COMMAND: `"${python.path}" src/main.py | cat` });
    expect(recorded).toMatchObject({ code: 0, outputs: { 'exit-code': '1' } });
    expect(Number(recorded.outputs['findings'])).toBeGreaterThan(0);
    expect(recorded.stdout).toMatch(/^src\/main\.py:\d+:\d+: /m);
    expect(recorded.summary).toContain(`${COMMENT_MARK}\n### mechsym: `);
    expect(JSON.parse(readFileSync(recorded.outputs['sarif'] as string, 'utf8'))).toMatchObject({ version: '2.1.0' });
    expect(readFileSync(recorded.outputs['markdown'] as string, 'utf8')).toBe(recorded.summary);
    symlinkSync(recorded.outputs['facts'] as string, facts);
  });
  afterAll(() => remove());

  test('takes a recording that was fetched, with arguments a line each and annotations where SARIF is not uploaded', async () => {
    const ran = await step({ MECHSYM_FACTS: facts, MECHSYM_ANNOTATE: 'true', MECHSYM_ARGUMENTS: '--min-impact\n1 %\n' });
    expect(ran).toMatchObject({ code: 0, outputs: { facts, 'exit-code': '1' } });
    expect(ran.stdout).toMatch(/^::(warning|notice|error) file=src\/main\.py,line=/m);
    const clean = await step({ MECHSYM_FACTS: facts, MECHSYM_ARGUMENTS: '--min-impact=100%' });
    expect(clean).toMatchObject({ code: 0, outputs: { findings: '0', 'exit-code': '0' } });
    expect(clean.summary).toContain('no finding above 100 % of the run');
  });

  test('ends with the program\'s own exit code, and says what is missing', async () => {
    expect(await step({ MECHSYM_COMMAND: `"${python.path}" -c "raise SystemExit(7)"` })).toMatchObject({ code: 7, summary: '' });
    expect(await step({})).toMatchObject({ code: 2, stdout: '::error title=mechsym::give the program to record as command, or a recording as facts\n' });
    expect(await step({ MECHSYM_COMMAND: 'true', MECHSYM_FACTS: facts })).toMatchObject({ code: 2 });
    expect((await step({ MECHSYM_FACTS: 'no such' })).stdout).toBe('::error title=mechsym::no such: there is no such recording; did the step that fetches it run?\n');
    expect(await step({ MECHSYM_FACTS: join(folder, 'src') })).toMatchObject({ code: 2, summary: '' });
  });
});

describe.skipIf(gh === undefined && !required)('the comment on a pull request, through gh', () => {
  interface Comment { id: number; body: string; user: { type: string } }
  let server: Server;
  let comments: Comment[] = [];
  let asked: string[] = [];
  let status = 200;
  const socket = () => join(base, 'github');
  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
        const url = request.url ?? '';
        asked.push(`${request.method} ${url.split('?')[0]}`);
        const answer = (body: unknown) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
        if (status !== 200) return answer({ message: 'Resource not accessible by integration' });
        if (request.method === 'GET') return answer(comments);
        const { body } = JSON.parse(Buffer.concat(chunks).toString()) as { body: string };
        if (request.method === 'POST') comments.push({ id: 100 + comments.length, body, user: { type: 'Bot' } });
        else for (const each of comments) if (url.endsWith(`/${each.id}`)) each.body = body;
        return answer({});
      });
    });
    await new Promise<void>((resolve) => server.listen(socket(), resolve));
    mkdirSync(join(base, 'gh'));
    writeFileSync(join(base, 'gh', 'config.yml'), `http_unix_socket: ${socket()}\n`);
  });
  afterAll(() => server.close());
  const comment = (body: string, findings: number) => {
    asked = [];
    writeFileSync(join(base, 'comment.md'), `${COMMENT_MARK}\n${body}`);
    return run('bash', [join(root, 'action', 'comment.sh')], {
      env: { GH_TOKEN: 'x', GH_CONFIG_DIR: join(base, 'gh'), GH_NO_UPDATE_NOTIFIER: '1', GITHUB_REPOSITORY: 'team/app', MECHSYM_PULL_REQUEST: '7', MECHSYM_MARKDOWN: join(base, 'comment.md'), MECHSYM_FINDINGS: String(findings) },
    });
  };

  test('is written once, and edited from then on, also when all is fixed; a person\'s comment stays as it is', async () => {
    comments = [{ id: 1, body: `${COMMENT_MARK} written by hand`, user: { type: 'User' } }, { id: 2, body: 'another bot', user: { type: 'Bot' } }];
    expect(await comment('nothing', 0)).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(comments).toHaveLength(2);
    expect(await comment('3 findings `x` @y "z"', 3)).toMatchObject({ code: 0, stderr: '' });
    expect(asked).toEqual(['GET /repos/team/app/issues/7/comments', 'POST /repos/team/app/issues/7/comments']);
    expect(await comment('2 findings', 2)).toMatchObject({ code: 0 });
    expect(asked[1]).toBe('PATCH /repos/team/app/issues/comments/102');
    expect(await comment('no finding', 0)).toMatchObject({ code: 0 });
    expect(comments.map(({ body }) => body)).toEqual([`${COMMENT_MARK} written by hand`, 'another bot', `${COMMENT_MARK}\nno finding`]);
  });

  test('is not worth a failed job where the token may only read', async () => {
    status = 403;
    const ran = await comment('1 finding', 1);
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.stdout).toMatch(/^::notice title=mechsym::the comment could not be written/m);
    status = 200;
  });
});

describe('docs/ci.md', () => {
  const page = readFileSync(join(root, 'docs', 'ci.md'), 'utf8');
  const fences = [...page.matchAll(/^```(\w+)(?: file=(\S+))?\n([^]*?)^```$/gm)].map(([, language, file, text]) => ({ language, file: file ?? '', text: text as string }));

  test.skipIf(linters === '' && !required)('has workflows and pipelines that the hosts\' schemas accept', async () => {
    const files = fences.filter(({ language }) => language === 'yaml');
    expect(files.map(({ file }) => file)).toEqual(['.github/workflows/mechsym.yml', '.github/workflows/mechsym-nightly-facts.yml', '.gitlab-ci.yml', '.github/workflows/ruff-and-mechsym.yml']);
    for (const { file, text } of files) {
      const at = join(base, file.replaceAll('/', '_'));
      writeFileSync(at, text);
      const how = file.startsWith('.github') ? ['--builtin-schema', 'vendor.github-workflows'] : ['--builtin-schema', 'vendor.gitlab-ci', '--data-transform', 'gitlab-ci'];
      expect(await run(join(linters, 'check-jsonschema'), [...how, at]), file).toMatchObject({ code: 0 });
    }
  });

  test('gives the action only inputs that it has', () => {
    for (const { file, text } of fences.filter(({ file }) => file.startsWith('.github'))) {
      const { jobs } = parse(text) as { jobs: Record<string, { steps: { uses?: string; with?: object }[] }> };
      const step = Object.values(jobs).flatMap(({ steps }) => steps).find(({ uses }) => uses?.includes('/mechsym/action@'));
      expect(Object.keys(action.inputs), file).toEqual(expect.arrayContaining(Object.keys(step?.with ?? {})));
    }
  });

  test('has a recipe for any shell that does what it says', async () => {
    const { folder, remove } = project({ 'main.py': readFileSync(join(root, 'examples', 'shapes', 'main.py'), 'utf8') });
    const [recipe] = fences.filter(({ language }) => language === 'sh');
    const ran = await run('sh', ['-c', recipe?.text ?? ''], { cwd: folder, env: { PATH: PATH(), PROGRAM: `"${python.path}" main.py` } });
    expect(ran.code, ran.stderr).toBe(1);
    expect(ran.stdout).toContain('main.py:');
    expect(readFileSync(join(folder, 'mechsym-junit.xml'), 'utf8')).toContain('<failure ');
    expect(readFileSync(join(folder, 'mechsym.md'), 'utf8')).toContain('### mechsym: ');
    remove();
  });

  test('lists every format of the command', async () => {
    const { FORMATS } = await import('../packages/cli/src/commands/options.ts');
    expect(namesIn(page, /^\| `([\w-]+)` \|/gm)).toEqual([...FORMATS].sort());
  });
});
