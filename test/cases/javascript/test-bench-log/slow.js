// Writes what the instruments of a test bench say into a compact log, and keeps statistics.
var CHANNELS = ['volt', 'amp', 'ohm', 'temp', 'rpm', 'torque']

function makeNoise(seed) {
  var state = seed
  return function (range) {
    state = (state * 16807) % 2147483647
    return state % range
  }
}

function Statistics(name) {
  this.name = name
  this.count = 0
  this.mean = 0
  this.squares = 0
}

Statistics.prototype.add = function (value) {
  this.count++
  var delta = value - this.mean
  this.mean += delta / this.count
  this.squares += delta * (value - this.mean)
}

Statistics.prototype.toString = function () {
  return this.name + ' ' + this.mean.toFixed(3) + ' ' + Math.sqrt(this.squares / this.count).toFixed(3)
}

function Log(channels) {
  this.channels = channels
  this.statistics = channels.map(function (name) { return new Statistics(name) })
  this.records = 0
  this.check = 1
}

Log.prototype.record = function (time) {
  var values = Array.prototype.slice.call(arguments, 1)
  for (var i = 0; i < values.length; i++) {
    this.statistics[i].add(values[i])
    this.check = (Math.imul(this.check, 31) + values[i] + time) >>> 0
  }
  this.records++
}

function spectrum(samples, bins) {
  var found = []
  for (var bin = 1; bin <= bins; bin++) {
    var re = 0
    var im = 0
    var turn = (2 * Math.PI * bin) / samples.length
    for (var i = 0; i < samples.length; i++) {
      re += samples[i] * Math.cos(turn * i)
      im += samples[i] * Math.sin(turn * i)
    }
    found.push(Math.sqrt(re * re + im * im))
  }
  return found
}

function peak(values) {
  var best = 0
  values.forEach(function (value, i) { if (value > values[best]) best = i })
  return best
}

function join() {
  return Array.prototype.slice.call(arguments).join(' | ')
}

function main() {
  var noise = makeNoise(5150)
  var log = new Log(CHANNELS)
  var torque = new Float64Array(4096)
  var byState = {}
  for (var time = 0; time < 2200000; time++) {
    var state = time % 1000 < 700 ? 'run' : 'idle'
    byState[state] = (byState[state] || 0) + 1
    var turning = state === 'run' ? 1500 + noise(90) : noise(8)
    torque[time & 4095] = turning / 50 + (time % 37)
    log.record(time, 229 + noise(3), noise(16), 40 + noise(5), 20 + ((time >> 12) & 31), turning, torque[time & 4095] | 0)
  }
  var peaks = peak(spectrum(torque, 300))
  console.log(join(log.records, log.check, JSON.stringify(byState), 'peak ' + peaks))
  console.log(join.apply(null, log.statistics.map(String)))
}

main()
