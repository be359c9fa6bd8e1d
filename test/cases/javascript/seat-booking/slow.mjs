const DAY = 288;

function draws(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 9) % limit;
  };
}

function requests(count, below) {
  const found = [];
  for (let i = 0; i < count; i++) {
    const start = below(DAY * 7);
    found.push({ start, end: start + 3 + below(30), seats: 1 + below(6), pays: 5 + below(95) });
  }
  return found.sort((one, other) => one.start - other.start || one.end - other.end || one.pays - other.pays);
}

function followers(sorted) {
  const next = new Int32Array(sorted.length);
  for (let i = 0; i < sorted.length; i++) {
    let low = i + 1;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle].start >= sorted[i].end) high = middle;
      else low = middle + 1;
    }
    next[i] = low;
  }
  return next;
}

/** The most that one room can earn: each request is taken, or skipped for the next one. */
function earnings(sorted) {
  const count = sorted.length;
  const next = followers(sorted);
  const best = [];
  best[count] = 0;
  for (let i = count - 1; i >= 0; i--) {
    const skip = best[i + 1];
    best[i] = skip;
    const take = sorted[i].pays + best[next[i]];
    if (take > skip) best[i] = take;
  }
  return best[0];
}

class Room {
  constructor(name, seats) {
    this.name = name;
    this.seats = seats;
    this.taken = 0;
  }

  suitable(request) {
    return request.seats <= this.seats;
  }
}

function occupancy(sorted, slots) {
  const delta = new Int32Array(slots + 64);
  for (const { start, end, seats } of sorted) {
    delta[start] += seats;
    delta[end] -= seats;
  }
  let now = 0;
  let peak = 0;
  for (const change of delta) {
    now += change;
    if (now > peak) peak = now;
  }
  return peak;
}

function byLength(all) {
  const table = new Map();
  for (const { start, end, pays } of all) {
    const minutes = (end - start) * 5;
    table.set(minutes, (table.get(minutes) ?? 0) + pays);
  }
  return [...table].sort((a, b) => b[1] - a[1])[0];
}

function title(room) {
  const text = { ...room };
  delete text.taken;
  return Object.values(text).join('/');
}

const below = draws(505);
const rooms = [['attic', 2], ['hall', 6], ['cellar', 4], ['loft', 3], ['studio', 5], ['library', 6], ['garden', 6], ['annex', 4]].map(([name, seats]) => new Room(name, seats));
let peaks = 0;
let favourite = [0, 0];
for (let week = 0; week < 75; week++) {
  const all = requests(5000, below);
  for (const room of rooms) {
    const fitting = all.filter((request) => room.suitable(request));
    room.taken += earnings(fitting);
    peaks += occupancy(fitting, DAY * 7);
  }
  favourite = byLength(all);
}
console.log(rooms.map((room) => `${title(room)} ${room.taken}`).join(', '));
console.log(peaks, favourite.join(' '));
