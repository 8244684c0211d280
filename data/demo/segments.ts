import type { Surroundings } from "./places.js";

/** The renewed one, and the one before it. */
export const segmentation = "kompas@2025";
export const earlierSegmentation = "kompas@2024";

export type SegmentId = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K";

/** How a segment lives, 0..1; the middle is 0.5. */
export interface Traits {
  age: number;
  children: number;
  income: number;
  culture: number;
  digital: number;
  local: number;
}

export interface Subsegment {
  id: string;
  name: string;
  nameEn: string;
  /** Mean number of persons in a household. */
  persons: number;
}

export interface Segment {
  id: SegmentId;
  name: string;
  nameEn: string;
  /** Ages of the heads of the households. */
  ages: [number, number];
  /** Part of the third and further persons that is under 18. */
  childShare: number;
  /** How common it is in each kind of neighbourhood. */
  presence: Record<Surroundings, number>;
  traits: Traits;
  subsegments: Subsegment[];
}

type Sketch = [name: string, nameEn: string, persons: number];

function segment(
  id: SegmentId,
  names: [name: string, nameEn: string],
  people: { ages: [number, number]; childShare: number },
  presence: [centre: number, quarter: number, suburb: number, village: number],
  traits: [
    age: number,
    children: number,
    income: number,
    culture: number,
    digital: number,
    local: number,
  ],
  sketches: Sketch[],
): Segment {
  const [name, nameEn] = names;
  const [centre, quarter, suburb, village] = presence;
  const [age, children, income, culture, digital, local] = traits;
  return {
    id,
    name,
    nameEn,
    ...people,
    presence: { centre, quarter, suburb, village },
    traits: { age, children, income, culture, digital, local },
    subsegments: sketches.map(([name, nameEn, persons], index) => ({
      id: `${id}${String(index + 1).padStart(2, "0")}`,
      name,
      nameEn,
      persons,
    })),
  };
}

/** Made up, but for the names of B, E and J, which a public report prints. */
export const segments: Segment[] = [
  segment(
    "A",
    ["Kamerplant en Koffer", "House Plant and Suitcase"],
    { ages: [19, 32], childShare: 0.1 },
    [10, 6, 1, 0.5],
    [0.1, 0.1, 0.25, 0.6, 0.95, 0.2],
    [
      ["Zolderkamer met Uitzicht", "Attic with a View", 1.1],
      ["Pasta voor Eén", "Pasta for One", 1.1],
      ["Samen op Drie Hoog", "Together on the Third Floor", 1.8],
      ["Eerste Sleutelbos", "First Bunch of Keys", 1.4],
    ],
  ),
  segment(
    "B",
    ["Plannen en Rennen", "Planning and Running"],
    { ages: [26, 44], childShare: 0.85 },
    [8, 8, 5, 2],
    [0.25, 0.4, 0.65, 0.55, 0.95, 0.25],
    [
      ["Agenda op de Koelkast", "Diary on the Fridge", 2.5],
      ["Laptop op de Trein", "Laptop on the Train", 1.6],
      ["Avondwinkel en Sportschool", "Late Shop and Gym", 1.5],
      ["Twee Banen, Eén Fiets", "Two Jobs, One Bicycle", 2.2],
    ],
  ),
  segment(
    "C",
    ["Bakfiets en Balkon", "Cargo Bike and Balcony"],
    { ages: [30, 46], childShare: 0.98 },
    [8, 7, 4, 1.5],
    [0.3, 0.9, 0.75, 0.85, 0.85, 0.45],
    [
      ["Zandbak op het Dakterras", "Sandpit on the Roof", 3.9],
      ["Prentenboek en Pompoen", "Picture Book and Pumpkin", 3.6],
      ["Klusladder in de Gang", "Ladder in the Hall", 3.0],
    ],
  ),
  segment(
    "D",
    ["Trampoline en Tent", "Trampoline and Tent"],
    { ages: [33, 52], childShare: 0.9 },
    [1.5, 6, 13, 9],
    [0.4, 0.95, 0.65, 0.55, 0.75, 0.65],
    [
      ["Voetbaltas in de Hal", "Football Bag in the Hall", 4.1],
      ["Caravan op de Oprit", "Caravan on the Drive", 3.6],
      ["Huiswerk aan de Keukentafel", "Homework at the Kitchen Table", 3.9],
      ["Nieuwe Straat, Jonge Boom", "New Street, Young Tree", 3.3],
    ],
  ),
  segment(
    "E",
    ["Volks en Uitgesproken", "Plain and Outspoken"],
    { ages: [28, 66], childShare: 0.65 },
    [5, 9, 4, 3],
    [0.5, 0.55, 0.25, 0.2, 0.55, 0.75],
    [
      ["Vlag uit bij Winst", "Flag Out for a Win", 2.4],
      ["Praatje bij de Poort", "Chat at the Gate", 2.2],
      ["Spelletjesavond op de Galerij", "Games Night on the Gallery", 2.6],
      ["Radio in de Schuur", "Radio in the Shed", 1.9],
    ],
  ),
  segment(
    "F",
    ["Kasteel en Kruiwagen", "Castle and Wheelbarrow"],
    { ages: [42, 68], childShare: 0.5 },
    [1, 1, 4, 5],
    [0.6, 0.4, 0.95, 0.75, 0.7, 0.45],
    [
      ["Oprijlaan met Grind", "Gravel Drive", 2.7],
      ["Zeilboot in de Garage", "Sailing Boat in the Garage", 2.5],
      ["Appelboom en Aandelen", "Apple Tree and Shares", 2.4],
    ],
  ),
  segment(
    "G",
    ["Laarzen en Landweg", "Boots and Country Lane"],
    { ages: [36, 70], childShare: 0.5 },
    [0.3, 0.6, 3, 11],
    [0.6, 0.55, 0.5, 0.3, 0.4, 0.95],
    [
      ["Melkbus aan de Weg", "Milk Churn by the Road", 3.1],
      ["Kermis en Koffiekan", "Fair and Coffee Pot", 2.6],
      ["Werkplaats Achter Huis", "Workshop Behind the House", 2.5],
    ],
  ),
  segment(
    "H",
    ["Fietsbel en Fruitschaal", "Bicycle Bell and Fruit Bowl"],
    { ages: [38, 64], childShare: 0.5 },
    [5, 6, 7, 5],
    [0.5, 0.45, 0.5, 0.5, 0.55, 0.5],
    [
      ["Rijtje in het Midden", "Middle of the Terrace", 2.4],
      ["Vrijdag Friet", "Chips on Friday", 2.5],
      ["Half Ons Kaas", "Two Ounces of Cheese", 1.9],
      ["Regenjas aan de Kapstok", "Raincoat on the Peg", 2.1],
    ],
  ),
  segment(
    "I",
    ["Boekenkast en Bergschoen", "Bookcase and Hiking Boot"],
    { ages: [52, 72], childShare: 0.2 },
    [5, 4, 5, 4],
    [0.7, 0.15, 0.75, 0.95, 0.65, 0.45],
    [
      ["Leesbril op Reis", "Reading Glasses on Tour", 1.9],
      ["Koor op Dinsdag", "Choir on Tuesday", 1.8],
      ["Rugzak in de Herfst", "Rucksack in Autumn", 1.9],
      ["Museumkaart Bovenop", "Museum Card on Top", 1.7],
    ],
  ),
  segment(
    "J",
    ["Bescheiden Ouderen", "Modest Elderly"],
    { ages: [67, 90], childShare: 0 },
    [4, 5, 4, 4],
    [0.95, 0.02, 0.2, 0.3, 0.15, 0.75],
    [
      ["Geranium op Drie Hoog", "Geranium on the Third Floor", 1.2],
      ["Kaartclub om Twee Uur", "Card Club at Two", 1.4],
      ["Krant van Gisteren", "Yesterday's Paper", 1.3],
      ["Bankje bij de Vijver", "Bench by the Pond", 1.5],
    ],
  ),
  segment(
    "K",
    ["Serre en Sjaal", "Conservatory and Scarf"],
    { ages: [65, 88], childShare: 0 },
    [3, 2, 4, 4],
    [0.9, 0.05, 0.85, 0.75, 0.45, 0.55],
    [
      ["Bridge met Bitterbal", "Bridge and Bitterballen", 1.7],
      ["Kleinkind op Woensdag", "Grandchild on Wednesday", 1.8],
      ["Lift naar het Penthouse", "Lift to the Penthouse", 1.5],
    ],
  ),
];
