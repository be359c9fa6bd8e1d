'use strict';

let text = '';
let row = null;
let at = 0;

const peek = () => text.charCodeAt(at);
const skip = (code) => (peek() === code ? (at++, true) : false);
const number = () => {
  let value = 0;
  while (peek() >= 48 && peek() <= 57) value = value * 10 + text.charCodeAt(at++) - 48;
  return value;
};
const cell = () => {
  const column = peek() - 65;
  at++;
  return row[column];
};
const factor = () => {
  if (skip(40)) {
    const value = sum();
    skip(41);
    return value;
  }
  return peek() >= 65 ? cell() : number();
};
const term = () => {
  let value = factor();
  while (skip(42)) value *= factor();
  return value;
};
const sum = () => {
  let value = term();
  for (;;) {
    if (skip(43)) value += term();
    else if (skip(45)) value -= term();
    else return value;
  }
};

function evaluate(formula, cells) {
  text = formula;
  row = cells;
  at = 0;
  return sum();
}

function generator(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 134775813) + 1) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
}

class Sheet {
  constructor(height, width, next) {
    this.rows = Array.from({ length: height }, () => Array.from({ length: width }, () => next(1000)));
    this.formulas = ['A+B', 'C*2', 'D-A', '(A+C)*B', 'E+F*3', 'G', 'H-12', 'A*(B-C)', 'F+G+H', '7'];
    this.results = this.rows.map(() => new Float64Array(this.formulas.length));
  }

  recalculate() {
    for (let r = 0; r < this.rows.length; r++) {
      const results = this.results[r];
      for (let f = 0; f < this.formulas.length; f++) results[f] = evaluate(this.formulas[f], this.rows[r]);
    }
  }

  total(column) {
    let sum = 0;
    for (const results of this.results) sum += results[column];
    return sum;
  }

  edit(row, column, value) {
    this.rows[row][column] = value;
  }
}

/** Ordinary least squares of each pair of columns. */
function slopes(results, columns) {
  const found = [];
  for (let x = 0; x < columns; x++) {
    for (let y = 0; y < columns; y++) {
      if (x === y) continue;
      let sx = 0;
      let sy = 0;
      let sxx = 0;
      let sxy = 0;
      for (const values of results) {
        sx += values[x];
        sy += values[y];
        sxx += values[x] * values[x];
        sxy += values[x] * values[y];
      }
      const n = results.length;
      const spread = n * sxx - sx * sx;
      found.push(spread === 0 ? 0 : (n * sxy - sx * sy) / spread);
    }
  }
  return found;
}

function show(sheet) {
  const record = {};
  sheet.formulas.forEach((formula, at) => { record[formula] = sheet.total(at); });
  delete record.G;
  return Object.keys(record).map((formula) => `${formula}=${record[formula]}`).join(' ');
}

function main() {
  const next = generator(64);
  const sheet = new Sheet(2000, 8, next);
  let drift = 0;
  for (let edit = 0; edit < 115; edit++) {
    sheet.edit(next(2000), next(8), next(1000));
    sheet.recalculate();
    drift += slopes(sheet.results, sheet.formulas.length).reduce((sum, slope) => sum + Math.abs(slope), 0);
  }
  console.log(show(sheet));
  console.log(drift.toFixed(6));
}

main();
