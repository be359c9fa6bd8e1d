import process from 'node:process';

const TAGS = {
  billing: ['invoice', 'refund', 'charge', 'payment'],
  login: ['password', 'login', 'locked', 'token'],
  shipping: ['parcel', 'delivery', 'carrier', 'address'],
  defect: ['broken', 'crash', 'error', 'freezes'],
  praise: ['thanks', 'great', 'love'],
};

const WORDS = ('the my your order has was not yet here again please when since page button screen account week today customer '
  + 'invoice refund password login parcel delivery broken error thanks great carrier crash token address').split(' ');

function* tickets(count, seed) {
  let state = seed >>> 0;
  const draw = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 10) % limit;
  };
  for (let id = 0; id < count; id++) {
    const text = [];
    for (let n = 12 + draw(30); n > 0; n--) text.push(WORDS[draw(draw(3) === 0 ? WORDS.length : 20)]);
    yield { id, text: text.join(' '), minutes: draw(900) };
  }
}

class Tagger {
  constructor(tags) {
    this.tags = Object.entries(tags);
    this.counts = new Map(this.tags.map(([name]) => [name, 0]));
  }

  tag(text) {
    const found = [];
    for (const [name, words] of this.tags) {
      const matcher = new RegExp(`\\b(?:${words.join('|')})\\b`, 'i');
      if (matcher.test(text)) {
        found.push(name);
        this.counts.set(name, this.counts.get(name) + 1);
      }
    }
    return found;
  }
}

/** Edit distance, to find tickets that were sent twice. */
function distance(one, other) {
  const row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    let corner = row[0];
    row[0] = i;
    for (let j = 1; j <= other.length; j++) {
      const above = row[j];
      const change = one.charCodeAt(i - 1) === other.charCodeAt(j - 1) ? corner : corner + 1;
      row[j] = Math.min(change, above + 1, row[j - 1] + 1);
      corner = above;
    }
  }
  return row[other.length];
}

function frequencies(texts) {
  const counts = new Map();
  for (const text of texts) {
    for (const word of text.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

async function triage(source, tagger) {
  const shifts = new Int32Array(4);
  const kept = [];
  for await (const { text, minutes } of source) {
    const tags = tagger.tag(text);
    shifts[tags.length > 3 ? 3 : tags.length] += minutes;
    kept.push(text);
  }
  return { shifts, kept };
}

const tagger = new Tagger(TAGS);
const { shifts, kept } = await triage(tickets(90000, 3), tagger);
let nearest = Infinity;
for (let i = 0; i + 1 < 500; i++) nearest = Math.min(nearest, distance(kept[i], kept[i + 1]));
const common = [...frequencies(kept)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 3);
process.stdout.write(`${[...tagger.counts].map((pair) => pair.join('=')).join(' ')}\n`);
process.stdout.write(`${shifts.join(' ')} nearest ${nearest} common ${common.map(([word]) => word).join(' ')}\n`);
