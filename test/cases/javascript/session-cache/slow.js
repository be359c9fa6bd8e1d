'use strict';

function splitmix(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) % limit;
  };
}

class Session {
  constructor(user, token, now) {
    this.user = user;
    this.token = token;
    this.seen = now;
    this.hits = 0;
    this.bytes = 0;
    this.plan = user % 3;
  }

  touch(now, bytes) {
    this.seen = now;
    this.hits++;
    this.bytes += bytes;
  }

  revoke() {
    delete this.token;
  }
}

class Sessions {
  constructor(idle) {
    this.idle = idle;
    this.all = [];
    this.byUser = new Map();
    this.revoked = 0;
  }

  open(user, now) {
    const known = this.byUser.get(user);
    if (known !== undefined && known.token !== undefined) {
      known.touch(now, user & 1023);
      return known;
    }
    const session = new Session(user, `t${(user * 7919) % 100003}`, now);
    this.byUser.set(user, session);
    this.all.push(session);
    return session;
  }

  sweep(now) {
    let idle = 0;
    let traffic = 0;
    for (const session of this.all) {
      if (session.seen + this.idle < now) idle++;
      traffic += session.bytes + 40 * session.hits * (1 + session.plan);
    }
    return { idle, traffic };
  }

  expire(now) {
    for (const session of this.all) {
      if (session.token !== undefined && session.seen + this.idle < now) {
        session.revoke();
        this.revoked++;
      }
    }
  }

  compact(limit) {
    if (this.all.length > limit) this.all.splice(0, this.all.length - limit);
  }
}

/** The quantiles of the load by counting, as the values are small. */
function quantiles(load, buckets) {
  const counts = new Int32Array(buckets);
  for (let i = 0; i < load.length; i++) counts[Math.min(buckets - 1, load[i])]++;
  const marks = [];
  let seen = 0;
  for (let i = 0; i < buckets; i++) {
    seen += counts[i];
    while (marks.length < 4 && seen * 5 >= (marks.length + 1) * load.length) marks.push(i);
  }
  return marks;
}

/** Exponentially weighted load over the minutes, at several speeds. */
function forecast(load, speeds) {
  let checksum = 0;
  for (const speed of speeds) {
    let level = 0;
    for (let round = 0; round < 260; round++) {
      for (let i = 0; i < load.length; i++) {
        level += (load[i] - level) / speed;
        checksum += level * 1e-6;
      }
    }
  }
  return checksum;
}

function banner(values) {
  return Object.entries(values).reduce((text, [name, value]) => `${text}${name}=${value} `, '').trimEnd();
}

function main() {
  const random = splitmix(42);
  const sessions = new Sessions(300);
  const load = new Int32Array(14000);
  let idle = 0;
  let traffic = 0;
  for (let minute = 0; minute < load.length; minute++) {
    const requests = 1 + random(24);
    load[minute] = requests;
    for (let i = 0; i < requests; i++) sessions.open(random(20000), minute);
    if (minute % 10 === 0) sessions.expire(minute);
    if (minute % 70 === 0) {
      const result = sessions.sweep(minute);
      idle += result.idle;
      traffic += result.traffic;
    }
    if (minute % 100 === 0) sessions.compact(9000);
  }
  console.log(banner({ idle, traffic, revoked: sessions.revoked, users: sessions.byUser.size }));
  console.log(quantiles(load, 32).join(' '), forecast(load, [5, 20, 60, 240, 800, 2000, 5000]).toFixed(4));
}

main();
