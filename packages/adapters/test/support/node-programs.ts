import type { Program } from './run-node.ts';

/** JavaScript that runs for some tens of milliseconds and deoptimises: V8 up to 13 prints that on standard output. */
export const BUSY = `
function add(a, b) { return a + b; }
function work(n = 400000) {
  let sum = 0;
  for (let i = 0; i < n; i++) sum = add(sum, i % 7);
  for (let i = 0; i < n; i++) sum = add(sum, 0.5);
  return Math.round(sum + add('1', '2').length);
}
`;

const main = (text: string): Program => ({ files: { 'main.js': `${BUSY}\n${text}` } });

/** Programs whose behaviour has to be the same with and without the recorder, by what they try. */
export const PROGRAMS: Readonly<Record<string, Program>> = {
  'a plain end': main('console.log(work(), process.argv.length, process.execArgv, process.argv0)'),
  'process.exit': main('console.log(work()); process.exit(3);'),
  'an exit code': main('work(); process.exitCode = 5;'),
  'an exception that nobody handles': main('work(); throw new TypeError("lost");'),
  'a rejection that nobody handles': main('work(); Promise.reject(new Error("lost"));'),
  'death by SIGTERM': main('work(); console.log("now"); process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 5000);'),
  'death by SIGKILL': main('work(); process.kill(process.pid, "SIGKILL");'),
  abort: { ...main('work(); process.abort();'), shell: 'ulimit -c 0; node main.js 2>/dev/null; echo $?' },
  'a handler of SIGTERM': main('process.on("SIGTERM", () => { console.log("stopped", work()); process.exit(7); }); work(); setInterval(() => {}, 1000); process.kill(process.pid, "SIGTERM");'),
  'standard input': { files: { 'main.js': `${BUSY}\nlet text = ""; process.stdin.on("data", (part) => text += part).on("end", () => console.log(work(), text.length));` }, input: 'x'.repeat(200_000) },
  'a script on standard input': { files: {}, args: ['-'], input: `${BUSY}\nconsole.log(work());` },
  '-e with arguments': { files: {}, args: ['-e', `${BUSY}\nconsole.log(work(), process.argv.slice(1))`, 'a', '--b'] },
  '-p': { files: {}, args: ['-p', '1 + 1'] },
  'a syntax error': { files: { 'main.js': 'let = = 1;' } },
  'a script that is not there': { files: {} },
  'an option that is not there': { files: {}, args: ['--no-such-option'] },
  'options of its own': { ...main('console.log(work(), process.execArgv, typeof gc)'), args: ['--expose-gc', '--max-old-space-size=200', 'main.js', 'x y', ''] },
  'NODE_OPTIONS of its own': {
    files: { 'main.js': `${BUSY}\nconsole.log(work(), globalThis.loaded, process.env.NODE_OPTIONS?.includes("first.cjs"))`, 'first.cjs': 'globalThis.loaded = "first"' },
    env: { NODE_OPTIONS: '--require ./first.cjs' },
  },
  'an ES module': { files: { 'main.mjs': `${BUSY}\nimport { basename } from 'node:path';\nawait 1;\nconsole.log(work(), basename(import.meta.url));` }, args: ['main.mjs'] },
  'a script with an interpreter line': { files: { tool: `#!/usr/bin/env node\n${BUSY}\nconsole.log(work(), require('node:path').basename(process.argv[1]))` }, shell: './tool' },
  'a worker that is given the flags': main(`
const { Worker, isMainThread } = require('node:worker_threads');
if (isMainThread) new Worker(__filename, { execArgv: process.execArgv }).on('exit', (code) => console.log('exit', code)).on('error', (error) => console.log(error.message));
else work();
`),
  'fork with a channel': main(`
if (process.send) process.on('message', (text) => { process.send([text, work(), process.execArgv]); process.disconnect(); });
else {
  const child = require('node:child_process').fork(__filename, [], { execArgv: [] });
  child.on('message', (message) => console.log(message)).on('exit', (code) => console.log(code));
  child.send('hello');
}
`),
  cluster: main(`
const cluster = require('node:cluster');
if (cluster.isPrimary) cluster.fork().on('message', (text) => console.log(text)).on('exit', (code) => console.log('exit', code));
else { process.send(work()); process.exit(4); }
`),
  children: main(`
const { spawnSync, execFileSync, execSync, spawn } = require('node:child_process');
if (process.argv[2]) console.log(process.argv[2], work(), process.execArgv);
else {
  console.log(spawnSync(process.execPath, [__filename, 'a'], { encoding: 'utf8' }).stdout);
  console.log(execFileSync('node', [__filename, 'b'], { encoding: 'utf8' }));
  console.log(execSync('node main.js c', { encoding: 'utf8' }));
  console.log(execSync('node main.js d', { encoding: 'utf8', env: { PATH: process.env.PATH } }));
  spawn(process.execPath, ['-p', '7'], { stdio: ['ignore', 'pipe', 'inherit'] }).stdout.on('data', (data) => console.log(String(data)));
  console.log(require('node:util').promisify(require('node:child_process').execFile).name, require('node:child_process').spawn.length);
}
`),
  'closed standard output': { ...main('console.log(work())'), shell: 'node main.js >&-; echo $?' },
};
