/** A generated decoder of telegrams: one branch for each kind; or the bills of households by one tariff and another. */
class Main {
  static long decode(int[] data, long start, int rounds) {
    long acc = start;
    int mask = data.length - 1;
    for (int i = 0; i < rounds; i++) {
      switch (data[i & mask] % 230) {
        case 0: acc = (acc * 31 + data[(i * 3 + 0) & mask] ^ (acc >>> 1)) + 0L * (acc & 1) - (data[(i + 0) & mask] << 0) + (acc % 11); break;
        case 1: acc = (acc * 32 + data[(i * 4 + 1) & mask] ^ (acc >>> 2)) + 137L * (acc & 2) - (data[(i + 5) & mask] << 1) + (acc % 12); break;
        case 2: acc = (acc * 33 + data[(i * 5 + 2) & mask] ^ (acc >>> 3)) + 274L * (acc & 3) - (data[(i + 10) & mask] << 2) + (acc % 13); break;
        case 3: acc = (acc * 34 + data[(i * 6 + 3) & mask] ^ (acc >>> 4)) + 411L * (acc & 4) - (data[(i + 15) & mask] << 3) + (acc % 14); break;
        case 4: acc = (acc * 35 + data[(i * 7 + 4) & mask] ^ (acc >>> 5)) + 548L * (acc & 5) - (data[(i + 20) & mask] << 4) + (acc % 15); break;
        case 5: acc = (acc * 36 + data[(i * 8 + 5) & mask] ^ (acc >>> 6)) + 685L * (acc & 6) - (data[(i + 25) & mask] << 0) + (acc % 16); break;
        case 6: acc = (acc * 37 + data[(i * 9 + 6) & mask] ^ (acc >>> 7)) + 822L * (acc & 7) - (data[(i + 30) & mask] << 1) + (acc % 17); break;
        case 7: acc = (acc * 31 + data[(i * 10 + 7) & mask] ^ (acc >>> 8)) + 959L * (acc & 8) - (data[(i + 35) & mask] << 2) + (acc % 18); break;
        case 8: acc = (acc * 32 + data[(i * 11 + 8) & mask] ^ (acc >>> 9)) + 1096L * (acc & 9) - (data[(i + 40) & mask] << 3) + (acc % 19); break;
        case 9: acc = (acc * 33 + data[(i * 12 + 9) & mask] ^ (acc >>> 1)) + 1233L * (acc & 10) - (data[(i + 45) & mask] << 4) + (acc % 20); break;
        case 10: acc = (acc * 34 + data[(i * 13 + 10) & mask] ^ (acc >>> 2)) + 1370L * (acc & 11) - (data[(i + 50) & mask] << 0) + (acc % 21); break;
        case 11: acc = (acc * 35 + data[(i * 14 + 11) & mask] ^ (acc >>> 3)) + 1507L * (acc & 12) - (data[(i + 55) & mask] << 1) + (acc % 22); break;
        case 12: acc = (acc * 36 + data[(i * 15 + 12) & mask] ^ (acc >>> 4)) + 1644L * (acc & 13) - (data[(i + 60) & mask] << 2) + (acc % 23); break;
        case 13: acc = (acc * 37 + data[(i * 16 + 13) & mask] ^ (acc >>> 5)) + 1781L * (acc & 14) - (data[(i + 65) & mask] << 3) + (acc % 24); break;
        case 14: acc = (acc * 31 + data[(i * 17 + 14) & mask] ^ (acc >>> 6)) + 1918L * (acc & 15) - (data[(i + 70) & mask] << 4) + (acc % 25); break;
        case 15: acc = (acc * 32 + data[(i * 18 + 15) & mask] ^ (acc >>> 7)) + 2055L * (acc & 16) - (data[(i + 75) & mask] << 0) + (acc % 26); break;
        case 16: acc = (acc * 33 + data[(i * 19 + 16) & mask] ^ (acc >>> 8)) + 2192L * (acc & 17) - (data[(i + 80) & mask] << 1) + (acc % 27); break;
        case 17: acc = (acc * 34 + data[(i * 20 + 17) & mask] ^ (acc >>> 9)) + 2329L * (acc & 18) - (data[(i + 85) & mask] << 2) + (acc % 28); break;
        case 18: acc = (acc * 35 + data[(i * 21 + 18) & mask] ^ (acc >>> 1)) + 2466L * (acc & 19) - (data[(i + 90) & mask] << 3) + (acc % 29); break;
        case 19: acc = (acc * 36 + data[(i * 22 + 19) & mask] ^ (acc >>> 2)) + 2603L * (acc & 20) - (data[(i + 95) & mask] << 4) + (acc % 30); break;
        case 20: acc = (acc * 37 + data[(i * 23 + 20) & mask] ^ (acc >>> 3)) + 2740L * (acc & 21) - (data[(i + 100) & mask] << 0) + (acc % 31); break;
        case 21: acc = (acc * 31 + data[(i * 24 + 21) & mask] ^ (acc >>> 4)) + 2877L * (acc & 22) - (data[(i + 105) & mask] << 1) + (acc % 32); break;
        case 22: acc = (acc * 32 + data[(i * 25 + 22) & mask] ^ (acc >>> 5)) + 3014L * (acc & 23) - (data[(i + 110) & mask] << 2) + (acc % 33); break;
        case 23: acc = (acc * 33 + data[(i * 26 + 23) & mask] ^ (acc >>> 6)) + 3151L * (acc & 24) - (data[(i + 115) & mask] << 3) + (acc % 34); break;
        case 24: acc = (acc * 34 + data[(i * 27 + 24) & mask] ^ (acc >>> 7)) + 3288L * (acc & 25) - (data[(i + 120) & mask] << 4) + (acc % 35); break;
        case 25: acc = (acc * 35 + data[(i * 28 + 25) & mask] ^ (acc >>> 8)) + 3425L * (acc & 26) - (data[(i + 125) & mask] << 0) + (acc % 36); break;
        case 26: acc = (acc * 36 + data[(i * 29 + 26) & mask] ^ (acc >>> 9)) + 3562L * (acc & 27) - (data[(i + 130) & mask] << 1) + (acc % 37); break;
        case 27: acc = (acc * 37 + data[(i * 30 + 27) & mask] ^ (acc >>> 1)) + 3699L * (acc & 28) - (data[(i + 135) & mask] << 2) + (acc % 38); break;
        case 28: acc = (acc * 31 + data[(i * 31 + 28) & mask] ^ (acc >>> 2)) + 3836L * (acc & 29) - (data[(i + 140) & mask] << 3) + (acc % 39); break;
        case 29: acc = (acc * 32 + data[(i * 32 + 29) & mask] ^ (acc >>> 3)) + 3973L * (acc & 30) - (data[(i + 145) & mask] << 4) + (acc % 40); break;
        case 30: acc = (acc * 33 + data[(i * 33 + 30) & mask] ^ (acc >>> 4)) + 4110L * (acc & 31) - (data[(i + 150) & mask] << 0) + (acc % 41); break;
        case 31: acc = (acc * 34 + data[(i * 34 + 31) & mask] ^ (acc >>> 5)) + 4247L * (acc & 32) - (data[(i + 155) & mask] << 1) + (acc % 42); break;
        case 32: acc = (acc * 35 + data[(i * 35 + 32) & mask] ^ (acc >>> 6)) + 4384L * (acc & 33) - (data[(i + 160) & mask] << 2) + (acc % 43); break;
        case 33: acc = (acc * 36 + data[(i * 36 + 33) & mask] ^ (acc >>> 7)) + 4521L * (acc & 34) - (data[(i + 165) & mask] << 3) + (acc % 44); break;
        case 34: acc = (acc * 37 + data[(i * 37 + 34) & mask] ^ (acc >>> 8)) + 4658L * (acc & 35) - (data[(i + 170) & mask] << 4) + (acc % 45); break;
        case 35: acc = (acc * 31 + data[(i * 38 + 35) & mask] ^ (acc >>> 9)) + 4795L * (acc & 36) - (data[(i + 175) & mask] << 0) + (acc % 46); break;
        case 36: acc = (acc * 32 + data[(i * 39 + 36) & mask] ^ (acc >>> 1)) + 4932L * (acc & 37) - (data[(i + 180) & mask] << 1) + (acc % 47); break;
        case 37: acc = (acc * 33 + data[(i * 40 + 37) & mask] ^ (acc >>> 2)) + 5069L * (acc & 38) - (data[(i + 185) & mask] << 2) + (acc % 48); break;
        case 38: acc = (acc * 34 + data[(i * 41 + 38) & mask] ^ (acc >>> 3)) + 5206L * (acc & 39) - (data[(i + 190) & mask] << 3) + (acc % 49); break;
        case 39: acc = (acc * 35 + data[(i * 42 + 39) & mask] ^ (acc >>> 4)) + 5343L * (acc & 40) - (data[(i + 195) & mask] << 4) + (acc % 50); break;
        case 40: acc = (acc * 36 + data[(i * 43 + 40) & mask] ^ (acc >>> 5)) + 5480L * (acc & 41) - (data[(i + 200) & mask] << 0) + (acc % 51); break;
        case 41: acc = (acc * 37 + data[(i * 44 + 41) & mask] ^ (acc >>> 6)) + 5617L * (acc & 42) - (data[(i + 205) & mask] << 1) + (acc % 52); break;
        case 42: acc = (acc * 31 + data[(i * 45 + 42) & mask] ^ (acc >>> 7)) + 5754L * (acc & 43) - (data[(i + 210) & mask] << 2) + (acc % 53); break;
        case 43: acc = (acc * 32 + data[(i * 46 + 43) & mask] ^ (acc >>> 8)) + 5891L * (acc & 44) - (data[(i + 215) & mask] << 3) + (acc % 54); break;
        case 44: acc = (acc * 33 + data[(i * 47 + 44) & mask] ^ (acc >>> 9)) + 6028L * (acc & 45) - (data[(i + 220) & mask] << 4) + (acc % 55); break;
        case 45: acc = (acc * 34 + data[(i * 48 + 45) & mask] ^ (acc >>> 1)) + 6165L * (acc & 46) - (data[(i + 225) & mask] << 0) + (acc % 56); break;
        case 46: acc = (acc * 35 + data[(i * 49 + 46) & mask] ^ (acc >>> 2)) + 6302L * (acc & 47) - (data[(i + 230) & mask] << 1) + (acc % 57); break;
        case 47: acc = (acc * 36 + data[(i * 50 + 47) & mask] ^ (acc >>> 3)) + 6439L * (acc & 48) - (data[(i + 235) & mask] << 2) + (acc % 58); break;
        case 48: acc = (acc * 37 + data[(i * 51 + 48) & mask] ^ (acc >>> 4)) + 6576L * (acc & 49) - (data[(i + 240) & mask] << 3) + (acc % 59); break;
        case 49: acc = (acc * 31 + data[(i * 52 + 49) & mask] ^ (acc >>> 5)) + 6713L * (acc & 50) - (data[(i + 245) & mask] << 4) + (acc % 60); break;
        case 50: acc = (acc * 32 + data[(i * 53 + 50) & mask] ^ (acc >>> 6)) + 6850L * (acc & 51) - (data[(i + 250) & mask] << 0) + (acc % 61); break;
        case 51: acc = (acc * 33 + data[(i * 54 + 51) & mask] ^ (acc >>> 7)) + 6987L * (acc & 52) - (data[(i + 255) & mask] << 1) + (acc % 62); break;
        case 52: acc = (acc * 34 + data[(i * 55 + 52) & mask] ^ (acc >>> 8)) + 7124L * (acc & 53) - (data[(i + 260) & mask] << 2) + (acc % 63); break;
        case 53: acc = (acc * 35 + data[(i * 56 + 53) & mask] ^ (acc >>> 9)) + 7261L * (acc & 54) - (data[(i + 265) & mask] << 3) + (acc % 64); break;
        case 54: acc = (acc * 36 + data[(i * 57 + 54) & mask] ^ (acc >>> 1)) + 7398L * (acc & 55) - (data[(i + 270) & mask] << 4) + (acc % 65); break;
        case 55: acc = (acc * 37 + data[(i * 58 + 55) & mask] ^ (acc >>> 2)) + 7535L * (acc & 56) - (data[(i + 275) & mask] << 0) + (acc % 66); break;
        case 56: acc = (acc * 31 + data[(i * 59 + 56) & mask] ^ (acc >>> 3)) + 7672L * (acc & 57) - (data[(i + 280) & mask] << 1) + (acc % 67); break;
        case 57: acc = (acc * 32 + data[(i * 60 + 57) & mask] ^ (acc >>> 4)) + 7809L * (acc & 58) - (data[(i + 285) & mask] << 2) + (acc % 68); break;
        case 58: acc = (acc * 33 + data[(i * 61 + 58) & mask] ^ (acc >>> 5)) + 7946L * (acc & 59) - (data[(i + 290) & mask] << 3) + (acc % 69); break;
        case 59: acc = (acc * 34 + data[(i * 62 + 59) & mask] ^ (acc >>> 6)) + 8083L * (acc & 60) - (data[(i + 295) & mask] << 4) + (acc % 70); break;
        case 60: acc = (acc * 35 + data[(i * 63 + 60) & mask] ^ (acc >>> 7)) + 8220L * (acc & 61) - (data[(i + 300) & mask] << 0) + (acc % 71); break;
        case 61: acc = (acc * 36 + data[(i * 64 + 61) & mask] ^ (acc >>> 8)) + 8357L * (acc & 62) - (data[(i + 305) & mask] << 1) + (acc % 72); break;
        case 62: acc = (acc * 37 + data[(i * 65 + 62) & mask] ^ (acc >>> 9)) + 8494L * (acc & 63) - (data[(i + 310) & mask] << 2) + (acc % 73); break;
        case 63: acc = (acc * 31 + data[(i * 66 + 63) & mask] ^ (acc >>> 1)) + 8631L * (acc & 64) - (data[(i + 315) & mask] << 3) + (acc % 74); break;
        case 64: acc = (acc * 32 + data[(i * 67 + 64) & mask] ^ (acc >>> 2)) + 8768L * (acc & 65) - (data[(i + 320) & mask] << 4) + (acc % 75); break;
        case 65: acc = (acc * 33 + data[(i * 68 + 65) & mask] ^ (acc >>> 3)) + 8905L * (acc & 66) - (data[(i + 325) & mask] << 0) + (acc % 76); break;
        case 66: acc = (acc * 34 + data[(i * 69 + 66) & mask] ^ (acc >>> 4)) + 9042L * (acc & 67) - (data[(i + 330) & mask] << 1) + (acc % 77); break;
        case 67: acc = (acc * 35 + data[(i * 70 + 67) & mask] ^ (acc >>> 5)) + 9179L * (acc & 68) - (data[(i + 335) & mask] << 2) + (acc % 78); break;
        case 68: acc = (acc * 36 + data[(i * 71 + 68) & mask] ^ (acc >>> 6)) + 9316L * (acc & 69) - (data[(i + 340) & mask] << 3) + (acc % 79); break;
        case 69: acc = (acc * 37 + data[(i * 72 + 69) & mask] ^ (acc >>> 7)) + 9453L * (acc & 70) - (data[(i + 345) & mask] << 4) + (acc % 80); break;
        case 70: acc = (acc * 31 + data[(i * 73 + 70) & mask] ^ (acc >>> 8)) + 9590L * (acc & 71) - (data[(i + 350) & mask] << 0) + (acc % 81); break;
        case 71: acc = (acc * 32 + data[(i * 74 + 71) & mask] ^ (acc >>> 9)) + 9727L * (acc & 72) - (data[(i + 355) & mask] << 1) + (acc % 82); break;
        case 72: acc = (acc * 33 + data[(i * 75 + 72) & mask] ^ (acc >>> 1)) + 9864L * (acc & 73) - (data[(i + 360) & mask] << 2) + (acc % 83); break;
        case 73: acc = (acc * 34 + data[(i * 76 + 73) & mask] ^ (acc >>> 2)) + 10001L * (acc & 74) - (data[(i + 365) & mask] << 3) + (acc % 84); break;
        case 74: acc = (acc * 35 + data[(i * 77 + 74) & mask] ^ (acc >>> 3)) + 10138L * (acc & 75) - (data[(i + 370) & mask] << 4) + (acc % 85); break;
        case 75: acc = (acc * 36 + data[(i * 78 + 75) & mask] ^ (acc >>> 4)) + 10275L * (acc & 76) - (data[(i + 375) & mask] << 0) + (acc % 86); break;
        case 76: acc = (acc * 37 + data[(i * 79 + 76) & mask] ^ (acc >>> 5)) + 10412L * (acc & 77) - (data[(i + 380) & mask] << 1) + (acc % 87); break;
        case 77: acc = (acc * 31 + data[(i * 80 + 77) & mask] ^ (acc >>> 6)) + 10549L * (acc & 78) - (data[(i + 385) & mask] << 2) + (acc % 88); break;
        case 78: acc = (acc * 32 + data[(i * 81 + 78) & mask] ^ (acc >>> 7)) + 10686L * (acc & 79) - (data[(i + 390) & mask] << 3) + (acc % 89); break;
        case 79: acc = (acc * 33 + data[(i * 82 + 79) & mask] ^ (acc >>> 8)) + 10823L * (acc & 80) - (data[(i + 395) & mask] << 4) + (acc % 90); break;
        case 80: acc = (acc * 34 + data[(i * 83 + 80) & mask] ^ (acc >>> 9)) + 10960L * (acc & 81) - (data[(i + 400) & mask] << 0) + (acc % 91); break;
        case 81: acc = (acc * 35 + data[(i * 84 + 81) & mask] ^ (acc >>> 1)) + 11097L * (acc & 82) - (data[(i + 405) & mask] << 1) + (acc % 92); break;
        case 82: acc = (acc * 36 + data[(i * 85 + 82) & mask] ^ (acc >>> 2)) + 11234L * (acc & 83) - (data[(i + 410) & mask] << 2) + (acc % 93); break;
        case 83: acc = (acc * 37 + data[(i * 86 + 83) & mask] ^ (acc >>> 3)) + 11371L * (acc & 84) - (data[(i + 415) & mask] << 3) + (acc % 94); break;
        case 84: acc = (acc * 31 + data[(i * 87 + 84) & mask] ^ (acc >>> 4)) + 11508L * (acc & 85) - (data[(i + 420) & mask] << 4) + (acc % 95); break;
        case 85: acc = (acc * 32 + data[(i * 88 + 85) & mask] ^ (acc >>> 5)) + 11645L * (acc & 86) - (data[(i + 425) & mask] << 0) + (acc % 96); break;
        case 86: acc = (acc * 33 + data[(i * 89 + 86) & mask] ^ (acc >>> 6)) + 11782L * (acc & 87) - (data[(i + 430) & mask] << 1) + (acc % 97); break;
        case 87: acc = (acc * 34 + data[(i * 90 + 87) & mask] ^ (acc >>> 7)) + 11919L * (acc & 88) - (data[(i + 435) & mask] << 2) + (acc % 98); break;
        case 88: acc = (acc * 35 + data[(i * 91 + 88) & mask] ^ (acc >>> 8)) + 12056L * (acc & 89) - (data[(i + 440) & mask] << 3) + (acc % 99); break;
        case 89: acc = (acc * 36 + data[(i * 92 + 89) & mask] ^ (acc >>> 9)) + 12193L * (acc & 90) - (data[(i + 445) & mask] << 4) + (acc % 100); break;
        case 90: acc = (acc * 37 + data[(i * 93 + 90) & mask] ^ (acc >>> 1)) + 12330L * (acc & 91) - (data[(i + 450) & mask] << 0) + (acc % 101); break;
        case 91: acc = (acc * 31 + data[(i * 94 + 91) & mask] ^ (acc >>> 2)) + 12467L * (acc & 92) - (data[(i + 455) & mask] << 1) + (acc % 102); break;
        case 92: acc = (acc * 32 + data[(i * 95 + 92) & mask] ^ (acc >>> 3)) + 12604L * (acc & 93) - (data[(i + 460) & mask] << 2) + (acc % 103); break;
        case 93: acc = (acc * 33 + data[(i * 96 + 93) & mask] ^ (acc >>> 4)) + 12741L * (acc & 94) - (data[(i + 465) & mask] << 3) + (acc % 104); break;
        case 94: acc = (acc * 34 + data[(i * 97 + 94) & mask] ^ (acc >>> 5)) + 12878L * (acc & 95) - (data[(i + 470) & mask] << 4) + (acc % 105); break;
        case 95: acc = (acc * 35 + data[(i * 98 + 95) & mask] ^ (acc >>> 6)) + 13015L * (acc & 96) - (data[(i + 475) & mask] << 0) + (acc % 106); break;
        case 96: acc = (acc * 36 + data[(i * 99 + 96) & mask] ^ (acc >>> 7)) + 13152L * (acc & 97) - (data[(i + 480) & mask] << 1) + (acc % 107); break;
        case 97: acc = (acc * 37 + data[(i * 100 + 97) & mask] ^ (acc >>> 8)) + 13289L * (acc & 98) - (data[(i + 485) & mask] << 2) + (acc % 108); break;
        case 98: acc = (acc * 31 + data[(i * 101 + 98) & mask] ^ (acc >>> 9)) + 13426L * (acc & 99) - (data[(i + 490) & mask] << 3) + (acc % 109); break;
        case 99: acc = (acc * 32 + data[(i * 102 + 99) & mask] ^ (acc >>> 1)) + 13563L * (acc & 100) - (data[(i + 495) & mask] << 4) + (acc % 110); break;
        case 100: acc = (acc * 33 + data[(i * 103 + 100) & mask] ^ (acc >>> 2)) + 13700L * (acc & 101) - (data[(i + 500) & mask] << 0) + (acc % 111); break;
        case 101: acc = (acc * 34 + data[(i * 104 + 101) & mask] ^ (acc >>> 3)) + 13837L * (acc & 102) - (data[(i + 505) & mask] << 1) + (acc % 112); break;
        case 102: acc = (acc * 35 + data[(i * 105 + 102) & mask] ^ (acc >>> 4)) + 13974L * (acc & 103) - (data[(i + 510) & mask] << 2) + (acc % 113); break;
        case 103: acc = (acc * 36 + data[(i * 106 + 103) & mask] ^ (acc >>> 5)) + 14111L * (acc & 104) - (data[(i + 515) & mask] << 3) + (acc % 114); break;
        case 104: acc = (acc * 37 + data[(i * 107 + 104) & mask] ^ (acc >>> 6)) + 14248L * (acc & 105) - (data[(i + 520) & mask] << 4) + (acc % 115); break;
        case 105: acc = (acc * 31 + data[(i * 108 + 105) & mask] ^ (acc >>> 7)) + 14385L * (acc & 106) - (data[(i + 525) & mask] << 0) + (acc % 116); break;
        case 106: acc = (acc * 32 + data[(i * 109 + 106) & mask] ^ (acc >>> 8)) + 14522L * (acc & 107) - (data[(i + 530) & mask] << 1) + (acc % 117); break;
        case 107: acc = (acc * 33 + data[(i * 110 + 107) & mask] ^ (acc >>> 9)) + 14659L * (acc & 108) - (data[(i + 535) & mask] << 2) + (acc % 118); break;
        case 108: acc = (acc * 34 + data[(i * 111 + 108) & mask] ^ (acc >>> 1)) + 14796L * (acc & 109) - (data[(i + 540) & mask] << 3) + (acc % 119); break;
        case 109: acc = (acc * 35 + data[(i * 112 + 109) & mask] ^ (acc >>> 2)) + 14933L * (acc & 110) - (data[(i + 545) & mask] << 4) + (acc % 120); break;
        case 110: acc = (acc * 36 + data[(i * 113 + 110) & mask] ^ (acc >>> 3)) + 15070L * (acc & 111) - (data[(i + 550) & mask] << 0) + (acc % 121); break;
        case 111: acc = (acc * 37 + data[(i * 114 + 111) & mask] ^ (acc >>> 4)) + 15207L * (acc & 112) - (data[(i + 555) & mask] << 1) + (acc % 122); break;
        case 112: acc = (acc * 31 + data[(i * 115 + 112) & mask] ^ (acc >>> 5)) + 15344L * (acc & 113) - (data[(i + 560) & mask] << 2) + (acc % 123); break;
        case 113: acc = (acc * 32 + data[(i * 116 + 113) & mask] ^ (acc >>> 6)) + 15481L * (acc & 114) - (data[(i + 565) & mask] << 3) + (acc % 124); break;
        case 114: acc = (acc * 33 + data[(i * 117 + 114) & mask] ^ (acc >>> 7)) + 15618L * (acc & 115) - (data[(i + 570) & mask] << 4) + (acc % 125); break;
        case 115: acc = (acc * 34 + data[(i * 118 + 115) & mask] ^ (acc >>> 8)) + 15755L * (acc & 116) - (data[(i + 575) & mask] << 0) + (acc % 126); break;
        case 116: acc = (acc * 35 + data[(i * 119 + 116) & mask] ^ (acc >>> 9)) + 15892L * (acc & 117) - (data[(i + 580) & mask] << 1) + (acc % 127); break;
        case 117: acc = (acc * 36 + data[(i * 120 + 117) & mask] ^ (acc >>> 1)) + 16029L * (acc & 118) - (data[(i + 585) & mask] << 2) + (acc % 128); break;
        case 118: acc = (acc * 37 + data[(i * 121 + 118) & mask] ^ (acc >>> 2)) + 16166L * (acc & 119) - (data[(i + 590) & mask] << 3) + (acc % 129); break;
        case 119: acc = (acc * 31 + data[(i * 122 + 119) & mask] ^ (acc >>> 3)) + 16303L * (acc & 120) - (data[(i + 595) & mask] << 4) + (acc % 130); break;
        case 120: acc = (acc * 32 + data[(i * 123 + 120) & mask] ^ (acc >>> 4)) + 16440L * (acc & 121) - (data[(i + 600) & mask] << 0) + (acc % 131); break;
        case 121: acc = (acc * 33 + data[(i * 124 + 121) & mask] ^ (acc >>> 5)) + 16577L * (acc & 122) - (data[(i + 605) & mask] << 1) + (acc % 132); break;
        case 122: acc = (acc * 34 + data[(i * 125 + 122) & mask] ^ (acc >>> 6)) + 16714L * (acc & 123) - (data[(i + 610) & mask] << 2) + (acc % 133); break;
        case 123: acc = (acc * 35 + data[(i * 126 + 123) & mask] ^ (acc >>> 7)) + 16851L * (acc & 124) - (data[(i + 615) & mask] << 3) + (acc % 134); break;
        case 124: acc = (acc * 36 + data[(i * 127 + 124) & mask] ^ (acc >>> 8)) + 16988L * (acc & 125) - (data[(i + 620) & mask] << 4) + (acc % 135); break;
        case 125: acc = (acc * 37 + data[(i * 128 + 125) & mask] ^ (acc >>> 9)) + 17125L * (acc & 126) - (data[(i + 625) & mask] << 0) + (acc % 136); break;
        case 126: acc = (acc * 31 + data[(i * 129 + 126) & mask] ^ (acc >>> 1)) + 17262L * (acc & 127) - (data[(i + 630) & mask] << 1) + (acc % 137); break;
        case 127: acc = (acc * 32 + data[(i * 130 + 127) & mask] ^ (acc >>> 2)) + 17399L * (acc & 128) - (data[(i + 635) & mask] << 2) + (acc % 138); break;
        case 128: acc = (acc * 33 + data[(i * 131 + 128) & mask] ^ (acc >>> 3)) + 17536L * (acc & 129) - (data[(i + 640) & mask] << 3) + (acc % 139); break;
        case 129: acc = (acc * 34 + data[(i * 132 + 129) & mask] ^ (acc >>> 4)) + 17673L * (acc & 130) - (data[(i + 645) & mask] << 4) + (acc % 140); break;
        case 130: acc = (acc * 35 + data[(i * 133 + 130) & mask] ^ (acc >>> 5)) + 17810L * (acc & 131) - (data[(i + 650) & mask] << 0) + (acc % 141); break;
        case 131: acc = (acc * 36 + data[(i * 134 + 131) & mask] ^ (acc >>> 6)) + 17947L * (acc & 132) - (data[(i + 655) & mask] << 1) + (acc % 142); break;
        case 132: acc = (acc * 37 + data[(i * 135 + 132) & mask] ^ (acc >>> 7)) + 18084L * (acc & 133) - (data[(i + 660) & mask] << 2) + (acc % 143); break;
        case 133: acc = (acc * 31 + data[(i * 136 + 133) & mask] ^ (acc >>> 8)) + 18221L * (acc & 134) - (data[(i + 665) & mask] << 3) + (acc % 144); break;
        case 134: acc = (acc * 32 + data[(i * 137 + 134) & mask] ^ (acc >>> 9)) + 18358L * (acc & 135) - (data[(i + 670) & mask] << 4) + (acc % 145); break;
        case 135: acc = (acc * 33 + data[(i * 138 + 135) & mask] ^ (acc >>> 1)) + 18495L * (acc & 136) - (data[(i + 675) & mask] << 0) + (acc % 146); break;
        case 136: acc = (acc * 34 + data[(i * 139 + 136) & mask] ^ (acc >>> 2)) + 18632L * (acc & 137) - (data[(i + 680) & mask] << 1) + (acc % 147); break;
        case 137: acc = (acc * 35 + data[(i * 140 + 137) & mask] ^ (acc >>> 3)) + 18769L * (acc & 138) - (data[(i + 685) & mask] << 2) + (acc % 148); break;
        case 138: acc = (acc * 36 + data[(i * 141 + 138) & mask] ^ (acc >>> 4)) + 18906L * (acc & 139) - (data[(i + 690) & mask] << 3) + (acc % 149); break;
        case 139: acc = (acc * 37 + data[(i * 142 + 139) & mask] ^ (acc >>> 5)) + 19043L * (acc & 140) - (data[(i + 695) & mask] << 4) + (acc % 150); break;
        case 140: acc = (acc * 31 + data[(i * 143 + 140) & mask] ^ (acc >>> 6)) + 19180L * (acc & 141) - (data[(i + 700) & mask] << 0) + (acc % 151); break;
        case 141: acc = (acc * 32 + data[(i * 144 + 141) & mask] ^ (acc >>> 7)) + 19317L * (acc & 142) - (data[(i + 705) & mask] << 1) + (acc % 152); break;
        case 142: acc = (acc * 33 + data[(i * 145 + 142) & mask] ^ (acc >>> 8)) + 19454L * (acc & 143) - (data[(i + 710) & mask] << 2) + (acc % 153); break;
        case 143: acc = (acc * 34 + data[(i * 146 + 143) & mask] ^ (acc >>> 9)) + 19591L * (acc & 144) - (data[(i + 715) & mask] << 3) + (acc % 154); break;
        case 144: acc = (acc * 35 + data[(i * 147 + 144) & mask] ^ (acc >>> 1)) + 19728L * (acc & 145) - (data[(i + 720) & mask] << 4) + (acc % 155); break;
        case 145: acc = (acc * 36 + data[(i * 148 + 145) & mask] ^ (acc >>> 2)) + 19865L * (acc & 146) - (data[(i + 725) & mask] << 0) + (acc % 156); break;
        case 146: acc = (acc * 37 + data[(i * 149 + 146) & mask] ^ (acc >>> 3)) + 20002L * (acc & 147) - (data[(i + 730) & mask] << 1) + (acc % 157); break;
        case 147: acc = (acc * 31 + data[(i * 150 + 147) & mask] ^ (acc >>> 4)) + 20139L * (acc & 148) - (data[(i + 735) & mask] << 2) + (acc % 158); break;
        case 148: acc = (acc * 32 + data[(i * 151 + 148) & mask] ^ (acc >>> 5)) + 20276L * (acc & 149) - (data[(i + 740) & mask] << 3) + (acc % 159); break;
        case 149: acc = (acc * 33 + data[(i * 152 + 149) & mask] ^ (acc >>> 6)) + 20413L * (acc & 150) - (data[(i + 745) & mask] << 4) + (acc % 160); break;
        case 150: acc = (acc * 34 + data[(i * 153 + 150) & mask] ^ (acc >>> 7)) + 20550L * (acc & 151) - (data[(i + 750) & mask] << 0) + (acc % 161); break;
        case 151: acc = (acc * 35 + data[(i * 154 + 151) & mask] ^ (acc >>> 8)) + 20687L * (acc & 152) - (data[(i + 755) & mask] << 1) + (acc % 162); break;
        case 152: acc = (acc * 36 + data[(i * 155 + 152) & mask] ^ (acc >>> 9)) + 20824L * (acc & 153) - (data[(i + 760) & mask] << 2) + (acc % 163); break;
        case 153: acc = (acc * 37 + data[(i * 156 + 153) & mask] ^ (acc >>> 1)) + 20961L * (acc & 154) - (data[(i + 765) & mask] << 3) + (acc % 164); break;
        case 154: acc = (acc * 31 + data[(i * 157 + 154) & mask] ^ (acc >>> 2)) + 21098L * (acc & 155) - (data[(i + 770) & mask] << 4) + (acc % 165); break;
        case 155: acc = (acc * 32 + data[(i * 158 + 155) & mask] ^ (acc >>> 3)) + 21235L * (acc & 156) - (data[(i + 775) & mask] << 0) + (acc % 166); break;
        case 156: acc = (acc * 33 + data[(i * 159 + 156) & mask] ^ (acc >>> 4)) + 21372L * (acc & 157) - (data[(i + 780) & mask] << 1) + (acc % 167); break;
        case 157: acc = (acc * 34 + data[(i * 160 + 157) & mask] ^ (acc >>> 5)) + 21509L * (acc & 158) - (data[(i + 785) & mask] << 2) + (acc % 168); break;
        case 158: acc = (acc * 35 + data[(i * 161 + 158) & mask] ^ (acc >>> 6)) + 21646L * (acc & 159) - (data[(i + 790) & mask] << 3) + (acc % 169); break;
        case 159: acc = (acc * 36 + data[(i * 162 + 159) & mask] ^ (acc >>> 7)) + 21783L * (acc & 160) - (data[(i + 795) & mask] << 4) + (acc % 170); break;
        case 160: acc = (acc * 37 + data[(i * 163 + 160) & mask] ^ (acc >>> 8)) + 21920L * (acc & 161) - (data[(i + 800) & mask] << 0) + (acc % 171); break;
        case 161: acc = (acc * 31 + data[(i * 164 + 161) & mask] ^ (acc >>> 9)) + 22057L * (acc & 162) - (data[(i + 805) & mask] << 1) + (acc % 172); break;
        case 162: acc = (acc * 32 + data[(i * 165 + 162) & mask] ^ (acc >>> 1)) + 22194L * (acc & 163) - (data[(i + 810) & mask] << 2) + (acc % 173); break;
        case 163: acc = (acc * 33 + data[(i * 166 + 163) & mask] ^ (acc >>> 2)) + 22331L * (acc & 164) - (data[(i + 815) & mask] << 3) + (acc % 174); break;
        case 164: acc = (acc * 34 + data[(i * 167 + 164) & mask] ^ (acc >>> 3)) + 22468L * (acc & 165) - (data[(i + 820) & mask] << 4) + (acc % 175); break;
        case 165: acc = (acc * 35 + data[(i * 168 + 165) & mask] ^ (acc >>> 4)) + 22605L * (acc & 166) - (data[(i + 825) & mask] << 0) + (acc % 176); break;
        case 166: acc = (acc * 36 + data[(i * 169 + 166) & mask] ^ (acc >>> 5)) + 22742L * (acc & 167) - (data[(i + 830) & mask] << 1) + (acc % 177); break;
        case 167: acc = (acc * 37 + data[(i * 170 + 167) & mask] ^ (acc >>> 6)) + 22879L * (acc & 168) - (data[(i + 835) & mask] << 2) + (acc % 178); break;
        case 168: acc = (acc * 31 + data[(i * 171 + 168) & mask] ^ (acc >>> 7)) + 23016L * (acc & 169) - (data[(i + 840) & mask] << 3) + (acc % 179); break;
        case 169: acc = (acc * 32 + data[(i * 172 + 169) & mask] ^ (acc >>> 8)) + 23153L * (acc & 170) - (data[(i + 845) & mask] << 4) + (acc % 180); break;
        case 170: acc = (acc * 33 + data[(i * 173 + 170) & mask] ^ (acc >>> 9)) + 23290L * (acc & 171) - (data[(i + 850) & mask] << 0) + (acc % 181); break;
        case 171: acc = (acc * 34 + data[(i * 174 + 171) & mask] ^ (acc >>> 1)) + 23427L * (acc & 172) - (data[(i + 855) & mask] << 1) + (acc % 182); break;
        case 172: acc = (acc * 35 + data[(i * 175 + 172) & mask] ^ (acc >>> 2)) + 23564L * (acc & 173) - (data[(i + 860) & mask] << 2) + (acc % 183); break;
        case 173: acc = (acc * 36 + data[(i * 176 + 173) & mask] ^ (acc >>> 3)) + 23701L * (acc & 174) - (data[(i + 865) & mask] << 3) + (acc % 184); break;
        case 174: acc = (acc * 37 + data[(i * 177 + 174) & mask] ^ (acc >>> 4)) + 23838L * (acc & 175) - (data[(i + 870) & mask] << 4) + (acc % 185); break;
        case 175: acc = (acc * 31 + data[(i * 178 + 175) & mask] ^ (acc >>> 5)) + 23975L * (acc & 176) - (data[(i + 875) & mask] << 0) + (acc % 186); break;
        case 176: acc = (acc * 32 + data[(i * 179 + 176) & mask] ^ (acc >>> 6)) + 24112L * (acc & 177) - (data[(i + 880) & mask] << 1) + (acc % 187); break;
        case 177: acc = (acc * 33 + data[(i * 180 + 177) & mask] ^ (acc >>> 7)) + 24249L * (acc & 178) - (data[(i + 885) & mask] << 2) + (acc % 188); break;
        case 178: acc = (acc * 34 + data[(i * 181 + 178) & mask] ^ (acc >>> 8)) + 24386L * (acc & 179) - (data[(i + 890) & mask] << 3) + (acc % 189); break;
        case 179: acc = (acc * 35 + data[(i * 182 + 179) & mask] ^ (acc >>> 9)) + 24523L * (acc & 180) - (data[(i + 895) & mask] << 4) + (acc % 190); break;
        case 180: acc = (acc * 36 + data[(i * 183 + 180) & mask] ^ (acc >>> 1)) + 24660L * (acc & 181) - (data[(i + 900) & mask] << 0) + (acc % 191); break;
        case 181: acc = (acc * 37 + data[(i * 184 + 181) & mask] ^ (acc >>> 2)) + 24797L * (acc & 182) - (data[(i + 905) & mask] << 1) + (acc % 192); break;
        case 182: acc = (acc * 31 + data[(i * 185 + 182) & mask] ^ (acc >>> 3)) + 24934L * (acc & 183) - (data[(i + 910) & mask] << 2) + (acc % 193); break;
        case 183: acc = (acc * 32 + data[(i * 186 + 183) & mask] ^ (acc >>> 4)) + 25071L * (acc & 184) - (data[(i + 915) & mask] << 3) + (acc % 194); break;
        case 184: acc = (acc * 33 + data[(i * 187 + 184) & mask] ^ (acc >>> 5)) + 25208L * (acc & 185) - (data[(i + 920) & mask] << 4) + (acc % 195); break;
        case 185: acc = (acc * 34 + data[(i * 188 + 185) & mask] ^ (acc >>> 6)) + 25345L * (acc & 186) - (data[(i + 925) & mask] << 0) + (acc % 196); break;
        case 186: acc = (acc * 35 + data[(i * 189 + 186) & mask] ^ (acc >>> 7)) + 25482L * (acc & 187) - (data[(i + 930) & mask] << 1) + (acc % 197); break;
        case 187: acc = (acc * 36 + data[(i * 190 + 187) & mask] ^ (acc >>> 8)) + 25619L * (acc & 188) - (data[(i + 935) & mask] << 2) + (acc % 198); break;
        case 188: acc = (acc * 37 + data[(i * 191 + 188) & mask] ^ (acc >>> 9)) + 25756L * (acc & 189) - (data[(i + 940) & mask] << 3) + (acc % 199); break;
        case 189: acc = (acc * 31 + data[(i * 192 + 189) & mask] ^ (acc >>> 1)) + 25893L * (acc & 190) - (data[(i + 945) & mask] << 4) + (acc % 200); break;
        case 190: acc = (acc * 32 + data[(i * 193 + 190) & mask] ^ (acc >>> 2)) + 26030L * (acc & 191) - (data[(i + 950) & mask] << 0) + (acc % 201); break;
        case 191: acc = (acc * 33 + data[(i * 194 + 191) & mask] ^ (acc >>> 3)) + 26167L * (acc & 192) - (data[(i + 955) & mask] << 1) + (acc % 202); break;
        case 192: acc = (acc * 34 + data[(i * 195 + 192) & mask] ^ (acc >>> 4)) + 26304L * (acc & 193) - (data[(i + 960) & mask] << 2) + (acc % 203); break;
        case 193: acc = (acc * 35 + data[(i * 196 + 193) & mask] ^ (acc >>> 5)) + 26441L * (acc & 194) - (data[(i + 965) & mask] << 3) + (acc % 204); break;
        case 194: acc = (acc * 36 + data[(i * 197 + 194) & mask] ^ (acc >>> 6)) + 26578L * (acc & 195) - (data[(i + 970) & mask] << 4) + (acc % 205); break;
        case 195: acc = (acc * 37 + data[(i * 198 + 195) & mask] ^ (acc >>> 7)) + 26715L * (acc & 196) - (data[(i + 975) & mask] << 0) + (acc % 206); break;
        case 196: acc = (acc * 31 + data[(i * 199 + 196) & mask] ^ (acc >>> 8)) + 26852L * (acc & 197) - (data[(i + 980) & mask] << 1) + (acc % 207); break;
        case 197: acc = (acc * 32 + data[(i * 200 + 197) & mask] ^ (acc >>> 9)) + 26989L * (acc & 198) - (data[(i + 985) & mask] << 2) + (acc % 208); break;
        case 198: acc = (acc * 33 + data[(i * 201 + 198) & mask] ^ (acc >>> 1)) + 27126L * (acc & 199) - (data[(i + 990) & mask] << 3) + (acc % 209); break;
        case 199: acc = (acc * 34 + data[(i * 202 + 199) & mask] ^ (acc >>> 2)) + 27263L * (acc & 200) - (data[(i + 995) & mask] << 4) + (acc % 210); break;
        case 200: acc = (acc * 35 + data[(i * 203 + 200) & mask] ^ (acc >>> 3)) + 27400L * (acc & 201) - (data[(i + 1000) & mask] << 0) + (acc % 211); break;
        case 201: acc = (acc * 36 + data[(i * 204 + 201) & mask] ^ (acc >>> 4)) + 27537L * (acc & 202) - (data[(i + 1005) & mask] << 1) + (acc % 212); break;
        case 202: acc = (acc * 37 + data[(i * 205 + 202) & mask] ^ (acc >>> 5)) + 27674L * (acc & 203) - (data[(i + 1010) & mask] << 2) + (acc % 213); break;
        case 203: acc = (acc * 31 + data[(i * 206 + 203) & mask] ^ (acc >>> 6)) + 27811L * (acc & 204) - (data[(i + 1015) & mask] << 3) + (acc % 214); break;
        case 204: acc = (acc * 32 + data[(i * 207 + 204) & mask] ^ (acc >>> 7)) + 27948L * (acc & 205) - (data[(i + 1020) & mask] << 4) + (acc % 215); break;
        case 205: acc = (acc * 33 + data[(i * 208 + 205) & mask] ^ (acc >>> 8)) + 28085L * (acc & 206) - (data[(i + 1025) & mask] << 0) + (acc % 216); break;
        case 206: acc = (acc * 34 + data[(i * 209 + 206) & mask] ^ (acc >>> 9)) + 28222L * (acc & 207) - (data[(i + 1030) & mask] << 1) + (acc % 217); break;
        case 207: acc = (acc * 35 + data[(i * 210 + 207) & mask] ^ (acc >>> 1)) + 28359L * (acc & 208) - (data[(i + 1035) & mask] << 2) + (acc % 218); break;
        case 208: acc = (acc * 36 + data[(i * 211 + 208) & mask] ^ (acc >>> 2)) + 28496L * (acc & 209) - (data[(i + 1040) & mask] << 3) + (acc % 219); break;
        case 209: acc = (acc * 37 + data[(i * 212 + 209) & mask] ^ (acc >>> 3)) + 28633L * (acc & 210) - (data[(i + 1045) & mask] << 4) + (acc % 220); break;
        case 210: acc = (acc * 31 + data[(i * 213 + 210) & mask] ^ (acc >>> 4)) + 28770L * (acc & 211) - (data[(i + 1050) & mask] << 0) + (acc % 221); break;
        case 211: acc = (acc * 32 + data[(i * 214 + 211) & mask] ^ (acc >>> 5)) + 28907L * (acc & 212) - (data[(i + 1055) & mask] << 1) + (acc % 222); break;
        case 212: acc = (acc * 33 + data[(i * 215 + 212) & mask] ^ (acc >>> 6)) + 29044L * (acc & 213) - (data[(i + 1060) & mask] << 2) + (acc % 223); break;
        case 213: acc = (acc * 34 + data[(i * 216 + 213) & mask] ^ (acc >>> 7)) + 29181L * (acc & 214) - (data[(i + 1065) & mask] << 3) + (acc % 224); break;
        case 214: acc = (acc * 35 + data[(i * 217 + 214) & mask] ^ (acc >>> 8)) + 29318L * (acc & 215) - (data[(i + 1070) & mask] << 4) + (acc % 225); break;
        case 215: acc = (acc * 36 + data[(i * 218 + 215) & mask] ^ (acc >>> 9)) + 29455L * (acc & 216) - (data[(i + 1075) & mask] << 0) + (acc % 226); break;
        case 216: acc = (acc * 37 + data[(i * 219 + 216) & mask] ^ (acc >>> 1)) + 29592L * (acc & 217) - (data[(i + 1080) & mask] << 1) + (acc % 227); break;
        case 217: acc = (acc * 31 + data[(i * 220 + 217) & mask] ^ (acc >>> 2)) + 29729L * (acc & 218) - (data[(i + 1085) & mask] << 2) + (acc % 228); break;
        case 218: acc = (acc * 32 + data[(i * 221 + 218) & mask] ^ (acc >>> 3)) + 29866L * (acc & 219) - (data[(i + 1090) & mask] << 3) + (acc % 229); break;
        case 219: acc = (acc * 33 + data[(i * 222 + 219) & mask] ^ (acc >>> 4)) + 30003L * (acc & 220) - (data[(i + 1095) & mask] << 4) + (acc % 230); break;
        case 220: acc = (acc * 34 + data[(i * 223 + 220) & mask] ^ (acc >>> 5)) + 30140L * (acc & 221) - (data[(i + 1100) & mask] << 0) + (acc % 231); break;
        case 221: acc = (acc * 35 + data[(i * 224 + 221) & mask] ^ (acc >>> 6)) + 30277L * (acc & 222) - (data[(i + 1105) & mask] << 1) + (acc % 232); break;
        case 222: acc = (acc * 36 + data[(i * 225 + 222) & mask] ^ (acc >>> 7)) + 30414L * (acc & 223) - (data[(i + 1110) & mask] << 2) + (acc % 233); break;
        case 223: acc = (acc * 37 + data[(i * 226 + 223) & mask] ^ (acc >>> 8)) + 30551L * (acc & 224) - (data[(i + 1115) & mask] << 3) + (acc % 234); break;
        case 224: acc = (acc * 31 + data[(i * 227 + 224) & mask] ^ (acc >>> 9)) + 30688L * (acc & 225) - (data[(i + 1120) & mask] << 4) + (acc % 235); break;
        case 225: acc = (acc * 32 + data[(i * 228 + 225) & mask] ^ (acc >>> 1)) + 30825L * (acc & 226) - (data[(i + 1125) & mask] << 0) + (acc % 236); break;
        case 226: acc = (acc * 33 + data[(i * 229 + 226) & mask] ^ (acc >>> 2)) + 30962L * (acc & 227) - (data[(i + 1130) & mask] << 1) + (acc % 237); break;
        case 227: acc = (acc * 34 + data[(i * 230 + 227) & mask] ^ (acc >>> 3)) + 31099L * (acc & 228) - (data[(i + 1135) & mask] << 2) + (acc % 238); break;
        case 228: acc = (acc * 35 + data[(i * 231 + 228) & mask] ^ (acc >>> 4)) + 31236L * (acc & 229) - (data[(i + 1140) & mask] << 3) + (acc % 239); break;
        case 229: acc = (acc * 36 + data[(i * 232 + 229) & mask] ^ (acc >>> 5)) + 31373L * (acc & 230) - (data[(i + 1145) & mask] << 4) + (acc % 240); break;
        default: acc++;
      }
    }
    return acc;
  }

  static long checksum(int round) {
    long hash = round;
    for (int i = 0; i < 1_000_000; i++) hash = hash * 31 + (hash >>> 7) + i;
    return hash;
  }

  static void telegrams() {
    int[] data = new int[4096];
    int state = 9;
    for (int i = 0; i < data.length; i++) {
      state = (int) (state * 16807L % 2147483647L);
      data[i] = state;
    }
    long total = 0;
    for (int round = 0; round < 900; round++) total += decode(data, round, 20_000) + (checksum(round) & 7);
    System.out.println(total);
  }

  enum Tariff { FLAT, NIGHT, STEPS }

  static long bill(int[] watts, Tariff tariff, long fee) {
    return fee + switch (tariff) {
      case FLAT -> {
        long cents = 0;
        for (int used : watts) cents += used * 31L;
        yield cents;
      }
      case NIGHT -> {
        long cents = 0;
        for (int minute = 0; minute < watts.length; minute++) cents += watts[minute] * byHour(minute);
        yield cents;
      }
      case STEPS -> {
        long cents = 0;
        long week = 0;
        for (int minute = 0; minute < watts.length; minute++) {
          if (minute % 10_080 == 0) week = 0;
          week += watts[minute];
          cents += watts[minute] * (week > 6_000_000 ? 39L : 27L);
        }
        yield cents;
      }
    };
  }

  static long byHour(int minute) {
    int hour = minute / 60 % 24;
    int day = minute / 1440 % 7;
    return hour < 6 || hour >= 22 ? 19 : day >= 5 ? 28 : 35;
  }

  static void read(int[] watts, int household) {
    int state = 1 + household * 77;
    double warm = 0;
    for (int minute = 0; minute < watts.length; minute++) {
      state = (int) (state * 16807L % 2147483647L);
      warm = warm * 0.995 + (state % 1000 < 4 ? 900 : 0);
      watts[minute] = (int) (60 + state % 300 + warm + 80 * Math.sin(minute * 0.0043));
    }
  }

  static int peak(int[] watts) {
    int quarter = 0;
    int peak = 0;
    for (int minute = 0; minute < watts.length; minute++) {
      quarter += watts[minute];
      if (minute >= 15) quarter -= watts[minute - 15];
      peak = Math.max(peak, quarter);
    }
    return peak / 15;
  }

  static long mostAlike(int[] watts) {
    int[] used = new int[watts.length / 5];
    for (int minute = 0; minute < watts.length; minute++) used[minute / 5] += watts[minute];
    long least = Long.MAX_VALUE;
    for (int day = 0; day < used.length; day += 288) {
      for (int other = day + 288; other < used.length; other += 288) {
        long apart = 0;
        for (int i = 0; i < 288; i++) apart += Math.abs(used[day + i] - used[other + i]);
        least = Math.min(least, apart);
      }
    }
    return least;
  }

  static void power() {
    int[] watts = new int[525_600];
    long least = 0;
    long peaks = 0;
    long alike = 0;
    for (int household = 0; household < 24; household++) {
      read(watts, household);
      long cheapest = Long.MAX_VALUE;
      for (Tariff tariff : Tariff.values()) cheapest = Math.min(cheapest, bill(watts, tariff, 9900 + 100 * tariff.ordinal()));
      least += cheapest;
      peaks += peak(watts);
      alike += mostAlike(watts);
    }
    System.out.println(least + " " + peaks + " " + alike);
  }

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("bills")) power();
    else telegrams();
  }
}
