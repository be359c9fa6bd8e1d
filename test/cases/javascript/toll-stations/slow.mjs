// What vehicles pay on a toll road: by weight, by distance, by time of day.

const rng = (() => {
  let [a, b, c] = [11, 22, 33];
  return (limit) => {
    const t = (a + b + c++) | 0;
    a = b ^ (b >>> 9);
    b = (Math.imul(t, 9) + 0x9e3779b9) | 0;
    return (t >>> 0) % limit;
  };
})();

class Tariff {
  constructor(bands, peaks) {
    this.bands = bands;
    this.peaks = peaks;
  }

  static read(lines) {
    const bands = lines.map((line) => {
      const [from, cents] = line.split(':');
      return { from: Number(from), cents: Number(cents) };
    });
    return new Tariff(bands, [[6.5, 9], [16, 18.5]]);
  }

  price(weight) {
    const bands = [...this.bands].sort((a, b) => a.from - b.from);
    let cents = 0;
    for (const band of bands) {
      if (band.from > weight) break;
      cents = band.cents;
    }
    return cents;
  }

  factor(hour) {
    for (const [start, end] of this.peaks) if (hour >= start && hour < end) return 1.25;
    return 1;
  }
}

function plate() {
  let text = '';
  for (let i = 0; i < 3; i++) text += String.fromCharCode(65 + rng(26));
  return `${text}-${100 + rng(900)}`;
}

function traffic(count) {
  const vehicles = [];
  for (let i = 0; i < count; i++) {
    const first = rng(20);
    vehicles.push({ plate: plate(), weight: 800 + rng(39000), first, last: first + 1 + rng(20), hour: (i % 2400) / 100 });
  }
  return vehicles;
}

/** Metres between stations, along a road whose bends are sampled. */
function distances(stations) {
  const found = new Float64Array(stations);
  for (let i = 1; i < stations; i++) {
    let metres = 0;
    for (let step = 0; step < 900; step++) metres += Math.hypot(9, 3 * Math.sin(i + step / 40));
    found[i] = found[i - 1] + metres;
  }
  return found;
}

function wear(weight, metres) {
  let damage = 0;
  for (let axle = 2 + Math.floor(weight / 9000); axle > 0; axle--) {
    let load = weight / axle / 1000;
    for (let km = 0; km < metres / 1000; km++) {
      damage += load * load * load * load * 1e-4;
      load *= 0.99999;
    }
  }
  return damage;
}

const tariff = Tariff.read(Array.from({ length: 22 }, (_, i) => `${((i * 7) % 22) * 1800}:${90 + ((i * 7) % 22) * 55}`));
const road = distances(42);
const income = new Map();
let total = 0;
let damage = 0;
for (const { weight, first, last, hour, plate: name } of traffic(110000)) {
  const metres = road[last] - road[first];
  const cents = Math.round((tariff.price(weight) * tariff.factor(hour) * metres) / 10000);
  total += cents;
  damage += wear(weight, metres);
  income.set(name[0], (income.get(name[0]) ?? 0) + cents);
}
const best = [...income].sort((a, b) => b[1] - a[1]).slice(0, 4);
console.log(`total ${total}, damage ${damage.toFixed(4)}`);
console.log(best.map(([letter, cents]) => `${letter} ${cents}`).join(', '));
