import java.util.HashSet;
import java.util.Set;

/** Numbers of parcels that come off a belt are looked up among those that were reported missing. */
class Main {
  static int found(Set<String> missing, String[] parcels, int round) {
    int found = round & 1;
    for (String parcel : parcels) {
      if (missing.contains(parcel)) found++;
    }
    return found;
  }

  static long checksum(int round) {
    long hash = round;
    for (int i = 0; i < 200_000; i++) hash = hash * 31 + (hash >>> 7) + i;
    return hash;
  }

  public static void main(String[] args) {
    Set<String> missing = new HashSet<>();
    for (int i = 0; i < 400; i++) missing.add("P" + i * 97);
    String[] parcels = new String[500];
    for (int i = 0; i < parcels.length; i++) parcels[i] = "P" + i * 53;
    long total = 0;
    for (int round = 0; round < 2500; round++) total += found(missing, parcels, round) + (checksum(round) & 7);
    System.out.println(total);
  }
}
