// Breaks speeches into the lines of a teleprompter, and estimates how long each takes to say.
const SYLLABLES = ['ba', 'lon', 'ti', 'ver', 'so', 'men', 'a', 'ra', 'de', 'pi', 'gu', 'ost'];

module.exports = { Prompter, speech, duration };

function rolls(seed) {
  let value = seed;
  return (below) => {
    value = (Math.imul(value, 0x343fd) + 0x269ec3) & 0x7fffffff;
    return (value >> 8) % below;
  };
}

function speech(words, roll) {
  const found = [];
  for (let i = 0; i < words; i++) {
    let word = '';
    for (let part = 1 + roll(4); part > 0; part--) word += SYLLABLES[roll(SYLLABLES.length)];
    if (roll(9) === 0) word += roll(2) === 0 ? ',' : '.';
    found.push(word);
    if (roll(5) === 0) found.push('');
  }
  return found.join(' ');
}

function Prompter(width) {
  this.width = width;
  this.lines = 0;
  this.longest = 0;
  this.sum = 7;
}

/** Takes a speech apart into lines, with runs of blanks made one. */
Prompter.prototype.layout = function layout(text) {
  let line = '';
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (line.length > 0 && line[line.length - 1] === ' ' && letter === ' ') continue;
    line += letter;
    if (line.length >= this.width && letter === ' ') {
      this.finish(line);
      line = '';
    }
  }
  if (line !== '') this.finish(line);
};

Prompter.prototype.finish = function finish(line) {
  this.lines++;
  if (line.length > this.longest) this.longest = line.length;
  for (let pass = 0; pass < 12; pass++) {
    for (let i = 0; i < line.length; i++) this.sum = (this.sum * 31 + line.charCodeAt(i) + pass) & 0xffffff;
  }
};

/** Tenths of seconds: vowels are long, full stops are longer. */
function duration(text) {
  let tenths = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 97: case 101: case 105: case 111: case 117: tenths += 2; break;
      case 44: tenths += 4; break;
      case 46: tenths += 7; break;
      default: tenths += 1;
    }
  }
  return tenths;
}

function common(text, count) {
  const counts = new Map();
  for (const word of text.split(/[ ,.]+/)) {
    if (word !== '') counts.set(word, (counts.get(word) || 0) + 1);
  }
  return Array.from(counts).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, count);
}

function banner(title) {
  let text = '';
  for (const letter of title) {
    text += letter.toUpperCase();
    if (text.charAt(text.length - 1) !== ' ') text += ' ';
  }
  return text.trim();
}

function main() {
  const roll = rolls(60);
  const prompter = new Prompter(300);
  let tenths = 0;
  let last = '';
  for (let i = 0; i < 24; i++) {
    last = speech(16000, roll);
    prompter.layout(last);
    tenths += duration(last);
  }
  console.log(banner('on air'), prompter.lines, prompter.longest, prompter.sum);
  console.log(tenths, common(last, 3).map(([word, count]) => `${word} ${count}`).join(', '));
}

main();
