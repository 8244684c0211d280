import { expect, test } from "vitest";
import { kindOfName } from "../../../data/personal/columnNames.js";
import { toldName, toldNames } from "../../../data/personal/toldNames.js";

test.each([
  ["name", "Naam,naam lener,Achternaam,VOORNAAM,Volledige naam,surname,FirstName,Full name,Lener"],
  ["name", "Voorletters,Tussenvoegsel,Naam ouder/verzorger,contactpersoon,gebruikersnaam"],
  ["email", "E-mail,email,E-mailadres,EmailAddress,e_mail,Mail,Nieuwsbrief per e-mail"],
  ["phone", "Telefoon,Telefoonnummer,telnr,Tel.,mobiel,Mobile phone,phone_number,GSM,fax"],
  ["account", "IBAN,Rekeningnummer,bankrekening,Bank account,account_number,creditcard"],
  ["bsn", "BSN,Burgerservicenummer,sofi-nummer,National Insurance number,paspoortnummer"],
  ["card", "Pasnummer,pas_id,Lenersnummer,Lidnummer,lidnr,card number,borrower_no,PatronId"],
  ["card", "barcode,Nummer van de pas,membership number,klantnummer,Library card number"],
])("is taken for %s: %s", (kind, names) => {
  expect(names.split(",").map((name) => `${name}: ${kindOfName(name)}`)).toEqual(
    names.split(",").map((name) => `${name}: ${kind}`),
  );
});

test.each([
  "Vestiging,Naam vestiging,branch_name,Bibliotheeknaam,Library name,Straatnaam,Plaatsnaam,Gemeentenaam",
  "Postcode,Huisnummer,Huisnr. toev.,house number,Geboortejaar,Geb.jaar,birth_year,Lid sinds,Geldig t/m",
  "Soort pas,Soort lidmaatschap,card type,Categorie,Naam abonnement,Mobiele bibliotheek,nr,volgnummer,id",
  "Ingangsdatum,expiry date,Aantal leden,Opmerkingen,PC6,lsoa21cd,Kaartsoort,Straat,Leeftijd,,#",
])("is taken for nothing of a person: %s", (names) => {
  expect(names.split(",").filter((name) => kindOfName(name) !== null)).toEqual([]);
});

test("names of columns are told, and what else may stand in their place is not", () => {
  for (const name of ["E-mailadres", "Naam lener", "post_code", "lsoa21cd", "Soort lidmaatschap"]) {
    expect(toldName(name, 3)).toBe(name === "lsoa21cd" ? "#3" : name);
  }
  for (const name of ["Roos Spoorzoeker", "einddatumRoos", "Landman", "roos@voorbeeld.test"]) {
    expect(toldName(name, 3)).toBe("#3");
  }
  expect(toldName("P100234", 3)).toBe("#3");
  expect(toldName("", 3)).toBe("#3");
  expect(toldNames(["naam", "Roos Spoorzoeker", "postcode"])).toBe("naam, postcode and 1 more");
  expect(toldNames(["Roos", "P1000"])).toBe("2 that are called in another way");
});
