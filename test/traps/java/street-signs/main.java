/** Texts of the signs of a town, and what it takes to paint them. */
class StreetSigns {
    private static final String[] NAMES = {"Mill Lane", "Station Road", "Kirkgate", "Harbour Street", "The Green"};

    private final int[] strokes = new int[256];
    private long paint;
    private int longest;

    StreetSigns() {
        for (int letter = 0; letter < strokes.length; letter++) strokes[letter] = 1 + letter * 7 % 5;
    }

    private void paint(String text, int coats) {
        for (int coat = 1; coat <= coats; coat++) {
            int wet = coat;
            for (int i = 0; i < text.length(); i++) {
                wet = wet * 3 + strokes[text.charAt(i)] & 255;
                paint += wet;
            }
        }
    }

    private void street(String name, int district, int houses) {
        String text;
        for (int house = 1; house <= houses; house++) {
            text = name + " " + house + " (" + district + ")";
            longest = Math.max(longest, text.length());
            paint(text, 8);
        }
    }

    public static void main(String[] args) {
        int districts = args.length > 0 ? Integer.parseInt(args[0]) : 6000;
        StreetSigns signs = new StreetSigns();
        for (int district = 0; district < districts; district++) {
            for (String name : NAMES) signs.street(name, district, 200);
        }
        System.out.println("paint " + signs.paint + ", longest " + signs.longest);
    }
}

class Main {
    public static void main(String[] args) {
        StreetSigns.main(args);
    }
}
