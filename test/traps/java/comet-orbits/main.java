/** Orbits of comets that pass Jupiter, by small steps. */
class CometOrbits {
    static final class Vector {
        final double x;
        final double y;
        final double z;

        Vector(double x, double y, double z) {
            this.x = x;
            this.y = y;
            this.z = z;
        }

        Vector plus(Vector other) {
            return new Vector(x + other.x, y + other.y, z + other.z);
        }

        Vector minus(Vector other) {
            return new Vector(x - other.x, y - other.y, z - other.z);
        }

        Vector times(double factor) {
            return new Vector(x * factor, y * factor, z * factor);
        }

        double length() {
            return Math.sqrt(x * x + y * y + z * z);
        }
    }

    private static Vector pull(Vector at, Vector from, double mass) {
        Vector way = from.minus(at);
        double distance = way.length() + 1e-3;
        return way.times(mass / (distance * distance * distance));
    }

    private static double nearest(Vector place, Vector speed, int steps) {
        double nearest = Double.MAX_VALUE;
        Vector sun = new Vector(0, 0, 0);
        double dt = 0.002;
        for (int step = 0; step < steps; step++) {
            double angle = step * 0.0004;
            Vector jupiter = new Vector(5.2 - angle * angle * 0.3, 5.2 * angle, 0);
            Vector force = pull(place, sun, 39.5).plus(pull(place, jupiter, 0.038));
            speed = speed.plus(force.times(dt));
            place = place.plus(speed.times(dt));
            nearest = Math.min(nearest, place.minus(jupiter).length());
        }
        return nearest;
    }

    public static void main(String[] args) {
        int comets = args.length > 0 ? Integer.parseInt(args[0]) : 16000;
        double sum = 0;
        for (int comet = 0; comet < comets; comet++) {
            sum += nearest(new Vector(8 + comet % 50 / 20.0, 1, 0.2), new Vector(-1.5, 0.8 + comet % 7 / 10.0, 0), 4000);
        }
        System.out.printf("%.6f%n", sum);
    }
}

class Main {
    public static void main(String[] args) {
        CometOrbits.main(args);
    }
}
