'use strict';
// A print room serves its jobs in turns: a few pages of one job, then the next one.

function numbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

const PAPERS = ['a4', 'a3', 'letter', 'card'];

function receive(count, next) {
  const jobs = [];
  for (let id = 0; id < count; id++) {
    jobs.push({ id, pages: 4 + next(8), paper: PAPERS[next(4)], dark: next(100), owner: next(400), waited: 0 });
  }
  return jobs;
}

/** How much toner one page takes: a rough model of a raster of cells. */
function toner(job, page) {
  let used = 0;
  let cell = job.id * 31 + page * 17;
  for (let i = 0; i < 300; i++) {
    cell = (cell * 69069 + 12345) & 0x7fffffff;
    if (cell % 100 < job.dark) used += (cell >> 9) & 7;
  }
  return used;
}

class Room {
  constructor(perTurn) {
    this.perTurn = perTurn;
    this.clock = 0;
    this.toner = 0;
    this.byPaper = new Map();
    this.finished = [];
  }

  turn(job) {
    const pages = Math.min(this.perTurn, job.pages);
    for (let page = 0; page < pages; page++) {
      this.toner += toner(job, job.pages - page);
      this.clock += 1;
    }
    this.byPaper.set(job.paper, (this.byPaper.get(job.paper) ?? 0) + pages);
    job.pages -= pages;
    return job.pages === 0;
  }

  serve(jobs) {
    const waiting = jobs.slice();
    let front = 0;
    while (front < waiting.length) {
      const job = waiting[front++];
      if (this.turn(job)) {
        job.waited = this.clock;
        this.finished.push(job);
      } else {
        waiting.push(job);
      }
    }
  }
}

function perOwner(jobs) {
  const owners = new Map();
  for (const { owner, waited } of jobs) {
    const known = owners.get(owner);
    if (known === undefined) owners.set(owner, { jobs: 1, longest: waited });
    else {
      known.jobs += 1;
      if (waited > known.longest) known.longest = waited;
    }
  }
  return owners;
}

function quantiles(values) {
  const sorted = Float64Array.from(values).sort();
  return [0.5, 0.9, 0.99].map((part) => sorted[Math.floor(part * (sorted.length - 1))]);
}

function main() {
  const next = numbers(2024);
  const room = new Room(3);
  const jobs = receive(20000, next);
  const express = jobs.slice(0, 3);
  while (express.length > 0) room.toner += express.shift().dark;
  room.serve(jobs);
  const owners = perOwner(room.finished);
  const busiest = [...owners].sort((a, b) => b[1].jobs - a[1].jobs || a[0] - b[0])[0];
  console.log('pages', room.clock, 'toner', room.toner);
  console.log([...room.byPaper].sort().map(([paper, pages]) => `${paper}:${pages}`).join(' '));
  console.log('waited', quantiles(room.finished.map((job) => job.waited)).join(' '), 'busiest', busiest[0], busiest[1].jobs);
}

main();
