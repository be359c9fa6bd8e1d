// Scans at the gates of a stadium, against the list of withdrawn tickets.
const lcg = (seed) => () => (seed = (seed * 48271) % 2147483647)

const GATES = ['north', 'east', 'south', 'west']

const withdrawn = (count, next) => {
  const numbers = []
  for (let i = 0; i < count; i++) numbers.push(100000 + (next() % 900000))
  return numbers
}

const scans = (count, next) => {
  const found = []
  for (let i = 0; i < count; i++) {
    found.push({
      ticket: 100000 + (next() % 900000),
      gate: GATES[next() % 4],
      second: Math.floor(i / 9),
      code: next().toString(36),
    })
  }
  return found
}

const checkDigit = (code) => {
  let sum = 0
  for (let pass = 1; pass <= 14; pass++) {
    for (let i = 0; i < code.length; i++) {
      sum = (sum * 37 + code.charCodeAt(i) * pass) % 99991
    }
  }
  return sum
}

class Gate {
  constructor(name) {
    this.name = name
    this.open = 0
    this.refused = 0
    this.odd = 0
    this.perMinute = new Uint32Array(400)
  }

  pass(scan) {
    this.open++
    this.perMinute[Math.floor(scan.second / 60)]++
  }
}

const admit = (gates, list, scan) => {
  const gate = gates.get(scan.gate)
  if (list.has(scan.ticket)) {
    gate.refused++
    return false
  }
  if (checkDigit(scan.code) % 50 === 0) gate.odd++
  gate.pass(scan)
  return true
}

const rush = (gate, width) => {
  let best = 0
  for (let start = 0; start + width < gate.perMinute.length; start++) {
    let sum = 0
    for (let i = 0; i < width; i++) sum += gate.perMinute[start + i]
    if (sum > best) best = sum
  }
  return best
}

const twice = (all) => {
  const seen = new Map()
  let repeated = 0
  for (const { ticket } of all) {
    const before = seen.get(ticket) ?? 0
    if (before === 1) repeated++
    seen.set(ticket, before + 1)
  }
  return repeated
}

const main = () => {
  const next = lcg(77)
  const list = new Set(withdrawn(2400, next))
  const gates = new Map(GATES.map((name) => [name, new Gate(name)]))
  const vip = ['north', 'west']
  const all = scans(150000, next)
  let inside = 0
  for (const scan of all) if (admit(gates, list, scan)) inside++
  console.log('inside', inside, 'of', all.length, 'scanned twice', twice(all))
  for (const gate of gates.values()) {
    console.log(vip.includes(gate.name) ? '*' : ' ', gate.name, gate.open, gate.refused, gate.odd, [1, 5, 15].map((width) => rush(gate, width)).join('/'))
  }
}

main()
