import { defineConfig } from "../../data/config.js";
import { boundaries, catchments } from "./feeds/boundaries.js";
import { branches } from "./feeds/branches.js";
import { members } from "./feeds/members.js";
import { residents, residentsOac2011 } from "./feeds/residents.js";
import { assignments, segmentation, segmentationOac2011 } from "./feeds/segmentation.js";

export default defineConfig({
  name: "West of England",
  language: "en",
  timeZone: "Europe/London",
  segmentation: "oac@2021",
  // The classification before: its shares are there for four of the seven authorities.
  alsoSegmentations: ["oac@2011"],
  basis: ["persons"],
  assignment: "dominant",
  suppressed: "zero",
  country: { nl: "Engeland en Wales", en: "England and Wales" },
  memberDefinition: {
    nl: "Actieve leden zoals LibrariesWest ze publiceert: accounts die in het afgelopen jaar zijn gebruikt, voor welke dienst dan ook, bij de bibliotheek waar ze zijn ingeschreven. Aantallen van 1 tot en met 4 per bibliotheek, vestiging, gebied en wijk zijn door LibrariesWest weggelaten en tellen hier als 0.",
    en: "Active members as LibrariesWest publishes them: accounts used within the last year, for whichever service, at the library where they are registered. Counts of 1 to 4 per library, branch, area and ward were left out by LibrariesWest and count as 0 here.",
  },
  feeds: {
    members,
    residents,
    residents_oac2011: residentsOac2011,
    boundaries,
    catchments,
    branches,
    segmentation,
    segmentation_oac2011: segmentationOac2011,
    assignments,
  },
});
