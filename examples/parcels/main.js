'use strict';

const DIVISOR = 5000;
const ZONES = 8;

function generator(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
}

const readers = {
  dhl: ([weight, length, width, height, zone]) => ({ carrier: 'dhl', weight, length, width, height, zone }),
  ups: ([weight, length, width, height, zone]) => ({ carrier: 'ups', zone, weight, length, width, height, express: zone > 4 }),
  gls: ([weight, length, width, height, zone]) => ({ carrier: 'gls', length, width, height, weight, zone }),
  dpd: ([weight, length, width, height, zone]) => ({ carrier: 'dpd', depot: `D${zone}`, weight, length, width, height, zone }),
  post: ([weight, length, width, height, zone]) => ({ carrier: 'post', zone, registered: false, length, width, height, weight }),
  hermes: ([weight, length, width, height, zone]) => ({ carrier: 'hermes', shop: zone * 7, zone, weight, height, width, length }),
  fedex: ([weight, length, width, height, zone]) => ({ carrier: 'fedex', account: 'EU', service: 'economy', weight, zone, length, width, height }),
};

const carriers = Object.keys(readers);

function manifest(count, next) {
  const lines = [];
  for (let i = 0; i < count; i++) {
    const size = [10 + next(60), 10 + next(50), 5 + next(40)];
    lines.push(`${carriers[next(carriers.length)]};${0.5 + next(290) / 10};${size.join(';')};${next(ZONES)}`);
  }
  return lines;
}

function read(lines) {
  return lines.map((line) => {
    const [carrier, ...fields] = line.split(';');
    return readers[carrier](fields.map(Number));
  });
}

function tariffs(count, next) {
  return Array.from({ length: count }, (_, id) => ({
    id,
    base: Array.from({ length: ZONES }, (_unused, zone) => 3 + zone * 0.75 + next(20) / 100),
    perKilo: Array.from({ length: ZONES }, (_unused, zone) => 0.4 + zone * 0.11 + next(30) / 100),
  }));
}

function rate(parcels, tariff) {
  let cost = 0;
  for (let i = 0; i < parcels.length; i++) {
    const parcel = parcels[i];
    const volume = parcel.length * parcel.width * parcel.height;
    const chargeable = Math.max(parcel.weight, volume / DIVISOR);
    cost += tariff.base[parcel.zone] + chargeable * tariff.perKilo[parcel.zone];
  }
  return cost;
}

/** How many vans a tour needs when the weights are packed first-fit. */
function vans(weights, capacity) {
  const free = [];
  for (const weight of weights) {
    let van = 0;
    while (van < free.length && free[van] < weight) van++;
    if (van === free.length) free.push(capacity);
    free[van] -= weight;
  }
  return free.length;
}

class Ledger {
  constructor() {
    this.entries = new Map();
    this.total = 0;
  }

  book(key, amount) {
    this.entries.set(key, (this.entries.get(key) ?? 0) + amount);
    this.total += amount;
  }

  checksum() {
    let sum = 17;
    for (const [key, amount] of this.entries) {
      for (let i = 0; i < key.length; i++) sum = (Math.imul(sum, 31) + key.charCodeAt(i)) | 0;
      sum = (sum + Math.round(amount * 100)) | 0;
    }
    return sum >>> 0;
  }
}

function describe(settings) {
  const text = [];
  for (const name of Object.keys(settings)) text.push(`${name}=${settings[name]}`);
  delete settings.draft;
  return text.join(' ');
}

function main() {
  const next = generator(2024);
  const parcels = read(manifest(24000, next));
  const ledger = new Ledger();
  let cheapest = { id: -1, cost: Infinity };
  for (const tariff of tariffs(360, next)) {
    const cost = rate(parcels, tariff);
    ledger.book(`tariff ${tariff.id}`, cost);
    if (cost < cheapest.cost) cheapest = { id: tariff.id, cost };
  }
  const weights = Array.from({ length: 130000 }, () => 1 + next(400) / 10);
  console.log(describe({ draft: true, divisor: DIVISOR, zones: ZONES }));
  console.log('cheapest', cheapest.id, cheapest.cost.toFixed(2), 'all', ledger.total.toFixed(2), ledger.checksum());
  console.log('vans', vans(weights, 900), 'parcels', parcels.length);
}

main();
