/** Checksums of 64 bits over short messages. */
const MASK = 0xffffffffffffffffn;

function checksum(bytes) {
  let h = 0xcbf29ce484222325n;
  for (let i = 0; i < bytes.length; i++) h = ((h ^ BigInt(bytes[i])) * 0x100000001b3n) & MASK;
  return Number((h ^ (h >> 32n)) & 0xffffffffn);
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

console.log(run(130000));
