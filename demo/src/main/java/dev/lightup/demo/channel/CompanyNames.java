package dev.lightup.demo.channel;

import java.util.List;
import java.util.Map;

/// Invented companies. Any likeness to real ones is chance.
public final class CompanyNames {
    /// Where customers and made-up partners are.
    public static final List<String> COUNTRIES = List.of("NO", "SE", "DK", "FI", "US", "JP", "DE");

    /// A company and its country.
    public record Company(String name, String country) {}

    /// Customers that stand at a fixed place: names that pages must be able to show.
    private static final Map<Integer, List<Company>> FIXED = Map.of(0,
            List.of(new Company("Bøe & Datter Bakeri", "NO"), new Company("Havørn Trålerrederi AS", "NO"),
                    new Company(
                            "Interkommunalt samarbeid for vann, avløp og renovasjon i Øvre Lysedal og Nedre Storvika IKS",
                            "NO"),
                    new Company("Дитячий садок «Соняшник»", "NO"), new Company("Ljósavík Fiskur ehf.", "IS")),
            9, List.of(new Company("O'Brannigan's <Corner> Bookshop", "US"), new Company("Ξενώνας Αρμονία", "US"),
                    new Company("Casa Ñandú Catering", "US"), new Company("\"Quoted\" Signs & Banners", "US")),
            12,
            List.of(new Company("مخبز الياسمين", "US"), new Company("عيادة النخلة لطب الأسنان", "US"),
                    new Company("מאפיית השקד", "US"), new Company("دار زيتونة للنشر", "US")),
            17, List.of(new Company("株式会社 千鳥ヶ浦製作所", "JP"), new Company("若葉の森こども園", "JP"),
                    new Company("한여울 서점", "JP")));

    private static final Map<String, List<String>> FIRST = Map.of("NO",
            List.of("Solbakken", "Elvebyen", "Granli", "Lyngheim", "Skogstjerna", "Bruvoll", "Myrstad", "Vesterbukt",
                    "Kvitbjørn", "Ospelund", "Ulvedal", "Tjeldnes", "Åsgrend", "Rødhette", "Nøstevik", "Steinrøys"),
            "SE",
            List.of("Björkhaga", "Sjögläntan", "Älvkulla", "Kråkvik", "Norrbränna", "Smultronberg", "Hökensta",
                    "Lingonås"),
            "DK", List.of("Bøgelund", "Strandengen", "Hyldehave", "Ravnsø", "Kløverbæk", "Mågevang"), "FI",
            List.of("Koivuranta", "Hilla", "Järvenmaa", "Käpylinna", "Suolampi", "Revontuli"), "US",
            List.of("Cedar Hollow", "Lantern Hill", "Blue Heron", "Old Quarry", "Juniper Flats", "Maple & Stone",
                    "Foxglove", "Copper Kettle", "Silver Birch", "Windmill Road", "Harvest Moon", "Sandpiper",
                    "Ironwood", "Two Bridges", "Marigold", "Pine Needle"),
            "JP",
            List.of("青空", "花咲", "汐見", "緑川", "東雲", "朝凪", "松風", "雪見", "桐ヶ丘", "つばめ", "はるか", "みずほ野", "山吹", "白波", "藤ノ木",
                    "小春"),
            "DE", List.of("Ahornhof", "Mühlbach", "Grünwinkel", "Sonnenkamp", "Flößer", "Lindenstieg"));

    private static final Map<String, List<String>> LAST = Map.of("NO",
            List.of("Regnskap AS", "Tannklinikk", "Barnehage SA", "Bakeri AS", "Rederi AS", "Trevare AS", "Arkitekter",
                    "Veterinærsenter", "Advokater DA", "Sykehjem", "Elektro AS", "Fiskeeksport AS", "Kommune",
                    "Idrettslag", "Reinlag", "Bokhandel"),
            "SE",
            List.of("Redovisning AB", "Förskola", "Snickeri AB", "Åkeri AB", "Vårdcentral", "Bruk AB", "Förlag",
                    "Golvteknik AB"),
            "DK", List.of("Revision ApS", "Tandlæger", "Mejeri A/S", "Møbler ApS", "Friskole", "Gartneri"), "FI",
            List.of("Tilitoimisto Oy", "Päiväkoti", "Saha Oy", "Lääkärit Oy", "Kirjakauppa", "Panimo Oy"), "US",
            List.of("Dental Group", "Accounting LLC", "Elementary School District", "Brewing Co.", "Freight Lines",
                    "Architects", "Veterinary Clinic", "Law Office", "Senior Living", "Electric Co-op", "Credit Union",
                    "Outfitters", "Printing", "Family Farms", "Public Library", "Hardware"),
            "JP",
            List.of("歯科医院", "建設株式会社", "製作所", "商店", "会計事務所", "保育園", "酒造", "物流株式会社", "印刷", "設計事務所", "病院", "旅館", "農園",
                    "書房", "水産", "工務店"),
            "DE",
            List.of("Steuerberatung", "Schreinerei GmbH", "Apotheke", "Verlag GmbH", "Maschinenbau GmbH",
                    "Zahnärzte"));

    private static final Map<String, List<String>> TRADE = Map.of("NO",
            List.of("Data AS", "Drift AS", "IT-hjelp", "Systemer AS", "Skytjenester AS"), "SE",
            List.of("Molnbyrå AB", "IT-stöd AB"), "DK", List.of("Cloud ApS", "IT-Service"), "FI",
            List.of("Pilvipalvelut Oy", "ICT Oy"), "US",
            List.of("IT Services", "Managed Systems", "Cloud Partners", "Technologies LLC", "Consulting"), "JP",
            List.of("システム合同会社", "ソリューションズ", "クラウド", "情報サービス", "テクノ"), "DE",
            List.of("Systemhaus GmbH", "IT-Dienste"));

    private CompanyNames() {}

    /// The customer at a place of a partner; some stand at fixed places.
    public static Company company(String country, int partner, int place, SeededRandom chance) {
        List<Company> fixed = FIXED.getOrDefault(partner, List.of());
        if (place < fixed.size()) {
            return fixed.get(place);
        }
        return new Company(joined(country, chance.pick(of(FIRST, country)), chance.pick(of(LAST, country))), country);
    }

    /// A partner that nobody named.
    static Company partner(SeededRandom chance) {
        String country = chance.pick(COUNTRIES);
        return new Company(joined(country, chance.pick(of(FIRST, country)), chance.pick(of(TRADE, country))), country);
    }

    private static String joined(String country, String first, String last) {
        return country.equals("JP") ? first + last : first + " " + last;
    }

    private static List<String> of(Map<String, List<String>> words, String country) {
        List<String> found = words.get(country);
        if (found == null) {
            throw new IllegalArgumentException("no names of " + country);
        }
        return found;
    }
}
