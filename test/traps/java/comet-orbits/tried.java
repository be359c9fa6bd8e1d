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
    }

    private static double nearest(Vector place, Vector speed, int steps) {
        double nearest = Double.MAX_VALUE;
        double x = place.x;
        double y = place.y;
        double z = place.z;
        double u = speed.x;
        double v = speed.y;
        double w = speed.z;
        double dt = 0.002;
        for (int step = 0; step < steps; step++) {
            double angle = step * 0.0004;
            double sx = 0 - x;
            double sy = 0 - y;
            double sz = 0 - z;
            double distance = Math.sqrt(sx * sx + sy * sy + sz * sz) + 1e-3;
            double bySun = 39.5 / (distance * distance * distance);
            double jx = 5.2 - angle * angle * 0.3 - x;
            double jy = 5.2 * angle - y;
            double jz = 0 - z;
            distance = Math.sqrt(jx * jx + jy * jy + jz * jz) + 1e-3;
            double byJupiter = 0.038 / (distance * distance * distance);
            u += (sx * bySun + jx * byJupiter) * dt;
            v += (sy * bySun + jy * byJupiter) * dt;
            w += (sz * bySun + jz * byJupiter) * dt;
            x += u * dt;
            y += v * dt;
            z += w * dt;
            double dx = x - (5.2 - angle * angle * 0.3);
            double dy = y - 5.2 * angle;
            nearest = Math.min(nearest, Math.sqrt(dx * dx + dy * dy + z * z));
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
