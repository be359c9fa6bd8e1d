// Grows lichen on a wall, cell by cell.
const STEPS = 40

class Wall {
  constructor(width, height, seed) {
    this.width = width
    this.height = height
    this.age = new Uint8Array(width * height)
    this.damp = new Float64Array(width * height)
    this.state = seed
    for (let i = 0; i < this.damp.length; i++) {
      this.damp[i] = this.chance()
      if (this.chance() < 0.04) this.age[i] = 1
    }
  }

  chance() {
    this.state = (Math.imul(this.state, 1103515245) + 12345) & 0x7fffffff
    return this.state / 0x80000000
  }

  crowd(x, y) {
    let sum = 0
    const at = y * this.width + x
    if (x > 0) sum += this.age[at - 1]
    if (x + 1 < this.width) sum += this.age[at + 1]
    if (y > 0) sum += this.age[at - this.width]
    if (y + 1 < this.height) sum += this.age[at + this.width]
    return sum
  }

  grow() {
    const next = this.age.slice()
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        const at = y * this.width + x
        const crowd = this.crowd(x, y)
        if (this.age[at] > 0) next[at] = crowd > 30 ? 0 : Math.min(12, this.age[at] + 1)
        else if (crowd > 3 && this.damp[at] * crowd > this.chance() * 9) next[at] = 1
      }
    }
    this.age = next
  }

  /** Water runs down and dries, a little at a time. */
  rain(rounds) {
    const { width, height, damp } = this
    for (let round = 0; round < rounds; round++) {
      for (let y = height - 1; y > 0; y--) {
        for (let x = 0; x < width; x++) {
          const above = damp[(y - 1) * width + x]
          const water = damp[y * width + x] * 0.97 + above * 0.028 + 0.0005
          damp[y * width + x] = water > 1 ? 1 : water
        }
      }
    }
  }
}

function* columns(wall, every) {
  for (let x = 0; x < wall.width; x += every) yield x
}

const census = (wall) => {
  const counts = new Map()
  for (const age of wall.age) counts.set(age, (counts.get(age) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => a - b)
}

const patches = (wall) => {
  const mark = new Uint8Array(wall.age.length)
  let found = 0
  for (let start = 0; start < mark.length; start++) {
    if (mark[start] === 1 || wall.age[start] === 0) continue
    found++
    const stack = [start]
    mark[start] = 1
    while (stack.length > 0) {
      const at = stack.pop()
      for (const step of [-1, 1, -wall.width, wall.width]) {
        const to = at + step
        if (to < 0 || to >= mark.length || mark[to] === 1 || wall.age[to] === 0) continue
        mark[to] = 1
        stack.push(to)
      }
    }
  }
  return found
}

const main = () => {
  const wall = new Wall(240, 180, 2718)
  for (let step = 0; step < STEPS; step++) {
    wall.grow()
    wall.rain(60)
  }
  let edge = 0
  for (const x of columns(wall, 8)) edge += wall.age[x]
  console.log('edge', edge, 'patches', patches(wall))
  console.log(census(wall).map(([age, count]) => `${age}:${count}`).join(' '))
}

main()
