import type { Traits } from "./segments.js";

export interface PersonaTopic {
  domain: "media" | "leisure" | "culture" | "time" | "attitudes";
  topic: string;
  attribute: string;
  /** Share of an ordinary household of which it is true. */
  ordinary: number;
  /** How strongly each trait raises it (on the scale of log odds). */
  pulls: Partial<Traits>;
}

/** What the personas tell; invented, and only as true as a stereotype can be. */
export const personaTopics: PersonaTopic[] = [
  {
    domain: "media",
    topic: "Krant",
    attribute: "Leest een papieren dagblad",
    ordinary: 0.28,
    pulls: { age: 3, culture: 1 },
  },
  {
    domain: "media",
    topic: "Huis-aan-huisblad",
    attribute: "Leest het huis-aan-huisblad",
    ordinary: 0.45,
    pulls: { age: 1.5, local: 1.8 },
  },
  {
    domain: "media",
    topic: "Sociale media",
    attribute: "Kijkt dagelijks op Instagram",
    ordinary: 0.4,
    pulls: { age: -3, digital: 1.5 },
  },
  {
    domain: "media",
    topic: "Sociale media",
    attribute: "Volgt een buurtgroep op Facebook",
    ordinary: 0.36,
    pulls: { local: 2.2, culture: -1.2 },
  },
  {
    domain: "media",
    topic: "Nieuwsbrief",
    attribute: "Opent een nieuwsbrief van een instelling",
    ordinary: 0.28,
    pulls: { culture: 1.6, age: 0.6, digital: 0.8 },
  },
  {
    domain: "media",
    topic: "Audio",
    attribute: "Luistert naar podcasts of luisterboeken",
    ordinary: 0.33,
    pulls: { digital: 2, age: -1.2, culture: 0.8 },
  },
  {
    domain: "leisure",
    topic: "Lezen",
    attribute: "Leest elke week in een boek",
    ordinary: 0.42,
    pulls: { culture: 2.2, age: 0.8 },
  },
  {
    domain: "leisure",
    topic: "Sport",
    attribute: "Is lid van een sportvereniging",
    ordinary: 0.3,
    pulls: { children: 1.6, age: -0.6 },
  },
  {
    domain: "leisure",
    topic: "Huis en tuin",
    attribute: "Tuiniert of klust elke week",
    ordinary: 0.4,
    pulls: { local: 1.6, age: 0.8 },
  },
  {
    domain: "culture",
    topic: "Museum",
    attribute: "Bezocht dit jaar een museum",
    ordinary: 0.42,
    pulls: { culture: 2.6, income: 0.8 },
  },
  {
    domain: "culture",
    topic: "Voorlezen",
    attribute: "Leest kinderen voor",
    ordinary: 0.25,
    pulls: { children: 4.5, culture: 0.8 },
  },
  {
    domain: "culture",
    topic: "Podium en film",
    attribute: "Bezocht dit jaar theater, concert of bioscoop",
    ordinary: 0.52,
    pulls: { age: -1, income: 1.2, culture: 0.8 },
  },
  {
    domain: "time",
    topic: "Ochtend",
    attribute: "Heeft op werkdagen in de ochtend tijd",
    ordinary: 0.3,
    pulls: { age: 3.6, income: -0.8 },
  },
  {
    domain: "time",
    topic: "Middag",
    attribute: "Heeft op werkdagen in de middag tijd",
    ordinary: 0.34,
    pulls: { age: 3, children: 0.8, income: -0.8 },
  },
  {
    domain: "time",
    topic: "Avond",
    attribute: "Heeft op werkdagen pas na 17 uur tijd",
    ordinary: 0.45,
    pulls: { age: -3.2, income: 0.8 },
  },
  {
    domain: "time",
    topic: "Zaterdag",
    attribute: "Gaat op zaterdag op pad in de stad of het dorp",
    ordinary: 0.5,
    pulls: { children: 0.9, age: -0.8 },
  },
  {
    domain: "time",
    topic: "Zondag",
    attribute: "Gaat op zondagmiddag met het gezin op pad",
    ordinary: 0.38,
    pulls: { children: 2.2, age: -0.6 },
  },
  {
    domain: "attitudes",
    topic: "Vertrouwen",
    attribute: "Vertrouwt openbare instellingen",
    ordinary: 0.5,
    pulls: { culture: 1.4, income: 1 },
  },
  {
    domain: "attitudes",
    topic: "Ontmoeten",
    attribute: "Zoekt graag buurtgenoten op",
    ordinary: 0.4,
    pulls: { local: 2, age: 0.6 },
  },
  {
    domain: "attitudes",
    topic: "Digitaal",
    attribute: "Wil hulp bij digitale zaken",
    ordinary: 0.2,
    pulls: { digital: -3.2, age: 0.8 },
  },
  {
    domain: "attitudes",
    topic: "Leren",
    attribute: "Wil iets nieuws leren",
    ordinary: 0.45,
    pulls: { culture: 1.8, age: -1 },
  },
  {
    domain: "attitudes",
    topic: "Drempel",
    attribute: "Vindt de bibliotheek niet iets voor mensen zoals ik",
    ordinary: 0.22,
    pulls: { culture: -2.6, income: -0.8, local: 0.6 },
  },
];
