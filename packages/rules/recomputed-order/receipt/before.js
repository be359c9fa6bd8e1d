/** Weights are looked up in the steps of a price list. */
const steps = Array.from({ length: 20 }, (_, i) => ({ from: ((i * 7) % 20) * 50, cents: 100 + ((i * 7) % 20) * 11 }));

function price(list, grams) {
  const sorted = [...list].sort((a, b) => a.from - b.from);
  let cents = 0;
  for (const step of sorted) {
    if (step.from > grams) break;
    cents = step.cents;
  }
  return cents;
}

function weigh(number) {
  let grams = number;
  for (let i = 0; i < 900; i++) grams = (Math.imul(grams, 69069) + 1) & 0xfffff;
  return grams % 1000;
}

function run(count) {
  let total = 0;
  for (let i = 0; i < count; i++) total += price(steps, weigh(i));
  return total;
}

console.log(run(250000));
