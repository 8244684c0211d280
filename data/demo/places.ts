/** What kind of houses stand there, which says who lives in them. */
export type Surroundings = "centre" | "quarter" | "suburb" | "village";

export type LibraryId = "merwedal" | "zilverdijk" | "heidewoud";

export interface Branch {
  name: string;
  municipality: string;
  surroundings: Surroundings;
  /** Kilometres east and north of the middle of the region. */
  x: number;
  y: number;
  /** True where a neighbourhood is built during the two years. */
  growing?: boolean;
}

export interface Library {
  id: LibraryId;
  name: string;
  /** The first is the main one. */
  branches: [Branch, ...Branch[]];
  /** Members who are served at home are registered with a stock that is no location. */
  stock?: string;
}

export const libraries: Library[] = [
  {
    id: "merwedal",
    name: "Bibliotheek Merwedal",
    branches: [
      branch("Merwedal Centrum", "Merwedal", "centre", -4.5, 1.5),
      branch("Merwedal De Haven", "Merwedal", "quarter", -4.5, 4.5),
      branch("Merwedal Noord", "Merwedal", "quarter", -1.5, 4.5),
      branch("Lingeveen", "Lingeveen", "suburb", -4.5, -1.5),
      { ...branch("Lingeveen Oost", "Lingeveen", "suburb", -1.5, 1.5), growing: true },
    ],
  },
  {
    id: "zilverdijk",
    name: "Bibliotheek Zilverdijk",
    branches: [
      branch("Zilverdijk Centrum", "Zilverdijk", "centre", 1.5, 4.5),
      branch("Zilverdijk De Coöperatie", "Zilverdijk", "quarter", 4.5, 4.5),
      branch("Zilverdijk Zuid", "Zilverdijk", "quarter", 1.5, 1.5),
      branch("Ganzewaard", "Ganzewaard", "suburb", 4.5, 1.5),
      branch("Ganzewaard Dorp", "Ganzewaard", "village", 4.5, -1.5),
    ],
    stock: "Bibliotheek aan huis",
  },
  {
    id: "heidewoud",
    name: "Bibliotheek Heidewoud",
    branches: [
      branch("Heidewoud Centrum", "Heidewoud", "centre", -1.5, -4.5),
      branch("Heidewoud Oost", "Heidewoud", "quarter", 1.5, -4.5),
      { ...branch("Klaverloo", "Klaverloo", "suburb", 1.5, -1.5), growing: true },
      branch("Klaverloo Heikant", "Heikant", "village", 4.5, -4.5),
    ],
  },
];

function branch(
  name: string,
  municipality: string,
  surroundings: Surroundings,
  x: number,
  y: number,
): Branch {
  return { name, municipality, surroundings, x, y };
}

/** The neighbourhoods round a branch; the last is the one that may be new. */
export const neighbourhoods: Record<Surroundings, Surroundings[]> = {
  centre: ["centre", "centre", "quarter", "quarter", "quarter", "suburb"],
  quarter: ["quarter", "quarter", "quarter", "centre", "suburb", "suburb"],
  suburb: ["suburb", "suburb", "suburb", "quarter", "village", "suburb"],
  village: ["village", "village", "village", "village", "suburb", "suburb"],
};

/** In the open water of the IJsselmeer, so that no figure falls upon a real street. */
const middle = { latitude: 52.79, longitude: 5.42 };
const kilometresPerDegree = 111.2;

export function toDegrees(place: { x: number; y: number }): {
  latitude: string;
  longitude: string;
} {
  const shrink = Math.cos((middle.latitude * Math.PI) / 180);
  return {
    latitude: (middle.latitude + place.y / kilometresPerDegree).toFixed(4),
    longitude: (middle.longitude + place.x / (kilometresPerDegree * shrink)).toFixed(4),
  };
}
