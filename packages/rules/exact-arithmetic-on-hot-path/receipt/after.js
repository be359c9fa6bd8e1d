// What is reckoned in BigInt: checksums of 64 bits over short messages, or marks by which the lines of songs are known again.
function checksum(bytes) {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let i = 0; i < bytes.length; i++) {
    const from = (low ^ bytes[i]) >>> 0;
    const product = from * 0x1b3;
    high = (Math.imul(high, 0x1b3) + (from << 8) + Math.floor(product / 4294967296)) >>> 0;
    low = product >>> 0;
  }
  return (high ^ low) >>> 0;
}

function message(number, into) {
  let state = number;
  for (let pass = 0; pass < 25; pass++) {
    for (let i = 0; i < into.length; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      into[i] = state >>> 24;
    }
  }
  return into;
}

function run(count) {
  const buffer = new Uint8Array(32);
  let sum = 0;
  for (let i = 0; i < count; i++) sum = (sum + checksum(message(i, buffer))) % 1000000007;
  return sum;
}

const PRIME = 4294967291;

/** A number for a line, by which it is known again. */
function mark(line) {
  let mark = 7;
  for (let i = 0; i < line.length; i++) mark = (mark * 131 + line.charCodeAt(i)) % PRIME;
  return mark;
}

const WORDS = ['moon', 'river', 'and', 'home', 'the', 'winter', 'road', 'again', 'over', 'bell', 'to', 'harbour'];

function syllables(line) {
  let count = 0;
  let isOpen = false;
  for (let i = 0; i < line.length; i++) {
    const isVowel = 'aeiou'.includes(line[i]);
    if (isVowel && !isOpen) count++;
    isOpen = isVowel;
  }
  return count;
}

function song(number) {
  const lines = [];
  let state = number + 1;
  for (let i = 0; i < 40; i++) {
    const words = [];
    for (let at = 0; at < 5; at++) {
      state = (state * 48271) % 2147483647;
      words.push(WORDS[state % WORDS.length]);
    }
    lines.push(i % 8 < 2 && i > 7 ? lines[i % 8] : words.join(' '));
  }
  return lines;
}

function refrains(count) {
  let again = 0;
  let sung = 0;
  for (let number = 0; number < count; number++) {
    const seen = new Set();
    for (const line of song(number)) {
      const known = mark(line);
      if (seen.has(known)) again++;
      else seen.add(known);
      sung += syllables(line);
    }
  }
  return `${again} ${sung}`;
}

console.log(process.argv[2] === 'songs' ? refrains(12000) : run(130000));
