import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Premiums of a book of insurance policies under scenarios of inflation, and the reserve that they need. */
class Premiums {
    interface Tariff {
        double premium(Policy policy, double inflation);
    }

    record Household(double base) implements Tariff {
        public double premium(Policy policy, double inflation) {
            return base + policy.sum * 0.0021 * inflation - policy.years * 1.5;
        }
    }

    record Motor(double base) implements Tariff {
        public double premium(Policy policy, double inflation) {
            return base + policy.sum * 0.0140 * inflation - policy.years * 9.0;
        }
    }

    record Travel(double base) implements Tariff {
        public double premium(Policy policy, double inflation) {
            return base + policy.sum * 0.0008 * inflation - policy.years * 0.25;
        }
    }

    record Liability(double base) implements Tariff {
        public double premium(Policy policy, double inflation) {
            return base + policy.sum * 0.0004 * inflation - policy.years * 0.75;
        }
    }

    record Legal(double base) implements Tariff {
        public double premium(Policy policy, double inflation) {
            return base + policy.sum * 0.0060 * inflation - policy.years * 2.0;
        }
    }

    static final class Policy {
        final int number;
        final double sum;
        final int years;
        final Tariff tariff;

        Policy(int number, double sum, int years, Tariff tariff) {
            this.number = number;
            this.sum = sum;
            this.years = years;
            this.tariff = tariff;
        }
    }

    static List<Policy> book(int count, Random random) {
        Tariff[] tariffs = {new Household(48), new Motor(210), new Travel(19), new Liability(36), new Legal(88)};
        List<Policy> policies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            policies.add(new Policy(i, 1000 + random.nextInt(80000), random.nextInt(20), tariffs[random.nextInt(5)]));
        }
        return policies;
    }

    static double collect(List<Policy> policies, double inflation) {
        double total = 0;
        for (Policy policy : policies) {
            total += policy.tariff.premium(policy, inflation);
        }
        return total;
    }

    /** Claims of a year, as a walk in fixed steps of the hash of the policy and the scenario. */
    static double claims(List<Policy> policies, int scenario) {
        double paid = 0;
        for (Policy policy : policies) {
            int hash = policy.number * 0x9E3779B9 ^ scenario * 0x85EBCA6B;
            for (int i = 0; i < 30; i++) {
                hash ^= hash >>> 13;
                hash *= 0xC2B2AE35;
            }
            if ((hash & 0x7F) < 3) paid += policy.sum * ((hash >>> 8 & 0xFF) / 400.0);
        }
        return paid;
    }

    static String describe(List<Policy> policies) {
        String text = "";
        for (int i = 0; i < 5; i++) {
            Policy policy = policies.get(i);
            text += policy.number + ":" + policy.tariff.getClass().getSimpleName() + (i < 4 ? ", " : "");
        }
        return text;
    }

    public static void main(String[] args) {
        int scenarios = args.length > 0 ? Integer.parseInt(args[0]) : 7500;
        List<Policy> policies = book(12000, new Random(5));
        double worst = Double.MAX_VALUE;
        double mean = 0;
        for (int scenario = 0; scenario < scenarios; scenario++) {
            double inflation = 1 + scenario % 37 / 500.0;
            double result = collect(policies, inflation) - claims(policies, scenario);
            worst = Math.min(worst, result);
            mean += result / scenarios;
        }
        System.out.println(describe(policies));
        System.out.printf("mean %.2f, worst %.2f%n", mean, worst);
    }
}

class Main {
    public static void main(String[] args) {
        Premiums.main(args);
    }
}
