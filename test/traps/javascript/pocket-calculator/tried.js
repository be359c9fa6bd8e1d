// A pocket calculator that reads what it computes: terms, products, powers, calls and lists.
function Reader(text) { this.text = text; this.at = 0; this.depth = 0; this.nodes = 0; }

Reader.prototype.skip = function () { while (this.text.charCodeAt(this.at) === 32) this.at++; };
Reader.prototype.peek = function () { this.skip(); return this.text.charCodeAt(this.at); };
Reader.prototype.eat = function (code) { if (this.peek() !== code) return false; this.at++; return true; };
Reader.prototype.expect = function (code) { if (!this.eat(code)) throw new SyntaxError(`at ${this.at}`); };
Reader.prototype.node = function (kind, value) { this.nodes++; return { kind, value, depth: this.depth }; };
function digits(reader) {
  const start = reader.at;
  let code = reader.text.charCodeAt(reader.at);
  while (code >= 48 && code <= 57) code = reader.text.charCodeAt(++reader.at);
  return reader.node('number', Number(reader.text.slice(start, reader.at)));
}
function word(reader) {
  const start = reader.at;
  let code = reader.text.charCodeAt(reader.at);
  while (code >= 97 && code <= 122) code = reader.text.charCodeAt(++reader.at);
  return reader.node('word', reader.text.slice(start, reader.at).length);
}
function group(reader) {
  reader.depth++;
  const inner = sum(reader);
  reader.expect(41);
  reader.depth--;
  return inner;
}
function call(reader, name) {
  let value = name.value;
  do value += sum(reader).value; while (reader.eat(44));
  reader.expect(41);
  return reader.node('call', value);
}
function atom(reader) {
  if (reader.eat(40)) return group(reader);
  if (reader.eat(45)) return reader.node('minus', -atom(reader).value);
  const code = reader.peek();
  if (code >= 97 && code <= 122) {
    const name = word(reader);
    return reader.eat(40) ? call(reader, name) : name;
  }
  return digits(reader);
}
function power(reader) {
  const base = atom(reader);
  return reader.eat(94) ? reader.node('power', base.value ** (power(reader).value % 3)) : base;
}
function product(reader) {
  let left = power(reader);
  for (;;) {
    if (reader.eat(42)) left = reader.node('times', (left.value * power(reader).value) % 9973);
    else if (reader.eat(47)) left = reader.node('by', left.value / (1 + Math.abs(power(reader).value)));
    else return left;
  }
}
function sum(reader) {
  let left = product(reader);
  for (;;) {
    if (reader.eat(43)) left = reader.node('plus', left.value + product(reader).value);
    else if (reader.eat(45)) left = reader.node('less', left.value - product(reader).value);
    else return left;
  }
}
Reader.prototype.line = function () { return sum(this); };

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
