/** A small computer of the eighties: memory with devices mapped into it, and programs that move and sum blocks. */
class ChipEmulator {
    private final int[] memory = new int[65536];
    private int timer;
    private int latch = 1000;
    private int keys = 0xFF;
    private int sound;
    private int beam;
    private int status;
    private int shift;
    private int deviceReads;

    int read(int address) {
        address &= 0xFFFF;
        if (address < 0xD000 || address >= 0xD100) return memory[address];
        deviceReads++;
        switch (address & 0xFF) {
            case 0x00:
                status |= beam > 255 ? 0x80 : 0;
                return status & 0x7F | beam >> 1 & 0x80;
            case 0x01:
                beam = (beam + 1) % 312;
                return beam & 0xFF;
            case 0x02:
                timer = timer == 0 ? latch : timer - 1;
                if (timer == 0) status |= 1;
                return timer & 0xFF;
            case 0x03:
                return timer >> 8 & 0xFF;
            case 0x04:
                keys = (keys << 1 | keys >> 7) & 0xFF;
                return (keys & 0x0F) == 0 ? 0 : keys ^ 0xFF;
            case 0x05:
                sound = (sound >> 1) ^ (-(sound & 1) & 0xB8);
                return sound & 0xFF;
            case 0x06:
                shift = (shift << 1 | memory[0xD006] >> 7 & 1) & 0xFF;
                return shift;
            case 0x07:
                return (shift ^ sound) & 0xFF;
            case 0x08:
                return Integer.reverse(keys) >>> 24;
            case 0x09:
                latch = Math.max(1, latch - 1);
                return latch & 0xFF;
            case 0x0A:
                return (status & 1) != 0 ? 0xFF : 0;
            case 0x0B:
                status &= ~1;
                return 0;
            case 0x0C:
                return beam < 50 ? 1 : beam < 250 ? 2 : beam < 300 ? 3 : 0;
            case 0x0D:
                return Integer.bitCount(keys) + Integer.bitCount(status) * 16 & 0xFF;
            default:
                return memory[address] ^ 0xAA;
        }
    }

    void write(int address, int value) {
        memory[address & 0xFFFF] = value & 0xFF;
    }

    int sum(int address, int length) {
        int total = 0;
        for (int i = 0; i < length; i++) {
            total += read(address + i);
        }
        return total;
    }

    void move(int from, int to, int length) {
        for (int i = 0; i < length; i++) {
            write(to + i, read(from + i));
        }
    }

    int search(int address, int length, int wanted) {
        int found = 0;
        for (int i = 0; i < length; i++) {
            int value = read(address + i);
            if (value == wanted) found++;
        }
        return found;
    }

    /** The picture: eight pixels a byte, by the pattern of the beam. */
    int draw(int frame) {
        int lit = 0;
        for (int line = 0; line < 200; line++) {
            for (int column = 0; column < 40; column++) {
                int pattern = memory[0x2000 + line * 40 + column] * 0x01010101 ^ frame * 0x9E3779B9;
                pattern ^= pattern >>> 15;
                pattern *= 0x85EBCA6B;
                pattern ^= pattern >>> 13;
                lit += Integer.bitCount(pattern & 0xFF);
            }
        }
        return lit;
    }

    public static void main(String[] args) {
        int frames = args.length > 0 ? Integer.parseInt(args[0]) : 40000;
        ChipEmulator chip = new ChipEmulator();
        for (int i = 0; i < 65536; i++) chip.write(i, i * 167 >> 3);
        long lit = 0;
        long sums = 0;
        long found = 0;
        for (int frame = 0; frame < frames; frame++) {
            int base = 0x2000 + frame % 64 * 40;
            chip.move(base, 0x6000, 8000);
            sums += chip.sum(0x6000, 12000);
            found += chip.search(base, 16000, frame & 0xFF);
            chip.move(0xD000, 0x400, 16);
            lit += chip.draw(frame);
        }
        System.out.println("lit " + lit + ", sums " + sums + ", found " + found + ", device reads " + chip.deviceReads);
    }
}

class Main {
    public static void main(String[] args) {
        ChipEmulator.main(args);
    }
}
