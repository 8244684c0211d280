/** The least that a feed and a configuration need. */
export const givenFeed = {
  source: "members",
  file: "leden.csv",
  columns: { library: { value: "B" }, member_id: "Pasnummer" },
};

export const givenConfig = {
  name: "Proef",
  segmentation: "proef@2026",
  memberDefinition: { nl: "Leden", en: "Members" },
  feeds: { leden: givenFeed },
};
