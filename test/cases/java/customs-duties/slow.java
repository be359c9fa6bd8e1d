import java.util.Random;

/** Customs duties by the number of the tariff, as the ministry prints them, for a month of declarations. */
class CustomsDuties {
    private static final int ITEMS = 42;

    record Declaration(int item, int value, int weight, int origin) {}

    private final long[] collected = new long[11];
    private final double[] queues = new double[40];

    /** The table of the ministry, written out by a script when it changes: do not edit. */
    static int duty(int item, int value, int weight, int origin) {
        int duty;
        switch (item) {
            // Chapter 1
            case 100 -> duty = value * 5 / 100 + (weight > 209 ? (weight - 209) * 3 : 42);
            case 101 -> duty = Math.max(value * 13 / 100, weight * 8) + 5;
            case 102 -> duty = Math.max(value * 9 / 100, weight * 8) + 39;
            case 103 -> duty = Math.max(value * 17 / 100, weight * 7) + 14;
            case 104 -> duty = Math.min(value * 13 / 100 + 7, weight * 5 * 100);
            case 105 -> duty = Math.min(value * 13 / 100 + 51, weight * 7 * 100);
            case 106 -> duty = Math.min(value * 4 / 100 + 28, weight * 2 * 100);
            case 107 -> duty = Math.min(value * 5 / 100 + 21, weight * 7 * 100);
            case 108 -> duty = value * 13 / 100 + (weight > 138 ? (weight - 138) * 7 : 27);
            case 109 -> duty = Math.max(value * 6 / 100, weight * 3) + 43;
            case 110 -> duty = value * 17 / 100 + (weight > 165 ? (weight - 165) * 5 : 58);
            case 111 -> duty = value * 9 / 100 + (weight > 65 ? (weight - 65) * 8 : 59);
            case 112 -> duty = Math.min(value * 8 / 100 + 14, weight * 1 * 100);
            case 113 -> duty = origin == 6 ? value * 3 / 200 : value * 3 / 100 + weight * 1;
            case 114 -> duty = value * 11 / 100 + (weight > 178 ? (weight - 178) * 1 : 20);
            case 115 -> duty = origin == 7 ? value * 3 / 200 : value * 3 / 100 + weight * 1;
            case 116 -> duty = origin == 6 ? value * 13 / 200 : value * 13 / 100 + weight * 3;
            case 117 -> duty = Math.min(value * 7 / 100 + 13, weight * 7 * 100);
            case 118 -> duty = Math.min(value * 17 / 100 + 43, weight * 2 * 100);
            case 119 -> duty = origin == 7 ? value * 17 / 200 : value * 17 / 100 + weight * 4;
            case 120 -> duty = origin == 7 ? value * 11 / 200 : value * 11 / 100 + weight * 6;
            case 121 -> duty = Math.min(value * 2 / 100 + 29, weight * 3 * 100);
            case 122 -> duty = value * 7 / 100 + (weight > 162 ? (weight - 162) * 6 : 48);
            case 123 -> duty = Math.min(value * 13 / 100 + 8, weight * 1 * 100);
            case 124 -> duty = Math.max(value * 6 / 100, weight * 6) + 42;
            case 125 -> duty = Math.min(value * 7 / 100 + 53, weight * 6 * 100);
            case 126 -> duty = Math.max(value * 3 / 100, weight * 1) + 54;
            case 127 -> duty = Math.max(value * 17 / 100, weight * 5) + 56;
            case 128 -> duty = origin == 6 ? value * 17 / 200 : value * 17 / 100 + weight * 2;
            case 129 -> duty = value * 17 / 100 + (weight > 244 ? (weight - 244) * 4 : 58);
            case 130 -> duty = Math.max(value * 7 / 100, weight * 4) + 52;
            case 131 -> duty = origin == 3 ? value * 3 / 200 : value * 3 / 100 + weight * 4;
            case 132 -> duty = Math.min(value * 7 / 100 + 56, weight * 2 * 100);
            case 133 -> duty = Math.min(value * 6 / 100 + 38, weight * 5 * 100);
            case 134 -> duty = Math.max(value * 6 / 100, weight * 7) + 31;
            case 135 -> duty = Math.max(value * 5 / 100, weight * 8) + 5;
            case 136 -> duty = origin == 5 ? value * 2 / 200 : value * 2 / 100 + weight * 8;
            case 137 -> duty = value * 5 / 100 + (weight > 81 ? (weight - 81) * 5 : 9);
            case 138 -> duty = value * 2 / 100 + (weight > 240 ? (weight - 240) * 4 : 56);
            case 139 -> duty = Math.max(value * 9 / 100, weight * 2) + 52;
            case 140 -> duty = origin == 2 ? value * 17 / 200 : value * 17 / 100 + weight * 7;
            case 141 -> duty = Math.max(value * 4 / 100, weight * 8) + 21;
            // Chapter 2
            case 200 -> duty = origin == 4 ? value * 5 / 200 : value * 5 / 100 + weight * 2;
            case 201 -> duty = value * 4 / 100 + (weight > 269 ? (weight - 269) * 1 : 57);
            case 202 -> duty = value * 6 / 100 + (weight > 289 ? (weight - 289) * 5 : 20);
            case 203 -> duty = value * 9 / 100 + (weight > 48 ? (weight - 48) * 1 : 25);
            case 204 -> duty = value * 3 / 100 + (weight > 267 ? (weight - 267) * 2 : 8);
            case 205 -> duty = origin == 3 ? value * 11 / 200 : value * 11 / 100 + weight * 8;
            case 206 -> duty = origin == 5 ? value * 3 / 200 : value * 3 / 100 + weight * 7;
            case 207 -> duty = Math.max(value * 6 / 100, weight * 6) + 17;
            case 208 -> duty = value * 11 / 100 + (weight > 60 ? (weight - 60) * 7 : 5);
            case 209 -> duty = value * 7 / 100 + (weight > 42 ? (weight - 42) * 7 : 34);
            case 210 -> duty = Math.min(value * 7 / 100 + 45, weight * 8 * 100);
            case 211 -> duty = value * 9 / 100 + (weight > 131 ? (weight - 131) * 4 : 6);
            case 212 -> duty = origin == 1 ? value * 8 / 200 : value * 8 / 100 + weight * 7;
            case 213 -> duty = value * 7 / 100 + (weight > 82 ? (weight - 82) * 5 : 40);
            case 214 -> duty = value * 17 / 100 + (weight > 75 ? (weight - 75) * 7 : 59);
            case 215 -> duty = Math.max(value * 13 / 100, weight * 1) + 50;
            case 216 -> duty = Math.max(value * 8 / 100, weight * 2) + 7;
            case 217 -> duty = Math.min(value * 2 / 100 + 26, weight * 2 * 100);
            case 218 -> duty = Math.max(value * 6 / 100, weight * 5) + 42;
            case 219 -> duty = Math.max(value * 3 / 100, weight * 2) + 40;
            case 220 -> duty = Math.min(value * 3 / 100 + 20, weight * 3 * 100);
            case 221 -> duty = value * 6 / 100 + (weight > 199 ? (weight - 199) * 7 : 28);
            case 222 -> duty = Math.min(value * 8 / 100 + 37, weight * 4 * 100);
            case 223 -> duty = Math.max(value * 13 / 100, weight * 8) + 53;
            case 224 -> duty = Math.max(value * 4 / 100, weight * 8) + 11;
            case 225 -> duty = Math.max(value * 4 / 100, weight * 4) + 22;
            case 226 -> duty = Math.max(value * 11 / 100, weight * 5) + 54;
            case 227 -> duty = Math.max(value * 6 / 100, weight * 5) + 6;
            case 228 -> duty = Math.min(value * 4 / 100 + 41, weight * 6 * 100);
            case 229 -> duty = value * 4 / 100 + (weight > 125 ? (weight - 125) * 8 : 31);
            case 230 -> duty = Math.min(value * 9 / 100 + 51, weight * 2 * 100);
            case 231 -> duty = Math.max(value * 5 / 100, weight * 2) + 20;
            case 232 -> duty = value * 5 / 100 + (weight > 90 ? (weight - 90) * 5 : 54);
            case 233 -> duty = Math.min(value * 6 / 100 + 15, weight * 1 * 100);
            case 234 -> duty = origin == 2 ? value * 3 / 200 : value * 3 / 100 + weight * 2;
            case 235 -> duty = value * 6 / 100 + (weight > 251 ? (weight - 251) * 6 : 7);
            case 236 -> duty = Math.min(value * 2 / 100 + 26, weight * 6 * 100);
            case 237 -> duty = origin == 3 ? value * 3 / 200 : value * 3 / 100 + weight * 8;
            case 238 -> duty = Math.min(value * 3 / 100 + 22, weight * 2 * 100);
            case 239 -> duty = origin == 6 ? value * 11 / 200 : value * 11 / 100 + weight * 2;
            case 240 -> duty = value * 9 / 100 + (weight > 74 ? (weight - 74) * 5 : 23);
            case 241 -> duty = Math.max(value * 17 / 100, weight * 6) + 36;
            // Chapter 3
            case 300 -> duty = Math.min(value * 17 / 100 + 46, weight * 3 * 100);
            case 301 -> duty = origin == 7 ? value * 3 / 200 : value * 3 / 100 + weight * 3;
            case 302 -> duty = Math.max(value * 17 / 100, weight * 8) + 16;
            case 303 -> duty = origin == 7 ? value * 3 / 200 : value * 3 / 100 + weight * 3;
            case 304 -> duty = Math.max(value * 3 / 100, weight * 5) + 22;
            case 305 -> duty = origin == 6 ? value * 2 / 200 : value * 2 / 100 + weight * 5;
            case 306 -> duty = value * 8 / 100 + (weight > 200 ? (weight - 200) * 2 : 33);
            case 307 -> duty = Math.max(value * 4 / 100, weight * 2) + 22;
            case 308 -> duty = Math.max(value * 5 / 100, weight * 7) + 41;
            case 309 -> duty = Math.max(value * 8 / 100, weight * 4) + 56;
            case 310 -> duty = Math.min(value * 5 / 100 + 21, weight * 6 * 100);
            case 311 -> duty = Math.min(value * 8 / 100 + 57, weight * 7 * 100);
            case 312 -> duty = Math.max(value * 11 / 100, weight * 5) + 48;
            case 313 -> duty = Math.max(value * 17 / 100, weight * 2) + 5;
            case 314 -> duty = Math.max(value * 11 / 100, weight * 8) + 45;
            case 315 -> duty = Math.max(value * 2 / 100, weight * 8) + 57;
            case 316 -> duty = origin == 1 ? value * 4 / 200 : value * 4 / 100 + weight * 2;
            case 317 -> duty = origin == 1 ? value * 13 / 200 : value * 13 / 100 + weight * 2;
            case 318 -> duty = value * 7 / 100 + (weight > 88 ? (weight - 88) * 6 : 26);
            case 319 -> duty = Math.max(value * 3 / 100, weight * 6) + 52;
            case 320 -> duty = value * 8 / 100 + (weight > 268 ? (weight - 268) * 4 : 49);
            case 321 -> duty = Math.min(value * 2 / 100 + 31, weight * 2 * 100);
            case 322 -> duty = Math.max(value * 9 / 100, weight * 2) + 35;
            case 323 -> duty = Math.min(value * 17 / 100 + 36, weight * 5 * 100);
            case 324 -> duty = origin == 1 ? value * 8 / 200 : value * 8 / 100 + weight * 3;
            case 325 -> duty = Math.min(value * 7 / 100 + 59, weight * 6 * 100);
            case 326 -> duty = Math.max(value * 5 / 100, weight * 4) + 5;
            case 327 -> duty = value * 9 / 100 + (weight > 101 ? (weight - 101) * 4 : 39);
            case 328 -> duty = value * 4 / 100 + (weight > 277 ? (weight - 277) * 7 : 42);
            case 329 -> duty = Math.max(value * 4 / 100, weight * 3) + 12;
            case 330 -> duty = origin == 8 ? value * 2 / 200 : value * 2 / 100 + weight * 1;
            case 331 -> duty = value * 8 / 100 + (weight > 142 ? (weight - 142) * 1 : 7);
            case 332 -> duty = value * 8 / 100 + (weight > 132 ? (weight - 132) * 1 : 36);
            case 333 -> duty = value * 8 / 100 + (weight > 104 ? (weight - 104) * 4 : 35);
            case 334 -> duty = Math.min(value * 7 / 100 + 12, weight * 1 * 100);
            case 335 -> duty = origin == 1 ? value * 6 / 200 : value * 6 / 100 + weight * 4;
            case 336 -> duty = Math.min(value * 17 / 100 + 27, weight * 6 * 100);
            case 337 -> duty = value * 3 / 100 + (weight > 73 ? (weight - 73) * 1 : 42);
            case 338 -> duty = Math.max(value * 2 / 100, weight * 1) + 15;
            case 339 -> duty = origin == 8 ? value * 17 / 200 : value * 17 / 100 + weight * 6;
            case 340 -> duty = Math.min(value * 9 / 100 + 27, weight * 1 * 100);
            case 341 -> duty = Math.min(value * 3 / 100 + 23, weight * 3 * 100);
            // Chapter 4
            case 400 -> duty = origin == 7 ? value * 11 / 200 : value * 11 / 100 + weight * 7;
            case 401 -> duty = Math.min(value * 4 / 100 + 28, weight * 7 * 100);
            case 402 -> duty = Math.min(value * 9 / 100 + 27, weight * 5 * 100);
            case 403 -> duty = value * 2 / 100 + (weight > 31 ? (weight - 31) * 3 : 14);
            case 404 -> duty = value * 17 / 100 + (weight > 183 ? (weight - 183) * 2 : 47);
            case 405 -> duty = origin == 6 ? value * 13 / 200 : value * 13 / 100 + weight * 8;
            case 406 -> duty = origin == 2 ? value * 2 / 200 : value * 2 / 100 + weight * 4;
            case 407 -> duty = Math.max(value * 13 / 100, weight * 2) + 24;
            case 408 -> duty = value * 5 / 100 + (weight > 98 ? (weight - 98) * 1 : 49);
            case 409 -> duty = Math.min(value * 3 / 100 + 19, weight * 5 * 100);
            case 410 -> duty = Math.min(value * 11 / 100 + 54, weight * 6 * 100);
            case 411 -> duty = value * 4 / 100 + (weight > 41 ? (weight - 41) * 2 : 44);
            case 412 -> duty = Math.min(value * 3 / 100 + 17, weight * 5 * 100);
            case 413 -> duty = Math.min(value * 8 / 100 + 19, weight * 2 * 100);
            case 414 -> duty = Math.min(value * 13 / 100 + 47, weight * 8 * 100);
            case 415 -> duty = Math.min(value * 8 / 100 + 18, weight * 2 * 100);
            case 416 -> duty = Math.max(value * 6 / 100, weight * 2) + 51;
            case 417 -> duty = value * 9 / 100 + (weight > 206 ? (weight - 206) * 2 : 53);
            case 418 -> duty = value * 13 / 100 + (weight > 147 ? (weight - 147) * 4 : 38);
            case 419 -> duty = origin == 2 ? value * 7 / 200 : value * 7 / 100 + weight * 7;
            case 420 -> duty = Math.min(value * 5 / 100 + 25, weight * 3 * 100);
            case 421 -> duty = Math.min(value * 11 / 100 + 59, weight * 7 * 100);
            case 422 -> duty = origin == 1 ? value * 9 / 200 : value * 9 / 100 + weight * 7;
            case 423 -> duty = origin == 3 ? value * 2 / 200 : value * 2 / 100 + weight * 2;
            case 424 -> duty = Math.max(value * 11 / 100, weight * 1) + 38;
            case 425 -> duty = origin == 1 ? value * 5 / 200 : value * 5 / 100 + weight * 8;
            case 426 -> duty = value * 9 / 100 + (weight > 167 ? (weight - 167) * 4 : 52);
            case 427 -> duty = Math.max(value * 9 / 100, weight * 7) + 24;
            case 428 -> duty = Math.max(value * 4 / 100, weight * 5) + 36;
            case 429 -> duty = origin == 4 ? value * 8 / 200 : value * 8 / 100 + weight * 8;
            case 430 -> duty = origin == 6 ? value * 6 / 200 : value * 6 / 100 + weight * 1;
            case 431 -> duty = value * 6 / 100 + (weight > 286 ? (weight - 286) * 4 : 52);
            case 432 -> duty = Math.max(value * 4 / 100, weight * 3) + 45;
            case 433 -> duty = origin == 6 ? value * 2 / 200 : value * 2 / 100 + weight * 4;
            case 434 -> duty = value * 11 / 100 + (weight > 114 ? (weight - 114) * 8 : 7);
            case 435 -> duty = Math.min(value * 6 / 100 + 32, weight * 6 * 100);
            case 436 -> duty = origin == 7 ? value * 6 / 200 : value * 6 / 100 + weight * 4;
            case 437 -> duty = Math.max(value * 7 / 100, weight * 1) + 7;
            case 438 -> duty = Math.max(value * 13 / 100, weight * 3) + 20;
            case 439 -> duty = Math.min(value * 6 / 100 + 6, weight * 3 * 100);
            case 440 -> duty = origin == 7 ? value * 17 / 200 : value * 17 / 100 + weight * 8;
            case 441 -> duty = value * 11 / 100 + (weight > 170 ? (weight - 170) * 3 : 45);
            // Chapter 5
            case 500 -> duty = Math.min(value * 17 / 100 + 13, weight * 2 * 100);
            case 501 -> duty = Math.max(value * 9 / 100, weight * 5) + 22;
            case 502 -> duty = Math.min(value * 13 / 100 + 25, weight * 3 * 100);
            case 503 -> duty = value * 9 / 100 + (weight > 254 ? (weight - 254) * 4 : 59);
            case 504 -> duty = origin == 3 ? value * 7 / 200 : value * 7 / 100 + weight * 2;
            case 505 -> duty = value * 6 / 100 + (weight > 58 ? (weight - 58) * 7 : 11);
            case 506 -> duty = origin == 5 ? value * 11 / 200 : value * 11 / 100 + weight * 8;
            case 507 -> duty = value * 4 / 100 + (weight > 223 ? (weight - 223) * 7 : 46);
            case 508 -> duty = Math.min(value * 6 / 100 + 18, weight * 1 * 100);
            case 509 -> duty = origin == 7 ? value * 11 / 200 : value * 11 / 100 + weight * 1;
            case 510 -> duty = value * 8 / 100 + (weight > 137 ? (weight - 137) * 8 : 10);
            case 511 -> duty = value * 11 / 100 + (weight > 22 ? (weight - 22) * 2 : 12);
            case 512 -> duty = origin == 5 ? value * 8 / 200 : value * 8 / 100 + weight * 8;
            case 513 -> duty = Math.min(value * 11 / 100 + 40, weight * 1 * 100);
            case 514 -> duty = Math.min(value * 4 / 100 + 14, weight * 3 * 100);
            case 515 -> duty = Math.max(value * 17 / 100, weight * 3) + 5;
            case 516 -> duty = Math.max(value * 17 / 100, weight * 5) + 16;
            case 517 -> duty = Math.min(value * 2 / 100 + 38, weight * 3 * 100);
            case 518 -> duty = origin == 1 ? value * 3 / 200 : value * 3 / 100 + weight * 7;
            case 519 -> duty = Math.max(value * 3 / 100, weight * 2) + 13;
            case 520 -> duty = origin == 1 ? value * 8 / 200 : value * 8 / 100 + weight * 2;
            case 521 -> duty = Math.min(value * 4 / 100 + 35, weight * 4 * 100);
            case 522 -> duty = origin == 1 ? value * 3 / 200 : value * 3 / 100 + weight * 6;
            case 523 -> duty = origin == 8 ? value * 11 / 200 : value * 11 / 100 + weight * 8;
            case 524 -> duty = origin == 4 ? value * 9 / 200 : value * 9 / 100 + weight * 8;
            case 525 -> duty = Math.max(value * 4 / 100, weight * 3) + 24;
            case 526 -> duty = value * 4 / 100 + (weight > 229 ? (weight - 229) * 1 : 8);
            case 527 -> duty = origin == 7 ? value * 13 / 200 : value * 13 / 100 + weight * 3;
            case 528 -> duty = Math.min(value * 11 / 100 + 49, weight * 5 * 100);
            case 529 -> duty = origin == 8 ? value * 7 / 200 : value * 7 / 100 + weight * 4;
            case 530 -> duty = origin == 6 ? value * 17 / 200 : value * 17 / 100 + weight * 6;
            case 531 -> duty = origin == 4 ? value * 6 / 200 : value * 6 / 100 + weight * 3;
            case 532 -> duty = Math.min(value * 17 / 100 + 20, weight * 5 * 100);
            case 533 -> duty = Math.min(value * 4 / 100 + 35, weight * 6 * 100);
            case 534 -> duty = origin == 7 ? value * 13 / 200 : value * 13 / 100 + weight * 2;
            case 535 -> duty = value * 2 / 100 + (weight > 216 ? (weight - 216) * 7 : 20);
            case 536 -> duty = value * 7 / 100 + (weight > 48 ? (weight - 48) * 4 : 37);
            case 537 -> duty = origin == 1 ? value * 8 / 200 : value * 8 / 100 + weight * 7;
            case 538 -> duty = origin == 8 ? value * 7 / 200 : value * 7 / 100 + weight * 6;
            case 539 -> duty = origin == 3 ? value * 17 / 200 : value * 17 / 100 + weight * 2;
            case 540 -> duty = Math.max(value * 5 / 100, weight * 6) + 5;
            case 541 -> duty = Math.max(value * 3 / 100, weight * 6) + 18;
            // Chapter 6
            case 600 -> duty = origin == 8 ? value * 2 / 200 : value * 2 / 100 + weight * 6;
            case 601 -> duty = Math.max(value * 5 / 100, weight * 6) + 33;
            case 602 -> duty = value * 9 / 100 + (weight > 166 ? (weight - 166) * 5 : 13);
            case 603 -> duty = origin == 1 ? value * 4 / 200 : value * 4 / 100 + weight * 2;
            case 604 -> duty = origin == 8 ? value * 8 / 200 : value * 8 / 100 + weight * 8;
            case 605 -> duty = origin == 7 ? value * 4 / 200 : value * 4 / 100 + weight * 4;
            case 606 -> duty = Math.min(value * 8 / 100 + 23, weight * 2 * 100);
            case 607 -> duty = Math.min(value * 7 / 100 + 9, weight * 1 * 100);
            case 608 -> duty = origin == 4 ? value * 17 / 200 : value * 17 / 100 + weight * 6;
            case 609 -> duty = value * 5 / 100 + (weight > 65 ? (weight - 65) * 7 : 46);
            case 610 -> duty = Math.max(value * 11 / 100, weight * 4) + 38;
            case 611 -> duty = Math.min(value * 9 / 100 + 57, weight * 7 * 100);
            case 612 -> duty = origin == 5 ? value * 17 / 200 : value * 17 / 100 + weight * 4;
            case 613 -> duty = origin == 6 ? value * 13 / 200 : value * 13 / 100 + weight * 6;
            case 614 -> duty = Math.min(value * 13 / 100 + 59, weight * 4 * 100);
            case 615 -> duty = Math.max(value * 6 / 100, weight * 4) + 45;
            case 616 -> duty = Math.max(value * 3 / 100, weight * 2) + 34;
            case 617 -> duty = Math.max(value * 7 / 100, weight * 1) + 16;
            case 618 -> duty = origin == 7 ? value * 8 / 200 : value * 8 / 100 + weight * 1;
            case 619 -> duty = origin == 5 ? value * 8 / 200 : value * 8 / 100 + weight * 3;
            case 620 -> duty = Math.max(value * 6 / 100, weight * 6) + 8;
            case 621 -> duty = Math.min(value * 6 / 100 + 33, weight * 3 * 100);
            case 622 -> duty = Math.min(value * 5 / 100 + 18, weight * 6 * 100);
            case 623 -> duty = Math.min(value * 13 / 100 + 39, weight * 7 * 100);
            case 624 -> duty = Math.min(value * 7 / 100 + 8, weight * 2 * 100);
            case 625 -> duty = Math.min(value * 2 / 100 + 42, weight * 3 * 100);
            case 626 -> duty = Math.min(value * 5 / 100 + 29, weight * 8 * 100);
            case 627 -> duty = origin == 3 ? value * 4 / 200 : value * 4 / 100 + weight * 7;
            case 628 -> duty = Math.max(value * 3 / 100, weight * 3) + 27;
            case 629 -> duty = Math.max(value * 9 / 100, weight * 8) + 28;
            case 630 -> duty = Math.min(value * 13 / 100 + 10, weight * 5 * 100);
            case 631 -> duty = Math.min(value * 17 / 100 + 23, weight * 1 * 100);
            case 632 -> duty = Math.max(value * 9 / 100, weight * 3) + 28;
            case 633 -> duty = Math.max(value * 13 / 100, weight * 7) + 58;
            case 634 -> duty = Math.min(value * 7 / 100 + 51, weight * 8 * 100);
            case 635 -> duty = Math.min(value * 5 / 100 + 31, weight * 6 * 100);
            case 636 -> duty = value * 5 / 100 + (weight > 81 ? (weight - 81) * 3 : 15);
            case 637 -> duty = value * 8 / 100 + (weight > 223 ? (weight - 223) * 6 : 40);
            case 638 -> duty = value * 9 / 100 + (weight > 137 ? (weight - 137) * 6 : 22);
            case 639 -> duty = Math.max(value * 5 / 100, weight * 8) + 12;
            case 640 -> duty = Math.max(value * 6 / 100, weight * 3) + 28;
            case 641 -> duty = value * 5 / 100 + (weight > 195 ? (weight - 195) * 6 : 21);
            // Chapter 7
            case 700 -> duty = origin == 8 ? value * 4 / 200 : value * 4 / 100 + weight * 2;
            case 701 -> duty = Math.min(value * 3 / 100 + 25, weight * 3 * 100);
            case 702 -> duty = Math.min(value * 6 / 100 + 37, weight * 3 * 100);
            case 703 -> duty = origin == 5 ? value * 11 / 200 : value * 11 / 100 + weight * 7;
            case 704 -> duty = value * 11 / 100 + (weight > 98 ? (weight - 98) * 7 : 22);
            case 705 -> duty = Math.max(value * 4 / 100, weight * 1) + 32;
            case 706 -> duty = Math.max(value * 17 / 100, weight * 5) + 28;
            case 707 -> duty = Math.min(value * 3 / 100 + 15, weight * 4 * 100);
            case 708 -> duty = Math.max(value * 6 / 100, weight * 2) + 14;
            case 709 -> duty = value * 6 / 100 + (weight > 60 ? (weight - 60) * 2 : 13);
            case 710 -> duty = Math.min(value * 2 / 100 + 49, weight * 2 * 100);
            case 711 -> duty = value * 11 / 100 + (weight > 154 ? (weight - 154) * 8 : 47);
            case 712 -> duty = value * 3 / 100 + (weight > 107 ? (weight - 107) * 7 : 23);
            case 713 -> duty = value * 7 / 100 + (weight > 205 ? (weight - 205) * 6 : 38);
            case 714 -> duty = origin == 8 ? value * 5 / 200 : value * 5 / 100 + weight * 1;
            case 715 -> duty = value * 17 / 100 + (weight > 251 ? (weight - 251) * 8 : 19);
            case 716 -> duty = Math.min(value * 7 / 100 + 18, weight * 4 * 100);
            case 717 -> duty = origin == 4 ? value * 3 / 200 : value * 3 / 100 + weight * 6;
            case 718 -> duty = Math.max(value * 3 / 100, weight * 7) + 6;
            case 719 -> duty = Math.min(value * 5 / 100 + 34, weight * 5 * 100);
            case 720 -> duty = value * 17 / 100 + (weight > 111 ? (weight - 111) * 2 : 24);
            case 721 -> duty = origin == 3 ? value * 6 / 200 : value * 6 / 100 + weight * 3;
            case 722 -> duty = value * 11 / 100 + (weight > 207 ? (weight - 207) * 4 : 15);
            case 723 -> duty = Math.min(value * 3 / 100 + 36, weight * 2 * 100);
            case 724 -> duty = value * 2 / 100 + (weight > 262 ? (weight - 262) * 1 : 5);
            case 725 -> duty = origin == 6 ? value * 11 / 200 : value * 11 / 100 + weight * 1;
            case 726 -> duty = origin == 5 ? value * 6 / 200 : value * 6 / 100 + weight * 8;
            case 727 -> duty = value * 4 / 100 + (weight > 227 ? (weight - 227) * 2 : 24);
            case 728 -> duty = Math.min(value * 17 / 100 + 17, weight * 4 * 100);
            case 729 -> duty = origin == 2 ? value * 11 / 200 : value * 11 / 100 + weight * 3;
            case 730 -> duty = origin == 2 ? value * 11 / 200 : value * 11 / 100 + weight * 1;
            case 731 -> duty = Math.min(value * 17 / 100 + 36, weight * 2 * 100);
            case 732 -> duty = origin == 6 ? value * 8 / 200 : value * 8 / 100 + weight * 6;
            case 733 -> duty = Math.max(value * 9 / 100, weight * 5) + 52;
            case 734 -> duty = Math.min(value * 7 / 100 + 11, weight * 5 * 100);
            case 735 -> duty = value * 5 / 100 + (weight > 49 ? (weight - 49) * 6 : 51);
            case 736 -> duty = origin == 3 ? value * 13 / 200 : value * 13 / 100 + weight * 4;
            case 737 -> duty = origin == 8 ? value * 3 / 200 : value * 3 / 100 + weight * 3;
            case 738 -> duty = value * 8 / 100 + (weight > 213 ? (weight - 213) * 6 : 31);
            case 739 -> duty = origin == 7 ? value * 7 / 200 : value * 7 / 100 + weight * 7;
            case 740 -> duty = value * 11 / 100 + (weight > 136 ? (weight - 136) * 3 : 19);
            case 741 -> duty = Math.min(value * 17 / 100 + 31, weight * 2 * 100);
            // Chapter 8
            case 800 -> duty = Math.min(value * 8 / 100 + 37, weight * 7 * 100);
            case 801 -> duty = value * 2 / 100 + (weight > 31 ? (weight - 31) * 3 : 46);
            case 802 -> duty = Math.max(value * 4 / 100, weight * 2) + 30;
            case 803 -> duty = Math.max(value * 6 / 100, weight * 3) + 40;
            case 804 -> duty = Math.min(value * 4 / 100 + 18, weight * 7 * 100);
            case 805 -> duty = origin == 6 ? value * 11 / 200 : value * 11 / 100 + weight * 5;
            case 806 -> duty = Math.max(value * 11 / 100, weight * 4) + 29;
            case 807 -> duty = origin == 4 ? value * 3 / 200 : value * 3 / 100 + weight * 7;
            case 808 -> duty = Math.max(value * 5 / 100, weight * 2) + 52;
            case 809 -> duty = Math.max(value * 11 / 100, weight * 7) + 18;
            case 810 -> duty = origin == 5 ? value * 4 / 200 : value * 4 / 100 + weight * 5;
            case 811 -> duty = Math.max(value * 5 / 100, weight * 3) + 23;
            case 812 -> duty = origin == 7 ? value * 17 / 200 : value * 17 / 100 + weight * 2;
            case 813 -> duty = Math.max(value * 2 / 100, weight * 7) + 39;
            case 814 -> duty = value * 9 / 100 + (weight > 198 ? (weight - 198) * 5 : 18);
            case 815 -> duty = origin == 4 ? value * 8 / 200 : value * 8 / 100 + weight * 7;
            case 816 -> duty = origin == 3 ? value * 3 / 200 : value * 3 / 100 + weight * 2;
            case 817 -> duty = value * 7 / 100 + (weight > 134 ? (weight - 134) * 3 : 43);
            case 818 -> duty = Math.min(value * 3 / 100 + 54, weight * 6 * 100);
            case 819 -> duty = Math.min(value * 7 / 100 + 40, weight * 5 * 100);
            case 820 -> duty = value * 9 / 100 + (weight > 267 ? (weight - 267) * 3 : 54);
            case 821 -> duty = Math.max(value * 4 / 100, weight * 8) + 28;
            case 822 -> duty = value * 9 / 100 + (weight > 205 ? (weight - 205) * 8 : 29);
            case 823 -> duty = value * 11 / 100 + (weight > 273 ? (weight - 273) * 8 : 26);
            case 824 -> duty = value * 9 / 100 + (weight > 115 ? (weight - 115) * 5 : 9);
            case 825 -> duty = value * 17 / 100 + (weight > 153 ? (weight - 153) * 3 : 16);
            case 826 -> duty = value * 7 / 100 + (weight > 133 ? (weight - 133) * 1 : 39);
            case 827 -> duty = Math.min(value * 13 / 100 + 8, weight * 7 * 100);
            case 828 -> duty = Math.min(value * 7 / 100 + 52, weight * 8 * 100);
            case 829 -> duty = value * 17 / 100 + (weight > 75 ? (weight - 75) * 2 : 40);
            case 830 -> duty = origin == 2 ? value * 5 / 200 : value * 5 / 100 + weight * 2;
            case 831 -> duty = value * 2 / 100 + (weight > 45 ? (weight - 45) * 4 : 56);
            case 832 -> duty = origin == 8 ? value * 3 / 200 : value * 3 / 100 + weight * 4;
            case 833 -> duty = Math.max(value * 7 / 100, weight * 1) + 49;
            case 834 -> duty = Math.min(value * 13 / 100 + 32, weight * 3 * 100);
            case 835 -> duty = value * 17 / 100 + (weight > 175 ? (weight - 175) * 3 : 35);
            case 836 -> duty = Math.min(value * 5 / 100 + 53, weight * 3 * 100);
            case 837 -> duty = origin == 6 ? value * 8 / 200 : value * 8 / 100 + weight * 6;
            case 838 -> duty = Math.min(value * 4 / 100 + 23, weight * 6 * 100);
            case 839 -> duty = Math.max(value * 6 / 100, weight * 8) + 43;
            case 840 -> duty = Math.min(value * 3 / 100 + 45, weight * 6 * 100);
            case 841 -> duty = Math.min(value * 2 / 100 + 46, weight * 8 * 100);
            // Chapter 9
            case 900 -> duty = value * 11 / 100 + (weight > 118 ? (weight - 118) * 8 : 38);
            case 901 -> duty = Math.max(value * 3 / 100, weight * 8) + 57;
            case 902 -> duty = value * 5 / 100 + (weight > 88 ? (weight - 88) * 5 : 59);
            case 903 -> duty = origin == 2 ? value * 4 / 200 : value * 4 / 100 + weight * 4;
            case 904 -> duty = value * 7 / 100 + (weight > 284 ? (weight - 284) * 4 : 47);
            case 905 -> duty = origin == 1 ? value * 7 / 200 : value * 7 / 100 + weight * 5;
            case 906 -> duty = Math.min(value * 6 / 100 + 16, weight * 8 * 100);
            case 907 -> duty = origin == 1 ? value * 7 / 200 : value * 7 / 100 + weight * 2;
            case 908 -> duty = value * 11 / 100 + (weight > 23 ? (weight - 23) * 6 : 9);
            case 909 -> duty = origin == 3 ? value * 9 / 200 : value * 9 / 100 + weight * 6;
            case 910 -> duty = value * 13 / 100 + (weight > 263 ? (weight - 263) * 4 : 57);
            case 911 -> duty = Math.max(value * 11 / 100, weight * 6) + 19;
            case 912 -> duty = Math.min(value * 7 / 100 + 55, weight * 6 * 100);
            case 913 -> duty = Math.min(value * 8 / 100 + 47, weight * 7 * 100);
            case 914 -> duty = origin == 7 ? value * 2 / 200 : value * 2 / 100 + weight * 2;
            case 915 -> duty = Math.min(value * 7 / 100 + 12, weight * 1 * 100);
            case 916 -> duty = Math.min(value * 2 / 100 + 30, weight * 7 * 100);
            case 917 -> duty = origin == 7 ? value * 2 / 200 : value * 2 / 100 + weight * 6;
            case 918 -> duty = Math.max(value * 8 / 100, weight * 1) + 52;
            case 919 -> duty = Math.max(value * 8 / 100, weight * 6) + 28;
            case 920 -> duty = Math.min(value * 7 / 100 + 52, weight * 1 * 100);
            case 921 -> duty = Math.max(value * 6 / 100, weight * 3) + 17;
            case 922 -> duty = value * 8 / 100 + (weight > 215 ? (weight - 215) * 5 : 58);
            case 923 -> duty = origin == 6 ? value * 5 / 200 : value * 5 / 100 + weight * 2;
            case 924 -> duty = origin == 3 ? value * 6 / 200 : value * 6 / 100 + weight * 7;
            case 925 -> duty = Math.max(value * 11 / 100, weight * 5) + 9;
            case 926 -> duty = Math.max(value * 5 / 100, weight * 7) + 51;
            case 927 -> duty = value * 7 / 100 + (weight > 249 ? (weight - 249) * 5 : 42);
            case 928 -> duty = origin == 1 ? value * 3 / 200 : value * 3 / 100 + weight * 1;
            case 929 -> duty = origin == 3 ? value * 6 / 200 : value * 6 / 100 + weight * 6;
            case 930 -> duty = Math.max(value * 4 / 100, weight * 8) + 56;
            case 931 -> duty = origin == 4 ? value * 4 / 200 : value * 4 / 100 + weight * 8;
            case 932 -> duty = Math.min(value * 2 / 100 + 41, weight * 8 * 100);
            case 933 -> duty = origin == 7 ? value * 3 / 200 : value * 3 / 100 + weight * 7;
            case 934 -> duty = Math.max(value * 7 / 100, weight * 7) + 45;
            case 935 -> duty = origin == 2 ? value * 3 / 200 : value * 3 / 100 + weight * 5;
            case 936 -> duty = origin == 6 ? value * 11 / 200 : value * 11 / 100 + weight * 4;
            case 937 -> duty = value * 17 / 100 + (weight > 185 ? (weight - 185) * 4 : 57);
            case 938 -> duty = Math.max(value * 3 / 100, weight * 1) + 41;
            case 939 -> duty = Math.max(value * 17 / 100, weight * 2) + 55;
            case 940 -> duty = Math.min(value * 11 / 100 + 54, weight * 2 * 100);
            case 941 -> duty = Math.min(value * 2 / 100 + 11, weight * 6 * 100);
            // Chapter 10
            case 1000 -> duty = origin == 2 ? value * 5 / 200 : value * 5 / 100 + weight * 1;
            case 1001 -> duty = Math.max(value * 17 / 100, weight * 4) + 58;
            case 1002 -> duty = Math.max(value * 3 / 100, weight * 6) + 49;
            case 1003 -> duty = Math.min(value * 4 / 100 + 20, weight * 4 * 100);
            case 1004 -> duty = value * 17 / 100 + (weight > 173 ? (weight - 173) * 4 : 8);
            case 1005 -> duty = value * 17 / 100 + (weight > 33 ? (weight - 33) * 3 : 16);
            case 1006 -> duty = Math.max(value * 5 / 100, weight * 3) + 11;
            case 1007 -> duty = value * 11 / 100 + (weight > 32 ? (weight - 32) * 7 : 54);
            case 1008 -> duty = Math.min(value * 9 / 100 + 20, weight * 8 * 100);
            case 1009 -> duty = value * 13 / 100 + (weight > 135 ? (weight - 135) * 3 : 45);
            case 1010 -> duty = value * 4 / 100 + (weight > 33 ? (weight - 33) * 7 : 34);
            case 1011 -> duty = value * 5 / 100 + (weight > 104 ? (weight - 104) * 7 : 39);
            case 1012 -> duty = origin == 6 ? value * 9 / 200 : value * 9 / 100 + weight * 3;
            case 1013 -> duty = value * 9 / 100 + (weight > 169 ? (weight - 169) * 8 : 49);
            case 1014 -> duty = origin == 6 ? value * 7 / 200 : value * 7 / 100 + weight * 1;
            case 1015 -> duty = value * 2 / 100 + (weight > 152 ? (weight - 152) * 3 : 9);
            case 1016 -> duty = Math.min(value * 6 / 100 + 48, weight * 8 * 100);
            case 1017 -> duty = Math.max(value * 2 / 100, weight * 6) + 21;
            case 1018 -> duty = Math.min(value * 17 / 100 + 52, weight * 2 * 100);
            case 1019 -> duty = Math.min(value * 4 / 100 + 29, weight * 5 * 100);
            case 1020 -> duty = value * 17 / 100 + (weight > 219 ? (weight - 219) * 2 : 37);
            case 1021 -> duty = Math.max(value * 13 / 100, weight * 6) + 51;
            case 1022 -> duty = Math.max(value * 11 / 100, weight * 7) + 51;
            case 1023 -> duty = Math.min(value * 4 / 100 + 50, weight * 1 * 100);
            case 1024 -> duty = origin == 8 ? value * 7 / 200 : value * 7 / 100 + weight * 7;
            case 1025 -> duty = origin == 2 ? value * 8 / 200 : value * 8 / 100 + weight * 7;
            case 1026 -> duty = Math.min(value * 3 / 100 + 10, weight * 7 * 100);
            case 1027 -> duty = Math.max(value * 6 / 100, weight * 4) + 11;
            case 1028 -> duty = Math.min(value * 3 / 100 + 42, weight * 7 * 100);
            case 1029 -> duty = Math.max(value * 6 / 100, weight * 5) + 6;
            case 1030 -> duty = Math.min(value * 13 / 100 + 17, weight * 1 * 100);
            case 1031 -> duty = Math.max(value * 11 / 100, weight * 7) + 29;
            case 1032 -> duty = Math.max(value * 2 / 100, weight * 7) + 29;
            case 1033 -> duty = origin == 2 ? value * 4 / 200 : value * 4 / 100 + weight * 3;
            case 1034 -> duty = origin == 5 ? value * 17 / 200 : value * 17 / 100 + weight * 6;
            case 1035 -> duty = value * 17 / 100 + (weight > 271 ? (weight - 271) * 5 : 8);
            case 1036 -> duty = value * 5 / 100 + (weight > 149 ? (weight - 149) * 1 : 29);
            case 1037 -> duty = Math.min(value * 5 / 100 + 57, weight * 6 * 100);
            case 1038 -> duty = origin == 1 ? value * 17 / 200 : value * 17 / 100 + weight * 1;
            case 1039 -> duty = Math.max(value * 9 / 100, weight * 3) + 40;
            case 1040 -> duty = value * 8 / 100 + (weight > 54 ? (weight - 54) * 2 : 53);
            case 1041 -> duty = origin == 6 ? value * 5 / 200 : value * 5 / 100 + weight * 1;
            default -> throw new IllegalArgumentException("no item " + item);
        }
        return duty;
    }

    /** Trucks wait at the gates of the border while papers are read. */
    private void wait(int seed) {
        for (int round = 0; round < 3; round++) {
            double before = queues[queues.length - 1];
            for (int gate = 0; gate < queues.length; gate++) {
                double here = queues[gate];
                double arrivals = (seed * 31 + gate * 17 + round * 7 & 63) / 16.0;
                queues[gate] = Math.max(0, here + arrivals - 2.1 + (before - here) * 0.2);
                before = here;
            }
        }
    }

    private void clear(Declaration declaration) {
        int duty = duty(declaration.item(), declaration.value(), declaration.weight(), declaration.origin());
        collected[declaration.item() / 100] += duty;
    }

    private static Declaration[] month(int count, Random random) {
        Declaration[] month = new Declaration[count];
        for (int i = 0; i < count; i++) {
            int item = (1 + random.nextInt(10)) * 100 + random.nextInt(ITEMS);
            month[i] = new Declaration(item, 50 + random.nextInt(20000), 1 + random.nextInt(900), random.nextInt(12));
        }
        return month;
    }

    private String report() {
        String text = "";
        for (int chapter = 1; chapter < collected.length; chapter++) text += chapter + "=" + collected[chapter] + " ";
        return text.trim();
    }

    public static void main(String[] args) {
        int months = args.length > 0 ? Integer.parseInt(args[0]) : 600;
        CustomsDuties customs = new CustomsDuties();
        Declaration[] declarations = month(60000, new Random(1833));
        for (int month = 0; month < months; month++) {
            for (int i = 0; i < declarations.length; i++) {
                customs.clear(declarations[i]);
                if (i % 6 == 0) customs.wait(i + month);
            }
        }
        double longest = 0;
        for (double queue : customs.queues) longest = Math.max(longest, queue);
        System.out.println(customs.report());
        System.out.printf("longest queue %.4f%n", longest);
    }
}

class Main {
    public static void main(String[] args) {
        CustomsDuties.main(args);
    }
}
