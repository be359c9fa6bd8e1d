/** What is frozen: 1 points, of which each move makes a new one; 2 a board with all that it holds, of which each move makes another one. */
const what = Number(process.argv[2] ?? 1);

const point = (x, y, z) => ({ x, y, z });

function move(from, step) {
  return point((from.x + step) & 1023, (from.y ^ step) & 1023, (from.z + 3) & 1023);
}

function pull({ x, y, z }) {
  let force = x;
  for (let i = 0; i < 60; i++) force = (Math.imul(force, 31) + y + z) & 0xffff;
  return force;
}

function run(count) {
  let points = Array.from({ length: 100 }, (_, i) => point(i, i * 2, i * 3));
  let sum = 0;
  for (let step = 0; step < count; step++) {
    points = points.map((each) => move(each, step));
    for (const each of points) sum = (sum + pull(each)) % 1000003;
  }
  return sum;
}

function moved(board, turn) {
  const rows = board.rows.slice();
  const row = rows[turn % rows.length];
  rows[turn % rows.length] = { id: row.id, cells: row.cells.map((cell, i) => (i === turn % 8 ? { piece: turn & 7, since: turn } : cell)) };
  const next = { turn, rows };
  return next;
}

function play(turns) {
  let board = { turn: 0, rows: Array.from({ length: 8 }, (_, id) => ({ id, cells: Array.from({ length: 8 }, () => ({ piece: 0, since: 0 })) })) };
  let sum = 0;
  for (let turn = 0; turn < turns; turn++) {
    board = moved(board, turn);
    sum += board.rows[turn % 8].cells[turn % 8].piece + pull({ x: turn & 1023, y: sum & 1023, z: 3 });
  }
  return sum;
}

console.log(what === 1 ? run(40000) : play(150000));
