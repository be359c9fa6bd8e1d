/** Events of a machine change its state; most of them only count. */
class Main {
  static int step(int[] state, int code, int at) {
    int slot = code & 7;
    state[slot] += at & 3;
    if (code >= 1000) rare(state, code);
    return state[slot] ^ at;
  }

  static void rare(int[] state, int code) {
    if (code == 1000) {
      state[0] = state[0] * 3 + code - (state[1] >> 1);
      state[5] ^= state[0] + 0;
    }
    if (code == 1001) {
      state[1] = state[1] * 4 + code - (state[2] >> 2);
      state[6] ^= state[1] + 71;
    }
    if (code == 1002) {
      state[2] = state[2] * 5 + code - (state[3] >> 3);
      state[7] ^= state[2] + 142;
    }
    if (code == 1003) {
      state[3] = state[3] * 6 + code - (state[4] >> 4);
      state[8] ^= state[3] + 213;
    }
    if (code == 1004) {
      state[4] = state[4] * 7 + code - (state[5] >> 5);
      state[9] ^= state[4] + 284;
    }
    if (code == 1005) {
      state[5] = state[5] * 8 + code - (state[6] >> 1);
      state[10] ^= state[5] + 355;
    }
    if (code == 1006) {
      state[6] = state[6] * 9 + code - (state[7] >> 2);
      state[11] ^= state[6] + 426;
    }
    if (code == 1007) {
      state[7] = state[7] * 10 + code - (state[8] >> 3);
      state[0] ^= state[7] + 497;
    }
    if (code == 1008) {
      state[8] = state[8] * 11 + code - (state[9] >> 4);
      state[1] ^= state[8] + 568;
    }
    if (code == 1009) {
      state[9] = state[9] * 12 + code - (state[10] >> 5);
      state[2] ^= state[9] + 639;
    }
    if (code == 1010) {
      state[10] = state[10] * 13 + code - (state[11] >> 1);
      state[3] ^= state[10] + 710;
    }
    if (code == 1011) {
      state[11] = state[11] * 14 + code - (state[0] >> 2);
      state[4] ^= state[11] + 781;
    }
  }

  static long replay(int[] codes, int round) {
    int[] state = new int[12];
    long sum = round;
    for (int i = 0; i < codes.length; i++) {
      sum += step(state, codes[i], i);
    }
    return sum;
  }

  static long checksum(int round) {
    long hash = round;
    for (int i = 0; i < 100_000; i++) hash = hash * 31 + (hash >>> 7) + i;
    return hash;
  }

  public static void main(String[] args) {
    int[] codes = new int[40_000];
    int state = 3;
    for (int i = 0; i < codes.length; i++) {
      state = (int) (state * 16807L % 2147483647L);
      codes[i] = i % 4001 == 0 ? 1000 + i % 12 : state % 900;
    }
    long total = 0;
    for (int round = 0; round < 9000; round++) total += replay(codes, round) + (checksum(round) & 7);
    System.out.println(total);
  }
}
