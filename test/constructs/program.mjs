#!/usr/bin/env node
// Every construct that V8 has an inline cache or a position for, each run often enough to have one.
const shapes = [{ x: 1, y: 2, k: 3, f() { return 1; } }, { y: 1, x: 2, f() { return 2; }, k: 1 }, { z: 1, x: 3, f: () => 3, k: 2, y: 1 }, { w: 1, x: 4, k: 2, f: () => 4, y: 2 }, { q: 1, x: 5, y: 1, f: () => 5, k: 1 }, { p: 1, y: 6, x: 6, k: 1, f: () => 6 }];
const keys = ['x', 'y', 'k'];
let total = 0;
globalThis.counter = 0;

function loads(o, k, i) {
  let sum = o.x + o['y'] + o[k];
  sum += o?.x;
  sum += o?.[k];
  sum += (o).k;
  sum += o.f();
  sum += o.f?.();
  sum += o['f']();
  sum += [o][0].x;
  return sum;
}
function chain(a) { return a.b.c.x + a?.b?.c?.x + a.b
  .c
  .x; }
function stores(o, k) {
  o.x = 1;
  o['y'] = 2;
  o[k] = 3;
  o.x += 1;
  o.y -= o.x;
  o[k] += 1;
  o.x++;
  ++o.x;
  o[k]++;
  --o[k];
  o.nope ??= 5;
  o.x ||= 5;
  o.y &&= 5;
  o.b.c.x += 1;
  o.b.c.x++;
  const got = o.x++ + o.y;
  if (o.x) o.x--;
  o.x = o.y = 4;
  o.x = o.y + 1;
  for (let i = 0; i < 1; o.x++, i++) total += o.x;
  return got;
}
function destructure(o, list) {
  const { x, y: other, z = 2, ['k']: kk, ...rest } = o;
  const { b: { c: { x: deep = 1 } = {} } = {} } = o;
  const [first, second = o.x, ...more] = list;
  let a, b;
  ({ x: a, y: b } = o);
  ({ x: o.x, y: o['y'] } = o);
  [a, b] = [b, a];
  [o.x, o.y] = [1, 2];
  return x + other + z + kk + deep + first + second + more.length + a + b + (rest.q ?? 0);
}
function parameters({ x, y: { length } = 'ab' }, [one, two] = [1, 2], { k } = { k: 1 }, ...others) { return x + length + one + two + k + others.length; }
const arrowParameters = ({ x }, k = x) => x + k;
function membership(o, k, C) {
  let n = 0;
  if ('x' in o) n++;
  if (k in o) n++;
  if (o instanceof C) n++;
  return n;
}
function iteration(list, map, o) {
  let n = 0;
  for (const v of list) n += v.x;
  for (const [k, v] of map) n += v.x + k.length;
  for (const v of o.list) n += v.x;
  for (const v of o.items()) n += v.x;
  for (const { x, y } of list) n += x + y;
  for (const k in o) n += k.length;
  for (o.x of [1, 2]) n += o.x;
  const copy = [...list, ...o.list];
  n += Math.max(...copy.map((each) => each.x));
  n += pass(...list).length;
  const merged = { ...o, x: 1, [n]: 2 };
  return n + merged.x + new Set([...map.keys()]).size;
}
function pass(...all) { return all; }
function literals(a, b, k) {
  const list = [a, b, a.x, b.y, a + b, [a, b], , ...a.list, a];
  const o = { a, b, x: a.x, y: a.x + b.y, n: { z: a }, [k]: b, [k + 'f']() { return 1; }, get g() { return a; }, set g(v) { total = v; }, m() { return this.a; }, f: () => a, 'str ing': b, 12: a, ['con']: a, __proto__: null, call: pass(a), cond: a ? b : a, tpl: `${k}x`, as: (total = 1), neg: -total, arr: [a.x] };
  return list.length + o.x + o.a.x;
}
function globals(v) {
  counter = v;
  counter += 1;
  counter++;
  const n = Math.max(v, counter) + parseInt('1') + (typeof missing === 'undefined' ? 1 : 0) + Number.MAX_VALUE * 0 + globalThis.counter;
  return n + Array.from([1], (each) => each + v)[0] + Object.keys({ v }).length + new Date(0).getTime() + JSON.stringify(v).length;
}
class Base {
  #secret = 1; static made = 0; items = [this.#secret, 2]; list = []; 'quoted name' = 3; [keys[0]] = 4; arrow = () => this.#secret; static later = Base.made + 1;
  static { Base.made = Base.later; Base.made += 1; }
  constructor(x) { this.x = x; this.y = this.x + 1; this.#secret = x; this.#secret++; Base.made++; }
  get size() { return this.items.length; }
  set size(v) { this.items.length = v; }
  #hidden(v) { return v + this.#secret; }
  static #quiet(o) { return o.#secret; }
  static has(o) { return #secret in o; }
  open(o) { return this.#hidden(o.x) + Base.#quiet(this) + this?.#secret + this.size; }
  *each() { for (const v of this.items) yield v?.x ?? v; yield* this.list; }
  async wait(o) { const v = await o.x; for await (const w of [o.x]) total += w; return v + this.x; }
  async *both(o) { yield o.x; await o.y; yield* this.each(); }
  [Symbol.iterator]() { return this.items[Symbol.iterator](); }
  ['computed' + 1](o) { return o.x; }
  toString() { return `${this.x} and ${this.y + 1}`; }
}
class Derived extends Base { z = this.x; constructor(x) { super(x); this.w = super.open(this); super.size = 2; } open(o) { return super.open(o) + super['open'](o); } }
class Default extends Base { extra = this.x; }
function Old(x) { this.x = x; this.m = function (o) { return o.x; }; if (!new.target) return new Old(x); }
Old.prototype.area = function (o) { return this.x * o.x; };
Old.make = (x) => new Old(x);
function calls(o, f, g) {
  f(o); g.h(o); g['h'](o); f(o)(o); (f)(o); (0, g.h)(o); g.h.call(o, o); g.delete(o); g.catch(o); g?.h(o); g.h?.(o); f?.(o);
  new Old(o.x).area(o); new g.K(o.x); new (g.K)(o.x); new Old; f`a${o.x}b`; g.h`x${o.x}`;
  (function (p) { return p.x; })(o); ((p) => p.x)(o); (() => o.x)();
  return f(f(o)(o)) && f(...[o]) && g.h(...[o], o);
}
function operators(a, b, o) {
  let n = a + b - a * b / (b || 1) % 3 ** 2 | a & b ^ a << 1 >> 1 >>> 1;
  n = -o.x + +o.y - ~o.k; n = a < b ? o.x : o.y; n += a === b || a !== b && !(a == b) ? 1 : 0;
  n += o.x > o.y ? 1 : a >= b ? 2 : 3; n += `${a}${o.x}`.length; n += (o.x, o.y); n += void o.x ?? 1;
  delete o.gone; delete o[keys[2]]; n += typeof o.x === 'number' ? o.x : 0;
  return n;
}
function control(o, list) {
  let n = 0;
  while (n < o.x) n += o.y + 1;
  do { n += o.x + 1; } while (n < o.y);
  outer: for (let i = 0; i < list.length; i++) { for (;;) { if (list[i].x > 0) continue outer; break; } }
  switch (o.x) { case o.y: n++; break; case list[0].x: n--; break; default: n += o.x; }
  try { if (o.x > 1e9) throw new Error(o.x); n += JSON.parse(o.bad); } catch (error) { n += error.message.length; } finally { n += o.x; }
  try { n += o.x; } catch { n = 0; }
  with1(o); if (o.x) { n += o.y; } else n = o.x;
  return n + (o.x ? o.y : o.x) + (o.x && o.y) + (o.nothing?.deep.deeper ?? 0);
}
function with1(o) { return eval('o.x'); }
const callbacks = (list) => list.map((v) => v.x).filter((v) => v > 0).reduce((a, v) => a + v, 0) + list.slice().sort((a, b) => a.x - b.x)[0].x + list.map(function (v) { return v.y; }).length;
function closures(list) { const out = []; for (let i = 0; i < list.length; i++) { out.push(() => list[i].x + i); } return out.map((f) => f()).length; }
function regexes(s) { let m; const re = /(?<word>a+)b/gu; while ((m = re.exec(s))) total += m.groups.word.length; return s.replace(/a/g, (c) => c + total).split(',').length + (/x/.test(s) ? s.charCodeAt(0) : 0); }
const typed = new Float64Array(8);
function arrays(list, i) { typed[i & 7] = list[i % list.length].x; list[list.length] = list[0]; list.length--; const a = []; a[i] = 1; a[0] = a[i]; return typed[i & 7] + 'abc'[i % 3].length + 'abc'.length + list.at(-1).x; }
function unicode(ünï) { const 長 = '😀😀'; return 長.length + ünï.x /* 😀 */ + ünï.y; }

const deep = () => ({ x: 1, y: 2, k: 1, b: { c: { x: 1 } } });
const tag = (o) => ((o.x ? tag : tag));
tag.h = function h(o) { return o.x ? tag : tag; };
Object.assign(tag, { K: Old, delete: tag.h, catch: tag.h });
async function main() {
  for (let i = 0; i < 400; i++) {
    const o = shapes[i % shapes.length];
    loads(o, keys[i % 3], i); chain({ [`v${i % 6}`]: 1, b: { [`w${i % 6}`]: 1, c: { [`u${i % 6}`]: 1, x: 1 } } });
    const s = { [`v${i % 6}`]: 1, ...deep() };
    stores(s, keys[i % 3]);
    const list = [o, shapes[(i + 1) % 6]];
    destructure({ ...deep(), ...o }, list); destructure(deep(), new Set([1, 2, 3])); parameters(o); parameters(o, [1, 2], o, 1); arrowParameters(o);
    membership(o, keys[i % 3], i % 2 ? Base : Old); membership(new Base(1), 'x', Base);
    const source = { [`v${i % 6}`]: 1, list, items: () => list, x: 1 };
    iteration(i % 2 ? list : new Set(list), new Map([['a', o]]), source); literals({ ...o, list }, o, keys[i % 3]);
    globals(i);
    const base = i % 2 ? new Base(i) : new Derived(i);
    base.open(o); new Default(i).open(o); for (const v of base.each()) total += v; Base.has(base); String(base); [...base]; base.computed1(o); base.arrow(); base.size = 3;
    await base.wait(o); for await (const v of base.both(o)) total += v?.x ?? v;
    new Old(i).area(o); new Old(1).m(o); Old.make(1); calls(o, tag, tag); operators(i, i % 7, { ...o, gone: 1 }); operators(i + 0.5, 'a', o);
    control({ x: i % 4, y: 3, [`v${i % 6}`]: 1 }, list); callbacks(list); closures(list); regexes('aab,ab'); arrays([...list], i); unicode(o);
  }
}
await main();
