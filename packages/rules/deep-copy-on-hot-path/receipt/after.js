/** Moves are tried on copies of a small game state. */
const START = { board: Array.from({ length: 6 }, () => [0, 0, 0, 0, 0, 0]), players: { red: { stones: 12, moves: [] }, blue: { stones: 12, moves: [] } }, turn: 0 };

const playerOf = ({ stones, moves }) => ({ stones, moves: moves.slice() });
const copyOf = ({ board, players: { red, blue }, turn }) => ({ board: board.map((row) => row.slice()), players: { red: playerOf(red), blue: playerOf(blue) }, turn });

function play(state, row, column) {
  const after = copyOf(state);
  const player = after.turn % 2 === 0 ? after.players.red : after.players.blue;
  after.board[row][column] = 1 + (after.turn % 2);
  player.stones--;
  player.moves.push(row * 6 + column);
  after.turn++;
  return after;
}

function value({ board }) {
  let score = 0;
  for (let y = 0; y < 6; y++) for (let x = 0; x < 6; x++) score += board[y][x] * (x * y + 1);
  for (let i = 0; i < 2500; i++) score = (Math.imul(score, 31) + i) & 0xffff;
  return score;
}

let total = 0;
let state = START;
for (let move = 0; move < 80000; move++) {
  state = play(state, (move * 5) % 6, (move * 7 + (move >> 3)) % 6);
  total += value(state);
  if (state.turn === 20) state = START;
}
console.log(total, START.turn, START.players.red.moves.length);
