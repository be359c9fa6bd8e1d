import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Log } from 'sarif';
import { mechsym, project } from './helpers/command.ts';

const CASE = fileURLToPath(new URL('cases/python/meter-readings/', import.meta.url));
const [SLOW, FIXED] = ['slow.py', 'fixed.py'].map((name) => readFileSync(join(CASE, name), 'utf8')) as [string, string];

describe('a finding is proved by a change', () => {
  let repository: ReturnType<typeof project>;
  let folder: string;
  let temporary: string;
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const prove = (...args: string[]) => mechsym(['prove', '1', ...args], { cwd: join(folder, 'app'), env: { TMPDIR: temporary } });
  /** A command that tells apart which version it runs in. */
  const LOOK = ['--pairs', '3', '--', 'python3', '-c', 'import os; print("repaired" if open("main.py").read() == open("../fixed.txt").read() else "slow", os.path.exists("../data/large.bin"))'];

  beforeAll(async () => {
    repository = project({ 'app/main.py': SLOW, 'fixed.txt': FIXED, '.gitignore': 'data/\n.mechsym/\n', 'data/large.bin': 'ignored by git, and needed' });
    folder = repository.folder;
    temporary = join(realpathSync(join(folder, '..')), 'tmp');
    mkdirSync(temporary);
    git('init', '--quiet', '--initial-branch=main', '.');
    git('add', '-A');
    git('commit', '--quiet', '-m', 'slow');
    git('checkout', '--quiet', '-b', 'faster');
    writeFileSync(join(folder, 'app/main.py'), FIXED);
    writeFileSync(join(folder, '..', 'fix.diff'), git('diff'));
    git('commit', '--quiet', '-am', 'repaired');
    git('checkout', '--quiet', 'main');
    writeFileSync(join(folder, 'later.txt'), 'main has gone on');
    git('add', '-A');
    git('commit', '--quiet', '-m', 'something else');
    const checked = await mechsym(['check', '--', 'python3', 'main.py'], { cwd: join(folder, 'app') });
    expect(checked.code, checked.stderr).toBe(1);
  });
  afterAll(() => repository.remove());

  it('a patch that repairs it is seen to save, and the next lint says so beside the prediction', async () => {
    const status = git('status', '--porcelain');
    const objects = git('count-objects');
    const { code, stdout, stderr } = await prove('--patch', '../../fix.diff', '--pairs', '4');
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^mechsym {2}1 {2}.*app\/main\.py:\d+, with patch fix\.diff\n {2}predicted {2}\d.* of the run \(.*\)\n {2}measured {3}\d.* of the run \(.*\), 4 pairs, .* of CPU before, .* after\n {2}(They agree|The change saves (more|less) than was predicted)\.\n$/);
    expect(code).toBe(0);
    expect([git('status', '--porcelain'), git('count-objects')]).toEqual([status, objects]);
    expect(readdirSync(temporary)).toEqual([]);

    const lint = async (format: string) => (await mechsym(['lint', '--format', format], { cwd: folder })).stdout;
    const { runs: [run] } = JSON.parse(await lint('sarif')) as Log;
    const proved = run?.results?.find(({ rank }) => rank !== undefined && run.results?.every((other) => (other.rank ?? 0) <= rank));
    expect(proved?.message.text).toMatch(/Predicted \d.* %, measured \d.* % \(.*\) with patch fix\.diff\./);
    expect(proved?.properties?.['proof']).toMatchObject({ outputs: 'same', pairs: 4, command: ['python3', 'main.py'] });
    expect(await lint('markdown')).toMatch(/Predicted \d.* %, measured \d.* % \(.*\) with patch fix\.diff\./);
    expect((await mechsym(['explain', '1'], { cwd: folder })).stdout).toMatch(/4 pairs of runs that took turns/);
  });

  it('each way to name the change has the right version before it and after it, with files that git ignores; different outputs are told', async () => {
    const wanted = /! The two print different things/;
    for (const change of [['--branch', 'faster'], ['--commit', 'faster'], ['--patch', '../../fix.diff']]) {
      const { stdout, code } = await prove(...change, ...LOOK);
      expect(stdout).toMatch(wanted);
      expect([0, 1]).toContain(code);
    }
    expect((await prove('--branch', 'faster', '--allow-different-output', ...LOOK)).stdout).not.toMatch(wanted);
    // What is not committed is the repaired version, and the data that git ignores is there in both.
    writeFileSync(join(folder, 'app/main.py'), FIXED);
    try {
      const check = 'import sys, os; sys.exit(0 if os.path.exists("../data/large.bin") and os.path.exists("../later.txt") and not os.environ.get("MECHSYM_DIR") else 9)';
      expect((await prove('--worktree', '--pairs', '3', '--', 'python3', '-c', check)).stdout).toMatch(/with what is not committed\n/);
      expect((await prove('--worktree', ...LOOK)).stdout).toMatch(wanted);
      expect((await prove('--patch', '../../fix.diff', ...LOOK)).stderr).toMatch(/has this patch already: --worktree/);
    } finally {
      git('checkout', '--quiet', 'app/main.py');
    }
  });

  it('setup is run in both versions before them', async () => {
    const { code, stdout, stderr } = await prove('--branch', 'faster', '--setup', 'cp app/main.py built.py', '--pairs', '3', '--', 'python3', '-c', 'print(len(open("../built.py").read()) > 0)');
    expect([stderr, code]).not.toContain(2);
    expect(stdout).toMatch(/3 pairs/);
    const failed = await prove('--branch', 'faster', '--setup', 'echo no compiler >&2; exit 4', ...LOOK);
    expect([failed.code, failed.stderr]).toEqual([2, expect.stringMatching(/^mechsym: --setup `.*` ended with exit code 4:\nno compiler\n$/)]);
  });

  it.each([
    [[], /say which change is to be measured, and one/],
    [['--worktree', '--branch', 'faster'], /say which change is to be measured, and one/],
    [['--worktree'], /what is not committed changes no file/],
    [['--patch', 'none.diff'], /--patch none\.diff: cannot be read: no such file/],
    [['--patch', '../fixed.txt'], /the patch does not apply/],
    [['--branch', 'no-such-branch'], /no-such-branch: there is no such commit/],
    [['--branch', '--upload-pack=x'], /there is no such commit/],
    [['--branch', 'faster', '--', 'python3', '-c', 'raise SystemExit("broken")'], /ended with exit code 1:\nbroken/],
  ])('%j ends with 2 and says what to do, and leaves nothing behind', async (args, message) => {
    const { code, stderr, stdout } = await prove(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/bug in mechsym/);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('a finding that is not there is said', async () => {
    expect((await mechsym(['prove', '77', '--worktree'], { cwd: folder })).stderr).toMatch(/the last lint has no finding 77/);
  });

  it('interrupted, it takes its processes and folders along', async () => {
    const marker = join(temporary, '..', 'pids');
    const program = `import os, time\nwith open(${JSON.stringify(marker)}, "a") as f: f.write("%d\\n" % os.getpid())\nwhile True: time.sleep(0.01)`;
    const child = spawn(process.execPath, [fileURLToPath(new URL('../bin/mechsym.js', import.meta.url)), 'prove', '1', '--branch', 'faster', '--', 'python3', '-c', program], {
      cwd: join(folder, 'app'), env: { ...process.env, TMPDIR: temporary }, stdio: 'ignore',
    });
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    const started = () => (existsSync(marker) ? readFileSync(marker, 'utf8').trim().split('\n').filter(Boolean).map(Number) : []);
    await expect.poll(() => started().length, { timeout: 60_000 }).toBe(2);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    const isThere = (pid: number) => {
      try {
        process.kill(pid, 0);
        return true;
      } catch {
        return false;
      }
    };
    await expect.poll(() => started().some(isThere), { timeout: 20_000 }).toBe(false);
    expect(readdirSync(temporary)).toEqual([]);
  });
});

describe('a receipt is measured', () => {
  it('of a rule of one\'s own, kept beside it, read by the next lint, and missed when it holds no longer', async () => {
    const own = project();
    const rules = join(own.folder, 'rules');
    const run = (...args: string[]) => mechsym(['rules', ...args, '--runtime', 'cpython@3.11', '--pairs', '4'], { cwd: own.folder });
    try {
      await mechsym(['rules', 'new', 'no-mixed-ids'], { cwd: own.folder });
      // What hardly runs at all is told from what runs, on however busy a machine.
      const before = execFileSync('python3.11', ['rules/no-mixed-ids/receipt/before.py'], { cwd: own.folder, encoding: 'utf8' });
      writeFileSync(join(rules, 'no-mixed-ids/receipt/after.py'), `print(${JSON.stringify(before.trimEnd())})\n`);
      const proved = await run('prove', '--rules', 'rules');
      expect(proved.stdout, proved.stderr).toMatch(/no-mixed-ids {2}CPython 3\.11\.\d+ {2}4 {6}saves \d+ % at the site \(.*\), \d+ % of the run/);
      const file = join(rules, 'calibration/cpython-3.11.json');
      const kept = readFileSync(file, 'utf8');
      await mechsym(['record', '--', 'python3.11', 'rules/no-mixed-ids/receipt/before.py'], { cwd: own.folder });
      const list = async () => (await mechsym(['rules', 'list', '--rules', 'rules'], { cwd: own.folder })).stdout;
      expect(await list()).toMatch(/no-mixed-ids +(applies|\d finding)/);

      writeFileSync(join(rules, 'no-mixed-ids/receipt/after.py'), 'print("another program")\n');
      const check = await run('prove', 'no-mixed-ids', '--rules', 'rules', '--check');
      expect([check.code, check.stdout]).toEqual([1, expect.stringMatching(/off: before\.py and after\.py print different things\n\n1 receipt that is on holds no longer: no-mixed-ids on CPython 3\.11/)]);
      expect(readFileSync(file, 'utf8')).toBe(kept);

      writeFileSync(file, JSON.stringify({ ...JSON.parse(kept) as object, rules: {}, without: { 'no-mixed-ids': 'the outputs differ' } }));
      expect(await list()).toMatch(/no-mixed-ids +off +its receipt shows nothing \(the outputs differ\) on CPython 3\.11/);
    } finally {
      own.remove();
    }
  }, 400_000);

  it.each([
    [['no-such-rule'], /there is no rule `no-such-rule`/],
    [['--runtime', 'cpython@2.7'], /--runtime cpython@2\.7: not found; here are .*cpython@3/],
  ])('rules prove %j is refused', async (args, message) => {
    const { code, stderr } = await mechsym(['rules', 'prove', ...args, '--dry-run']);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  it('a table that is none is refused with file and line, and none speaks for a rule of mechsym', async () => {
    const own = project();
    try {
      await mechsym(['rules', 'new', 'no-mixed-ids'], { cwd: own.folder });
      const file = join(own.folder, 'rules/calibration/v8-11.3.json');
      mkdirSync(join(own.folder, 'rules/calibration'));
      writeFileSync(file, '{"runtime": "v8", "version": 11, "rules": {}}');
      writeFileSync(join(own.folder, 'x.js'), 'let x = 0; for (let i = 0; i < 3e7; i++) x += i % 7; console.log(x);');
      await mechsym(['record', '--level', 'light', '--', 'node', 'x.js'], { cwd: own.folder });
      const bad = await mechsym(['lint', '--rules', 'rules'], { cwd: own.folder });
      expect([bad.code, bad.stderr]).toEqual([2, expect.stringMatching(/^mechsym: rules\/calibration\/v8-11\.3\.json:1:\d+: /)]);
      const major = process.versions.v8.split('.').slice(0, 2).join('.');
      writeFileSync(file, JSON.stringify({ runtime: 'v8', version: major, machine: 'm', date: '2026-01-01', rules: {}, without: { 'deep-copy-on-hot-path': 'made up' } }));
      expect((await mechsym(['rules', 'list', '--rules', 'rules'], { cwd: own.folder })).stdout).not.toMatch(/made up/);
    } finally {
      own.remove();
    }
  });
});
