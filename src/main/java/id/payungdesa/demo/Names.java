package id.payungdesa.demo;

/** Invented names of people as one meets them around Nunukan: the same number always gives the same name. */
final class Names {

    private static final String[] MEN = {
        "Rahman", "Yosua", "Jufri", "Markus", "Syahrul", "Daud", "Hamzah", "Yansen", "Ramli", "Petrus", "Sudirman",
        "Elias", "Burhan", "Dominggus", "Asri", "Matius", "Ilham", "Semuel", "Darwis", "Yohanis", "Amiruddin",
                "Stefanus",
        "Kamaruddin", "Lukas", "Supriadi", "Ruben", "Muhtar", "Paulus", "Sahabuddin", "Titus", "Hendrik"
    };
    private static final String[] WOMEN = {
        "Nurhayati", "Ester", "Marlina", "Yuliana", "Hasnah", "Debora", "Sumarni", "Agustina", "Rahmawati", "Ruth",
        "Halimah", "Marta", "Jumriah", "Yosefina", "Sitti Aminah", "Rosalina", "Kartini", "Naomi", "Suriani", "Lidia",
        "Mariama", "Kristina", "Hadijah", "Elisabet", "Asnawati", "Damaris", "Rosmini", "Yuspina", "Darmawati"
    };
    private static final String[] FAMILIES = {
        "Sanusi", "Padan", "Tandi", "Baru", "Mappa", "Labo", "Yakub", "Ating", "Rante", "Sakai", "Pangeran", "Lalung",
        "Latif", "Balang", "Daeng", "Bulan", "Saleh", "Agung", "Kadir", "Liang", "Tahir", "Udau", "Ba'lan", "Pasulle",
        "Lenggang", "Murang", "Siring"
    };

    private Names() {}

    static String of(int number, boolean woman) {
        var given = woman ? WOMEN : MEN;
        return given[Math.floorMod(number * 7, given.length)] + " "
                + FAMILIES[Math.floorMod(number * 5 + number / given.length, FAMILIES.length)];
    }

    static String mother(int number) {
        return WOMEN[Math.floorMod(number * 11 + 3, WOMEN.length)];
    }
}
