/** Checksums of 64 bits over short messages. */
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

console.log(run(130000));
