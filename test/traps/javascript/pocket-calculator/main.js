// A pocket calculator that reads what it computes: terms, products, powers, calls and lists.
function Reader(text) { this.text = text; this.at = 0; this.depth = 0; this.nodes = 0; }

Reader.prototype.skip = function () { while (this.text.charCodeAt(this.at) === 32) this.at++; };
Reader.prototype.peek = function () { this.skip(); return this.text.charCodeAt(this.at); };
Reader.prototype.eat = function (code) { if (this.peek() !== code) return false; this.at++; return true; };
Reader.prototype.expect = function (code) { if (!this.eat(code)) throw new SyntaxError(`at ${this.at}`); };
Reader.prototype.node = function (kind, value) { this.nodes++; return { kind, value, depth: this.depth }; };
Reader.prototype.digits = function () {
  const start = this.at;
  let code = this.text.charCodeAt(this.at);
  while (code >= 48 && code <= 57) code = this.text.charCodeAt(++this.at);
  return this.node('number', Number(this.text.slice(start, this.at)));
};
Reader.prototype.word = function () {
  const start = this.at;
  let code = this.text.charCodeAt(this.at);
  while (code >= 97 && code <= 122) code = this.text.charCodeAt(++this.at);
  return this.node('word', this.text.slice(start, this.at).length);
};
Reader.prototype.group = function () {
  this.depth++;
  const inner = this.sum();
  this.expect(41);
  this.depth--;
  return inner;
};
Reader.prototype.call = function (name) {
  let value = name.value;
  do value += this.sum().value; while (this.eat(44));
  this.expect(41);
  return this.node('call', value);
};
Reader.prototype.atom = function () {
  if (this.eat(40)) return this.group();
  if (this.eat(45)) return this.node('minus', -this.atom().value);
  const code = this.peek();
  if (code >= 97 && code <= 122) {
    const name = this.word();
    return this.eat(40) ? this.call(name) : name;
  }
  return this.digits();
};
Reader.prototype.power = function () {
  const base = this.atom();
  return this.eat(94) ? this.node('power', base.value ** (this.power().value % 3)) : base;
};
Reader.prototype.product = function () {
  let left = this.power();
  for (;;) {
    if (this.eat(42)) left = this.node('times', (left.value * this.power().value) % 9973);
    else if (this.eat(47)) left = this.node('by', left.value / (1 + Math.abs(this.power().value)));
    else return left;
  }
};
Reader.prototype.sum = function () {
  let left = this.product();
  for (;;) {
    if (this.eat(43)) left = this.node('plus', left.value + this.product().value);
    else if (this.eat(45)) left = this.node('less', left.value - this.product().value);
    else return left;
  }
};
Reader.prototype.line = function () { return this.sum(); };

const lines = Array.from({ length: 400 }, (_, i) => `${i} + price(${i * 3}, (size - ${i % 7}) * ${i % 11}) ^ 2 / (${i} - max(a, b * (${i % 5} + ${i % 3}), -c)) * ${i % 13}`);
let total = 0;
let nodes = 0;
for (let round = 0; round < 700; round++) {
  for (const text of lines) {
    const reader = new Reader(text);
    total += Math.round(reader.line().value) % 1000;
    nodes += reader.nodes;
  }
}
console.log(total, nodes);
