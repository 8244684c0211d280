import type { Workplace } from "../data/loadConfig.js";
import { slug } from "../data/slug.js";

/** Names of a region's task queues: `main` for workflows and pulls, `warehouse` for its one writer. */
export function queuesOf(workplace: Workplace) {
  const main = `werkgebied-${slug(workplace.config.name)}`;
  return { main, warehouse: `${main}-warehouse` };
}
