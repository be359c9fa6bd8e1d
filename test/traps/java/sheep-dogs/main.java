import java.util.ArrayList;
import java.util.List;

/** Sheep wander over fields, and dogs bring them back from all but a few. */
class SheepDogs {
    record Field(int x, int y) {}

    private final List<Field> calm = new ArrayList<>();
    private final Field[] fields;
    private final int[] sheep;
    private long barks;

    SheepDogs(int width, int flock) {
        fields = new Field[width * width];
        for (int i = 0; i < fields.length; i++) fields[i] = new Field(i % width, i / width);
        sheep = new int[flock];
        calm.add(fields[3]);
        calm.add(fields[width * 2 + 1]);
        calm.add(fields[width * 5]);
    }

    private void hour(int hour) {
        for (int i = 0; i < sheep.length; i++) {
            int next = sheep[i] * 5 + i + hour;
            for (int step = 0; step < 6; step++) next = next * 31 + (next >>> 7) & 0xFFFFFF;
            sheep[i] = next % fields.length;
            Field field = fields[sheep[i]];
            if (calm.contains(field)) {
                continue;
            }
            barks += field.x() + field.y();
        }
    }

    public static void main(String[] args) {
        int hours = args.length > 0 ? Integer.parseInt(args[0]) : 40000;
        SheepDogs dogs = new SheepDogs(12, 4000);
        for (int hour = 0; hour < hours; hour++) dogs.hour(hour);
        System.out.println("barks " + dogs.barks);
    }
}

class Main {
    public static void main(String[] args) {
        SheepDogs.main(args);
    }
}
