package demo;

import java.util.function.IntBinaryOperator;

/** One planted cause a method: what the compilers say of each is known. */
public final class Plant {
    interface Shape {
        double area();
    }

    static final class Circle implements Shape {
        final double r;

        Circle(double r) {
            this.r = r;
        }

        public double area() {
            return 3.14 * r * r;
        }
    }

    static final class Square implements Shape {
        final double side;

        Square(double side) {
            this.side = side;
        }

        public double area() {
            return side * side;
        }
    }

    static final class Strip implements Shape {
        final double width;

        Strip(double width) {
            this.width = width;
        }

        public double area() {
            return width;
        }
    }

    static final class Dot implements Shape {
        public double area() {
            return 0;
        }
    }

    /** Four receivers, the commonest half of them: no inlining, whoever looks for the method at each call. */
    static double megamorphic(Shape[] shapes) {
        double sum = 0;
        for (Shape shape : shapes) {
            sum += shape.area();
        }
        return sum;
    }

    /** Two receivers: both are inlined. */
    static double bimorphic(Shape[] shapes) {
        double sum = 0;
        for (Shape shape : shapes) {
            sum += shape.area();
        }
        return sum;
    }

    /** Optimised for numbers, and then strings come. */
    static int phase(Object[] values) {
        int sum = 0;
        for (Object value : values) {
            sum += value instanceof Integer number ? number : value.hashCode() & 1;
        }
        return sum;
    }

    /** More than 325 bytecodes: hot, and still not inlined. */
    static int big(int x, int kind) {
        int y = x;
        if (kind == 0) { y = y * 31 + (x >>> 1) ^ 0; y += x & 1; }
        if (kind == 1) { y = y * 32 + (x >>> 2) ^ 977; y += x & 14; }
        if (kind == 2) { y = y * 33 + (x >>> 3) ^ 1954; y += x & 27; }
        if (kind == 3) { y = y * 34 + (x >>> 4) ^ 2931; y += x & 40; }
        if (kind == 4) { y = y * 35 + (x >>> 5) ^ 3908; y += x & 53; }
        if (kind == 5) { y = y * 36 + (x >>> 6) ^ 4885; y += x & 66; }
        if (kind == 6) { y = y * 37 + (x >>> 7) ^ 5862; y += x & 79; }
        if (kind == 7) { y = y * 38 + (x >>> 1) ^ 6839; y += x & 92; }
        if (kind == 8) { y = y * 39 + (x >>> 2) ^ 7816; y += x & 105; }
        if (kind == 9) { y = y * 40 + (x >>> 3) ^ 8793; y += x & 118; }
        if (kind == 10) { y = y * 41 + (x >>> 4) ^ 9770; y += x & 131; }
        if (kind == 11) { y = y * 42 + (x >>> 5) ^ 10747; y += x & 144; }
        if (kind == 12) { y = y * 43 + (x >>> 6) ^ 11724; y += x & 157; }
        if (kind == 13) { y = y * 44 + (x >>> 7) ^ 12701; y += x & 170; }
        if (kind == 14) { y = y * 45 + (x >>> 1) ^ 13678; y += x & 183; }
        if (kind == 15) { y = y * 46 + (x >>> 2) ^ 14655; y += x & 196; }
        return y;
    }

    static int callsBig(int rounds) {
        int sum = 0;
        for (int i = 0; i < rounds; i++) {
            sum += big(i, i & 15);
        }
        return sum;
    }

    /** More than 8000 bytecodes: never compiled. */
    static int[] huge() {
        return new int[] {
            0, 919, 838, 757, 676, 595, 514, 433, 352, 271, 190, 109, 28, 947, 866, 785, 704, 623, 542, 461, 380, 299, 218, 137, 56, 975, 894, 813, 732, 651,
            570, 489, 408, 327, 246, 165, 84, 3, 922, 841, 760, 679, 598, 517, 436, 355, 274, 193, 112, 31, 950, 869, 788, 707, 626, 545, 464, 383, 302, 221,
            140, 59, 978, 897, 816, 735, 654, 573, 492, 411, 330, 249, 168, 87, 6, 925, 844, 763, 682, 601, 520, 439, 358, 277, 196, 115, 34, 953, 872, 791,
            710, 629, 548, 467, 386, 305, 224, 143, 62, 981, 900, 819, 738, 657, 576, 495, 414, 333, 252, 171, 90, 9, 928, 847, 766, 685, 604, 523, 442, 361,
            280, 199, 118, 37, 956, 875, 794, 713, 632, 551, 470, 389, 308, 227, 146, 65, 984, 903, 822, 741, 660, 579, 498, 417, 336, 255, 174, 93, 12, 931,
            850, 769, 688, 607, 526, 445, 364, 283, 202, 121, 40, 959, 878, 797, 716, 635, 554, 473, 392, 311, 230, 149, 68, 987, 906, 825, 744, 663, 582, 501,
            420, 339, 258, 177, 96, 15, 934, 853, 772, 691, 610, 529, 448, 367, 286, 205, 124, 43, 962, 881, 800, 719, 638, 557, 476, 395, 314, 233, 152, 71,
            990, 909, 828, 747, 666, 585, 504, 423, 342, 261, 180, 99, 18, 937, 856, 775, 694, 613, 532, 451, 370, 289, 208, 127, 46, 965, 884, 803, 722, 641,
            560, 479, 398, 317, 236, 155, 74, 993, 912, 831, 750, 669, 588, 507, 426, 345, 264, 183, 102, 21, 940, 859, 778, 697, 616, 535, 454, 373, 292, 211,
            130, 49, 968, 887, 806, 725, 644, 563, 482, 401, 320, 239, 158, 77, 996, 915, 834, 753, 672, 591, 510, 429, 348, 267, 186, 105, 24, 943, 862, 781,
            700, 619, 538, 457, 376, 295, 214, 133, 52, 971, 890, 809, 728, 647, 566, 485, 404, 323, 242, 161, 80, 999, 918, 837, 756, 675, 594, 513, 432, 351,
            270, 189, 108, 27, 946, 865, 784, 703, 622, 541, 460, 379, 298, 217, 136, 55, 974, 893, 812, 731, 650, 569, 488, 407, 326, 245, 164, 83, 2, 921,
            840, 759, 678, 597, 516, 435, 354, 273, 192, 111, 30, 949, 868, 787, 706, 625, 544, 463, 382, 301, 220, 139, 58, 977, 896, 815, 734, 653, 572, 491,
            410, 329, 248, 167, 86, 5, 924, 843, 762, 681, 600, 519, 438, 357, 276, 195, 114, 33, 952, 871, 790, 709, 628, 547, 466, 385, 304, 223, 142, 61,
            980, 899, 818, 737, 656, 575, 494, 413, 332, 251, 170, 89, 8, 927, 846, 765, 684, 603, 522, 441, 360, 279, 198, 117, 36, 955, 874, 793, 712, 631,
            550, 469, 388, 307, 226, 145, 64, 983, 902, 821, 740, 659, 578, 497, 416, 335, 254, 173, 92, 11, 930, 849, 768, 687, 606, 525, 444, 363, 282, 201,
            120, 39, 958, 877, 796, 715, 634, 553, 472, 391, 310, 229, 148, 67, 986, 905, 824, 743, 662, 581, 500, 419, 338, 257, 176, 95, 14, 933, 852, 771,
            690, 609, 528, 447, 366, 285, 204, 123, 42, 961, 880, 799, 718, 637, 556, 475, 394, 313, 232, 151, 70, 989, 908, 827, 746, 665, 584, 503, 422, 341,
            260, 179, 98, 17, 936, 855, 774, 693, 612, 531, 450, 369, 288, 207, 126, 45, 964, 883, 802, 721, 640, 559, 478, 397, 316, 235, 154, 73, 992, 911,
            830, 749, 668, 587, 506, 425, 344, 263, 182, 101, 20, 939, 858, 777, 696, 615, 534, 453, 372, 291, 210, 129, 48, 967, 886, 805, 724, 643, 562, 481,
            400, 319, 238, 157, 76, 995, 914, 833, 752, 671, 590, 509, 428, 347, 266, 185, 104, 23, 942, 861, 780, 699, 618, 537, 456, 375, 294, 213, 132, 51,
            970, 889, 808, 727, 646, 565, 484, 403, 322, 241, 160, 79, 998, 917, 836, 755, 674, 593, 512, 431, 350, 269, 188, 107, 26, 945, 864, 783, 702, 621,
            540, 459, 378, 297, 216, 135, 54, 973, 892, 811, 730, 649, 568, 487, 406, 325, 244, 163, 82, 1, 920, 839, 758, 677, 596, 515, 434, 353, 272, 191,
            110, 29, 948, 867, 786, 705, 624, 543, 462, 381, 300, 219, 138, 57, 976, 895, 814, 733, 652, 571, 490, 409, 328, 247, 166, 85, 4, 923, 842, 761,
            680, 599, 518, 437, 356, 275, 194, 113, 32, 951, 870, 789, 708, 627, 546, 465, 384, 303, 222, 141, 60, 979, 898, 817, 736, 655, 574, 493, 412, 331,
            250, 169, 88, 7, 926, 845, 764, 683, 602, 521, 440, 359, 278, 197, 116, 35, 954, 873, 792, 711, 630, 549, 468, 387, 306, 225, 144, 63, 982, 901,
            820, 739, 658, 577, 496, 415, 334, 253, 172, 91, 10, 929, 848, 767, 686, 605, 524, 443, 362, 281, 200, 119, 38, 957, 876, 795, 714, 633, 552, 471,
            390, 309, 228, 147, 66, 985, 904, 823, 742, 661, 580, 499, 418, 337, 256, 175, 94, 13, 932, 851, 770, 689, 608, 527, 446, 365, 284, 203, 122, 41,
            960, 879, 798, 717, 636, 555, 474, 393, 312, 231, 150, 69, 988, 907, 826, 745, 664, 583, 502, 421, 340, 259, 178, 97, 16, 935, 854, 773, 692, 611,
            530, 449, 368, 287, 206, 125, 44, 963, 882, 801, 720, 639, 558, 477, 396, 315, 234, 153, 72, 991, 910, 829, 748, 667, 586, 505, 424, 343, 262, 181,
            100, 19, 938, 857, 776, 695, 614, 533, 452, 371, 290, 209, 128, 47, 966, 885, 804, 723, 642, 561, 480, 399, 318, 237, 156, 75, 994, 913, 832, 751,
            670, 589, 508, 427, 346, 265, 184, 103, 22, 941, 860, 779, 698, 617, 536, 455, 374, 293, 212, 131, 50, 969, 888, 807, 726, 645, 564, 483, 402, 321,
            240, 159, 78, 997, 916, 835, 754, 673, 592, 511, 430, 349, 268, 187, 106, 25, 944, 863, 782, 701, 620, 539, 458, 377, 296, 215, 134, 53, 972, 891,
            810, 729, 648, 567, 486, 405, 324, 243, 162, 81, 0, 919, 838, 757, 676, 595, 514, 433, 352, 271, 190, 109, 28, 947, 866, 785, 704, 623, 542, 461,
            380, 299, 218, 137, 56, 975, 894, 813, 732, 651, 570, 489, 408, 327, 246, 165, 84, 3, 922, 841, 760, 679, 598, 517, 436, 355, 274, 193, 112, 31,
            950, 869, 788, 707, 626, 545, 464, 383, 302, 221, 140, 59, 978, 897, 816, 735, 654, 573, 492, 411, 330, 249, 168, 87, 6, 925, 844, 763, 682, 601,
            520, 439, 358, 277, 196, 115, 34, 953, 872, 791, 710, 629, 548, 467, 386, 305, 224, 143, 62, 981,
        };
    }

    static int callsHuge(int rounds) {
        int sum = 0;
        for (int i = 0; i < rounds; i++) {
            sum += huge()[i % 1100];
        }
        return sum;
    }

    /** A loop that is entered with a value on the stack cannot be entered in compiled code. */
    static long operand(int[] values, int kind) {
        return kind + switch (kind) {
            case 0 -> {
                long sum = 0;
                for (int round = 0; round < 60_000; round++) {
                    for (int value : values) {
                        sum += value ^ round;
                    }
                }
                yield sum;
            }
            default -> 0L;
        };
    }

    static int recursive(int n) {
        return n < 2 ? n : recursive(n - 1) + recursive(n - 2);
    }

    /** Calls within a lambda and within a method of an anonymous class. */
    static int nested(Shape[] shapes, int rounds) {
        IntBinaryOperator add = (a, b) -> a + (int) shapes[b % shapes.length].area();
        Shape counted = new Shape() {
            int calls;

            public double area() {
                return ++calls + shapes[calls % shapes.length].area();
            }
        };
        int sum = 0;
        for (int i = 0; i < rounds; i++) {
            sum = add.applyAsInt(sum, i) + (int) counted.area();
        }
        return sum;
    }

    public static void main(String[] args) throws InterruptedException {
        Shape[] four = new Shape[1000];
        for (int i = 0; i < four.length; i++) {
            int kind = i % 10;
            four[i] = kind < 5 ? new Circle(i) : kind < 8 ? new Square(i) : kind < 9 ? new Strip(i) : new Dot();
        }
        Shape[] two = new Shape[1000];
        for (int i = 0; i < two.length; i++) {
            two[i] = i % 4 == 0 ? new Square(i) : new Circle(i);
        }
        Object[] numbers = new Object[1000];
        java.util.Arrays.fill(numbers, 7);
        Object[] mixed = numbers.clone();
        for (int i = 0; i < mixed.length; i += 3) {
            mixed[i] = "text" + i;
        }
        double sum = 0;
        for (int round = 0; round < 3000; round++) {
            sum += megamorphic(four) + bimorphic(two) + phase(round < 2000 ? numbers : mixed) + callsBig(100) + nested(four, 100) + callsHuge(10);
        }
        sum += operand(new int[100], 0) + recursive(27);
        System.out.println(sum);
        if (args.length > 0) {
            Thread.sleep(60_000);
        }
    }
}
