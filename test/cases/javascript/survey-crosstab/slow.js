'use strict';

const QUESTIONS = [];
for (const topic of ['food', 'travel', 'media', 'sport', 'work', 'health']) {
  for (const aspect of ['interest', 'spending', 'frequency', 'trust', 'change']) QUESTIONS.push(`${topic}_${aspect}`);
}
const REGIONS = ['north', 'east', 'south', 'west'];

function lcg(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 22695477) + 1) >>> 0;
    return (state >>> 8) % limit;
  };
}

function parsePerson(id, cells) {
  const answer = {};
  for (let i = 0; i < QUESTIONS.length; i++) answer[QUESTIONS[i]] = Number(cells[i + 2]);
  return { id, region: cells[0], age: Number(cells[1]), answer };
}

function sheet(count, random) {
  const rows = [];
  for (let i = 0; i < count; i++) {
    const cells = [REGIONS[random(4)], 18 + random(70)];
    for (let q = 0; q < QUESTIONS.length; q++) cells.push(random(12) === 0 ? 0 : 1 + random(5));
    rows.push(cells.join(','));
  }
  return rows;
}

class Summary {
  constructor(size) {
    this.sums = new Float64Array(size);
    this.squares = new Float64Array(size);
    this.counts = new Int32Array(size);
  }

  add(at, value, weight) {
    this.sums[at] += value * weight;
    this.squares[at] += value * value * weight;
    this.counts[at]++;
  }

  deviation(at) {
    const mean = this.sums[at] / this.counts[at];
    return Math.sqrt(Math.abs(this.squares[at] / this.counts[at] - mean * mean));
  }
}

function summarize(people, weights, summary) {
  for (const { region, answer } of people) {
    const weight = weights.get(region);
    for (let i = 0; i < QUESTIONS.length; i++) {
      const question = QUESTIONS[i];
      const value = answer[question];
      if (value > 0) summary.add(i, value, weight);
    }
  }
}

/** Bootstrap of the mean age: many draws with replacement. */
function bootstrap(ages, draws, random) {
  const means = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    for (let i = 0; i < ages.length; i++) sum += ages[random(ages.length)];
    means[draw] = sum / ages.length;
  }
  means.sort();
  return [means[Math.floor(draws * 0.025)], means[Math.floor(draws * 0.975)]];
}

function regional(people) {
  const groups = new Map(REGIONS.map((region) => [region, 0]));
  for (const { region } of people) groups.set(region, groups.get(region) + 1);
  return groups;
}

function caption(summary) {
  const names = {};
  QUESTIONS.forEach((question, at) => {
    Object.defineProperty(names, question, { value: summary.deviation(at).toFixed(3), enumerable: true });
  });
  return QUESTIONS.filter((question) => question.startsWith('media')).map((question) => `${question} ${names[question]}`).join(', ');
}

function main() {
  const random = lcg(5);
  const people = sheet(5000, random).map((row, id) => parsePerson(id, row.split(',')));
  const groups = regional(people);
  const summary = new Summary(QUESTIONS.length);
  for (let round = 0; round < 110; round++) {
    const weights = new Map();
    for (const [region, count] of groups) weights.set(region, (people.length / 4 / count) * (1 + ((round * 7) % 5) / 100));
    summarize(people, weights, summary);
  }
  const [low, high] = bootstrap(people.map(({ age }) => age), 7000, random);
  console.log(caption(summary));
  console.log('mean age between', low.toFixed(3), 'and', high.toFixed(3), 'answers', summary.counts[0] + summary.counts[29]);
}

main();
