/** Votes are counted by candidate. */
const names = Array.from({ length: Number(process.argv[2] ?? 24) }, (_, i) => `candidate${i}`);

function ballots(count) {
  let state = 17;
  return Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return { name: names[state % names.length], seal: state };
  });
}

function valid({ seal }) {
  let check = seal;
  for (let i = 0; i < 500; i++) check = (Math.imul(check, 1664525) + 1013904223) >>> 0;
  return check % 10 !== 0;
}

function count(list) {
  return list.reduce((counts, ballot) => {
    if (!valid(ballot)) return counts;
    return { ...counts, [ballot.name]: (counts[ballot.name] ?? 0) + 1 };
  }, {});
}

console.log(Object.entries(count(ballots(Math.round(8e6 / (names.length + 24))))).sort().slice(0, 3).join(' '));
