import type { PageId } from "./expected.js";
import type { Language } from "./numbers.js";

/** The title of each page. */
export const QUESTIONS: Record<PageId, Record<Language, string>> = {
  index: { nl: "Hoe staat ons werkgebied ervoor?", en: "How is our catchment doing?" },
  residents: { nl: "Wie wonen er in ons werkgebied?", en: "Who lives in our catchment?" },
  members: { nl: "Wie bereiken we, en wie niet?", en: "Whom do we reach, and whom not?" },
  segments: { nl: "Welke groepen wonen hier?", en: "Which groups live here?" },
  conclusions: { nl: "Wat weten we van elke groep?", en: "What do we know of each group?" },
  opportunities: { nl: "Waar liggen de kansen?", en: "Where are the opportunities?" },
  municipalities: {
    nl: "Hoe verschillen onze gemeenten?",
    en: "How do our municipalities differ?",
  },
  branches: { nl: "Hoe verschillen onze vestigingen?", en: "How do our branches differ?" },
  trend: { nl: "Verandert dat?", en: "Is that changing?" },
  quality: { nl: "Kunnen we deze cijfers vertrouwen?", en: "Can we trust these figures?" },
  method: { nl: "Hoe zijn deze cijfers berekend?", en: "How are these figures calculated?" },
  dictionary: { nl: "Wat betekent elke kolom?", en: "What does each column mean?" },
  lineage: { nl: "Waar komt elk cijfer vandaan?", en: "Where does each figure come from?" },
  pipeline: { nl: "Loopt de verwerking goed?", en: "Is the pipeline running well?" },
  "notebooks/explore": { nl: "Zelf verkennen", en: "Explore it yourself" },
};
