/** Fields of a form are numbers, or say why there is none. */
const FIELDS = ['12', 'none', '7', '4411', '', '98', '31', 'later', '5', '640'];

function amount(text) {
  if (text === '' || text.charCodeAt(0) > 57) throw new RangeError('no number');
  let value = 0;
  for (let i = 0; i < text.length; i++) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
}

function settle(value) {
  let rest = value;
  for (let i = 0; i < 900; i++) rest = (Math.imul(rest, 75) + 74) % 65537;
  return rest;
}

function total(count) {
  let sum = 0;
  let gaps = 0;
  for (let i = 0; i < count; i++) {
    try {
      sum += settle(amount(FIELDS[i % FIELDS.length]));
    } catch {
      gaps++;
    }
  }
  return [sum, gaps];
}

console.log(total(150000));
