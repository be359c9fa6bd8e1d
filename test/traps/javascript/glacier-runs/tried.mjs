// How a glacier melts: runs with different options.

function numbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 9) % limit;
  };
}

const DEFAULTS = { cells: 160, years: 60, snow: 1.4, warming: 0.02, slide: 0.3, verbose: false, seed: 1 };

function optionsOf(number) {
  const { verbose, ...rest } = DEFAULTS;
  const options = { ...rest, snow: 1.2 + number % 9 / 10, warming: 0.01 * (number % 5), seed: 3 + number };
  return options;
}

class Glacier {
  constructor(cells) {
    this.ice = new Float64Array(cells).fill(40);
    this.lost = 0;
  }

  season(snow, warmth) {
    const { ice } = this;
    for (let i = 0; i < ice.length; i++) {
      const melt = Math.max(0, warmth - i / 40);
      const after = Math.max(0, ice[i] + snow - melt);
      this.lost += ice[i] + snow - after;
      ice[i] = after;
    }
  }

  flow(slide) {
    const { ice } = this;
    for (let i = ice.length - 1; i > 0; i--) {
      const moved = slide * Math.max(0, ice[i] - ice[i - 1]) / 4;
      ice[i] -= moved;
      ice[i - 1] += moved;
    }
  }

  length() {
    let last = 0;
    for (let i = 0; i < this.ice.length; i++) if (this.ice[i] > 1) last = i;
    return last;
  }
}

function run(options) {
  const { cells, years, snow, warming, slide, seed } = options;
  const below = numbers(seed);
  const glacier = new Glacier(cells);
  for (let year = 0; year < years; year++) {
    for (let month = 0; month < 12; month++) {
      const warmth = Math.max(0, 4 - Math.abs(month - 6)) * (1 + warming * year) + below(10) / 10;
      glacier.season(month < 3 || month > 9 ? snow : 0, warmth);
      glacier.flow(slide);
    }
  }
  return glacier;
}

const count = Number(process.argv[2] ?? 800);
let [lost, length] = [0, 0];
for (let i = 0; i < count; i++) {
  const glacier = run(optionsOf(i));
  lost += glacier.lost;
  length += glacier.length();
}
console.log(lost.toFixed(4), length);
