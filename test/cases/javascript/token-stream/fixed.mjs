export class Token {
  constructor(type, text, line, depth) {
    this.type = type;
    this.text = text;
    this.line = line;
    this.depth = depth;
    this.next = null;
  }
}

export class Span {
  constructor(start, length) {
    this.start = start;
    this.length = length;
  }
}

export class Leaf {
  constructor(index, token, parent) {
    this.index = index;
    this.token = token;
    this.parent = parent;
    this.width = token.text.length;
  }
}

const WORDS = ['alpha', 'beta', 'gamma', 'delta', 'set', 'if', 'loop', 'print'];
const KEYWORDS = new Set(['set', 'if', 'loop', 'print']);

function source(statements, seed) {
  let state = seed;
  const draw = (limit) => {
    state = (state * 16807) % 2147483647;
    return state % limit;
  };
  const parts = [];
  let open = 0;
  for (let i = 0; i < statements; i++) {
    parts.push(WORDS[4 + draw(4)], ' ', WORDS[draw(4)], ' = ', String(draw(900)), ' + ', WORDS[draw(4)]);
    if (draw(5) === 0) {
      parts.push(' {\n');
      open++;
    } else if (open > 0 && draw(4) === 0) {
      parts.push(' }\n');
      open--;
    } else parts.push(';\n');
  }
  return parts.join('') + '}'.repeat(open);
}

function isDigit(code) {
  return code >= 48 && code <= 57;
}

function isLetter(code) {
  return code >= 97 && code <= 122;
}

export function* scan(text) {
  let at = 0;
  let line = 1;
  let depth = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 10) line++;
    if (code === 10 || code === 32) {
      at++;
      continue;
    }
    const start = at++;
    if (isLetter(code)) {
      while (isLetter(text.charCodeAt(at))) at++;
      const word = text.slice(start, at);
      yield new Token(KEYWORDS.has(word) ? 'keyword' : 'name', word, line, depth);
    } else if (isDigit(code)) {
      while (isDigit(text.charCodeAt(at))) at++;
      yield new Token('number', text.slice(start, at), line, depth);
    } else {
      if (code === 123) depth++;
      if (code === 125) depth--;
      yield new Token('sign', text[start], line, depth);
    }
  }
}

function chain(text) {
  const kinds = new Map();
  let first = null;
  let last = null;
  for (const token of scan(text)) {
    kinds.set(token.type, (kinds.get(token.type) ?? 0) + 1);
    if (last === null) first = token;
    else last.next = token;
    last = token;
  }
  return { first, kinds };
}

/** Rows of letters, packed into a rolling fingerprint of windows of the text. */
function fingerprints(text, width) {
  const seen = new Set();
  let hash = 0;
  let power = 1;
  for (let i = 0; i < width; i++) power = Math.imul(power, 257);
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash, 257) + text.charCodeAt(i);
    if (i >= width) hash -= Math.imul(power, text.charCodeAt(i - width));
    hash |= 0;
    if ((hash & 15) === 3) seen.add(hash);
  }
  return seen.size;
}

/** Spans of the lines, and a leaf for each token in them. */
function layout(first) {
  const spans = [];
  let index = 0;
  let span = new Span(0, 0);
  let widths = 0;
  for (let token = first; token !== null; token = token.next) {
    const leaf = new Leaf(index++, token, span);
    widths += leaf.width;
    if (token.next === null || token.next.line !== token.line) {
      spans.push(span);
      span = new Span(index, leaf.index - span.start);
    }
  }
  return spans.length + widths;
}

function deepest(token) {
  let depth = 0;
  let sum = 0;
  for (let each = token; each !== null; each = each.next) {
    if (each.depth > depth) depth = each.depth;
    if (each.type === 'number') sum += Number(each.text);
  }
  return `${depth}, sum ${sum}`;
}

const text = source(26000, 7);
let prints = 0;
let answer = '';
let counts = '';
for (let round = 0; round < 5; round++) {
  const { first, kinds } = chain(text);
  answer = deepest(first);
  prints += layout(first);
  counts = [...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ');
  for (const width of [16, 24]) prints += fingerprints(text, width);
}
console.log(counts);
console.log(`depth ${answer}, prints ${prints}`);
