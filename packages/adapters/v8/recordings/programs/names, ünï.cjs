const shapes = [{ a: 1, p: 1 }, { b: 1, p: 1 }, { c: 1, p: 1 }, { d: 1, p: 1 }, { e: 1, p: 1 }];
const odd = {
  'quoted, "name"'(x) { return x.p; },
  'line\nbreak'(x) { return x.p; },
  'back\\slash'(x) { return x.p; },
  'tick,0x1,2'(x) { return x.p; },
  日本(x) { return x.p; },
  'half \ud800 pair'(x) { return x.p; },
};
for (const name of Object.keys(odd)) for (let i = 0; i < 3000; i++) odd[name](shapes[i % 5]);
const made = new Function('x', 'return x.p');
for (let i = 0; i < 3000; i++) made(shapes[i % 5]);
class Box {
  #size = 1;
  static of(x) { return x.p; }
  get size() { return this.#size; }
}
for (let i = 0; i < 3000; i++) { Box.of(shapes[i % 5]); new Box().size; }
