// What is found again each time: the order of the steps of a price list, to look up a weight, or the tallest bar of a chart, to scale one.
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

function bar(rain, month, width) {
  const most = Math.max(...rain);
  const full = (rain[month] / most) * width;
  const ink = Math.floor(full);
  return `${'#'.repeat(ink)}${full - ink >= 0.5 ? '+' : ''} ${rain[month].toFixed(1)}`;
}

function chart(rain, width) {
  const lines = [];
  for (let month = 0; month < rain.length; month++) lines.push(bar(rain, month, width));
  return lines.join('\n');
}

function measured(place, months) {
  const rain = [];
  let state = place + 1;
  for (let i = 0; i < months; i++) {
    state = (state * 16807) % 2147483647;
    rain.push(5 + (state % 1900) / 10);
  }
  return rain;
}

function charts(places) {
  let ink = 0;
  for (let place = 0; place < places; place++) {
    const rain = measured(place, 48);
    const text = chart(rain, 48);
    for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === 35) ink++;
  }
  return ink;
}

console.log(process.argv[2] === 'charts' ? charts(36000) : run(250000));
