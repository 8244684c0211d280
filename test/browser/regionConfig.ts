export interface Target {
  penetration: number;
  by: string;
  since?: string;
}

/** By library and segment: one that is reached, one that is not. */
export const targets: Record<string, Record<string, Target>> = {
  stadsbibliotheek: {
    A: { penetration: 0.9, by: "2027-12-31", since: "2025-01-01" },
    B: { penetration: 0.01, by: "2027-12-31" },
  },
};

/** Feeds of the configuration beside those of the small region. */
export const FEEDS = `
    traits: {
      source: "personas",
      snapshotDate: "2024-01-01",
      file: "kenmerken.csv",
      columns: {
        segmentation: { value: "proef@1" },
        level: "niveau",
        segment_id: "code",
        domain: "gebied",
        topic: "onderwerp",
        attribute: "kenmerk",
        value: "aandeel",
        index: "index",
        source: "bron",
        licence: { value: "CC0-1.0" },
      },
    },
    hours: {
      source: "opening_hours",
      snapshotDate: "2024-01-01",
      file: "openingstijden.csv",
      columns: {
        library: { value: "Proefbibliotheek" },
        branch: "vestiging",
        weekday: "dag",
        opens_at: "van",
        closes_at: "tot",
      },
    },
    large_members: {
      source: "members",
      file: "groot_{yyyy}-{mm}-{dd}.csv",
      columns: {
        library: { value: "Stadsbibliotheek" },
        branch: "vestiging",
        member_id: "pas",
        area_id: "postcode",
        house_number: "huisnr",
      },
    },
    large_catchments: {
      source: "catchments",
      snapshotDate: "2024-01-01",
      file: "groot_werkgebied.csv",
      columns: { library: { value: "Stadsbibliotheek" }, area_id: "gebied", municipality: "gemeente" },
    },
    counts: {
      source: "member_counts",
      snapshotDate: "2025-02-01",
      file: "telling.csv",
      columns: {
        library: { value: "Tellende bibliotheek" },
        area_id: "gebied",
        member_count: { column: "leden", suppressed: { "*": [1, 4] } },
      },
    },
    counts_catchments: {
      source: "catchments",
      snapshotDate: "2024-01-01",
      file: "telling_werkgebied.csv",
      columns: {
        library: { value: "Tellende bibliotheek" },
        area_id: "gebied",
        municipality: "gemeente",
      },
    },
`;
