import type { Random } from "./random.js";
import { pick } from "./random.js";

const firstNames =
  "Zoë Daniël Anouk Sem Fatima Bram Noor Yusuf Lotte Ruben Inès Joris Amélie Teun Sanne Thijs Renée Omar Fleur Jeroen".split(
    " ",
  );

const surnames =
  "Voorbeeld;Verzonnen;van Testen;de Bedachte;Nietbestaand;Proefpersoon;van Nergenshuizen;Fabel;Sprookjes;te Fictief".split(
    ";",
  );

/** Of somebody who cannot be mistaken for anybody. */
export function drawName(random: Random): string {
  return `${pick(random, firstNames)} ${pick(random, surnames)}`;
}
