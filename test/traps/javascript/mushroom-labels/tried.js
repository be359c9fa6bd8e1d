'use strict';
// Labels for jars of mushrooms: text, check sum and the width in print.

function numbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 9) % limit;
  };
}

const KINDS = ['chanterelle', 'porcini', 'morel', 'oyster', 'shiitake', 'blewit'];
const WIDTHS = new Uint8Array(128).map((_, code) => (code < 33 ? 3 : code < 58 ? 6 : code < 97 ? 8 : 5 + code % 3));

function partsOf(kind, grams, lot) {
  const parts = [kind, ' ', String(grams), ' g', ' lot '];
  for (let value = lot; value > 0; value = Math.floor(value / 36)) parts.push((value % 36).toString(36));
  parts.push(' keep dry', ' eat within ', String(3 + lot % 20), ' months');
  return parts;
}

function labelOf(parts) {
  const text = [];
  for (const part of parts) {
    text.push(part);
  }
  return text.join('');
}

function checkOf(text) {
  let value = 7;
  for (let i = 0; i < text.length; i++) value = (value * 31 + text.charCodeAt(i)) % 65_521;
  return value;
}

function widthOf(text) {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += WIDTHS[text.charCodeAt(i)];
  return width;
}

class Sheet {
  constructor(width) {
    this.width = width;
    this.used = 0;
    this.rows = 1;
    this.sheets = 1;
  }

  place(width) {
    if (this.used + width > this.width) {
      this.used = 0;
      this.rows++;
      if (this.rows % 40 === 0) this.sheets++;
    }
    this.used += width;
  }
}

const count = Number(process.argv[2] ?? 1_500_000);
const below = numbers(12);
const sheet = new Sheet(2400);
let check = 0;
for (let i = 0; i < count; i++) {
  const text = labelOf(partsOf(KINDS[below(KINDS.length)], 20 + below(400), 1 + below(80_000)));
  check = (check + checkOf(text)) % 1_000_003;
  sheet.place(widthOf(text));
}
console.log(check, sheet.rows, sheet.sheets);
