'use strict';

const ACTIONS = ['create', 'read', 'update', 'delete', 'export'];
const ROLES = ['clerk', 'manager', 'auditor', 'admin'];

function makeRandom(seed) {
  let state = seed | 0;
  return (limit) => {
    state = (Math.imul(state, 1597334677) + 3812015801) | 0;
    return ((state >>> 8) & 0xffff) % limit;
  };
}

function audit(count, random) {
  const lines = [];
  for (let i = 0; i < count; i++) {
    lines.push(`${i * 3},${ROLES[random(4)]}${random(40)},${ACTIONS[random(5)]},doc-${random(5000)},${random(9) === 0 ? 'denied' : 'ok'}`);
  }
  return lines;
}

function parseEntry(text, number) {
  const [time, user, action, target, outcome] = text.split(',');
  return { time: Number(time), user, action, target, denied: outcome === 'denied', line: number };
}

class Trail {
  constructor() {
    this.perUser = new Map();
    this.firstDenied = new Map();
    this.digest = 0;
  }

  add(entry) {
    const { user, action, target, denied } = entry;
    let actions = this.perUser.get(user);
    if (actions === undefined) {
      actions = { create: 0, read: 0, update: 0, delete: 0, export: 0 };
      this.perUser.set(user, actions);
    }
    switch (action) {
      case 'create': actions.create++; break;
      case 'read': actions.read++; break;
      case 'update': actions.update++; break;
      case 'delete': actions.delete++; break;
      default: actions.export++;
    }
    if (denied && !this.firstDenied.has(target)) this.firstDenied.set(target, entry.line);
    this.digest = (Math.imul(this.digest, 31) + target.charCodeAt(target.length - 1) + entry.line) | 0;
  }

  busiest() {
    let most = 0;
    let name = '';
    for (const [user, { read, update }] of this.perUser) {
      if (read + update > most) {
        most = read + update;
        name = user;
      }
    }
    return `${name} (${most})`;
  }
}

/** Users per sliding window of time, as a bit set of forty users for each role. */
function windows(entries, width) {
  let start = 0;
  let largest = 0;
  const counts = new Map();
  for (const { time, user } of entries) {
    counts.set(user, (counts.get(user) ?? 0) + 1);
    while (entries[start].time < time - width) {
      const left = counts.get(entries[start].user) - 1;
      if (left === 0) counts.delete(entries[start].user);
      else counts.set(entries[start].user, left);
      start++;
    }
    largest = Math.max(largest, counts.size);
  }
  return largest;
}

function legend(options) {
  const copy = { ...options };
  for (const key of Object.keys(copy)) if (copy[key] === undefined) delete copy[key];
  return JSON.stringify(copy);
}

function main() {
  const random = makeRandom(1999);
  const lines = audit(270000, random);
  const trail = new Trail();
  const entries = [];
  for (let i = 0; i < lines.length; i++) {
    const entry = parseEntry(lines[i], i + 1);
    trail.add(entry);
    entries.push(entry);
  }
  console.log(legend({ lines: lines.length, window: 600, format: undefined }));
  console.log(trail.busiest(), trail.firstDenied.size, trail.digest >>> 0, windows(entries.slice(0, 30000), 600));
}

main();
