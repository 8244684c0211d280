import { defineConfig } from "./data/config.js";

const segmentation = "kompas@2025";
const earlierSegmentation = "kompas@2024";
const credit = "Fictieve gegevens, gemaakt door Werkgebied";

/** Paused: nobody delivers new files to a demonstration. */
const schedule = { cron: "0 5 1 * *", timeZone: "Europe/Amsterdam", paused: true };

/** The same columns in each version of the segmentation. */
const residentsColumns = (version: string) => ({
  area_id: "area_id",
  segmentation: { value: version },
  segment_id: "segment",
  subsegment_id: "subsegment",
  households: "households",
  persons: "persons",
  persons_youth: "youth",
  persons_adult: "adult",
  persons_senior: "senior",
});

const assignmentsColumns = (version: string) => ({
  segmentation: { value: version },
  area_id: "area_id",
  house_number: "house_number",
  house_addition: "house_addition",
  segment_id: "segment_id",
  subsegment_id: "subsegment_id",
});

const segmentationColumns = {
  segmentation: "segmentation",
  level: "level",
  segment_id: "segment_id",
  parent_id: "parent_id",
  position: "position",
  name: "name",
  name_en: "name_en",
};

export default defineConfig({
  name: "Demonstratiegebied",
  language: "nl",
  timeZone: "Europe/Amsterdam",
  data: "var/demo",
  demonstration: { seed: 2026 },
  segmentation,
  alsoSegmentations: [earlierSegmentation],
  basis: ["households", "persons"],
  assignment: "address",
  memberDefinition: {
    nl: "Personen met een pas die op de peildatum geldig is, van elke soort. Een huishouden telt als lid zodra één van de bewoners zo'n pas heeft.",
    en: "People with a card of any kind that is valid on the snapshot date. A household counts as a member as soon as one of its residents holds such a card.",
  },
  // These people do not exist. Where they do, the key belongs in the environment: { env: "WERKGEBIED_HASH_KEY" }.
  hashKey: { value: "demonstratie" },
  notes: { "bibliotheek-merwedal": { file: "data/demo/notes/merwedal.md", public: true } },
  retention: { personsMonths: 24, schedule: { ...schedule, cron: "30 3 * * *" } },
  targets: {
    "Bibliotheek Merwedal": {
      B: { penetration: 0.18, by: "2027-12-31", since: "2025-01-01" },
      E: { penetration: 0.2, by: "2027-12-31", since: "2025-01-01" },
    },
    "Bibliotheek Heidewoud": { J: { penetration: 0.15, by: "2027-12-31", since: "2025-01-01" } },
  },
  feeds: {
    members_merwedal: {
      source: "members",
      file: "members/merwedal_{yyyy}-{mm}-{dd}.csv",
      columns: {
        library: { value: "Bibliotheek Merwedal" },
        branch: "Vestiging",
        member_id: "Pasnummer",
        area_id: "Postcode",
        house_number: "Huisnummer",
        house_addition: "Toevoeging",
        birth_year: "Geboortejaar",
        category: "Soort lidmaatschap",
        joined_date: "Ingangsdatum",
        expiry_date: "Einddatum",
      },
      drop: ["Naam", "E-mail", "Telefoon"],
      schedule,
      credit,
    },
    members_zilverdijk: {
      source: "members",
      file: {
        path: "members/zilverdijk_{yyyy}-{mm}-{dd}.csv.gz",
        delimiter: ";",
        encoding: "windows-1252",
      },
      columns: {
        library: { value: "Bibliotheek Zilverdijk" },
        branch: "Vestiging",
        member_id: "Lenersnummer",
        area_id: "Postcode",
        house_number: "Huisnr",
        house_addition: "Huisnr. toev.",
        birth_year: "Geb.jaar",
        category: "Categorie",
        joined_date: "Lid sinds",
        expiry_date: "Geldig t/m",
      },
      drop: ["Naam lener", "E-mailadres", "Telefoonnummer"],
      dateFormats: ["%d-%m-%Y"],
      schedule,
      credit,
    },
    members_heidewoud: {
      source: "members",
      file: "members/heidewoud_{yyyy}-{mm}-{dd}.tsv",
      columns: {
        library: { value: "Bibliotheek Heidewoud" },
        branch: "locatie",
        member_id: "pas_id",
        area_id: "postcode",
        house_number: "huisnummer",
        house_addition: "toevoeging",
        birth_year: "geboortejaar",
        category: "abonnement",
        joined_date: "startdatum",
        expiry_date: "einddatum",
      },
      drop: ["naam", "email", "telefoon"],
      dateFormats: ["%Y%m%d"],
      schedule,
      credit,
    },
    residents: {
      source: "residents",
      file: "residents_{yyyy}-{mm}-{dd}.csv",
      columns: residentsColumns(segmentation),
      credit,
    },
    residents_kompas_2024: {
      source: "residents",
      file: "residents_kompas-2024_{yyyy}-{mm}-{dd}.csv",
      columns: residentsColumns(earlierSegmentation),
      credit,
    },
    catchments: {
      source: "catchments",
      file: "catchments_{yyyy}-{mm}-{dd}.csv",
      columns: {
        library: "library",
        branch: "branch",
        area_id: "area_id",
        municipality: "municipality",
        share: "share",
      },
      credit,
    },
    branches: {
      source: "branches",
      file: "branches.csv",
      snapshotDate: "2024-01-01",
      columns: {
        library: "library",
        branch: "branch",
        is_branch: "is_branch",
        postcode: "postcode",
        latitude: "latitude",
        longitude: "longitude",
      },
      credit,
    },
    opening_hours: {
      source: "opening_hours",
      file: "opening_hours.csv",
      snapshotDate: "2024-01-01",
      columns: {
        library: "library",
        branch: "branch",
        weekday: "weekday",
        opens_at: "opens_at",
        closes_at: "closes_at",
      },
      credit,
    },
    segmentation: {
      source: "segmentation",
      file: "segmentation.csv",
      snapshotDate: "2025-11-01",
      columns: segmentationColumns,
      credit,
    },
    segmentation_kompas_2024: {
      source: "segmentation",
      file: "segmentation_kompas-2024.csv",
      snapshotDate: "2024-01-01",
      columns: segmentationColumns,
      credit,
    },
    assignments: {
      source: "assignments",
      file: "assignments.csv",
      // As with the residents, the renewed one was delivered for the years before too.
      snapshotDate: "2024-01-01",
      columns: assignmentsColumns(segmentation),
      credit,
    },
    assignments_kompas_2024: {
      source: "assignments",
      file: "assignments_kompas-2024.csv",
      snapshotDate: "2024-01-01",
      columns: assignmentsColumns(earlierSegmentation),
      credit,
    },
    personas: {
      source: "personas",
      file: "personas.csv",
      snapshotDate: "2024-01-01",
      columns: {
        segmentation: "segmentation",
        level: "level",
        segment_id: "segment_id",
        domain: "domain",
        topic: "topic",
        attribute: "attribute",
        value: "value",
        index: "index",
        source: "source",
        licence: "licence",
      },
      credit,
    },
  },
});
