import java.util.Arrays;

/** Seals of the files of an archive, each read as a whole, and what they would take when packed. */
class ArchiveChecksums {
    private static final int TEXT = 0;
    private static final int IMAGE = 1;
    private static final int INDEX = 2;

    private final byte[] block;
    private int state = 1539;

    ArchiveChecksums(int length) {
        block = new byte[length];
    }

    private void read(int number) {
        for (int i = 0; i < block.length; i++) {
            state = state * 1664525 + 1013904223;
            block[i] = (byte) (i % 7 < 3 ? state >>> 29 : state >>> 24);
        }
        block[number % block.length] = 1;
    }

    static int kind(byte[] block) {
        int sum = 0;
        for (int i = 0; i < 64; i++) sum += block[i * 13];
        return (sum & 0xFF) < 120 ? TEXT : (sum & 0xFF) < 230 ? IMAGE : INDEX;
    }

    /** The seal of a file; each kind has its own. */
    static long seal(int kind, int number, byte[] block) {
        return number * 1_000_003L + switch (kind) {
            case TEXT, IMAGE -> {
                long seal = kind;
                for (int i = 0; i < block.length; i++) {
                    seal = (seal << 5) - seal + block[i];
                    seal ^= seal >>> 27;
                }
                yield seal;
            }
            case INDEX -> block.length;
            default -> throw new IllegalStateException("kind " + kind);
        };
    }

    /** Bytes after packing by runs of up to 63. */
    static int packed(byte[] block) {
        int size = 0;
        int run = 1;
        for (int i = 1; i < block.length; i++) {
            if (block[i] == block[i - 1] && run < 63) {
                run++;
                continue;
            }
            size += run > 2 ? 3 : run;
            run = 1;
        }
        return size + run;
    }

    /** Bits of each byte by how often it occurs. */
    static double entropy(byte[] block) {
        int[] counts = new int[256];
        for (byte value : block) counts[value & 0xFF]++;
        double bits = 0;
        for (int count : counts) {
            if (count > 0) bits -= count * (Math.log((double) count / block.length) / Math.log(2));
        }
        return bits / 8;
    }

    static int distinct(byte[] block, int width) {
        int[] hashes = new int[1 << 12];
        int found = 0;
        for (int from = 0; from + width <= block.length; from += 3) {
            int hash = 17;
            for (int i = from; i < from + width; i++) hash = hash * 31 + block[i];
            int slot = hash >>> 20;
            if (hashes[slot] != hash) found++;
            hashes[slot] = hash;
        }
        return found;
    }

    public static void main(String[] args) {
        int files = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        ArchiveChecksums archive = new ArchiveChecksums(1_500_000);
        long[] seals = new long[files];
        long packed = 0;
        long found = 0;
        double entropy = 0;
        for (int number = 0; number < files; number++) {
            archive.read(number);
            seals[number] = seal(kind(archive.block), number, archive.block);
            packed += packed(archive.block);
            entropy += entropy(archive.block);
            found += distinct(archive.block, 24);
        }
        System.out.println("seals " + Long.toHexString(Arrays.hashCode(seals)) + ", packed " + packed + ", distinct " + found);
        System.out.printf("entropy %.3f%n", entropy);
    }
}

class Main {
    public static void main(String[] args) {
        ArchiveChecksums.main(args);
    }
}
