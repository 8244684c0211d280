import type { PlaceOptions } from "../options.js";
import { lookAtConfiguration, lookAtDeliveries } from "./configuration.js";
import type { Finding } from "./finding.js";
import { lookAtForgotten } from "./forgotten.js";
import { lookAtMachine } from "./machine.js";
import { lookAtState } from "./state.js";
import { lookAtStorage } from "./storage.js";
import { lookAtTemporal } from "./temporal.js";

/** Looks at all that a refresh needs, and changes nothing. */
export async function examine(options: PlaceOptions): Promise<Finding[]> {
  const { finding, workplace } = await lookAtConfiguration(options);
  return [
    ...(await lookAtMachine()),
    finding,
    ...(workplace ? await lookAtDeliveries(workplace) : []),
    ...(workplace ? await lookAtForgotten(workplace) : []),
    ...(workplace ? await lookAtStorage(workplace) : []),
    ...(await lookAtTemporal(workplace)),
    ...(workplace ? await lookAtState(workplace) : []),
  ];
}
