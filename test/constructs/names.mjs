function decl(a) { return a; }
const arrow = (a) => a;
const arrow1 = a => a;
const asyncArrow = async (a) => a;
const asyncArrow1 = async a => a;
const expr = function (a) { return a; };
const named = function inner(a) { return a; };
let assigned; assigned = () => 1;
const o = {
  key: function () {}, method() {}, get prop() { return 1; }, set prop(v) {}, async am() {}, *gm() {}, async *agm() {},
  ['comp' + 1]() {}, ['compf' + 1]: () => 1, 12: () => 1, 'str key': () => 2, [Symbol.iterator]() { return [][Symbol.iterator](); }, arrowKey: () => 1,
  nested: { deep: () => 1 }, arr: [() => 1, function () {}], call: decl(() => 1), cond: o1 => 1, orr: null || (() => 1), 0x10() {}, 1n() {},
};
o.member = function () {};
o.member2 = () => 1;
o['str'] = function () {};
o[arrow(1)] = function () {};
o.a = o.b = function () {};
o.sub = {}; o.sub.deep = () => {};
class C {
  field = () => 1; static sfield = () => 2; #priv = () => 3; value = 1; ['cf' + 1] = () => 4; 'str field' = () => 5;
  constructor(a) { this.own = () => 1; this.fn = function () {}; }
  m() {} static sm() {} #pm() {} static #spm() {} get g() { return 1; } set g(v) {} static get sg() { return 1; } get #pg() { return 1; }
  async am() {} *gm() {} async *agm() {} ['cm' + 1]() {} [Symbol.toPrimitive]() { return 1; } static { this.block = () => 1; this.block(); } 'quoted, name'() {} 42() {}
  all() { this.#pm(); C.#spm(); this.#priv(); this.#pg; }
}
class D extends C { x = 1 }
class E { m() {} }
const F = class { m() {} constructor() { this.z = function () {}; } };
const G = class H { constructor() {} };
const dflt = ({ a = () => 1, b = function () {} } = {}) => [a, b];
const [d1 = () => 1] = [];
const cond = arrow(1) ? () => 1 : function () {};
const logical = null ?? function () {};
const calls = [decl(() => 1), decl(function () {})];
const iife = (() => 1)();
const iife2 = function () { return 1; }();
(function () { return 1; })();
(function Named() { const inner = () => 1; inner(); o.x2 = function () {}; o.x2(); })();
(() => { var q = function () {}; q(); })();
function Ctor() { this.a = function () {}; this.b = () => 1; Ctor.s = function () {}; this.a(); this.b(); Ctor.s(); }
Ctor.prototype.m = function () {};
Ctor.prototype['n'] = function () {};
Ctor.prototype = { p: function () {}, q() {} };
export default function () { return 1; }
export const ex = () => 1;
const ret = () => () => 1;
const ret2 = function () { return function () {}; };
function gen2() { return { x: function () {}, y: () => 1 }; }
[1].map((x) => x).forEach(function (y) { return y; });
setTimeout(function () {}, 0);
var multi
  = function
  (a) { return a; };
const multi2 =
  (a,
   b) =>
    a;
async function af(a) {} function* gf() {} async function* agf() {}
const fns = [decl, arrow, arrow1, asyncArrow, asyncArrow1, expr, named, assigned, ...Object.values(Object.getOwnPropertyDescriptors(o)).flatMap((d) => [d.value, d.get, d.set]), o[Symbol.iterator],
  ...Object.values(o.nested), ...o.arr, o.sub.deep, F, G, dflt, ...dflt(), d1, cond, logical, ...calls, Ctor, ex, ret, ret(), ret2, ret2(), gen2, ...Object.values(gen2()), multi, multi2, af, gf, agf];
const proto = [C, D, E, F, G].flatMap((K) => [...Reflect.ownKeys(K.prototype).map((k) => Object.getOwnPropertyDescriptor(K.prototype, k)), ...Reflect.ownKeys(K).map((k) => Object.getOwnPropertyDescriptor(K, k))].flatMap((d) => [d.value, d.get, d.set]));
const inst = [C, D, E, F, G, Ctor].flatMap((K) => { const i = new K(); return Object.values(i); });
for (const f of [...fns, ...proto, ...inst, ...Object.values(Ctor)]) if (typeof f === 'function') { try { f(); } catch (e) { try { new f(); } catch {} } }
new C().all();
const i = new Ctor();
// These have functions that are left without a name; V8 11 to 14 give them that of the next declaration, so none follows.
decl`${() => 1}`;
new Promise((res) => res(1)).then(() => 2, function () {});
