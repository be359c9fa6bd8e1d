/** How bells cool in the ground: rows of sand around the metal, with the recipe of each foundry. */
class BellFoundry {
    private final int[] ground = new int[400 * 300];
    private int cracks;

    private int cool(int row, int metal) {
        int from = row * 300;
        int lost = 3;
        int grain = 2;
        int limit = 90000;
        int wet = 1;
        switch (metal) {
            case 0:
                lost = row % 5 + 1;
                grain = row > 200 ? 3 : 2;
                limit = 80000 + row * 20;
                break;
            case 1:
                lost = row % 7 + 2;
                grain = row > 100 ? 4 : 1;
                wet = row % 3;
                limit = 70000 + row * 25;
                break;
            case 2:
                lost = Math.max(1, row % 11 - 4);
                wet = row > 300 ? 2 : 0;
                limit = 85000 - row * 10;
                break;
            case 3:
                lost = Math.min(6, row % 13 + 1);
                grain = 1 + row % 4;
                wet = grain > 2 ? 1 : 2;
                break;
            case 4:
                lost = row < 50 ? 6 : row < 120 ? 5 : row < 250 ? 4 : 2;
                limit = 60000 + (row & 63) * 100;
                break;
            default:
                grain = 5 - row % 3;
                lost = grain * 2 - row % 4;
                wet = Math.abs(row - 200) / 100;
                limit = row % 2 == 0 ? 77000 : 78000;
        }
        if (row == 0 || row == 399) {
            lost += 2;
            wet += row == 0 ? 1 : 2;
            limit -= 500;
        }
        return flow(from, lost, grain, limit, wet);
    }

    private int flow(int from, int lost, int grain, int limit, int wet) {
        int sum = 0;
        for (int i = from + 1; i < from + 299; i++) {
            int around = ground[i - 1] + ground[i + 1] - 2 * ground[i];
            int next = ground[i] + (around >> grain) - lost - (ground[i] >> 9) * wet;
            if (next < 0) next = 0;
            if (next > limit) {
                cracks++;
                next = limit;
            }
            ground[i] = next;
            sum += next >> 8;
        }
        return sum;
    }

    public static void main(String[] args) {
        int hours = args.length > 0 ? Integer.parseInt(args[0]) : 9000;
        BellFoundry foundry = new BellFoundry();
        long heat = 0;
        for (int hour = 0; hour < hours; hour++) {
            if (hour % 500 == 0) {
                for (int i = 0; i < foundry.ground.length; i++) foundry.ground[i] = 95000 + i * 31 % 4000;
            }
            int metal = hour / 500 % 6;
            heat += foundry.hour(metal);
        }
        System.out.println("heat " + heat + ", cracks " + foundry.cracks);
    }

    private long hour(int metal) {
        long heat = 0;
        for (int row = 0; row < 400; row++) {
            heat += cool(row, metal);
        }
        return heat;
    }
}

class Main {
    public static void main(String[] args) {
        BellFoundry.main(args);
    }
}
