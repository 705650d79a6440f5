package dev.lightup.senders.export.column;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What systems call their columns, by language: a table of data. Names that can only be one thing stand first. Spelling, that is case, accents,
/// blanks and punctuation, does not matter.
final class HeaderNames {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final String ENGLISH = """
            account=account id, reseller id, partner id, mpn id, company id, account, reseller, account number, reseller number, partner number, partner
            accountName=account name, reseller name, partner name
            customer=customer id, customer tenant id, tenant id, end customer id, customer number, customer no, customer
            customerName=customer name, end customer, company name
            sku=sku, sku id, offer id, product id, product number, product code, material number, product, part number
            subscription=subscription id, subscription, licence id, license id
            sold=sold, seats, quantity, licenses, licences, seats ordered, ordered seats, seats sold, licensed seats, purchased seats, total licenses
            assigned=assigned seats, assigned licenses, seats assigned, assigned
            qualified=qualified entitlements, qualified
            active=active users, active seats, active, seats in use, seats active, in use
            workload=workload, workload name
            windowDays=window days, window
            status=status, state, order status, subscription status
            termEnd=term end, term end date, commitment end date, expiry date, end date, expiration date, renewal date
            trial=is trial, trial
            autorenew=auto renew, auto renew enabled, auto renewal
            order=order number, order id, order no, sales order, sales order number, order
            quantity=quantity, qty, seats
            submitted=submitted, order date, ordered, order placed, submitted on, created
            reason=reason, status reason, comment
            asOf=as of, report date, snapshot date
            """;
    private static final String NORWEGIAN = """
            account=forhandlernummer, forhandler id, partnernummer, forhandlernr, partnernr, forhandler
            accountName=forhandlernavn, partnernavn
            customer=kundenummer, kunde id, kundenr, kunde
            customerName=kundenavn
            sku=varenummer, artikkelnummer, produkt id, produktnummer, varenr, artikkelnr, produktkode, produkt, vare
            subscription=abonnement id, abonnementsnummer, abonnement
            sold=antall lisenser, solgt, solgte lisenser, lisenser, bestilte lisenser, antall bestilt, kjøpte lisenser, antall
            assigned=tildelte lisenser, antall tildelt, tildelt
            active=aktive brukere, i bruk, aktive lisenser, antall aktive, aktive
            status=ordrestatus, abonnementsstatus
            termEnd=sluttdato, utløpsdato, fornyelsesdato, utløper, bindingstid til
            trial=prøveperiode, prøvelisens, prøve
            autorenew=automatisk fornyelse, autofornyelse
            order=ordrenummer, ordre id, ordrenr, bestillingsnummer, ordre
            quantity=antall
            submitted=ordredato, bestillingsdato, bestilt
            reason=årsak, begrunnelse, kommentar
            asOf=rapportdato, per dato
            """;
    private static final String DANISH = """
            account=forhandlernummer, forhandler id, partnernummer, forhandlernr, partnernr, forhandler
            accountName=forhandlernavn, partnernavn
            customer=kundenummer, kunde id, kundenr, kunde
            customerName=kundenavn
            sku=varenummer, produkt id, produktnummer, varenr, produktkode, produkt, vare
            subscription=abonnement id, abonnementsnummer, abonnement
            sold=antal licenser, solgt, solgte licenser, licenser, bestilte licenser, antal bestilt, købte licenser, antal
            assigned=tildelte licenser, antal tildelt, tildelt
            active=aktive brugere, i brug, aktive licenser, antal aktive, aktive
            status=ordrestatus, abonnementsstatus
            termEnd=slutdato, udløbsdato, udløber, fornyelsesdato
            trial=prøveperiode, prøvelicens, prøve
            autorenew=automatisk fornyelse, autofornyelse
            order=ordrenummer, ordre id, ordrenr, bestillingsnummer, ordre
            quantity=antal
            submitted=ordredato, bestillingsdato, bestilt
            reason=årsag, begrundelse, kommentar
            asOf=rapportdato, pr dato
            """;
    private static final String SWEDISH = """
            account=återförsäljarnummer, återförsäljare id, partnernummer, återförsäljarnr, partnernr, återförsäljare
            accountName=återförsäljarnamn, partnernamn
            customer=kundnummer, kund id, kundnr, kund
            customerName=kundnamn
            sku=artikelnummer, produkt id, artikelnr, produktkod, produkt, produktnummer
            subscription=prenumeration id, prenumerationsnummer, prenumeration, abonnemang
            sold=antal licenser, sålda, sålda licenser, licenser, beställda licenser, antal beställda, köpta licenser, antal
            assigned=tilldelade licenser, antal tilldelade, tilldelade
            active=aktiva användare, används, aktiva licenser, antal aktiva, aktiva
            status=orderstatus, prenumerationsstatus
            termEnd=slutdatum, utgångsdatum, förfallodatum, förnyelsedatum
            trial=provperiod, provlicens, prov
            autorenew=automatisk förnyelse
            order=ordernummer, order id, beställningsnummer, ordernr
            quantity=antal
            submitted=orderdatum, beställningsdatum, beställd
            reason=orsak, anledning, kommentar
            asOf=rapportdatum, per datum
            """;
    private static final String FINNISH = """
            account=jälleenmyyjänumero, jälleenmyyjän tunnus, kumppanin tunnus, jälleenmyyjä, kumppanin numero, kumppaninumero, kumppani
            accountName=jälleenmyyjän nimi, kumppanin nimi
            customer=asiakasnumero, asiakastunnus, asiakas
            customerName=asiakkaan nimi, asiakasnimi
            sku=tuotenumero, tuotetunnus, tuote, tuotekoodi
            subscription=tilauksen tunnus, tilaustunnus, liittymä
            sold=lisenssien määrä, myydyt, myydyt lisenssit, lisenssit, tilatut lisenssit, ostetut lisenssit, määrä
            assigned=määritetyt lisenssit, määritetyt
            active=aktiiviset käyttäjät, käytössä, aktiiviset lisenssit, aktiiviset
            status=tila, tilauksen tila
            termEnd=päättymispäivä, voimassa asti, uusimispäivä
            trial=kokeilujakso, kokeilu
            autorenew=automaattinen uusiminen
            order=tilausnumero, tilaus
            quantity=määrä
            submitted=tilauspäivä, tilattu
            reason=syy, kommentti
            asOf=raporttipäivä, raportin päivä
            """;
    private static final String GERMAN = """
            account=händlernummer, partnernummer, händler id, reseller nummer, partnernr, händlernr, händler
            accountName=händlername, partnername
            customer=kundennummer, kunden id, kundennr, kdnr, debitorennummer, endkundennummer, kunde
            customerName=endkunde, name des kunden, kundenname
            sku=artikelnummer, produkt id, produktnummer, artikelnr, produktcode, materialnummer, produkt, artikel
            subscription=vertragsnummer, abonnement id, abo id, vertrag, abonnement, abo
            sold=anzahl lizenzen, verkauft, verkaufte lizenzen, lizenzen, menge, bestellte lizenzen, gekaufte lizenzen, lizenzen bestellt, anzahl bestellt, anzahl
            assigned=zugewiesene lizenzen, lizenzen zugewiesen, anzahl zugewiesen, vergebene lizenzen, zugewiesen
            active=aktive nutzer, aktive benutzer, in nutzung, aktive lizenzen, genutzte lizenzen, lizenzen aktiv, aktiv
            status=auftragsstatus, bestellstatus, abonnementstatus, stand
            termEnd=laufzeitende, ablaufdatum, verlängerungsdatum, gültig bis, enddatum, vertragsende
            trial=testversion, testlizenz, test
            autorenew=automatische verlängerung
            order=auftragsnummer, bestellnummer, auftrag, auftragsnr, bestellnr, bestellung
            quantity=menge, anzahl
            submitted=auftragsdatum, bestelldatum, bestellt am, auftrag vom, bestellt
            reason=grund, kommentar, bemerkung
            asOf=stichtag, berichtsdatum
            """;
    private static final String FRENCH = """
            account=numéro de revendeur, id revendeur, numéro de partenaire, revendeur, n° partenaire, code partenaire, code revendeur, partenaire
            accountName=nom du revendeur, nom du partenaire
            customer=numéro de client, numéro client, id client, code client, n° client, client
            customerName=nom du client, nom client
            sku=référence, référence produit, id produit, code produit, référence article, produit, article
            subscription=id abonnement, numéro d'abonnement, abonnement
            sold=nombre de licences, vendues, licences vendues, licences, licences commandées, licences achetées, postes commandés, quantité
            assigned=licences attribuées, licences affectées, licences assignées, attribuées
            active=utilisateurs actifs, en cours d'utilisation, licences actives, licences utilisées, actifs
            status=statut, état, statut de la commande
            termEnd=date de fin, date d'expiration, date de renouvellement, fin de contrat, échéance
            trial=version d'essai, essai
            autorenew=renouvellement automatique
            order=numéro de commande, id commande, n° commande, n° de commande, commande
            quantity=quantité
            submitted=date de commande, commandée le, commandé le
            reason=motif, raison, commentaire
            asOf=date du rapport, à la date du
            """;
    private static final String DUTCH = """
            account=resellernummer, partnernummer, wederverkoper id, resellernr, partnernr, wederverkoper
            accountName=resellernaam, partnernaam, naam wederverkoper
            customer=klantnummer, klant id, klantnr, debiteurnummer, klantcode, klant
            customerName=klantnaam
            sku=artikelnummer, product id, artikelnr, artikelcode, productcode, product, productnummer
            subscription=abonnement id, abonnementsnummer, abonnement
            sold=aantal licenties, verkocht, verkochte licenties, licenties, bestelde licenties, aangeschafte licenties, aantal besteld, aantal
            assigned=toegewezen licenties, aantal toegewezen, toegewezen
            active=actieve gebruikers, in gebruik, actieve licenties, gebruikte licenties, actief
            status=orderstatus, bestelstatus, abonnementsstatus
            termEnd=einddatum, vervaldatum, geldig tot, verlengingsdatum
            trial=proefversie, proeflicentie, proef
            autorenew=automatische verlenging, automatisch verlengen
            order=ordernummer, bestelnummer, ordernr, bestelnr, bestelling
            quantity=aantal
            submitted=orderdatum, besteldatum, besteld op, besteld
            reason=reden, opmerking
            asOf=rapportdatum, peildatum
            """;
    private static final String SPANISH = """
            account=número de distribuidor, id de revendedor, número de socio, revendedor, socio
            accountName=nombre del revendedor, nombre del socio
            customer=número de cliente, id de cliente, código de cliente, cliente
            customerName=nombre del cliente
            sku=referencia, id de producto, código de producto, artículo
            subscription=id de suscripción, número de suscripción, suscripción
            sold=número de licencias, vendidas, licencias vendidas, licencias, cantidad
            assigned=licencias asignadas, asignadas
            active=usuarios activos, en uso, activos
            status=estado, estado del pedido
            termEnd=fecha de fin, fecha de vencimiento, fecha de renovación
            trial=versión de prueba, prueba
            autorenew=renovación automática
            order=número de pedido, id de pedido, pedido
            quantity=cantidad
            submitted=fecha de pedido, fecha del pedido
            reason=motivo, razón, comentario
            asOf=fecha del informe, a fecha de
            """;

    /// Those that say whom a row is about, and not whether by number or by name.
    private static final String EITHER = """
            account, reseller, partner, customer, forhandler, kunde, återförsäljare, kund, jälleenmyyjä, kumppani, asiakas, händler, revendeur,
            partenaire, client, wederverkoper, klant, revendedor, socio, cliente
            """;

    /// The languages, in the order in which their names are tried.
    static final Map<String, String> LANGUAGES = languages();

    private HeaderNames() {}

    private static Map<String, String> languages() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("English", ENGLISH);
        all.put("Norwegian", NORWEGIAN);
        all.put("Danish", DANISH);
        all.put("Swedish", SWEDISH);
        all.put("Finnish", FINNISH);
        all.put("German", GERMAN);
        all.put("French", FRENCH);
        all.put("Dutch", DUTCH);
        all.put("Spanish", SPANISH);
        return Collections.unmodifiableMap(all);
    }

    /// What of a header counts.
    static String spelling(String header) {
        String lower = header.toLowerCase(Locale.ROOT).replace("ß", "ss").replace("ø", "o").replace("æ", "ae");
        return OTHERS.matcher(MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll(""))
                .replaceAll("");
    }

    /// The names of each field as their spelling, the surest of every language first.
    static Map<ExportField, List<String>> all() {
        Map<ExportField, List<List<String>>> lines = new EnumMap<>(ExportField.class);
        for (String table : LANGUAGES.values()) {
            table.lines()
                    .forEach(line -> lines.computeIfAbsent(field(line), _ -> new ArrayList<>()).add(names(line)));
        }
        Map<ExportField, List<String>> all = new EnumMap<>(ExportField.class);
        lines.forEach((field, languages) -> {
            int longest = languages.stream().mapToInt(List::size).max().orElse(0);
            all.put(field, IntStream.range(0, longest)
                    .boxed()
                    .flatMap(rank -> languages.stream()
                            .filter(names -> rank < names.size())
                            .map(names -> names.get(rank)))
                    .distinct()
                    .toList());
        });
        return all;
    }

    /// The spelling of names that may stand over numbers and over names.
    static Set<String> either() {
        return Arrays.stream(EITHER.split(",")).map(HeaderNames::spelling).collect(Collectors.toUnmodifiableSet());
    }

    private static ExportField field(String line) {
        String word = line.substring(0, line.indexOf('='));
        return Arrays.stream(ExportField.values()).filter(one -> one.word().equals(word)).findFirst().orElseThrow();
    }

    private static List<String> names(String line) {
        return Arrays.stream(line.substring(line.indexOf('=') + 1).split(",", -1)).map(HeaderNames::spelling).toList();
    }
}
